using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// The offsets of a time zone over time: a fixed offset, or the transitions of a zone of the tz database and the yearly rules
/// that go on from the last of them. Immutable.
/// </summary>
/// <remarks>
/// <see cref="TimeZoneInfo"/> is not used: it rounds historic offsets to minutes (Stockholm before 1893 is +00:53:28), reads
/// what the machine has installed, and stops at year 9999.
/// </remarks>
internal sealed class ZoneRules
{
    public const int MaxOffsetSeconds = 18 * 3600;

    private readonly int _firstOffset;
    private readonly long[] _transitions;
    private readonly int[] _offsetsAfter;
    private readonly YearlyRule[] _yearly;

    public ZoneRules(string? name, int firstOffset, long[] transitions, int[] offsetsAfter, YearlyRule[] yearly)
    {
        Name = name;
        _firstOffset = firstOffset;
        _transitions = transitions;
        _offsetsAfter = offsetsAfter;
        _yearly = yearly;
    }

    public static ZoneRules Utc { get; } = OfOffset(0);

    /// <summary>The name in the tz database; null for a fixed offset.</summary>
    public string? Name { get; }

    public static ZoneRules OfOffset(int offsetSeconds) => new(null, offsetSeconds, [], [], []);

    /// <summary>The zone of a text: <c>Z</c>, an offset such as <c>+01:00</c>, or a name, without regard to case.</summary>
    /// <exception cref="CypherRuntimeException">There is no such zone.</exception>
    public static ZoneRules Parse(string text)
    {
        if (TemporalParser.TryParseOffset(text, out var offset))
            return OfOffset(offset);
        return ZoneDatabase.Find(text) ?? throw CypherRuntimeException.Argument($"{ValueText.Quote(text)} is no time zone; expected an offset such as +08:00, Z, or a name of the tz database such as Asia/Shanghai.");
    }

    /// <summary>Seconds east of UTC at a moment.</summary>
    public int OffsetAt(long epochSecond)
    {
        if (_transitions.Length == 0 && _yearly.Length == 0)
            return _firstOffset;
        if (_yearly.Length > 0 && (_transitions.Length == 0 || epochSecond >= _transitions[^1]))
            return YearlyOffsetAt(epochSecond);
        var at = Array.BinarySearch(_transitions, epochSecond);
        if (at < 0)
            at = ~at - 1;
        return at < 0 ? _firstOffset : _offsetsAfter[at];
    }

    /// <summary>
    /// The date-time of a local time of the clock. In a gap the clock is moved on by the length of the gap; in an overlap the
    /// preferred offset is kept where it is one of the two, and the earlier moment is taken otherwise.
    /// </summary>
    public DateTimeValue Resolve(DateValue date, LocalTimeValue time, int? preferredOffset = null)
    {
        var local = (date.EpochDay * IsoCalendar.SecondsPerDay) + (time.NanosOfDay / IsoCalendar.NanosPerSecond);
        if (preferredOffset is { } preferred && OffsetAt(local - preferred) == preferred)
            return new DateTimeValue(date, time, preferred, Name);

        // No zone has two transitions within two days.
        var before = OffsetAt(local - IsoCalendar.SecondsPerDay);
        var after = OffsetAt(local + IsoCalendar.SecondsPerDay);
        if (OffsetAt(local - before) == before)
            return new DateTimeValue(date, time, before, Name);
        if (OffsetAt(local - after) == after)
            return new DateTimeValue(date, time, after, Name);
        var moved = TemporalArithmetic.AddSeconds(date, time, after - before, 0);
        return new DateTimeValue(moved.Date, moved.Time, after, Name);
    }

    /// <summary>The date-time of a moment.</summary>
    public DateTimeValue At(long epochSecond, int nanos)
    {
        var offset = OffsetAt(epochSecond);
        var local = epochSecond + offset;
        var day = IsoCalendar.FloorDiv(local, IsoCalendar.SecondsPerDay);
        TemporalArithmetic.RequireDay(day);
        var second = local - (day * IsoCalendar.SecondsPerDay);
        return new DateTimeValue(new DateValue(day), new LocalTimeValue((second * IsoCalendar.NanosPerSecond) + nanos), offset, Name);
    }

    private int YearlyOffsetAt(long epochSecond)
    {
        // The local year by the standard offset is the year of the rules, since no rule changes the offset at New Year.
        var year = IsoCalendar.FromEpochDay(IsoCalendar.FloorDiv(epochSecond + _yearly[0].StandardOffset, IsoCalendar.SecondsPerDay)).Year;
        var offset = _yearly[0].OffsetBefore;
        foreach (var rule in _yearly)
        {
            if (epochSecond < rule.EpochSecondIn(year))
                return offset;
            offset = rule.OffsetAfter;
        }

        return offset;
    }
}
