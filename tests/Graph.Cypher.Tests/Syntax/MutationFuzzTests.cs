using System.Diagnostics;
using System.Globalization;
using System.Text;
using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Tests.Binding;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

/// <summary>
/// Mutates the kit's queries and asks that parsing, printing, binding and rendering never throw and never take long. The number of
/// mutations is 20,000, or what POLICYGRAPH_FUZZ_MUTATIONS says; the seed is POLICYGRAPH_FUZZ_SEED or 1.
/// </summary>
public sealed class MutationFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Fragments =
    [
        "MATCH ", "OPTIONAL ", "WHERE ", "RETURN ", "WITH ", "UNWIND ", "CALL ", "UNION ", "ALL ", "DISTINCT ", "ORDER BY ", "SKIP ", "LIMIT ", "AS ", "IN ", "IS ", "NOT ",
        "NULL ", "AND ", "OR ", "XOR ", "CASE ", "WHEN ", "THEN ", "ELSE ", "END ", "EXISTS {", "COUNT {", "COLLECT {", "count(*)", "sum(", "any(x IN ", "reduce(a = 0, x IN ",
        "shortestPath(", "SHORTEST 2 ", "CREATE ", "MERGE ", "SET ", "DELETE ", "REMOVE ", "FOREACH (", "STARTS WITH ", "=~", "<=", "<>", "..", "::", "INTEGER ", "LIST<", "+", "-",
        "*", "/", "%", "^", "||", "|", "&", "!", ":", ",", ".", ";", "$", "$p", "`", "'", "\"", "\\", "(", ")", "[", "]", "{", "}", "{1,3}", "-[", "]->", "<-", "-->", "--", "//",
        "/*", "*/", "\n", "0x", "0o7", "1e9", ".5", "9223372036854775808", "\\u00", "（", "中文", "😀", "\ud800", "\0", "n", "n:", "n.x", "*..", "USE ", "SHOW ", "EXPLAIN ", "FINISH ",
    ];

    [Fact]
    public void Compile_MutatedQueries_NeverThrowsAndNeverHangs()
    {
        int count = Number("POLICYGRAPH_FUZZ_MUTATIONS", 20_000);
        int seed = Number("POLICYGRAPH_FUZZ_SEED", 1);
        IReadOnlyList<string> texts = KitScenarios.Texts();
        var random = new Random(seed);
        var catalog = new KitCatalog("test.my.proc(in :: INTEGER?) :: (out :: INTEGER?)", "test.labels() :: (label :: STRING?)");
        var clock = Stopwatch.StartNew();
        TimeSpan slowest = TimeSpan.Zero;
        int valid = 0;
        int bound = 0;
        for (int i = 0; i < count; i++)
        {
            string text = texts[random.Next(texts.Count)];
            for (int times = 1 + random.Next(3); times > 0; times--)
            {
                text = Mutate(text, texts, random);
            }

            TimeSpan before = clock.Elapsed;
            try
            {
                ParseResult parsed = CypherParser.Parse(text);
                if (!parsed.HasErrors)
                {
                    valid++;
                    string printed = parsed.Statement.ToCypher();
                    ParseResult again = CypherParser.Parse(printed);
                    Assert.True(!again.HasErrors && again.Statement.Equals(parsed.Statement), $"changed by printing: {printed} => {again.Statement.ToCypher()} {string.Join("; ", again.Diagnostics)}");
                }

                BindResult result = Binder.Bind(parsed, catalog);
                Assert.Equal(result.Statement is null, result.Diagnostics.Count > 0);
                bound += result.Statement is null ? 0 : 1;
                Assert.All(result.Diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.End >= d.Span.Start && d.Span.End <= text.Length, d.ToString()));
                DiagnosticRenderer.Render(result.Diagnostics, text);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}, mutation {i}: {Escape(text)}", fault);
            }

            TimeSpan taken = clock.Elapsed - before;
            slowest = taken > slowest ? taken : slowest;
            Assert.True(taken < TimeSpan.FromSeconds(10), $"seed {seed}, mutation {i} took {taken}: {Escape(text)}");
        }

        output.WriteLine($"{count} mutations with seed {seed}: {valid} parse, {bound} bind, slowest {slowest.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms, {clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s in all");
        Assert.True(valid > 0 && valid < count);
    }

    private static int Number(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : fallback;

    private static string Mutate(string text, IReadOnlyList<string> texts, Random random)
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

    private static string Escape(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
