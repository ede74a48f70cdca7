using CsCheck;
using Graph.Cypher.Tests.Execution;
using Graph.Cypher.Values;
using Graph.Image;
using Xunit;

namespace Graph.Cypher.Tests.Planning;

/// <summary>On random graphs, plans with and without rewrites give the same rows.</summary>
public sealed class RewritePropertyTests
{
    private static readonly string[] Texts =
    [
        "MATCH (a)-[*1..3]-(x) RETURN a.i, count(DISTINCT x)",
        "MATCH (a)-[:R*0..2]->(x:A) RETURN DISTINCT a.i, x.i",
        "MATCH (a)-[:R*..4]->(x) WHERE x.t <> 'p' RETURN a.i, max(x.i)",
        "MATCH (a:A)-[*1..2]-(x) WHERE x <> a RETURN count(DISTINCT x)",
        "MATCH (a)-[*..3]-(x)-[:S]->(y) RETURN DISTINCT a.i, y.i",
        "MATCH (a:A)-->(s)<--(b:B) RETURN a.i, b.i, count(*)",
        "MATCH (a:A)-[:R]->(s)<-[:R]-(b) RETURN a.i, b.i, s.i",
        "MATCH (a:A), (b:B) MATCH (a)-[:R]->(s)-[:S]->(b) RETURN a.i, b.i, s.i",
        "MATCH (a)-[r:R]->(s)<-[q:R]-(b) WHERE a.i < b.i RETURN s.i, r.w, q.w",
        "MATCH (a)-[:R]->(b)-[:S]->(c) RETURN c.t, count(*)",
        "MATCH (a)-[:R]->(b) WITH b, count(*) AS w MATCH (b)-[:S]->(c)-[:R]->(d) RETURN d.t, sum(w), count(*)",
        "MATCH (a)-[:R]->(b)-[:R]->(c) RETURN c.i, count(*)",
        "MATCH (a) RETURN a.t AS t, a.i AS i ORDER BY t, i DESC SKIP 1 LIMIT 4",
        "MATCH (a:A {t: 'p'})-[:R]->(b) WHERE b.t IN ['p', 'q', null] RETURN a.i, b.i",
        "MATCH (a)-[:R]->(b) OPTIONAL MATCH (b)-[:S]->(c {t: 'q'}) RETURN a.i, b.i, c.i",
        "MATCH p = (a)-[:R*1..3]->(b) RETURN a.i, b.i, [r IN relationships(p) | r.w]",
        "MATCH (a)-[:R]->(b), (c)-[:S]->(b) RETURN a.i, b.i, c.i",
        "MATCH (a) WHERE EXISTS { (a)-[:R*1..2]->(:B) } RETURN a.i",
        "MATCH (a) RETURN a.i, COUNT { (a)-[:R]-() }",
        "MATCH (a)-[r]-(b)-[q]-(c) RETURN a.i, c.i, count(*)",
        "MATCH (a)-[:R]->(b) RETURN count(*)",
        "MATCH (a:A)-[:S]->() RETURN a.t, count(*)",
        "MATCH (a) RETURN a.i, COUNT { (a)-[:R]->() }, EXISTS { (a)<-[:S]-() }",
        "MATCH (a)-[:R]->(b) MATCH (b)-[:S]->() RETURN a.i, count(*)",
    ];

    private sealed record Sample((int Labels, int Text)[] Nodes, (bool IsR, int From, int To)[] Relationships);

    private static readonly Gen<Sample> Samples =
        from count in Gen.Int[1, 9]
        from nodes in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[count]
        from relationships in Gen.Select(Gen.Bool, Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 14]
        select new Sample([.. nodes.Select(n => (n.Item1, n.Item2))], [.. relationships.Select(r => (r.Item1, r.Item2, r.Item3))]);

    private static PropertyGraphImage Build(Sample sample)
    {
        var builder = new PropertyGraphBuilder();
        string[] texts = ["p", "q", "r"];
        for (int i = 0; i < sample.Nodes.Length; i++)
        {
            (int labels, int text) = sample.Nodes[i];
            var properties = new List<KeyValuePair<string, CypherValue>> { new("i", CypherValue.Integer(i)) };
            if (text < texts.Length)
            {
                properties.Add(new("t", CypherValue.String(texts[text])));
            }

            builder.AddNode($"n{i}", new[] { (labels & 1) != 0 ? "A" : "", (labels & 2) != 0 ? "B" : "" }.Where(l => l.Length > 0), properties);
        }

        for (int i = 0; i < sample.Relationships.Length; i++)
        {
            (bool isR, int from, int to) = sample.Relationships[i];
            builder.AddRelationship(null, isR ? "R" : "S", from, to, [new("w", CypherValue.Integer(i))]);
        }

        return builder.Build();
    }

    [Fact]
    public void Rewrites_OnRandomGraphs_KeepTheRows() => Samples.Sample(
        sample =>
        {
            PropertyGraphImage graph = Build(sample);
            foreach (string text in Texts)
            {
                IEnumerable<string> expected = Queries.Rows(text, graph, Queries.Unoptimized).Order(StringComparer.Ordinal);
                IEnumerable<string> actual = Queries.Rows(text, graph).Order(StringComparer.Ordinal);
                if (!expected.SequenceEqual(actual))
                {
                    Assert.Fail($"{text}\nwithout rewrites: {string.Join(" ; ", expected)}\nwith: {string.Join(" ; ", actual)}");
                }
            }
        },
        iter: 300);
}
