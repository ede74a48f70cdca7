using System.Diagnostics;
using System.Globalization;
using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Differential.Fuzz;
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
                text = QueryMutator.Mutate(text, texts, random);
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

    private static string Escape(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
