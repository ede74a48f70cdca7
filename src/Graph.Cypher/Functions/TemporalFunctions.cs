using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Constructors, clocks, truncation and durations.</summary>
internal static class TemporalFunctions
{
    private delegate CypherValue Current(DateTimeValue now);

    private delegate CypherValue Constructor(CypherValue input, FunctionContext context);

    private delegate CypherValue Truncation(string unit, CypherValue input, MapValue? fields, FunctionContext context);

    public static IEnumerable<FunctionDefinition> All()
    {
        var families = new[]
        {
            Family("date", "DATE", static now => CypherValue.Date(now.Date), MakeDate, static (unit, value, fields, _) => CypherValue.Date(TemporalTruncation.Date(unit, value, fields))),
            Family("datetime", "ZONED DATETIME", static now => CypherValue.DateTime(now), MakeDateTime, static (unit, value, fields, c) => CypherValue.DateTime(TemporalTruncation.DateTime(unit, value, fields, c.DefaultZone))),
            Family("localdatetime", "LOCAL DATETIME", static now => CypherValue.LocalDateTime(new LocalDateTimeValue(now.Date, now.Time)), MakeLocalDateTime, static (unit, value, fields, _) => CypherValue.LocalDateTime(TemporalTruncation.LocalDateTime(unit, value, fields))),
            Family("localtime", "LOCAL TIME", static now => CypherValue.LocalTime(now.Time), MakeLocalTime, static (unit, value, fields, _) => CypherValue.LocalTime(TemporalTruncation.LocalTime(unit, value, fields))),
            Family("time", "ZONED TIME", static now => CypherValue.Time(new TimeValue(now.Time, now.OffsetSeconds)), MakeTime, static (unit, value, fields, c) => CypherValue.Time(TemporalTruncation.Time(unit, value, fields, OffsetNow(c), c.DefaultZone))),
        };
        foreach (var definition in families.SelectMany(family => family))
            yield return definition;
        yield return Of("The ZONED DATETIME in UTC of seconds and nanoseconds since 1970-01-01T00:00Z.", static (a, _) => FromEpoch(a[0], a[1]), "datetime.fromepoch(seconds :: INTEGER | FLOAT, nanoseconds :: INTEGER | FLOAT) :: ZONED DATETIME");
        yield return Of("The ZONED DATETIME in UTC of milliseconds since 1970-01-01T00:00Z.", static (a, _) => FromEpochMillis(a[0]), "datetime.fromepochmillis(milliseconds :: INTEGER | FLOAT) :: ZONED DATETIME");
        yield return Of("A DURATION from a text or a map of components.", static (a, _) => MakeDuration(a[0]), "duration(input :: ANY) :: DURATION");
        yield return Of("The DURATION from the first to the second in months, days, seconds and nanoseconds.", static (a, _) => CypherValue.Duration(DurationBetween.Between(a[0], a[1])), "duration.between(from :: ANY, to :: ANY) :: DURATION");
        yield return Of("The whole days from the first to the second.", static (a, _) => CypherValue.Duration(DurationBetween.InDays(a[0], a[1])), "duration.inDays(from :: ANY, to :: ANY) :: DURATION");
        yield return Of("The whole months from the first to the second.", static (a, _) => CypherValue.Duration(DurationBetween.InMonths(a[0], a[1])), "duration.inMonths(from :: ANY, to :: ANY) :: DURATION");
        yield return Of("The seconds and nanoseconds from the first to the second.", static (a, _) => CypherValue.Duration(DurationBetween.InSeconds(a[0], a[1])), "duration.inSeconds(from :: ANY, to :: ANY) :: DURATION");
    }

    private static FunctionDefinition Of(string description, FunctionBody body, string signature) =>
        new(FunctionCategory.Temporal, description, body, true, true, false, signature);

