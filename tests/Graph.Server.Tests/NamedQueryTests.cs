using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Graph.Query.NamedQueries;
using Graph.Query.Tests;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>The named queries over HTTP give the rows that the suite of the query layer expects of them.</summary>
public sealed class NamedQueryTests(KnownService known) : IClassFixture<KnownService>
{
    public static IEnumerable<TheoryDataRow<string, string, string[]>> Cases => NamedQueryCases.Read(Path.Combine(AppContext.BaseDirectory, "named-queries.txt"));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_OnTheKnownCorpus_GivesExactlyTheseRows(string id, string arguments, string[] rows)
    {
        var query = string.Join("&", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(a => !a.StartsWith("limit=", StringComparison.Ordinal)));
        var items = await known.Service.ItemsAsync($"/v1/queries/{id}/rows?{query}");
        Assert.Equal(rows, items.Select(Line));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_WithArgumentsInTheBody_GivesExactlyTheseRows(string id, string arguments, string[] rows)
    {
        var given = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]);
        using var response = await known.Service.Client.PostAsJsonAsync(new Uri($"/v1/queries/{id}/rows", UriKind.Relative), given, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(rows, page.GetProperty("items").EnumerateArray().Select(i => Line(i.GetRawText())));
    }

    [Fact]
    public async Task Queries_Listed_AreAllThatAreShipped()
    {
        var listed = (await known.Service.JsonAsync("/v1/queries?lang=en")).GetProperty("items").EnumerateArray().Select(q => q.GetProperty("name").GetString()!).ToList();
        Assert.Equal(NamedQueryCatalog.Shipped.All.Select(q => q.Id), listed);
        foreach (var name in listed)
        {
            var one = await known.Service.JsonAsync("/v1/queries/" + name);
            Assert.Equal(NamedQueryCatalog.Shipped.Find(name)!.Parameters.Select(p => p.Name), one.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!));
        }
    }

    private static string Line(string item) => string.Join(" | ", JsonDocument.Parse(item).RootElement.EnumerateObject().Select(p => Text(p.Value)));

    private static string Text(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => "-",
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Array => "[" + string.Join(" ", cell.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => double.Parse(cell.GetRawText(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };
}
