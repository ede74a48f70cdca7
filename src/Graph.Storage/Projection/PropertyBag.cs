using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>Properties of a node or relationship while they are put together; ordinal order of names, nothing for a null.</summary>
internal sealed class PropertyBag
{
    private readonly ImmutableSortedDictionary<string, PropertyValue>.Builder properties = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static ImmutableSortedDictionary<string, PropertyValue> Empty { get; } = ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal);

    public PropertyValue this[string name]
    {
        set => properties[name] = value;
    }

    public void AddText(string name, string? value)
    {
        if (value is not null)
            properties[name] = value;
    }

    public void AddDate(string name, DateOnly? value) => AddText(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    // A decimal becomes the nearest double: the graph's numbers are IEEE 754, as Cypher's are.
    public void AddNumber(string name, decimal? value)
    {
        if (value is { } number)
            properties[name] = new PropertyValue.Real((double)number);
    }

    public ImmutableSortedDictionary<string, PropertyValue> ToImmutable() => properties.ToImmutable();
}
