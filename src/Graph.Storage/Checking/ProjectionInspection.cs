using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Projection;

namespace Graph.Storage.Checking;

/// <summary>Holds a projected graph against the contract: labels, types, ends, names and types of properties, ids once, no end without its node. Passes everything on to the digest.</summary>
internal sealed class ProjectionInspection(GraphContract contract, Action<Finding> report) : IGraphSink
{
    private readonly GraphDigest digest = new();
    private readonly Dictionary<string, ImmutableArray<string>> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> own = new(StringComparer.Ordinal);

    /// <summary>The hash of what was seen.</summary>
    public string Hex() => digest.Hex();

    public void Add(GraphNode node)
    {
        digest.Add(node);
        if (node.Labels[0] == "Briefing")
            own.Clear();
        if (!(node.Labels[0] is "Entity" or "Theme" or "Indicator" ? shared : own).TryAdd(node.Id, node.Labels))
            report(new Finding("id.twice", node.Id, $"a second {node.Labels[0]}", "each id once"));
        if (contract.Node(node.Labels[0]) is not { } label)
        {
            report(new Finding("contract.label", node.Id, node.Labels[0], "a label of the contract"));
            return;
        }

        IEnumerable<PropertyContract> properties = label.Properties;
        if (node.Labels[0] == "Entity")
        {
            if (node.Labels.Length != 2 || contract.EntityKind(node.Labels[1]) is not { } kind)
            {
                report(new Finding("contract.label", node.Id, string.Join(':', node.Labels), "Entity and exactly one second label"));
                return;
            }

            properties = properties.Concat(kind.Properties);
        }

        Properties(node.Id, node.Properties, [.. properties]);
    }

    public void Add(GraphRelationship relationship)
    {
        digest.Add(relationship);
        var id = $"{relationship.From} {relationship.Type} {relationship.To}";
        if (contract.Relationship(relationship.Type) is not { } type)
        {
            report(new Finding("contract.type", id, relationship.Type, "a relationship type of the contract"));
            return;
        }

        if (LabelsOf(relationship.From) is not { } from || LabelsOf(relationship.To) is not { } to)
        {
            report(new Finding("id.dangling", id, "an end without its node", "both ends in the graph"));
            return;
        }

        if (!type.Joins(from, to))
            report(new Finding("statement.ends", id, $"{string.Join(':', from)} → {string.Join(':', to)}", type.WrittenEnds));
        var isSeed = relationship.Properties.GetValueOrDefault("method") is PropertyValue.Text { Value: "seed" };
        if (isSeed)
        {
            if (!type.Methods.Contains("seed") || relationship.Properties.Count != 1)
                report(new Finding("statement.method", id, "seed", type.Methods.Contains("seed") ? "method and nothing else" : string.Join(", ", type.Methods)));
            return;
        }

        Properties(id, relationship.Properties, type.IsStatement ? [.. contract.StatementProperties, .. type.Properties] : type.Properties);
    }

    private ImmutableArray<string>? LabelsOf(string id) => own.TryGetValue(id, out var labels) || shared.TryGetValue(id, out labels) ? labels : null;

    private void Properties(string id, ImmutableSortedDictionary<string, PropertyValue> properties, ImmutableArray<PropertyContract> contracts)
    {
        foreach (var (name, value) in properties)
        {
            if (contracts.FirstOrDefault(c => c.Name == name) is not { } property)
                report(new Finding("property.unknown", id, name, string.Join(", ", contracts.Select(c => c.Name))));
            else if (property.Objection(value) is { } expected)
                report(new Finding("property.value", id, $"{name} = {value}", expected));
        }

        foreach (var property in contracts)
        {
            if (property.IsRequired && !properties.ContainsKey(property.Name))
                report(new Finding("property.missing", id, $"no {property.Name}", property.Name));
        }
    }
}
