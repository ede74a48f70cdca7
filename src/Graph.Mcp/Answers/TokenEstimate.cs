namespace Graph.Mcp.Answers;

/// <summary>
/// How many tokens a model will count for a text, estimated without its vocabulary and rather too high than too low: a Chinese character, or any other beyond U+2E80, is one; four letters, digits or blanks are one;
/// two other signs are one. Measured in quarters, so that parts add up.
/// </summary>
public static class TokenEstimate
{
    /// <summary>The estimate for a text.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tokens(Quarters(text));
    }

    /// <summary>The estimate in quarters of a token; adds up over parts.</summary>
    internal static long Quarters(ReadOnlySpan<char> text)
    {
        long quarters = 0;
        foreach (var c in text)
        {
            quarters += Quarters(c);
        }

        return quarters;
    }

    /// <summary>Whole tokens, rounded up.</summary>
    internal static int Tokens(long quarters) => (int)Math.Min(int.MaxValue, (quarters + 3) / 4);

    /// <summary>The longest beginning of a text within some quarters of a token; no half surrogate pair.</summary>
    internal static string Beginning(string text, long quarters)
    {
        var end = 0;
        for (; end < text.Length && quarters >= Quarters(text[end]); end++)
        {
            quarters -= Quarters(text[end]);
        }

        return end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end];
    }

    private static int Quarters(char c) => c >= '\u2E80' ? 4 : char.IsAsciiLetterOrDigit(c) || c == ' ' ? 1 : 2;
}
