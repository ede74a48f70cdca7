using CsCheck;
using Graph.Cypher.Spatial;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Values;

/// <summary>Random values of every kind but entities, with many near duplicates so that equality is met often.</summary>
internal static class ValueGenerators
{
    private static readonly string[] Zones = ["Europe/Stockholm", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "UTC", "Pacific/Apia", "Africa/Casablanca"];

    public static readonly Gen<long> Integers = Gen.OneOf(
        Gen.Long[-3, 3],
        OneOfThese(long.MinValue, long.MaxValue, 9007199254740992, 9007199254740993, -9007199254740993),
        Gen.Long);

    public static readonly Gen<double> Floats = Gen.OneOf(
        Gen.Int[-3, 3].Select(number => (double)number),
        OneOfThese(double.NaN, 0.0, -0.0, 0.5, double.PositiveInfinity, double.NegativeInfinity, 9007199254740992.0, 9223372036854775808.0, -9223372036854775808.0, double.Epsilon),
        Gen.Double);

    public static readonly Gen<DateValue> Dates = Gen.OneOf(
        Gen.Long[-2, 2],
        Gen.Long[-800_000, 800_000],
        Gen.Long[IsoCalendar.MinEpochDay, IsoCalendar.MaxEpochDay]).Select(day => new DateValue(day));

    public static readonly Gen<LocalTimeValue> Times = Gen.OneOf(
        Gen.Long[0, 86_399].Select(second => second * IsoCalendar.NanosPerSecond),
        Gen.Long[0, IsoCalendar.NanosPerDay - 1]).Select(nanos => new LocalTimeValue(nanos));

    public static readonly Gen<int> Offsets = Gen.OneOf(Gen.Int[-18, 18].Select(hour => hour * 3600), Gen.Int[-64_800, 64_800]);

    public static readonly Gen<DateTimeValue> DateTimes = Gen.Select(Gen.Long[-800_000, 800_000], Times, Offsets, OneOfThese(Zones), Gen.Bool)
        .Select((day, time, offset, zone, named) => (named ? ZoneDatabase.Find(zone)! : ZoneRules.OfOffset(offset)).Resolve(new DateValue(day), time));

    public static readonly Gen<DurationValue> Durations = Gen.Select(Gen.Long[-30, 30], Gen.Long[-1000, 1000], Gen.Long[-200_000, 200_000], Gen.OneOf(Gen.Int[0, 0], Gen.Int[0, 999_999_999]))
        .Select((months, days, seconds, nanos) => new DurationValue(months, days, seconds, nanos));

    public static readonly Gen<CypherValue> Simple = Gen.OneOf(
        Gen.Const(CypherValue.Null),
        Gen.Bool.Select(value => CypherValue.Boolean(value)),
        Integers.Select(CypherValue.Integer),
        Floats.Select(CypherValue.Float),
        Gen.OneOf(Gen.String[Gen.Char['a', 'c'], 0, 3], OneOfThese("😀", "\uFFEE", "\uD83D", "é", "'", "\\n")).Select(CypherValue.String),
        Dates.Select(CypherValue.Date),
        Times.Select(CypherValue.LocalTime),
        Gen.Select(Times, Offsets).Select((time, offset) => CypherValue.Time(new TimeValue(time, offset))),
        Gen.Select(Dates, Times).Select((date, time) => CypherValue.LocalDateTime(new LocalDateTimeValue(date, time))),
        DateTimes.Select(CypherValue.DateTime),
        Durations.Select(CypherValue.Duration),
        Gen.Select(OneOfThese([.. CoordinateSystem.All]), Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1]).Select((system, x, y, z) => CypherValue.Point(new PointValue(system, x, y, z))));

    public static readonly Gen<CypherValue> Any = Nested(3);

    private static Gen<T> OneOfThese<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static Gen<CypherValue> Nested(int depth) => depth == 0
        ? Simple
        : Gen.Frequency(
            (6, Simple),
            (1, Nested(depth - 1).Array[0, 3].Select(items => CypherValue.ListOf(items))),
            (1, Gen.Select(OneOfThese("a", "b", "c"), Nested(depth - 1)).Array[0, 3].Select(entries => CypherValue.Map(MapValue.Of(entries)))));
}
