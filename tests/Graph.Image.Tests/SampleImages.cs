using CsCheck;
using Graph.Cypher.Port;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Image.Tests;

/// <summary>Random graphs and a text of everything in a graph, to compare two of them.</summary>
internal static class SampleImages
{
    private static readonly string[] Texts = ["", "a", "算力", "数据要素", "𠮷野", "z\nq"];
    private static readonly string[] Keys = ["k", "m", "名"];
    private static readonly string[] Labels = ["A", "B", "区"];

    private static readonly Gen<CypherValue> Values = Gen.OneOf(
        Gen.Int[-5, 5].Select(i => CypherValue.Integer(i)),
        Gen.Long.Select(CypherValue.Integer),
        Gen.Double.Select(CypherValue.Float),
        Gen.Bool.Select(CypherValue.Boolean),
        Gen.Int[0, 5].Select(i => Texts[i]).Select(CypherValue.String),
        Gen.Int[0, 20_000].Select(i => CypherValue.DateTime(DateTimeValue.At(i * 86_399L, i, i % 2 == 0 ? "Asia/Shanghai" : "+05:30"))),
        Gen.Int[0, 20_000].Select(i => CypherValue.Duration(new DurationValue(i, -i, i, i))),
        Gen.Int[0, 3].Array[0, 3].Select(a => CypherValue.List(ListValue.Adopt([.. a.Select(i => CypherValue.Integer(i))]))));

    private static readonly Gen<KeyValuePair<string, CypherValue>[]> Properties =
        Gen.Select(Gen.Int[0, 2].Select(i => Keys[i]), Values, (k, v) => new KeyValuePair<string, CypherValue>(k, v)).Array[0, 3]
            .Select(p => p.DistinctBy(x => x.Key).ToArray());

    public static Gen<PropertyGraphImage> Images { get; } =
        from nodes in Gen.Select(Gen.Int[0, 2].Select(i => Labels[i]).Array[0, 3], Properties).Array[1, 12]
        from relationships in Gen.Select(Gen.Bool.Select(b => b ? "R" : "S"), Gen.Int[0, nodes.Length - 1], Gen.Int[0, nodes.Length - 1], Properties).Array[0, 20]
        select Build(nodes, relationships);

    /// <summary>The same image for the same number, on every machine.</summary>
    public static PropertyGraphImage Of(uint number) => Images.Generate(new PCG(number, 20260611), null, out _);

    private static PropertyGraphImage Build(
        (string[] Labels, KeyValuePair<string, CypherValue>[] Properties)[] nodes, (string Type, int From, int To, KeyValuePair<string, CypherValue>[] Properties)[] relationships)
    {
        var builder = new PropertyGraphBuilder();
        for (int i = 0; i < nodes.Length; i++)
        {
            builder.AddNode($"node-{i}", nodes[i].Labels, nodes[i].Properties);
        }

        for (int i = 0; i < relationships.Length; i++)
        {
            builder.AddRelationship(i % 3 == 0 ? null : $"rel-{i}", relationships[i].Type, relationships[i].From, relationships[i].To, relationships[i].Properties);
        }

        builder.AddFullTextIndex("all", ["A"], ["k"]);
        return builder.Build();
    }

    public static string Describe(IPropertyGraph graph)
    {
        var lines = new List<string>();
        for (int node = 0; node < graph.Topology.NodeCount; node++)
        {
            lines.Add($"({graph.NodeElementId(node)} {string.Join(',', graph.LabelsOf(node))} {CypherValue.Map(graph.NodeProperties(node))})");
            for (int type = 0; type < graph.RelationshipTypes.Count; type++)
            {
                foreach (bool outgoing in new[] { true, false })
                {
                    Adjacency adjacency = graph.Topology.Adjacent(node, type, outgoing);
                    lines.Add($"{type} {outgoing} {string.Join(',', adjacency.Nodes.ToArray())} {string.Join(',', adjacency.Relationships.ToArray())}");
                }
            }
        }

        for (int relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            lines.Add($"[{graph.RelationshipElementId(relationship)} {graph.TypeOf(relationship)} {graph.StartOf(relationship)}>{graph.EndOf(relationship)} {CypherValue.Map(graph.RelationshipProperties(relationship))}]");
        }

        lines.AddRange(graph.Indexes.FullTextIndexes.Select(i => $"{i.Name} {string.Join(',', i.Labels)} {string.Join(',', i.PropertyKeys)}"));
        return string.Join('\n', lines);
    }
}
