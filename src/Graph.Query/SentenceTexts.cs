using System.Collections.Immutable;

namespace Graph.Query;

/// <summary>Sentences by id, read once for many answers.</summary>
public sealed class SentenceTexts
{
    private readonly Dictionary<string, (long Start, string Text)> texts;

    internal SentenceTexts(Dictionary<string, (long Start, string Text)> texts) => this.texts = texts;

    /// <summary>The texts of <paramref name="ids"/> in text order (position in the source, then id); ids that are not there are left out.</summary>
    public ImmutableArray<string> Of(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Where(texts.ContainsKey).OrderBy(id => texts[id].Start).ThenBy(id => id, StringComparer.Ordinal).Select(id => texts[id].Text)];

    /// <summary>The texts of <paramref name="ids"/> in the order given, each once; for sentences of several briefings.</summary>
    public ImmutableArray<string> InOrder(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Where(texts.ContainsKey).Select(id => texts[id].Text)];
}
