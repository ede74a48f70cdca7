using System.Collections.Frozen;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Phrases that look like names and are none: products, programmes, generic phrases. Compared by <see cref="NameKey"/>.</summary>
internal sealed class NameStopList(IEnumerable<string> phrases)
{
    private readonly FrozenSet<string> keys = phrases.Select(NameKey.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the whole name is a stopped phrase.</summary>
    public bool Stops(string name) => keys.Contains(NameKey.Of(name));
}
