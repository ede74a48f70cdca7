using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Cypher.Tests.Values;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Functions;

/// <summary>
/// Compares functions and operators with a real Neo4j 5.26, value and type. To run it, start a server
/// (<c>neo4j start DIR --http 17474 --bolt 17687</c>, see ../shared/neo4j/README.md) and set
/// <c>POLICYGRAPH_NEO4J=http://127.0.0.1:17474</c>; without the variable the test is skipped.
/// </summary>
public sealed class Neo4jComparisonTests(ITestOutputHelper output)
{
    /// <summary>Where this engine means to differ, with the reason.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["-9223372036854775808 / -1"] = "overflow is an error here as for the other operators; Neo4j wraps around",
        ["abs(-9223372036854775808)"] = "as above",
        ["range(0, 1, -123)"] = "the TCK says empty; Neo4j gives the start",
        ["9007199254740993 = 9007199254740992.0"] = "compared exactly here; Neo4j rounds the integer",
        ["9007199254740993 > 9007199254740992.0"] = "as above",
        ["UNWIND [9223372036854775807, 1] AS x RETURN sum(x) AS x"] = "overflow is an error here; Neo4j goes on in single precision",
        ["UNWIND [1] AS x RETURN percentileCont(x, 0.4) AS x"] = "always a float here, as its signature says; Neo4j gives a single value back as it is",
        ["date({year: null})"] = "a year is missing; Neo4j takes the year 0",
        ["time('21:40:32+01:00:30')"] = "offsets with seconds, which old zones have, read back here; Neo4j writes but does not read them",
        ["datetime('2015-07-21T21:40[UTC]')"] = "the Query API gives a zone of one offset as that offset; toString() shows the zone on both",
        ["datetime('2015-07-21T21:40[Etc/GMT+3]')"] = "as above",
        ["datetime('1969-12-31T23:59:59.5Z').epochSeconds"] = "rounded down here, as the seconds of the text; Neo4j rounds to zero before 1970",
        ["date.truncate('decade', date('-0005-01-01'))"] = "rounded down here as after the year 0; Neo4j moves the date forward",
        ["datetime.truncate('hour', datetime('2020-10-25T02:30:00+01:00[Europe/Paris]'))"] = "the offset is kept where the clock shows an hour twice; Neo4j goes back an hour more",
        ["'a' + date('2020-01-01')"] = "refused by Neo4j's type check, joined by its run time; the binder decides here",
        ["toFloat('0x1p3')"] = "hexadecimal floats are Java's, not Cypher's",
    };

    [Fact]
    public async Task Expression_OfTheTable_GivesWhatNeo4jGives()
    {
        var address = Environment.GetEnvironmentVariable("POLICYGRAPH_NEO4J");
        if (string.IsNullOrEmpty(address))
            Assert.Skip("No Neo4j server: set POLICYGRAPH_NEO4J to the address of its HTTP interface.");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.neo4j.query"));
        var problems = new List<string>();
        var compared = 0;
        foreach (var expression in Neo4jExpressions.All)
        {
            var query = expression.StartsWith("UNWIND", StringComparison.Ordinal) ? expression : $"RETURN {expression} AS x";
            var theirs = await AskAsync(client, query, TestContext.Current.CancellationToken);
            var ours = Evaluate(query);
            compared++;
            var same = theirs is null || ours is null ? theirs is null && ours is null : Same(theirs, ours);
            var expected = !Differences.ContainsKey(expression);
            if (same != expected)
                problems.Add($"{expression}: Neo4j {theirs?.ToJsonString() ?? "error"}, here {ours?.ToJsonString() ?? "error"}");
        }

        output.WriteLine($"{compared} expressions compared, {Differences.Count} known differences");
        foreach (var problem in problems)
            output.WriteLine(problem);
        Assert.Empty(problems);
    }

    private static JsonNode? Evaluate(string query)
    {
        try
        {
            var value = new ScriptRunner(ExpressionCases.Context()).Run(query).Rows[0][0];
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
                ValueJson.WriteTyped(writer, value);
            return JsonNode.Parse(stream.ToArray());
        }
        catch (CypherRuntimeException)
        {
            return null;
        }
    }

    private static async Task<JsonNode?> AskAsync(HttpClient client, string query, CancellationToken cancellation)
    {
        using var content = new StringContent(new JsonObject { ["statement"] = query }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/db/neo4j/query/v2", UriKind.Relative), content, cancellation);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation));
        if (answer?["errors"] is not null || answer?["data"]?["values"] is not JsonArray { Count: > 0 } rows)
            return null;
        return rows[0]![0]!.DeepClone();
    }

    private static bool Same(JsonNode theirs, JsonNode ours)
    {
        if (JsonNode.DeepEquals(theirs, ours))
            return true;
        switch (theirs, ours)
        {
            case (JsonObject a, JsonObject b):
                if (a["$type"]?.ToString() == "Float" && b["$type"]?.ToString() == "Float"
                    && double.TryParse(a["_value"]!.ToString(), out var x) && double.TryParse(b["_value"]!.ToString(), out var y))
                {
                    // Functions of angles and powers may differ in the last digit between the two run-time libraries.
                    return Math.Abs(x - y) <= 1e-15 * Math.Abs(x);
                }

                return a.Count == b.Count && a.All(entry => b.ContainsKey(entry.Key) && (entry.Value is null ? b[entry.Key] is null : b[entry.Key] is { } other && Same(entry.Value, other)));
            case (JsonArray a, JsonArray b):
                return a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First!, pair.Second!));
            default:
                return false;
        }
    }
}
