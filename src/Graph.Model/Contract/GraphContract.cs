using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Graph.Model.Contract;

/// <summary>
/// The graph contract as data: every label, relationship type, property, enumeration and theme id that a graph may hold.
/// Read from <c>schema/contract.json</c>, which is built into this assembly. Immutable and thread-safe.
/// </summary>
public sealed class GraphContract
{
    private static readonly Lazy<GraphContract> Shipped = new(LoadShipped);

    private GraphContract(
        int version,
        FrozenDictionary<string, ImmutableArray<string>> enumerations,
        ImmutableArray<NodeContract> nodes,
        ImmutableArray<NodeContract> entityKinds,
        ImmutableArray<PropertyContract> statementProperties,
        ImmutableArray<RelationshipContract> relationships,
        ImmutableArray<ThemeContract> themes)
    {
        Version = version;
        Enumerations = enumerations;
        Nodes = nodes;
        EntityKinds = entityKinds;
        StatementProperties = statementProperties;
        Relationships = relationships;
        Themes = themes;
        nodesByLabel = nodes.ToFrozenDictionary(n => n.Label, StringComparer.Ordinal);
        kindsByLabel = entityKinds.ToFrozenDictionary(n => n.Label, StringComparer.Ordinal);
        relationshipsByType = relationships.ToFrozenDictionary(r => r.Type, StringComparer.Ordinal);
        themesById = themes.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);
    }

    private readonly FrozenDictionary<string, NodeContract> nodesByLabel;
    private readonly FrozenDictionary<string, NodeContract> kindsByLabel;
    private readonly FrozenDictionary<string, RelationshipContract> relationshipsByType;
    private readonly FrozenDictionary<string, ThemeContract> themesById;

    /// <summary>The contract that ships with this version.</summary>
    public static GraphContract Default => Shipped.Value;

    /// <summary>Rises when a name of the contract changes its meaning or goes.</summary>
    public int Version { get; }

    /// <summary>Closed lists of texts by name (<c>change</c>, <c>qualifier</c> …).</summary>
    public FrozenDictionary<string, ImmutableArray<string>> Enumerations { get; }

    /// <summary>First labels, in the order of the contract.</summary>
    public ImmutableArray<NodeContract> Nodes { get; }

    /// <summary>Second labels of <c>Entity</c> with the properties that they add.</summary>
    public ImmutableArray<NodeContract> EntityKinds { get; }

    /// <summary>What every statement carries.</summary>
    public ImmutableArray<PropertyContract> StatementProperties { get; }

    /// <summary>Relationship types, in the order of the contract.</summary>
    public ImmutableArray<RelationshipContract> Relationships { get; }

    /// <summary>The theme vocabulary, broader before narrower.</summary>
    public ImmutableArray<ThemeContract> Themes { get; }

    /// <summary>The contract of a first label, or null.</summary>
    public NodeContract? Node(string label) => nodesByLabel.GetValueOrDefault(label);

    /// <summary>The contract of a second label of <c>Entity</c>, or null.</summary>
    public NodeContract? EntityKind(string label) => kindsByLabel.GetValueOrDefault(label);

    /// <summary>The contract of a relationship type, or null.</summary>
    public RelationshipContract? Relationship(string type) => relationshipsByType.GetValueOrDefault(type);

    /// <summary>The theme with this id, or null.</summary>
    public ThemeContract? Theme(string id) => themesById.GetValueOrDefault(id);

    /// <summary>Reads a contract; throws <see cref="JsonException"/> or <see cref="FormatException"/> with what was found and expected when it is not one.</summary>
    public static GraphContract Parse(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var root = document.RootElement;
        var enumerations = root.GetProperty("enumerations").EnumerateObject()
            .ToFrozenDictionary(p => p.Name, p => Texts(p.Value), StringComparer.Ordinal);
        return new GraphContract(
            root.GetProperty("version").GetInt32(),
            enumerations,
            [.. root.GetProperty("nodes").EnumerateArray().Select(n => Node(n, enumerations))],
            [.. root.GetProperty("entityKinds").EnumerateArray().Select(n => Node(n, enumerations))],
            Properties(root.GetProperty("statementProperties"), enumerations),
            [.. root.GetProperty("relationships").EnumerateArray().Select(r => Relationship(r, enumerations))],
            [.. root.GetProperty("themes").EnumerateArray().Select(Theme)]);
    }

    private static GraphContract LoadShipped()
    {
        using var stream = typeof(GraphContract).Assembly.GetManifestResourceStream("Graph.Model.contract.json")
            ?? throw new InvalidOperationException("found no resource Graph.Model.contract.json in the assembly; expected schema/contract.json to be built in");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    }

    private static NodeContract Node(JsonElement node, FrozenDictionary<string, ImmutableArray<string>> enumerations) =>
        new(Text(node, "label"), Text(node, "says"), Properties(node.GetProperty("properties"), enumerations));

    private static RelationshipContract Relationship(JsonElement relationship, FrozenDictionary<string, ImmutableArray<string>> enumerations) =>
        new(
            Text(relationship, "type"),
            Text(relationship, "says"),
            relationship.TryGetProperty("methods", out var methods) ? Texts(methods) : [],
            [.. relationship.GetProperty("ends").EnumerateArray().Select(e => new EndsContract(Texts(e.GetProperty("from")), Texts(e.GetProperty("to"))))],
            Properties(relationship.GetProperty("properties"), enumerations));

    private static ThemeContract Theme(JsonElement theme) =>
        new(Text(theme, "id"), Text(theme, "name"), Text(theme, "nameEn"), theme.TryGetProperty("broader", out var broader) ? broader.GetString() : null);

    private static ImmutableArray<PropertyContract> Properties(JsonElement properties, FrozenDictionary<string, ImmutableArray<string>> enumerations) =>
        [.. properties.EnumerateObject().Select(p => Property(p.Name, p.Value.GetString() ?? "", enumerations))];

    private static PropertyContract Property(string name, string written, FrozenDictionary<string, ImmutableArray<string>> enumerations)
    {
        var required = !written.EndsWith('?');
        var type = required ? written : written[..^1];
        string? enumeration = null;
        if (type.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
        {
            enumeration = type[(colon + 1)..];
            type = type[..colon];
            if (!enumerations.ContainsKey(enumeration))
                throw new FormatException($"property {name}: found the enumeration '{enumeration}'; expected one of {string.Join(", ", enumerations.Keys.Order(StringComparer.Ordinal))}");
        }

        return new PropertyContract(
            name,
            type switch
            {
                "text" => PropertyType.Text,
                "date" => PropertyType.Date,
                "partial-date" => PropertyType.PartialDate,
                "text[]" => PropertyType.TextList,
                "integer" => PropertyType.Integer,
                "real" => PropertyType.Real,
                "flag" => PropertyType.Flag,
                _ => throw new FormatException($"property {name}: found the type '{type}'; expected text, date, partial-date, text[], integer, real or flag"),
            },
            required,
            enumeration is null ? [] : enumerations[enumeration]);
    }

    private static string Text(JsonElement element, string property) =>
        element.GetProperty(property).GetString() ?? throw new FormatException($"found null for '{property}'; expected a text");

    private static ImmutableArray<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString() ?? "")];
}
