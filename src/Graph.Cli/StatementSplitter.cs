namespace Graph.Cli;

/// <summary>Cuts text into statements at semicolons that stand outside strings, quoted names and comments.</summary>
internal static class StatementSplitter
{
    /// <summary>The statements that a semicolon ends, without it and without those that are empty; what is left after the last goes to <paramref name="rest"/>, "" when it holds nothing but space and comments.</summary>
    public static IReadOnlyList<string> Split(string text, out string rest)
    {
        var statements = new List<string>();
        int start = 0;
        bool any = false; // whether the statement has anything but space and comments
        bool open = false; // whether it ends within a string or comment
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c is '\'' or '"' or '`')
            {
                int end = EndOfQuoted(text, i);
                any = true;
                open = end < 0;
                i = end < 0 ? text.Length : end;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                int end = text[i + 1] == '/' ? text.IndexOf('\n', i) : text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                open = end < 0 && text[i + 1] == '*';
                i = end < 0 ? text.Length : end + (text[i + 1] == '/' ? 1 : 2);
            }
            else
            {
                i++;
                if (c == ';')
                {
                    if (any)
                    {
                        statements.Add(text[start..(i - 1)].Trim());
                    }

                    (start, any) = (i, false);
                }
                else
                {
                    any |= !char.IsWhiteSpace(c);
                }
            }
        }

        rest = any || open ? text[start..] : "";
        return statements;
    }

    // The place after the closing quote, or −1.
    private static int EndOfQuoted(string text, int start)
    {
        char quote = text[start];
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote != '`')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
