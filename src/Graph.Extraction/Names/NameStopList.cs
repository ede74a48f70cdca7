using System.Collections.Immutable;
using Graph.Extraction.Seeds;

namespace Graph.Extraction.Names;

/// <summary>Phrases that look like names and are none: products, programmes, generic phrases.</summary>
internal sealed class NameStopList(ImmutableArray<NotAName> phrases)
{
    /// <summary>The row that rules the name out, or null.</summary>
    public NotAName? Stops(string name)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Rejects(name))
            {
                return phrase;
            }
        }

        return null;
    }
}
