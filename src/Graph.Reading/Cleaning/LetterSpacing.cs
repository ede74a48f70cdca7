namespace Graph.Reading.Cleaning;

/// <summary>
/// Finds the spaces of letter-spaced text (国 家 数 据 局): runs of words of one character each. Where some gaps of a run are wider than others, the wide ones part names and stay.
/// </summary>
internal static class LetterSpacing
{
    private static readonly HashSet<int> None = [];

    /// <summary>Starts of the gaps to close, in <paramref name="text"/>.</summary>
    public static HashSet<int> Find(ReadOnlySpan<char> text)
    {
        HashSet<int>? gaps = null;
        var at = 0;
        while (at < text.Length)
        {
            // A run: single characters parted by gaps.
            var run = new List<(int Gap, int Width)>();
            var han = 0;
            var runEnd = at;
            while (runEnd < text.Length && !CharacterClass.IsSpace(text[runEnd]) && TokenLength(text, runEnd) is var length && IsSingle(text, runEnd, length))
            {
                han += CountHan(text.Slice(runEnd, length));
                var gap = runEnd + length;
                var next = gap;
                while (next < text.Length && CharacterClass.IsSpace(text[next]))
                {
                    next++;
                }

                run.Add((gap, next - gap));
                runEnd = next;
            }

            if (run.Count >= 2)
            {
                // The gap after the run's last word belongs to the run only when text ends there.
                var gapsInRun = run.GetRange(0, run.Count - 1);
                var isWhole = han >= 2 && (run.Count >= 3 || han == 2);
                if (isWhole && gapsInRun.Count > 0)
                {
                    var narrow = gapsInRun.Min(g => g.Width);
                    gaps ??= [];
                    foreach (var (gap, width) in gapsInRun)
                    {
                        if (width < narrow * 2)
                        {
                            gaps.Add(gap);
                        }
                    }
                }

                at = runEnd;
            }
            else
            {
                while (at < text.Length && !CharacterClass.IsSpace(text[at]))
                {
                    at++;
                }

                while (at < text.Length && CharacterClass.IsSpace(text[at]))
                {
                    at++;
                }
            }
        }

        return gaps ?? None;
    }

    private static int TokenLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && !CharacterClass.IsSpace(text[end]))
        {
            end++;
        }

        return end - at;
    }

    /// <summary>One character, with punctuation that clings to it.</summary>
    private static bool IsSingle(ReadOnlySpan<char> text, int at, int length)
    {
        if (length > 3)
        {
            return false;
        }

        var letters = 0;
        for (var i = at; i < at + length; i++)
        {
            if (!(CharacterClass.IsChineseMark(text[i]) || text[i] is '(' or ')'))
            {
                letters++;
                if (!(CharacterClass.IsHan(text[i]) || char.IsAsciiLetterOrDigit(text[i])))
                {
                    return false;
                }
            }
        }

        return letters <= 1;
    }

    private static int CountHan(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (CharacterClass.IsHan(c))
            {
                return 1;
            }
        }

        return 0;
    }
}
