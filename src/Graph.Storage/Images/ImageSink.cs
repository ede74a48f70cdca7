using Graph.Cypher.Values;
using Graph.Image;
using Graph.Model;
using Graph.Storage.Projection;

namespace Graph.Storage.Images;

/// <summary>Feeds a projection to a <see cref="PropertyGraphBuilder"/>. Ids of a briefing's own nodes are forgotten when the next briefing begins; only the shared ones are kept to the end.</summary>
internal sealed class ImageSink(PropertyGraphBuilder builder) : IGraphSink
{
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> own = new(StringComparer.Ordinal);

    public void Add(GraphNode node)
    {
        var label = node.Labels[0];
        if (label == "Briefing")
            own.Clear();
        var number = builder.AddNode(node.Id, node.Labels, node.Properties.Select(p => new KeyValuePair<string, CypherValue>(p.Key, Value(p.Value))));
        (label is "Entity" or "Theme" or "Indicator" ? shared : own).Add(node.Id, number);
    }

    public void Add(GraphRelationship relationship) =>
        builder.AddRelationship(null, relationship.Type, Number(relationship.From), Number(relationship.To), relationship.Properties.Select(p => new KeyValuePair<string, CypherValue>(p.Key, Value(p.Value))));

    private int Number(string id) =>
        own.TryGetValue(id, out var number) || shared.TryGetValue(id, out number) ? number : throw new InvalidOperationException($"the projection names {id} before or without its node");

    private static CypherValue Value(PropertyValue value) => value switch
    {
        PropertyValue.Text t => CypherValue.String(t.Value),
        PropertyValue.Integer i => CypherValue.Integer(i.Value),
        PropertyValue.Real r => CypherValue.Float(r.Value),
        PropertyValue.Flag f => CypherValue.Boolean(f.Value),
        PropertyValue.TextList l => CypherValue.ListOf([.. l.Values.Select(CypherValue.String)]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "not a PropertyValue"),
    };
}
