using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reading.Cleaning;

/// <summary>A place where the source is damaged; flagged, never guessed. The span is in the source text.</summary>
public sealed record Damage(TextSpan Source, string Kind);

/// <summary>
/// The text that annotators read: simplified characters, ASCII letters and digits in half width, no injected pinyin, no markup, no letter-spacing,
/// no space between a Chinese character and a letter or digit, one line per block (<c>\n</c> between blocks, never within one), together with the map back to the stored source text.
/// Chinese punctuation stays as it is (，。；：（）“”《》). Immutable and thread-safe.
/// </summary>
public sealed class CleanText
{
    private readonly ImmutableArray<int> starts;
    private readonly ImmutableArray<int> ends;

    /// <summary>
    /// Makes a clean text. <paramref name="sourceStarts"/> and <paramref name="sourceEnds"/> give for each unit of <paramref name="text"/> the half-open range of source units that it stands for; both ascend.
    /// </summary>
    public CleanText(string text, ImmutableArray<int> sourceStarts, ImmutableArray<int> sourceEnds, ImmutableArray<Damage> damage)
    {
        if (sourceStarts.Length != text.Length || sourceEnds.Length != text.Length)
        {
            throw new ArgumentException($"the map has {sourceStarts.Length} starts and {sourceEnds.Length} ends for {text.Length} units; expected one of each a unit", nameof(sourceStarts));
        }

        Text = text;
        starts = sourceStarts;
        ends = sourceEnds;
        Damage = damage;
    }

    /// <summary>The cleaned text.</summary>
    public string Text { get; }

    /// <summary>Damaged places, by position.</summary>
    public ImmutableArray<Damage> Damage { get; }

    /// <summary>A text that is its own source: for tests and for clean input.</summary>
    public static CleanText Identity(string text) =>
        new(text, [.. Enumerable.Range(0, text.Length)], [.. Enumerable.Range(1, text.Length)], []);

    /// <summary>The source range that a range of the clean text stands for. An empty range maps to an empty one.</summary>
    public TextSpan ToSource(TextSpan clean)
    {
        if (clean.Length == 0)
        {
            var at = clean.Start < starts.Length ? starts[clean.Start] : ends.Length > 0 ? ends[^1] : 0;
            return new TextSpan(at, at);
        }

        return new TextSpan(starts[clean.Start], ends[clean.End - 1]);
    }
}
