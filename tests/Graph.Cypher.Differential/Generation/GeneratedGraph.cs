using System.Globalization;
using Graph.Cypher.Functions;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Cypher.Differential.Generation;

/// <summary>A random graph: every node and relationship has a number in its property <c>id</c>.</summary>
/// <param name="Nodes">Labels and properties as Cypher literals; the number is the index.</param>
/// <param name="Relationships">Type, ends and properties as Cypher literals; the number is 100 and the index.</param>
public sealed record GeneratedGraph(
    IReadOnlyList<(IReadOnlyList<string> Labels, IReadOnlyList<(string Key, string Literal)> Properties)> Nodes,
    IReadOnlyList<(string Type, int From, int To, IReadOnlyList<(string Key, string Literal)> Properties)> Relationships)
{
    private static readonly CypherEngine Literals = new();
    private static readonly PropertyGraphImage Nothing = new PropertyGraphBuilder().Build();

    /// <summary>The graph as an image.</summary>
    public PropertyGraphImage Build()
    {
        var builder = new PropertyGraphBuilder();
        for (int i = 0; i < Nodes.Count; i++)
        {
            builder.AddNode($"n{i.ToString(CultureInfo.InvariantCulture)}", Nodes[i].Labels, Properties(i, Nodes[i].Properties));
        }

        for (int i = 0; i < Relationships.Count; i++)
        {
            builder.AddRelationship($"r{i.ToString(CultureInfo.InvariantCulture)}", Relationships[i].Type, Relationships[i].From, Relationships[i].To, Properties(100 + i, Relationships[i].Properties));
        }

        return builder.Build();
    }

    /// <summary>A CREATE that makes the graph in a database; null for the empty graph.</summary>
    public string? ToCypher()
    {
        IEnumerable<string> nodes = Nodes.Select((n, i) => $"(n{i.ToString(CultureInfo.InvariantCulture)}{string.Concat(n.Labels.Select(l => ":" + l))} {Map(i, n.Properties)})");
        IEnumerable<string> relationships = Relationships.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"(n{r.From})-[:{r.Type} {Map(100 + i, r.Properties)}]->(n{r.To})"));
        return Nodes.Count == 0 ? null : $"CREATE {string.Join(", ", nodes.Concat(relationships))}";
    }

    /// <summary>The graph without a node (and what hangs on it) or without a relationship; for making a failing case smaller.</summary>
    public IEnumerable<GeneratedGraph> Smaller()
    {
        for (int i = 0; i < Relationships.Count; i++)
        {
            yield return this with { Relationships = [.. Relationships.Where((_, r) => r != i)] };
        }

        for (int i = Nodes.Count - 1; i >= 0; i--)
        {
            yield return new GeneratedGraph(
                [.. Nodes.Where((_, n) => n != i)],
                [.. Relationships.Where(r => r.From != i && r.To != i).Select(r => (r.Type, r.From > i ? r.From - 1 : r.From, r.To > i ? r.To - 1 : r.To, r.Properties))]);
        }

        for (int i = 0; i < Nodes.Count; i++)
        {
            for (int p = 0; p < Nodes[i].Properties.Count; p++)
            {
                yield return this with { Nodes = [.. Nodes.Select((n, at) => at == i ? (n.Labels, [.. n.Properties.Where((_, q) => q != p)]) : n)] };
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => ToCypher() ?? "the empty graph";

    private static string Map(int id, IReadOnlyList<(string Key, string Literal)> properties) =>
        $"{{{string.Join(", ", properties.Select(p => $"{p.Key}: {p.Literal}").Prepend($"id: {id.ToString(CultureInfo.InvariantCulture)}"))}}}";

    private static IEnumerable<KeyValuePair<string, CypherValue>> Properties(int id, IReadOnlyList<(string Key, string Literal)> properties) =>
        properties.Select(p => KeyValuePair.Create(p.Key, Value(p.Literal))).Prepend(KeyValuePair.Create("id", CypherValue.Integer(id)));

    private static CypherValue Value(string literal) => Literals.Execute(Nothing, Literals.Prepare($"RETURN {literal}")).Rows[0][0];
}
