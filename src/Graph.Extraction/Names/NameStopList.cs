using System.Collections.Immutable;
using Graph.Extraction.Seeds;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Phrases that look like names and are none: products, programmes, generic phrases. Looked up by key, so that a long list costs no more than a short one.</summary>
internal sealed class NameStopList
{
    private readonly Dictionary<string, NotAName>[] phrases = [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly int[] longest = new int[4];

    /// <summary>A list of <paramref name="phrases"/>; of two with one key and place the first counts. Traps are left out: they work on the text.</summary>
    public NameStopList(ImmutableArray<NotAName> phrases)
    {
        foreach (var phrase in phrases.Where(p => p.Match != NotANameMatch.Trap))
        {
            var key = NameKey.Of(phrase.Text);
            this.phrases[(int)phrase.Match].TryAdd(key, phrase);
            longest[(int)phrase.Match] = Math.Max(longest[(int)phrase.Match], key.Length);
        }
    }

    /// <summary>The row that rules the name out, or null. The whole name is tried first, then its beginnings and ends, shortest first, then what stands inside.</summary>
    public NotAName? Stops(string name)
    {
        var key = NameKey.Of(name).AsSpan();
        if (Find(NotANameMatch.Exact, key) is { } exact)
        {
            return exact;
        }

        for (var length = 1; length <= key.Length; length++)
        {
            if ((Find(NotANameMatch.Prefix, key[..length]) ?? Find(NotANameMatch.Suffix, key[^length..])) is { } atEdge)
            {
                return atEdge;
            }
        }

        for (var start = 0; start < key.Length; start++)
        {
            for (var length = 1; length <= Math.Min(longest[(int)NotANameMatch.Part], key.Length - start); length++)
            {
                if (Find(NotANameMatch.Part, key.Slice(start, length)) is { } inside)
                {
                    return inside;
                }
            }
        }

        return null;
    }

    private NotAName? Find(NotANameMatch match, ReadOnlySpan<char> key) =>
        key.Length <= longest[(int)match] && phrases[(int)match].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var phrase) ? phrase : null;
}
