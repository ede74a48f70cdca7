using System.Collections.Immutable;
using Graph.Model.Contract;

namespace Graph.Query.Schema;

/// <summary>Reads which labels and relationship types a graph holds and how many of each, with what the contract says of them.</summary>
public sealed class SchemaReader(GraphReader graph)
{
    private readonly GraphContract contract = GraphContract.Default;

    /// <summary>Labels in the order of the contract, then relationship types, then what the contract does not know, by name. What the contract knows and the graph lacks has a count of 0.</summary>
    /// <exception cref="GraphReadException">The graph could not be read.</exception>
    public async Task<ImmutableArray<SchemaRow>> ReadAsync(CancellationToken cancellation)
    {
        var labels = await CountsAsync("CALL db.labels() YIELD label RETURN label AS name ORDER BY name", l => $"MATCH (n:{l}) RETURN count(n) AS n", cancellation).ConfigureAwait(false);
        var types = await CountsAsync("CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS name ORDER BY name", t => $"MATCH ()-[r:{t}]->() RETURN count(r) AS n", cancellation).ConfigureAwait(false);
        var rows = ImmutableArray.CreateBuilder<SchemaRow>();
        foreach (var node in contract.Nodes)
        {
            rows.Add(new SchemaRow("node", node.Label, labels.GetValueOrDefault(node.Label), node.Says, [.. node.Properties.Select(Write)], []));
        }

        foreach (var kind in contract.EntityKinds)
        {
            rows.Add(new SchemaRow("node", kind.Label, labels.GetValueOrDefault(kind.Label), kind.Says + " (second label of Entity)", [.. kind.Properties.Select(Write)], []));
        }

        foreach (var (label, count) in labels.Where(l => contract.Node(l.Key) is null && contract.EntityKind(l.Key) is null).OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            rows.Add(new SchemaRow("node", label, count, "not of the contract", [], []));
        }

        foreach (var type in contract.Relationships)
        {
            var properties = type.IsStatement ? type.Properties.Concat(contract.StatementProperties) : type.Properties;
            rows.Add(new SchemaRow("relationship", type.Type, types.GetValueOrDefault(type.Type), type.Says, [.. properties.Select(Write)], [.. type.Ends.Select(e => $"{string.Join("|", e.From)} → {string.Join("|", e.To)}")]));
        }

        foreach (var (type, count) in types.Where(t => contract.Relationship(t.Key) is null).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            rows.Add(new SchemaRow("relationship", type, count, "not of the contract", [], []));
        }

        return rows.ToImmutable();
    }

    private static string Write(PropertyContract property)
    {
        var type = property.Type switch
        {
            PropertyType.TextList => "text[]",
            PropertyType.PartialDate => "partial-date",
            _ => property.Type.ToString().ToLowerInvariant(),
        };
        return $"{property.Name}: {type}{(property.IsRequired ? "" : "?")}{(property.Allowed.IsEmpty ? "" : $" ({string.Join(" ", property.Allowed)})")}";
    }

    // Names come from the graph itself; quoted, so that a foreign one cannot be taken for syntax.
    private async Task<Dictionary<string, long>> CountsAsync(string names, Func<string, string> count, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in await graph.RowsAsync(names, cancellation).ConfigureAwait(false))
        {
            var name = row.Text(0);
            counts[name] = (await graph.RowsAsync(count($"`{name.Replace("`", "``", StringComparison.Ordinal)}`"), cancellation).ConfigureAwait(false))[0].Integer(0);
        }

        return counts;
    }
}
