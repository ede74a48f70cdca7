using Graph.Cypher.Functions;
using Graph.Cypher.Tests.Values;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Functions;

/// <summary>Cases on which openCypher leaves room or this engine differs from Neo4j; the bulk is in <see cref="Neo4jComparisonTests"/>.</summary>
public sealed class FunctionCaseTests
{
    [Theory]
    [InlineData("9223372036854775807 + 1", "!ArithmeticError.IntegerOverflow")]
    [InlineData("-9223372036854775808 - 1", "!ArithmeticError.IntegerOverflow")]
    [InlineData("9223372036854775807 * 2", "!ArithmeticError.IntegerOverflow")]
    [InlineData("4611686018427387904 * -2", "-9223372036854775808")]
    [InlineData("-9223372036854775808 / -1", "!ArithmeticError.IntegerOverflow")]
    [InlineData("-9223372036854775808 % -1", "0")]
    [InlineData("abs(-9223372036854775808)", "!ArithmeticError.IntegerOverflow")]
    [InlineData("1 / 0", "!ArithmeticError.DivisionByZero")]
    [InlineData("1 % 0", "!ArithmeticError.DivisionByZero")]
    [InlineData("1 / 0.0", "Infinity")]
    [InlineData("'a' + 1 + 2.0", "'a12.0'")]
    [InlineData("1 + true", "!TypeError.InvalidArgumentType")]
    [InlineData("[1] + [2] + 3", "[1, 2, 3]")]
    [InlineData("0 + [1]", "[0, 1]")]
    [InlineData("range(0, 1, -123)", "[]")]
    [InlineData("range(5, 1)", "[]")]
    [InlineData("range(0, 1, 0)", "!ArgumentError.NumberOutOfRange")]
    [InlineData("range(0, 1.0)", "!ArgumentError.InvalidArgumentType")]
    [InlineData("range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]")]
    [InlineData("range(-9223372036854775808, 9223372036854775807)", "!ArgumentError.NumberOutOfRange")]
    [InlineData("size(range(-9223372036854775808, 9223372036854775807, 9223372036854775807))", "3")]
    [InlineData("[1, 2][1.0]", "!TypeError.ListElementAccessByNonInteger")]
    [InlineData("{a: 1}[1]", "!TypeError.MapElementAccessByNonString")]
    [InlineData("[1, 2, 3][1..][0]", "2")]
    [InlineData("[1, 2, 3][-10..10]", "[1, 2, 3]")]
    [InlineData("[1, 2, 3][null..2]", "null")]
    [InlineData("toInteger('9223372036854775808')", "!ArithmeticError.IntegerOverflow")]
    [InlineData("toIntegerOrNull('9223372036854775808')", "null")]
    [InlineData("toUpper(1)", "!TypeError.InvalidArgumentValue")]
    [InlineData("normalize('각') = normalize('\\u1100\\u1161\\u11a8')", "true")]
    [InlineData("normalize('a\\u0323\\u0307', 'NFC') = normalize('a\\u0307\\u0323', 'NFC')", "true")]
    [InlineData("normalize('ＡＢ', 'NFKC')", "'AB'")]
    [InlineData("normalize('e\\u0301') = 'é'", "true")]
    [InlineData("normalize('ﬁ', 'NFKC')", "'fi'")]
    [InlineData("normalize('é', 'NFD') = 'e\\u0301'", "true")]
    [InlineData("toUpper('straße')", "'STRASSE'")]
    [InlineData("'新质生产力' =~ '\\\\p{IsHan}+'", "true")]
    [InlineData("'abc' =~ 'a.*+c'", "false")]
    [InlineData("'a+b' =~ '\\\\Qa+b\\\\E'", "true")]
    [InlineData("'a\\nb' =~ '(?s)a.b'", "true")]
    [InlineData("'a\\u2028b' =~ 'a.b'", "false")]
    [InlineData("'abab' =~ '(ab)\\\\1'", "true")]
    [InlineData("'a' =~ '[a'", "!ArgumentError.InvalidArgumentValue")]
    [InlineData("date() = date('2026-06-11')", "true")]
    [InlineData("toString(datetime.statement('Asia/Shanghai'))", "'2026-06-11T12:05:06.789+08:00[Asia/Shanghai]'")]
    [InlineData("toString(datetime('2024-05-06T07:08+18:00'))", "'2024-05-06T07:08:00+18:00'")]
    [InlineData("datetime('2024-05-06T07:08+19:00')", "!ArgumentError.InvalidArgumentValue")]
    [InlineData("datetime('2024-05-06T07:08+08:')", "!ArgumentError.InvalidArgumentValue")]
    [InlineData("datetime('2024-05-06T07:08+')", "!ArgumentError.InvalidArgumentValue")]
    [InlineData("size(split(reduce(s = 'a,b;c,', i IN range(1, 14) | s + s), [',', ';']))", "49153")]
    [InlineData("split('a,,b', ',')", "['a', '', 'b']")]
    [InlineData("split('a<>b<c', ['<>', '<'])", "['a', 'b', 'c']")]
    [InlineData("split('a<>b<c', ['<', '<>'])", "['a', '>b', 'c']")]
    [InlineData("timestamp()", "1781150706789")]
    [InlineData("[1, 'a'] IS :: LIST<INTEGER | STRING>", "true")]
    [InlineData("[1, null] IS :: LIST<INTEGER NOT NULL>", "false")]
    [InlineData("null IS :: INTEGER", "true")]
    [InlineData("null IS :: INTEGER NOT NULL", "false")]
    public void Expression_OnCase_HasOutcome(string expression, string expected) =>
        Assert.Equal(expected, ExpressionCases.Outcome(expression));

    [Fact]
    public void Regex_ThatExplodesWhenBacktracking_IsLinear()
    {
        var regex = JavaRegex.Compile("(a+)+b");
        Assert.True(regex.IsLinear);
        Assert.False(regex.IsMatch(new string('a', 5_000)));
    }

    [Fact]
    public void Regex_ThatNeedsBacktracking_StopsAtItsTimeLimit()
    {
        var regex = JavaRegex.Compile("(a+)+\\1b");
        Assert.False(regex.IsLinear);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var error = Assert.Throws<CypherRuntimeException>(() => regex.IsMatch(new string('a', 5_000)));
        Assert.Contains("250 ms", error.Message, StringComparison.Ordinal);
        Assert.True(watch.ElapsedMilliseconds < 5_000);
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e7, "1.0E7")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0001, "1.0E-4")]
    [InlineData(123456789.123, "1.23456789123E8")]
    [InlineData(5e-324, "5.0E-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E308")]
    [InlineData(0.1, "0.1")]
    public void FloatText_OfNumber_HasTheShortestDigitsInJavasForm(double number, string expected) =>
        Assert.Equal(expected, ValueText.OfFloat(number));
}
