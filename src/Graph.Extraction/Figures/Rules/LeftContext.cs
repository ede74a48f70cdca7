using Graph.Extraction.Figures.Periods;

namespace Graph.Extraction.Figures.Rules;

/// <summary>
/// What stands before a quantity in its clause: bracketed remarks are left out, each time is one placeholder unit.
/// <see cref="PositionOf"/> maps back to the text.
/// </summary>
internal sealed class LeftContext
{
    /// <summary>Stands for a time.</summary>
    public const char PeriodMark = '\u0001';

    private readonly int[] positions;
    private readonly PeriodMention?[] mentions;

    private LeftContext(string text, int[] positions, PeriodMention?[] mentions) => (Text, this.positions, this.mentions) = (text, positions, mentions);

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>Place in the clean text of a unit of <see cref="Text"/>.</summary>
    public int PositionOf(int index) => positions[index];

    /// <summary>The time that a placeholder stands for, or null.</summary>
    public PeriodMention? MentionAt(int index) => mentions[index];

    /// <summary>Takes [start, end) of <paramref name="text"/>.</summary>
    public static LeftContext Of(string text, int start, int end, List<PeriodMention> periods)
    {
        var buffer = new char[end - start];
        var places = new int[end - start];
        var times = new PeriodMention?[end - start];
        var n = 0;
        var next = 0;
        for (var i = start; i < end;)
        {
            while (next < periods.Count && periods[next].Start < i)
            {
                next++;
            }

            if (next < periods.Count && periods[next].Start == i && periods[next].End <= end)
            {
                buffer[n] = PeriodMark;
                places[n] = i;
                times[n++] = periods[next];
                i = periods[next].End;
                continue;
            }

            if (text[i] is '（' or '(')
            {
                var close = text.AsSpan(i, end - i).IndexOfAny('）', ')');
                if (close > 0)
                {
                    i += close + 1;
                    continue;
                }
            }

            if (text[i] != ' ' || (i > start && char.IsAsciiLetter(text[i - 1])))
            {
                buffer[n] = text[i];
                places[n++] = i;
            }

            i++;
        }

        return new LeftContext(new string(buffer, 0, n), places, times);
    }
}
