using Graph.Cypher.Tests.Execution;
using Graph.Cypher.Values;
using Graph.Image;
using Xunit;

namespace Graph.Cypher.Tests.Planning;

/// <summary>The operators that the planner chooses, last first, on a graph of 200 sections, 20 entities and 5 themes.</summary>
public sealed class PlanShapeTests
{
    private static readonly PropertyGraphImage Graph = Make();

    private static PropertyGraphImage Make()
    {
        var builder = new PropertyGraphBuilder();
        int[] entities = [.. Enumerable.Range(0, 20).Select(i => builder.AddNode($"e{i}", ["Entity"], [new("name", CypherValue.String($"e{i}"))]))];
        int[] themes = [.. Enumerable.Range(0, 5).Select(i => builder.AddNode($"t{i}", ["Theme"], [new("name", CypherValue.String($"t{i}"))]))];
        for (int s = 0; s < 200; s++)
        {
            int section = builder.AddNode($"s{s}", ["Section"], [new("month", CypherValue.String($"2026-{(s % 12) + 1:00}"))]);
            for (int k = 0; k < 4; k++)
            {
                builder.AddRelationship(null, "MENTIONS", section, entities[((s * 7) + (k * 3)) % 20], []);
            }

            builder.AddRelationship(null, "ABOUT", section, themes[s % 5], []);
            builder.AddRelationship(null, "ABOUT", section, themes[(s + 1 + (s % 3)) % 5], []);
        }

        return builder.Build();
    }

    [Theory]
    [InlineData("MATCH (e:Entity {name: 'e1'}) RETURN e.name", "ProduceResults Projection NodeIndexSeek")]
    [InlineData("MATCH (e:Entity) WHERE e.name > 'e5' RETURN count(*)", "ProduceResults EagerAggregation NodeIndexSeekByRange")]
    [InlineData("MATCH (s:Section)-[:ABOUT]->(t:Theme {name: 't1'}) RETURN s.month AS k, count(*) AS c ORDER BY k", "ProduceResults Sort EagerAggregation Expand(All) NodeIndexSeek")]
    [InlineData("MATCH (s:Section)-[:MENTIONS]->(e) RETURN e.name AS k, count(*) AS c ORDER BY c DESC LIMIT 3", "ProduceResults Top EagerAggregation Expand(All) NodeByLabelScan")]
    [InlineData("MATCH (a:Theme {name: 't1'})<-[:ABOUT]-(s)-[:ABOUT]->(b:Theme {name: 't2'}) RETURN count(s)", "ProduceResults EagerAggregation Expand(Intersect) NodeIndexSeek NodeIndexSeek")]
    [InlineData("MATCH (e:Entity {name: 'e1'})-[*1..3]-(x) RETURN count(DISTINCT x)", "ProduceResults EagerAggregation VarLengthExpand(Pruning,BFS,All) NodeIndexSeek")]
    [InlineData("MATCH (e:Entity {name: 'e1'})-[*1..3]-(x) RETURN count(x)", "ProduceResults EagerAggregation VarLengthExpand(All) NodeIndexSeek")]
    [InlineData("MATCH (s:Section)-[:MENTIONS]->() RETURN count(*)", "ProduceResults EagerAggregation Filter Projection NodeByLabelScan")]
    [InlineData("MATCH (t:Theme)<-[:ABOUT]-(s:Section)-[:MENTIONS]->(e:Entity) RETURN e.name AS k, count(*) AS c", "ProduceResults EagerAggregation Expand(All) EagerAggregation Expand(All) NodeByLabelScan")]
    public void Plan_OfAQuery_HasTheOperators(string query, string operators)
    {
        PlanDescription? plan = Queries.Run("EXPLAIN " + query, Graph).Summary.Plan;
        var names = new List<string>();
        for (; plan is not null; plan = plan.Children.Count > 0 ? plan.Children[0] : null)
        {
            names.Add(plan.Operator);
        }

        Assert.Equal(operators, string.Join(' ', names));
        Assert.Equal(Queries.Rows(query, Graph).Order(StringComparer.Ordinal), Queries.Rows(query, Graph, Queries.Unoptimized).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Explain_OfAQuery_IsATableInTheUsualLayout()
    {
        const string expected = """
            +-----------------+----+-----------------------------------------------+----------------+
            | Operator        | Id | Details                                       | Estimated Rows |
            +-----------------+----+-----------------------------------------------+----------------+
            | +ProduceResults |  0 | n                                             |              1 |
            | |               +----+-----------------------------------------------+----------------+
            | +Projection     |  1 | e.name AS n                                   |              1 |
            | |               +----+-----------------------------------------------+----------------+
            | +NodeIndexSeek  |  2 | RANGE INDEX e:Entity(name) WHERE name = $name |              1 |
            +-----------------+----+-----------------------------------------------+----------------+

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Queries.Run("EXPLAIN MATCH (e:Entity {name: $name}) RETURN e.name AS n", Graph, null, ("name", CypherValue.String("e1"))).Summary.Plan!.ToTable());
    }

    [Fact]
    public void Profile_OfAQuery_CountsRowsAndReads()
    {
        QueryResult result = Queries.Run("PROFILE MATCH (t:Theme {name: 't1'})<-[:ABOUT]-(s) RETURN s.month", Graph);
        PlanDescription expand = result.Summary.Plan!.Children[0].Children[0];
        Assert.Equal("Expand(All)", expand.Operator);
        Assert.Equal(result.Rows.Count, expand.Rows);
        Assert.Equal(result.Rows.Count + 1, expand.DbHits);
    }
}
