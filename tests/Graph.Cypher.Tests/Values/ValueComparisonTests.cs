using Graph.Cypher.Comparison;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Values;

public sealed class ValueComparisonTests
{
    [Theory]
    [InlineData("1 = 1.0", "true")]
    [InlineData("null = null", "null")]
    [InlineData("9007199254740993 = 9007199254740992.0", "false")]
    [InlineData("9007199254740993 > 9007199254740992.0", "true")]
    [InlineData("9223372036854775807 < 9223372036854775808.0", "true")]
    [InlineData("-9223372036854775808 = -9223372036854775808.0", "true")]
    [InlineData("0.0 / 0.0 = 0.0 / 0.0", "false")]
    [InlineData("0.0 / 0.0 < 1", "false")]
    [InlineData("0.0 / 0.0 < 'a'", "null")]
    [InlineData("[1, null] = [1, 2]", "null")]
    [InlineData("[1, null] = [2, 2]", "false")]
    [InlineData("[1] = [1, null]", "false")]
    [InlineData("{a: null} = {a: 1}", "null")]
    [InlineData("{a: 1} = {b: 1}", "false")]
    [InlineData("1 < 'a'", "null")]
    [InlineData("'a' < 'b'", "true")]
    [InlineData("false < true", "true")]
    [InlineData("[1, 2] < [1, 3]", "true")]
    [InlineData("[1, null] >= [1]", "true")]
    [InlineData("[1, 2] >= [1, null]", "null")]
    [InlineData("[1, 2] >= [3, null]", "false")]
    [InlineData("1 IN []", "false")]
    [InlineData("null IN []", "false")]
    [InlineData("null IN [1]", "null")]
    [InlineData("1 IN [null, 1]", "true")]
    [InlineData("1 IN [2, null]", "null")]
    [InlineData("[1] IN [[1.0]]", "true")]
    [InlineData("date('2020-01-01') < date('2020-01-02')", "true")]
    [InlineData("date('2020-01-01') < localdatetime('2020-01-02')", "null")]
    [InlineData("duration('P1D') < duration('P2D')", "null")]
    [InlineData("duration('P1D') <= duration('P1D')", "true")]
    [InlineData("duration('P1D') = duration('PT24H')", "false")]
    [InlineData("time('12:00Z') = time('13:00+01:00')", "false")]
    [InlineData("datetime('2000-01-01T12:00Z') = datetime('2000-01-01T13:00+01:00')", "false")]
    [InlineData("datetime('2000-01-01T12:00Z') < datetime('2000-01-01T13:00+01:00')", "true")]
    [InlineData("point({x: 1, y: 2}) < point({x: 2, y: 3})", "null")]
    [InlineData("true AND null", "null")]
    [InlineData("false AND null", "false")]
    [InlineData("true OR null", "true")]
    [InlineData("true XOR null", "null")]
    [InlineData("NOT null", "null")]
    public void Operator_OnCase_HasOutcome(string expression, string expected) =>
        Assert.Equal(expected, ExpressionCases.Outcome(expression));

    [Fact]
    public void Order_AcrossTypes_IsThatOfTheLanguage()
    {
        string[] ascending =
        [
            "{}", "{a: 2}", "{b: 1}", "{a: 1, b: 0}", "[]", "[1]", "[1, 2]", "[2]", "point({x: 1, y: 2})",
            "datetime('2000-01-01T11:00:00-01:00')", "datetime('2000-01-01T12:00Z')", "datetime('2000-01-01T13:00+01:00')",
            "datetime('2000-01-01T13:00[Europe/Berlin]')", "localdatetime('2000-01-01T00:00')", "date('2000-01-01')", "time('11:00-01:00')",
            "time('12:00Z')", "localtime('12:00')", "duration('PT720H')", "duration('P30D')", "duration('P1M')", "duration('P31D')",
            "''", "'a'", "'b'", "'\uFFEE'", "'😀'", "false", "true", "-1", "0.5", "1", "9007199254740992.0", "9007199254740993", "0.0 / 0.0", "null",
        ];
        var values = ascending.Select(ExpressionCases.Evaluate).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < values.Length; j++)
            {
                Assert.True(
                    Math.Sign(ValueOrder.CompareValues(values[i], values[j])) == i.CompareTo(j),
                    $"{ascending[i]} and {ascending[j]} are in the wrong order");
            }
        }
    }

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("0.0", "-0.0", true)]
    [InlineData("null", "null", true)]
    [InlineData("0.0 / 0.0", "0.0 / 0.0", true)]
    [InlineData("[null]", "[null]", true)]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1.0}", true)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    [InlineData("'1'", "1", false)]
    [InlineData("duration('P1D')", "duration('PT24H')", false)]
    public void Equivalence_OfTwoValues_AgreesWithHash(string left, string right, bool equivalent)
    {
        var a = ExpressionCases.Evaluate(left);
        var b = ExpressionCases.Evaluate(right);
        Assert.Equal(equivalent, a.Equals(b));
        if (equivalent)
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Fact]
    public void Value_Size_IsSixteenBytes() => Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<CypherValue>());
}
