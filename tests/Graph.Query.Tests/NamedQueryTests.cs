using System.Globalization;
using Graph.Cypher.Values;
using Graph.Query.NamedQueries;
using Graph.Query.Tables;
using Xunit;

namespace Graph.Query.Tests;

public sealed class NamedQueryTests
{
    // What the sample briefings hold nothing of.
    private static readonly string[] EmptyOnSamples = ["policy-changes"];

    public static TheoryData<string> All => [.. NamedQueryCatalog.Shipped.All.Select(q => q.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Query_WithItsExamplesOnTheSamples_GivesRowsOfTheTypesItSays(string id)
    {
        var query = NamedQueryCatalog.Shipped.Find(id)!;
        var graph = await TestGraphs.Sample;
        var given = query.Parameters.Where(p => p.Default is null).ToDictionary(p => p.Name, p => p.Example);
        var answer = await new NamedQueryRunner(graph.Reader, graph.Names).RunAsync(query, given, TestContext.Current.CancellationToken);
        Assert.Empty(answer.Problems);
        Assert.Equal(EmptyOnSamples.Contains(id), answer.Table!.Rows.Count == 0);
        foreach (var row in answer.Table.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                Assert.True(Fits(query.Columns[i].Type, row[i]), $"{id}.{query.Columns[i].Name}: {query.Columns[i].Type} holds {row[i] ?? "null"}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_OnTheKnownCorpus_GivesExactlyTheseRows(string id, string arguments, string[] rows)
    {
        var graph = await TestGraphs.Known;
        Assert.Equal(rows, await Rows(graph, id, arguments));
    }

    [Fact]
    public void Cases_OfTheKnownCorpus_CoverEveryQuery() =>
        Assert.Equal(NamedQueryCatalog.Shipped.All.Select(q => q.Id).Order(StringComparer.Ordinal), Cases.Select(c => c.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("theme-links", "a=computer b=energy", "a: found computer; expected the name or id of a node of the graph: theme")]
    [InlineData("theme-links", "a=compute", "b: found nothing; expected theme")]
    [InlineData("theme-links", "a=compute b=energy c=1", "c: found an argument; expected one of a, b, kind, since, until")]
    [InlineData("theme-links", "a=compute b=energy since=May", "since: found 'May'; expected a date as YYYY-MM-DD")]
    [InlineData("theme-pairs", "limit=0", "limit: found 0; expected 1 to 100000")]
    [InlineData("theme-pairs", "least=many", "least: found 'many'; expected integer")]
    [InlineData("policies-of-agency", "agency=甲数居局", "near: 甲数据局")]
    public async Task Query_WithWrongArguments_SaysWhatIsWrong(string id, string arguments, string expected)
    {
        var graph = await TestGraphs.Known;
        var answer = await Run(graph, id, arguments);
        Assert.Null(answer.Table);
        Assert.Contains(expected, string.Join("\n", answer.Problems), StringComparison.Ordinal);
    }

    internal static async Task<string[]> Rows(TestGraph graph, string id, string arguments)
    {
        var answer = await Run(graph, id, arguments);
        Assert.Empty(answer.Problems);
        return [.. answer.Table!.Rows.Select(r => string.Join(" | ", r.Select(Text)))];
    }

    internal static string Text(object? cell) => cell switch
    {
        null => "-",
        string text => text,
        System.Collections.IEnumerable list => "[" + string.Join(" ", list.Cast<object?>().Select(Text)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static Task<NamedQueryAnswer> Run(TestGraph graph, string id, string arguments) =>
        new NamedQueryRunner(graph.Reader, graph.Names).RunAsync(
            NamedQueryCatalog.Shipped.Find(id)!,
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => CypherValue.String(a[1])),
            TestContext.Current.CancellationToken);

    private static bool Fits(QueryValueType type, object? cell) => (type.IsList, cell) switch
    {
        (_, null) => type.Optional,
        (true, IEnumerable<string> texts) => type.Name == "text" || !texts.Any(),
        (true, object?[] items) => items.All(i => Fits(type with { IsList = false }, i)),
        (false, string text) => type.Name == "text" || (type.Name == "date" && DateOnly.TryParseExact(text, "yyyy-MM-dd", out _)),
        (false, long) => type.Name is "integer" or "number",
        (false, double) => type.Name == "number",
        (false, bool) => type.Name == "flag",
        _ => false,
    };

    public static IEnumerable<TheoryDataRow<string, string, string[]>> Cases => NamedQueryCases.Read(Path.Combine(AppContext.BaseDirectory, "named-queries.txt"));
}
