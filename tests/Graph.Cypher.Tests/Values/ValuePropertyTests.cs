using CsCheck;
using Graph.Cypher.Comparison;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Values;

public sealed class ValuePropertyTests
{
    [Fact]
    public void Order_OfAnyThreeValues_IsTotal() =>
        Gen.Select(ValueGenerators.Any, ValueGenerators.Any, ValueGenerators.Any).Sample((a, b, c) =>
        {
            Assert.Equal(0, ValueOrder.CompareValues(a, a));
            Assert.Equal(Math.Sign(ValueOrder.CompareValues(a, b)), -Math.Sign(ValueOrder.CompareValues(b, a)));
            CypherValue[] sorted = [a, b, c];
            Array.Sort(sorted, ValueOrder.Ascending);
            Assert.True(ValueOrder.CompareValues(sorted[0], sorted[1]) <= 0);
            Assert.True(ValueOrder.CompareValues(sorted[1], sorted[2]) <= 0);
            Assert.True(ValueOrder.CompareValues(sorted[0], sorted[2]) <= 0);
        }, iter: 20_000);

    [Fact]
    public void Equivalence_OfAnyTwoValues_IsOrderZeroAndEqualHash() =>
        Gen.Select(ValueGenerators.Any, ValueGenerators.Any).Sample((a, b) =>
        {
            Assert.True(a.Equals(a));
            Assert.Equal(a.Equals(b), ValueOrder.CompareValues(a, b) == 0);
            if (a.Equals(b))
                Assert.Equal(a.GetHashCode(), b.GetHashCode());
        }, iter: 20_000);

    [Fact]
    public void Equality_OfAnyTwoValues_ImpliesEquivalence() =>
        Gen.Select(ValueGenerators.Any, ValueGenerators.Any).Sample((a, b) =>
        {
            var equal = ValueEquality.AreEqual(a, b);
            Assert.Equal(equal, ValueEquality.AreEqual(b, a));
            if (equal == true)
                Assert.True(a.Equals(b));
            if (ValueComparison.LessThan(a, b) == true && a.Kind == b.Kind)
                Assert.True(ValueOrder.CompareValues(a, b) < 0);
        }, iter: 20_000);

    [Fact]
    public void LiteralText_OfAnyValue_EvaluatesToItAgain() =>
        ValueGenerators.Any.Where(IsWritable).Sample(value =>
        {
            var again = ExpressionCases.Evaluate(ValueText.ToCypher(value));
            Assert.True(value.Equals(again) && value.Kind == again.Kind, $"{value} became {again}");
        }, iter: 3_000);

    // A lone surrogate is no text that a query can hold.
    private static bool IsWritable(CypherValue value) => !value.ToString().Any(char.IsSurrogate);
}
