using Graph.Cypher.Execution;
using Graph.Cypher.Tests.Execution;
using Graph.Cypher.Values;
using Graph.Image;
using Xunit;

namespace Graph.Cypher.Tests.Planning;

/// <summary>Parts of a pattern that only conditions join are joined by hash where that is cheaper, and give the same rows.</summary>
public sealed class HashJoinTests
{
    private static readonly PropertyGraphImage Graph = Make();

    private static readonly CypherEngine Plain = new(new EngineOptions { Optimize = false });

    // Keys of many kinds: numbers that equal as integer and float, NaN, lists, dates, absent ones.
    private static PropertyGraphImage Make()
    {
        var builder = new PropertyGraphBuilder();
        CypherValue[] keys =
        [
            CypherValue.Integer(1), CypherValue.Float(1), CypherValue.Float(double.NaN), CypherValue.String("a"), CypherValue.String("A"), CypherValue.True, CypherValue.Null,
            CypherValue.ListOf(CypherValue.Integer(1)), CypherValue.ListOf(CypherValue.Float(1)), CypherValue.Float(-0.0), CypherValue.Integer(0),
        ];
        for (int i = 0; i < 200; i++)
        {
            builder.AddNode($"l{i}", ["L"], [new("k", keys[i % keys.Length]), new("i", CypherValue.Integer(i)), new("s", CypherValue.String($"name {i % 50}"))]);
            builder.AddNode($"r{i}", ["R"], [new("k", keys[i * 3 % keys.Length]), new("i", CypherValue.Integer(i)), new("s", CypherValue.String($"NAME {i % 70}"))]);
        }

        for (int i = 0; i < 400; i++)
        {
            builder.AddRelationship(null, "T", i, ((i * 7) + 3) % 400, []);
            if (i % 3 == 0)
            {
                builder.AddRelationship(null, "T", i, i * 2 % 400, []);
                builder.AddRelationship(null, "T", i, ((i * 4) + 1) % 400, []);
            }
        }

        return builder.Build();
    }

    [Theory]
    [InlineData("MATCH (a:L), (b:R) WHERE toLower(a.s) = toLower(b.s) RETURN a.i, b.i")]
    [InlineData("MATCH (a:L)-[x:T]->(c), (b:R)-[y:T]->(d) WHERE toLower(a.s) = toLower(b.s) AND c.i < d.i RETURN a.i, b.i, c.i, d.i")]
    [InlineData("MATCH (a:L) MATCH (b:R) WHERE a.k = b.k AND a.i + 1 = b.i + 1 RETURN a.i, b.i")]
    [InlineData("MATCH (a:L)-[:T]->(c:L), (b:R)-[:T]->(d:R) WHERE a.i + 0 = b.i + 2 RETURN a.i, c.i, d.i")]
    public void Join_OnEqualExpressions_IsChosenAndGivesTheSameRows(string text)
    {
        Assert.Contains("ValueHashJoin", Queries.Run("EXPLAIN " + text, Graph).Summary.Plan!.ToTable(), StringComparison.Ordinal);
        Same(text);
    }

    [Theory]
    [InlineData("MATCH (a:L), (b:R) WHERE a.k = b.k RETURN a.i, b.i")]
    [InlineData("MATCH (a), (b) WHERE a.k = b.k AND a <> b RETURN a.i, b.i")]
    [InlineData("MATCH (a:L)-[x:T]->(c), (b:R)-[y:T]->(d) WHERE c = d RETURN a.i, b.i, c.i")]
    [InlineData("MATCH (a:L)-[x:T]-(c) MATCH (b:R) WHERE b.s = toUpper(c.s) RETURN a.i, c.i, b.i")]
    [InlineData("MATCH (a:L) OPTIONAL MATCH (b:R), (c:R) WHERE toLower(b.s) = toLower(c.s) AND b.i < c.i AND c.i = a.i RETURN a.i, b.i, c.i")]
    [InlineData("MATCH (a:L) WHERE EXISTS { MATCH (b:R)-[:T]->(), (c:R)-[:T]->() WHERE b.s + '' = c.s + '' AND b <> c AND b.i = a.i } RETURN a.i")]
    [InlineData("MATCH (a:L)-[*1..2]->(c), (b:R) WHERE c.s + 'x' = toLower(b.s) + 'x' RETURN a.i, c.i, b.i")]
    [InlineData("MATCH (a:L)-[:T]->()-[:T]->(c), (b:R) RETURN count(*), sum(a.i * b.i)")]
    [InlineData("UNWIND [1, 2, 3] AS x MATCH (a:L)-[:T]->(b), (c:R)-[:T]->(d) WHERE a.i = x AND c.i = b.i RETURN x, a.i, b.i, c.i, d.i")]
    public void Pattern_InParts_GivesTheSameRowsAsWithoutJoins(string text) => Same(text);

    [Fact]
    public void Join_WithNoRowsToLookUp_DoesNotFindThePart()
    {
        QueryResult result = Queries.Run("PROFILE MATCH (a:L)-[:T]->(c), (b:R)-[:T]->(d) WHERE toLower(a.s) = toLower(b.s) AND a.i < -5 RETURN a.i", Graph);
        Assert.Empty(result.Rows);
        Assert.Null(result.Error);
    }

    [Fact]
    public void Join_OfTooMuch_EndsWithTheMemoryLimit()
    {
        const string text = "MATCH (a:L)-[:T]->(c), (b)-[*1..4]-(d) WHERE toLower(a.s) = toLower(d.s) RETURN count(*)";
        QueryResult result = Queries.Engine.Execute(Graph, Queries.Engine.Prepare(text), limits: new QueryLimits { MaxMemoryBytes = 20_000 }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(result.Error is null || result.Error.Limit == QueryLimit.Memory, result.Error?.Message);
    }

    private static void Same(string text)
    {
        QueryResult joined = Queries.Run(text, Graph);
        QueryResult plain = Plain.Execute(Graph, Plain.Prepare(text));
        Assert.Null(joined.Error);
        Assert.NotEmpty(joined.Rows);
        Assert.Equal(Sorted(plain), Sorted(joined));
        // The same plan gives its rows in the same order every time.
        Assert.Equal(Lines(joined), Lines(Queries.Run(text, Graph)));
    }

    private static IEnumerable<string> Lines(QueryResult result) => result.Rows.Select(r => string.Join(' ', r));

    private static IEnumerable<string> Sorted(QueryResult result) => Lines(result).Order(StringComparer.Ordinal);
}
