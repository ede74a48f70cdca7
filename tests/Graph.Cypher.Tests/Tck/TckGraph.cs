using System.Globalization;
using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Cypher.Tests.Tck;

/// <summary>A graph that changes, for set-up queries; an image is made of it whenever it is read.</summary>
internal sealed class TckGraph
{
    private readonly SortedDictionary<int, Node> _nodes = [];
    private readonly SortedDictionary<int, Relationship> _relationships = [];
    private int _next;
    private PropertyGraphImage? _image;

    private sealed record Node(IReadOnlyCollection<string> Labels, MapValue Properties);

    private sealed record Relationship(string Type, int From, int To, MapValue Properties);

    /// <summary>The graph as it is now. Element ids are the numbers that this class gave.</summary>
    public PropertyGraphImage Image => _image ??= Build();

    public int AddNode(IReadOnlyCollection<string> labels, MapValue properties)
    {
        _image = null;
        _nodes.Add(++_next, new Node(labels, properties));
        return _next;
    }

    public int AddRelationship(string type, int from, int to, MapValue properties)
    {
        _image = null;
        _relationships.Add(++_next, new Relationship(type, from, to, properties));
        return _next;
    }

    /// <summary>Deletes nodes and relationships together.</summary>
    /// <exception cref="InvalidOperationException">A relationship would be left without an end.</exception>
    public void Delete(IReadOnlyCollection<int> ids, bool detach)
    {
        _image = null;
        var connected = _relationships.Where(r => ids.Contains(r.Value.From) || ids.Contains(r.Value.To)).Select(r => r.Key).Where(r => !ids.Contains(r)).ToList();
        if (connected.Count > 0 && !detach)
        {
            throw new InvalidOperationException("A node that still has relationships is deleted.");
        }

        foreach (int id in ids.Concat(connected))
        {
            _nodes.Remove(id);
            _relationships.Remove(id);
        }
    }

    /// <summary>The number that this class gave to an entity of the image.</summary>
    public static int NumberOf(CypherValue entity)
    {
        IEntitySource source = entity.Domain.Source;
        string id = entity.Kind == ValueKind.Node ? source.NodeElementId(entity.EntityId) : source.RelationshipElementId(entity.EntityId);
        return int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The entity of that number in the present image; null when it was deleted.</summary>
    public CypherValue Entity(int number)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        if (_nodes.ContainsKey(number))
        {
            return CypherValue.Node(Image.Domain, Enumerable.Range(0, _nodes.Count).First(n => Image.NodeElementId(n) == id));
        }

        return _relationships.ContainsKey(number)
            ? CypherValue.Relationship(Image.Domain, Enumerable.Range(0, _relationships.Count).First(r => Image.RelationshipElementId(r) == id))
            : CypherValue.Null;
    }

    private PropertyGraphImage Build()
    {
        var builder = new PropertyGraphBuilder();
        var ids = new Dictionary<int, int>();
        foreach ((int number, Node node) in _nodes)
        {
            ids.Add(number, builder.AddNode(number.ToString(CultureInfo.InvariantCulture), node.Labels, Properties(node.Properties)));
        }

        foreach ((int number, Relationship relationship) in _relationships)
        {
            builder.AddRelationship(number.ToString(CultureInfo.InvariantCulture), relationship.Type, ids[relationship.From], ids[relationship.To], Properties(relationship.Properties));
        }

        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, CypherValue>> Properties(MapValue map) => map.Keys.Select(key => KeyValuePair.Create(key, map[key]));
}
