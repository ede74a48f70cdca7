using CsCheck;
using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Tests.Values;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Functions;

public sealed class AggregateTests
{
    private static readonly Gen<CypherValue> Numbers = Gen.OneOf(
        Gen.Const(CypherValue.Null),
        Gen.Long[-1000, 1000].Select(CypherValue.Integer),
        Gen.Int[-4000, 4000].Select(quarter => CypherValue.Float(quarter / 4.0)));

    [Fact]
    public void Merge_OfTwoHalves_GivesTheResultOfTheWhole() =>
        Gen.Select(Numbers.Array[0, 20], Numbers.Array[0, 20], Gen.Int[0, AggregateRegistry.All.Count - 1], Gen.Bool).Sample((first, second, index, distinct) =>
        {
            var definition = AggregateRegistry.All[index];
            var percentile = definition.Signature.Parameters.Count == 2 ? CypherValue.Float(0.25) : CypherValue.Null;
            var whole = Fill(definition.Create(distinct), [.. first, .. second], percentile);
            var merged = Fill(definition.Create(distinct), first, percentile);
            merged.Merge(Fill(definition.Create(distinct), second, percentile));
            var (a, b) = (whole.Result(), merged.Result());
            Assert.Equal(a.Kind, b.Kind);
            if (a.IsFloat)
                Assert.Equal(a.AsFloat, b.AsFloat, 1e-9);
            else
                Assert.True(a.Equals(b), $"{definition.Name}: {a} and {b}");
        }, iter: 5_000);

    [Fact]
    public void StepIntegers_OfAColumn_GivesTheResultOfItsRows() =>
        Gen.Select(Gen.Long[-1000, 1000].Array[0, 20], Gen.Int[0, AggregateRegistry.All.Count - 1]).Sample((column, index) =>
        {
            var definition = AggregateRegistry.All[index];
            if (definition.Signature.Parameters.Count == 2)
                return;
            var rows = Fill(definition.Create(distinct: false), [.. column.Select(CypherValue.Integer)], CypherValue.Null);
            var columns = definition.Create(distinct: false);
            columns.StepIntegers(column);
            Assert.True(rows.Result().Equals(columns.Result()));
        }, iter: 5_000);

    [Fact]
    public void Sum_ThatOverflowsOnTheWay_IsExactInTheEnd()
    {
        var sum = AggregateRegistry.Find("sum")!.Create(distinct: false);
        Fill(sum, [CypherValue.Integer(long.MaxValue), CypherValue.Integer(long.MaxValue), CypherValue.Integer(-long.MaxValue)], CypherValue.Null);
        Assert.Equal(long.MaxValue, sum.Result().AsInteger);
        sum.Step(CypherValue.Integer(1));
        Assert.Equal("IntegerOverflow", Assert.Throws<CypherRuntimeException>(() => sum.Result()).Code);
    }

    [Fact]
    public void CountStar_OfRows_CountsNulls()
    {
        var count = AggregateDefinition.CreateCountStar();
        count.Step(CypherValue.Null);
        count.StepRepeated(CypherValue.Null, 4);
        Assert.Equal(5, count.Result().AsInteger);
    }

    private static Aggregator Fill(Aggregator aggregator, CypherValue[] rows, CypherValue second)
    {
        foreach (var row in rows)
            aggregator.Step(row, second);
        return aggregator;
    }
}
