using System.Text;

namespace Graph.Cypher.Differential.Fuzz;

/// <summary>Changes the text of queries at random: cuts, doubles, swaps, joins and puts in fragments of the language.</summary>
public static class QueryMutator
{
    private static readonly string[] Fragments =
    [
        "MATCH ", "OPTIONAL ", "WHERE ", "RETURN ", "WITH ", "UNWIND ", "CALL ", "UNION ", "ALL ", "DISTINCT ", "ORDER BY ", "SKIP ", "LIMIT ", "AS ", "IN ", "IS ", "NOT ",
        "NULL ", "AND ", "OR ", "XOR ", "CASE ", "WHEN ", "THEN ", "ELSE ", "END ", "EXISTS {", "COUNT {", "COLLECT {", "count(*)", "sum(", "any(x IN ", "reduce(a = 0, x IN ",
        "shortestPath(", "SHORTEST 2 ", "CREATE ", "MERGE ", "SET ", "DELETE ", "REMOVE ", "FOREACH (", "STARTS WITH ", "=~", "<=", "<>", "..", "::", "INTEGER ", "LIST<", "+", "-",
        "*", "/", "%", "^", "||", "|", "&", "!", ":", ",", ".", ";", "$", "$p", "`", "'", "\"", "\\", "(", ")", "[", "]", "{", "}", "{1,3}", "-[", "]->", "<-", "-->", "--", "//",
        "/*", "*/", "\n", "0x", "0o7", "1e9", ".5", "9223372036854775808", "\\u00", "（", "中文", "😀", "\ud800", "\0", "n", "n:", "n.x", "*..", "USE ", "SHOW ", "EXPLAIN ", "FINISH ",
    ];

    /// <summary>The text with one change.</summary>
    /// <param name="text">The text.</param>
    /// <param name="texts">Texts that it may be joined with.</param>
    /// <param name="random">The source of the choices.</param>
    public static string Mutate(string text, IReadOnlyList<string> texts, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = random.Next(Math.Min(12, text.Length - at) + 1);
        switch (random.Next(7))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, Fragments[random.Next(Fragments.Length)]);
            case 2:
                return text.Remove(at, length).Insert(at, Fragments[random.Next(Fragments.Length)]);
            case 3:
                return text.Insert(random.Next(text.Length + 1), text.Substring(at, length));
            case 4:
                string other = texts[random.Next(texts.Count)];
                return text[..at] + other[random.Next(other.Length)..];
            case 5:
                // Whole words: dropped, doubled or swapped.
                string[] words = text.Split(' ');
                int word = random.Next(words.Length);
                int second = random.Next(words.Length);
                (words[word], words[second]) = random.Next(3) switch { 0 => ("", words[second]), 1 => (words[second], words[second]), _ => (words[second], words[word]) };
                return string.Join(' ', words);
            default:
                string part = text.Substring(at, length);
                var repeated = new StringBuilder(text);
                for (int times = random.Next(30); times > 0; times--)
                {
                    repeated.Insert(at, part);
                }

                return repeated.ToString();
        }
    }
}
