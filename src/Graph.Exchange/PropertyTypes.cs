using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Exchange;

/// <summary>What the values of a property key are throughout a graph. <paramref name="Kind"/>: their one kind, or that of the items for a list; <see cref="ValueKind.String"/> where kinds are mixed. <paramref name="IsList"/>: all of them are lists.</summary>
internal readonly record struct PropertyShape(ValueKind Kind, bool IsList);

/// <summary>The shapes of the keys of nodes or relationships, by name (ordinal). Integers and floats together are floats; other mixtures are text.</summary>
internal sealed class PropertyTypes
{
    private readonly SortedDictionary<string, PropertyShape?> shapes = new(StringComparer.Ordinal);

    /// <summary>Keys with their shapes, by name.</summary>
    public IReadOnlyList<(string Key, PropertyShape Shape)> All => [.. shapes.Select(s => (s.Key, s.Value ?? new PropertyShape(ValueKind.String, true)))];

    public static PropertyTypes OfNodes(IPropertyGraph graph, CancellationToken cancellationToken) =>
        Of(graph.Topology.NodeCount, graph.NodeProperties, cancellationToken);

    public static PropertyTypes OfRelationships(IPropertyGraph graph, CancellationToken cancellationToken) =>
        Of(graph.Topology.RelationshipCount, graph.RelationshipProperties, cancellationToken);

    private static PropertyTypes Of(int count, Func<int, MapValue> properties, CancellationToken cancellationToken)
    {
        var types = new PropertyTypes();
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var map = properties(i);
            for (var p = 0; p < map.Count; p++)
                types.Add(map.Keys[p], map.Values[p]);
        }

        return types;
    }

    private void Add(string key, CypherValue value)
    {
        // An empty list says that the key holds lists, not of what.
        var shape = value.IsList ? ListShape(value.AsList) : new PropertyShape(value.Kind, false);
        if (!shapes.TryGetValue(key, out var present))
            shapes.Add(key, shape);
        else if (present is null)
            shapes[key] = shape is null || shape.Value.IsList ? shape : new PropertyShape(ValueKind.String, false);
        else if (shape is null)
            shapes[key] = present.Value.IsList ? present : new PropertyShape(ValueKind.String, false);
        else
            shapes[key] = Join(present.Value, shape.Value);
    }

    private static PropertyShape? ListShape(ListValue list)
    {
        PropertyShape? shape = null;
        foreach (var item in list.Items)
        {
            var own = new PropertyShape(item.Kind, true);
            shape = shape is { } present ? Join(present, own) : own;
        }

        return shape;
    }

    private static PropertyShape Join(PropertyShape a, PropertyShape b)
    {
        if (a == b)
            return a;
        if (a.IsList != b.IsList)
            return new PropertyShape(ValueKind.String, false);
        var numbers = a.Kind is ValueKind.Integer or ValueKind.Float && b.Kind is ValueKind.Integer or ValueKind.Float;
        return new PropertyShape(numbers ? ValueKind.Float : ValueKind.String, a.IsList);
    }
}