    private static IEnumerable<FunctionDefinition> Family(string name, string type, Current current, Constructor make, Truncation truncate)
    {
        yield return new FunctionDefinition(
            FunctionCategory.Temporal,
            $"A {type} from a text, a map of components or another temporal value; without argument that of the statement's time.",
            (a, c) => a.Length == 0 ? current(At(c.StatementTime, c.DefaultZone)) : make(a[0], c),
            true,
            true,
            false,
            $"{name}(input = DEFAULT_TEMPORAL_ARGUMENT :: ANY) :: {type}");
        foreach (var (clock, read, deterministic) in new (string, Func<FunctionContext, DateTimeOffset>, bool)[] { ("realtime", c => c.RealTime, false), ("statement", c => c.StatementTime, true), ("transaction", c => c.TransactionTime, true) })
        {
            yield return new FunctionDefinition(
                FunctionCategory.Temporal,
                $"The current {type} by the {clock} clock, in a zone if one is given.",
                (a, c) => current(At(read(c), a.Length == 0 ? c.DefaultZone : ZoneArgument(a[0], $"{name}.{clock}"))),
                true,
                deterministic,
                false,
                $"{name}.{clock}(timezone = DEFAULT_TEMPORAL_ARGUMENT :: ANY) :: {type}");
        }

        yield return new FunctionDefinition(
            FunctionCategory.Temporal,
            $"The value cut to a unit, as {type}, with components replaced.",
            (a, c) => Truncate(name, a, c, current, truncate),
            false,
            true,
            false,
            $"{name}.truncate(unit :: STRING, input = DEFAULT_TEMPORAL_ARGUMENT :: ANY, fields = null :: MAP) :: {type}");
    }

    private static CypherValue Truncate(string name, ReadOnlySpan<CypherValue> a, FunctionContext context, Current current, Truncation truncate)
    {
        if (a[0].IsNull || (a.Length > 1 && a[1].IsNull))
            return CypherValue.Null;
        var unit = Argument.Text(a[0], $"{name}.truncate");
        var input = a.Length > 1 ? a[1] : current(At(context.StatementTime, context.DefaultZone));
        var fields = a.Length > 2 && !a[2].IsNull ? Argument.Map(a[2], $"{name}.truncate") : null;
        return truncate(unit, input, fields, context);
    }

    private static CypherValue MakeDate(CypherValue input, FunctionContext context)
    {
        switch (input.Kind)
        {
            case ValueKind.String:
                return CypherValue.Date(TemporalParser.ParseDate(input.AsString));
            case ValueKind.Map:
                var components = new TemporalComponents(input.AsMap, "date");
                return CypherValue.Date(OnlyZone(components, context) is { } now ? now.Date : TemporalConstruction.Date(components));
            case ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime:
                return CypherValue.Date(TemporalConstruction.DateOf(input, "date"));
            default:
                throw Argument.Wrong(input, "date", "a String, Map or value with a date");
        }
    }

    private static CypherValue MakeLocalTime(CypherValue input, FunctionContext context)
    {
        switch (input.Kind)
        {
            case ValueKind.String:
                return CypherValue.LocalTime(TemporalParser.ParseLocalTime(input.AsString));
            case ValueKind.Map:
                var components = new TemporalComponents(input.AsMap, "localtime");
                return CypherValue.LocalTime(OnlyZone(components, context) is { } now ? now.Time : TemporalConstruction.LocalTime(components));
            case ValueKind.LocalTime or ValueKind.Time or ValueKind.LocalDateTime or ValueKind.DateTime:
                return CypherValue.LocalTime(TemporalConstruction.LocalTimeOf(input, "time"));
            default:
                throw Argument.Wrong(input, "localtime", "a String, Map or value with a time of day");
        }
    }

    private static CypherValue MakeTime(CypherValue input, FunctionContext context)
    {
        switch (input.Kind)
        {
            case ValueKind.String:
                return CypherValue.Time(TemporalParser.ParseTime(input.AsString, context.DefaultZone, OffsetNow(context)));
            case ValueKind.Map:
                var components = new TemporalComponents(input.AsMap, "time");
                return CypherValue.Time(OnlyZone(components, context) is { } now
                    ? new TimeValue(now.Time, now.OffsetSeconds)
                    : TemporalConstruction.Time(components, OffsetNow(context), context.DefaultZone));
            case ValueKind.Time:
                return input;
            case ValueKind.DateTime:
                return CypherValue.Time(new TimeValue(input.AsDateTime.Time, input.AsDateTime.OffsetSeconds));
            case ValueKind.LocalTime or ValueKind.LocalDateTime:
                return CypherValue.Time(new TimeValue(TemporalConstruction.LocalTimeOf(input, "time"), OffsetNow(context)(context.DefaultZone)));
            default:
                throw Argument.Wrong(input, "time", "a String, Map or value with a time of day");
        }
    }

