using System.Collections.Immutable;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Model;
using Graph.Storage.Projection;

namespace Graph.Storage.Images;

/// <summary>The same hash as <see cref="GraphDigest"/> over a graph that is read back from its columns. A node's id is its element id.</summary>
public static class ImageDigest
{
    /// <summary>64 hex digits; throws <see cref="ArgumentException"/> for a graph with values that no property of the contract can have (maps, temporal values).</summary>
    public static string Of(IPropertyGraph graph, CancellationToken cancellationToken = default)
    {
        var digest = new GraphDigest();
        for (var node = 0; node < graph.Topology.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(new GraphNode(graph.NodeElementId(node), [.. graph.LabelsOf(node)], Properties(graph.NodeProperties(node))));
        }

        for (var relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(new GraphRelationship(
                graph.TypeOf(relationship), graph.NodeElementId(graph.StartOf(relationship)), graph.NodeElementId(graph.EndOf(relationship)), Properties(graph.RelationshipProperties(relationship))));
        }

        return digest.Hex();
    }

    private static ImmutableSortedDictionary<string, PropertyValue> Properties(MapValue map)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);
        for (var i = 0; i < map.Count; i++)
            properties.Add(map.Keys[i], Value(map.Values[i]));
        return properties.ToImmutable();
    }

    private static PropertyValue Value(CypherValue value) => value.Kind switch
    {
        ValueKind.String => new PropertyValue.Text(value.AsString),
        ValueKind.Integer => new PropertyValue.Integer(value.AsInteger),
        ValueKind.Float => new PropertyValue.Real(value.AsFloat),
        ValueKind.Boolean => new PropertyValue.Flag(value.AsBoolean),
        ValueKind.List => new PropertyValue.TextList([.. value.AsList.Items.ToArray().Select(i => i.AsString)]),
        var other => throw new ArgumentException($"found a value of kind {other}; expected text, integer, float, boolean or a list of texts", nameof(value)),
    };
}
