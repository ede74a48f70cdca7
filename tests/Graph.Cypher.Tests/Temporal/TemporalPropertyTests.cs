using CsCheck;
using Graph.Cypher.Functions;
using Graph.Cypher.Temporal;
using Graph.Cypher.Tests.Values;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Temporal;

public sealed class TemporalPropertyTests
{
    [Fact]
    public void Text_OfAnyTemporalValue_ParsesToTheSameValue() =>
        ValueGenerators.Simple.Where(value => value.Kind is >= ValueKind.DateTime and <= ValueKind.Duration).Sample(value =>
        {
            var parsed = FunctionRegistry.Find(value.Kind.ToString())!.Invoke([CypherValue.String(ValueText.ToDisplay(value))], ExpressionCases.Context());
            Assert.True(value.Equals(parsed), $"{value} became {parsed}");
        }, iter: 20_000);

    [Fact]
    public void EpochDay_OfAnyDay_AgreesWithTheCalendar()
    {
        // .NET's own calendar is the reference for its years; beyond them the parts must give the day again.
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Sample(number =>
        {
            var date = DateOnly.FromDayNumber(number);
            var value = DateValue.Of(date);
            Assert.Equal((date.Year, date.Month, date.Day), IsoCalendar.FromEpochDay(value.EpochDay));
            Assert.Equal(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, IsoCalendar.DayOfWeek(value.EpochDay));
            Assert.Equal(System.Globalization.ISOWeek.GetWeekOfYear(date.ToDateTime(default)), value.Week.Week);
        }, iter: 20_000);
        Gen.Long[IsoCalendar.MinEpochDay, IsoCalendar.MaxEpochDay].Sample(day =>
        {
            var (year, month, dayOfMonth) = IsoCalendar.FromEpochDay(day);
            Assert.Equal(day, IsoCalendar.ToEpochDay(year, month, dayOfMonth));
            Assert.InRange(dayOfMonth, 1, IsoCalendar.DaysInMonth(year, month));
        }, iter: 20_000);
        Assert.Equal(IsoCalendar.MinEpochDay, IsoCalendar.ToEpochDay(IsoCalendar.MinYear, 1, 1));
        Assert.Equal(IsoCalendar.MaxEpochDay, IsoCalendar.ToEpochDay(IsoCalendar.MaxYear, 12, 31));
    }

    [Fact]
    public void Duration_AddedAndSubtracted_GivesTheDurationBack() =>
        Gen.Select(ValueGenerators.Durations, ValueGenerators.Durations).Sample((a, b) =>
        {
            Assert.Equal(a, TemporalArithmetic.Add(TemporalArithmetic.Add(a, b), TemporalArithmetic.Negate(b)));
            Assert.Equal(TemporalArithmetic.Add(a, b), TemporalArithmetic.Add(b, a));
            Assert.Equal(TemporalArithmetic.Add(a, a), TemporalArithmetic.Multiply(a, CypherValue.Integer(2)));
        }, iter: 20_000);

    [Fact]
    public void DurationBetween_AddedToTheFirst_GivesTheSecond() =>
        Gen.Select(ValueGenerators.DateTimes, ValueGenerators.DateTimes).Sample((from, to) =>
        {
            var seconds = DurationBetween.InSeconds(CypherValue.DateTime(from), CypherValue.DateTime(to));
            var reached = Arithmetic.Add(CypherValue.DateTime(from), CypherValue.Duration(seconds)).AsDateTime;
            Assert.Equal((to.EpochSecond, to.NanoOfSecond), (reached.EpochSecond, reached.NanoOfSecond));
            var between = DurationBetween.Between(CypherValue.DateTime(from), CypherValue.DateTime(to));
            reached = Arithmetic.Add(CypherValue.DateTime(from), CypherValue.Duration(between)).AsDateTime;
            Assert.Equal((to.EpochSecond, to.NanoOfSecond), (reached.EpochSecond, reached.NanoOfSecond));
        }, iter: 20_000);

    [Fact]
    public void Zone_AtAnyMoment_ResolvesItsOwnLocalTime() =>
        Gen.Select(Gen.Int[0, ZoneDatabase.Names.Count - 1], Gen.Long[-6_000_000_000, 10_000_000_000]).Sample((index, second) =>
        {
            var zone = ZoneDatabase.Find(ZoneDatabase.Names[index])!;
            var value = zone.At(second, 0);
            Assert.Equal(second, value.EpochSecond);
            Assert.Equal(value, zone.Resolve(value.Date, value.Time, value.OffsetSeconds));
        }, iter: 20_000);

    [Theory]
    [InlineData("1818-07-21T21:40:32[Europe/Stockholm]", "1818-07-21T21:40:32+00:53:28[Europe/Stockholm]")]
    [InlineData("1818-07-21T21:40:32[Europe/Amsterdam]", "1818-07-21T21:40:32+00:17:30[Europe/Amsterdam]")]
    [InlineData("1940-07-21T21:40:32[Europe/Stockholm]", "1940-07-21T21:40:32+02:00[Europe/Stockholm]")]
    [InlineData("2020-03-29T02:30[Europe/Paris]", "2020-03-29T03:30:00+02:00[Europe/Paris]")]
    [InlineData("2020-10-25T02:30[Europe/Paris]", "2020-10-25T02:30:00+02:00[Europe/Paris]")]
    [InlineData("2020-10-25T02:30+01:00[Europe/Paris]", "2020-10-25T02:30:00+01:00[Europe/Paris]")]
    [InlineData("2986-07-01T12:00[europe/paris]", "2986-07-01T12:00:00+02:00[Europe/Paris]")]
    [InlineData("+12345-01-01T00:00[America/New_York]", "+12345-01-01T00:00:00-05:00[America/New_York]")]
    [InlineData("2020-07-21T21:40Z", "2020-07-21T21:40:00Z")]
    public void DateTime_InAZone_HasTheOffsetOfJavaTime(string text, string expected) =>
        Assert.Equal($"'{expected}'", ExpressionCases.Outcome($"toString(datetime('{text}'))"));
}