    private static CypherValue MakeLocalDateTime(CypherValue input, FunctionContext context)
    {
        switch (input.Kind)
        {
            case ValueKind.String:
                return CypherValue.LocalDateTime(TemporalParser.ParseLocalDateTime(input.AsString));
            case ValueKind.Map:
                var components = new TemporalComponents(input.AsMap, "localdatetime");
                return CypherValue.LocalDateTime(OnlyZone(components, context) is { } now
                    ? new LocalDateTimeValue(now.Date, now.Time)
                    : TemporalConstruction.LocalDateTime(components));
            case ValueKind.LocalDateTime:
                return input;
            case ValueKind.DateTime:
                return CypherValue.LocalDateTime(new LocalDateTimeValue(input.AsDateTime.Date, input.AsDateTime.Time));
            default:
                throw Argument.Wrong(input, "localdatetime", "a String, Map or value with a date and a time of day");
        }
    }

    private static CypherValue MakeDateTime(CypherValue input, FunctionContext context)
    {
        switch (input.Kind)
        {
            case ValueKind.String:
                return CypherValue.DateTime(TemporalParser.ParseDateTime(input.AsString, context.DefaultZone));
            case ValueKind.Map:
                var components = new TemporalComponents(input.AsMap, "datetime");
                return CypherValue.DateTime(OnlyZone(components, context) ?? TemporalConstruction.DateTime(components, context.DefaultZone));
            case ValueKind.DateTime:
                return input;
            case ValueKind.LocalDateTime:
                return CypherValue.DateTime(context.DefaultZone.Resolve(input.AsLocalDateTime.Date, input.AsLocalDateTime.Time));
            default:
                throw Argument.Wrong(input, "datetime", "a String, Map or value with a date and a time of day");
        }
    }

    private static CypherValue MakeDuration(CypherValue input) => input.Kind switch
    {
        ValueKind.String => CypherValue.Duration(DurationParser.Parse(input.AsString)),
        ValueKind.Map => CypherValue.Duration(TemporalConstruction.Duration(input.AsMap)),
        ValueKind.Duration => input,
        _ => throw Argument.Wrong(input, "duration", "a String, Map or Duration"),
    };

    private static CypherValue FromEpoch(CypherValue seconds, CypherValue nanos)
    {
        var part = WholeNumber(nanos, "datetime.fromepoch");
        if (part is < 0 or >= IsoCalendar.NanosPerSecond)
            throw CypherRuntimeException.Argument($"datetime.fromepoch() takes 0 to 999999999 nanoseconds, not {part}.");
        return AtNanos(((Int128)WholeNumber(seconds, "datetime.fromepoch") * IsoCalendar.NanosPerSecond) + part);
    }

    private static CypherValue FromEpochMillis(CypherValue millis) => AtNanos((Int128)WholeNumber(millis, "datetime.fromepochmillis") * 1_000_000);

    private static CypherValue AtNanos(Int128 nanos)
    {
        var second = nanos / IsoCalendar.NanosPerSecond;
        var rest = nanos % IsoCalendar.NanosPerSecond;
        if (rest < 0)
        {
            rest += IsoCalendar.NanosPerSecond;
            second--;
        }

        const long limit = IsoCalendar.MaxEpochDay * IsoCalendar.SecondsPerDay;
        if (second > limit || second < -limit)
            throw CypherRuntimeException.OutOfRange("The moment lies outside the years -999,999,999 to 999,999,999.");
        return CypherValue.DateTime(ZoneRules.Utc.At((long)second, (int)rest));
    }

    private static long WholeNumber(CypherValue value, string function)
    {
        if (value.IsInteger)
            return value.AsInteger;
        var number = Argument.Number(value, function);
        return Math.Abs(number) < 9e18 && number == Math.Truncate(number) ? (long)number : throw CypherRuntimeException.OutOfRange($"{function}() does not take {ValueText.OfFloat(number)}.");
    }

    // A map that holds nothing but a zone asks for the present there.
    private static DateTimeValue? OnlyZone(TemporalComponents components, FunctionContext context) =>
        components.Count == 1 && components.Zone() is { } zone ? At(context.StatementTime, zone) : null;

    private static ZoneRules ZoneArgument(CypherValue value, string function)
    {
        if (value.IsMap && new TemporalComponents(value.AsMap, function) is { Count: 1 } components && components.Zone() is { } zone)
            return zone;
        return ZoneRules.Parse(Argument.Text(value, function));
    }

    // A time of day has no date; its zone's offset is that of the statement's time.
    private static Func<ZoneRules, int> OffsetNow(FunctionContext context) => zone => zone.OffsetAt(context.StatementTime.ToUnixTimeSeconds());

    private static DateTimeValue At(DateTimeOffset moment, ZoneRules zone)
    {
        var ticks = moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var second = IsoCalendar.FloorDiv(ticks, TimeSpan.TicksPerSecond);
        return zone.At(second, (int)((ticks - (second * TimeSpan.TicksPerSecond)) * 100));
    }
}
