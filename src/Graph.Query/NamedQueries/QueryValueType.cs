using System.Collections.Frozen;

namespace Graph.Query.NamedQueries;

/// <summary>The type of a parameter or column of a named query, as its header writes it: <c>theme</c>, <c>text?</c>, <c>text[]</c>.</summary>
/// <param name="Name"><c>text</c>, <c>integer</c>, <c>number</c>, <c>flag</c>, <c>date</c>, or a kind of node that is named by any of its names and given to the query as its id.</param>
/// <param name="Optional">It may be null.</param>
/// <param name="IsList">It is a list.</param>
public sealed record QueryValueType(string Name, bool Optional, bool IsList)
{
    private static readonly string[] Plain = ["text", "integer", "number", "flag", "date"];

    private static readonly FrozenDictionary<string, string[]?> Kinds = new Dictionary<string, string[]?>(StringComparer.Ordinal)
    {
        ["entity"] = ["Agency", "Company", "Event", "Organization", "Park", "Person", "Place", "Policy"],
        ["agency"] = ["Agency"],
        ["company"] = ["Company"],
        ["event"] = ["Event"],
        ["organization"] = ["Organization"],
        ["park"] = ["Park"],
        ["person"] = ["Person"],
        ["place"] = ["Place"],
        ["policy"] = ["Policy"],
        ["theme"] = ["Theme"],
        ["indicator"] = ["Indicator"],
        ["briefing"] = ["Briefing"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names of types, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plain, .. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The kinds of node that the type names; null where it names none.</summary>
    public IReadOnlyCollection<string>? NodeKinds => Kinds.GetValueOrDefault(Name);

    /// <summary>Reads a type; null for a text that is none.</summary>
    public static QueryValueType? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var optional = text.EndsWith('?');
        var name = optional ? text[..^1] : text;
        var list = name.EndsWith("[]", StringComparison.Ordinal);
        name = list ? name[..^2] : name;
        return Names.Contains(name) ? new QueryValueType(name, optional, list) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name + (IsList ? "[]" : "") + (Optional ? "?" : "");
}
