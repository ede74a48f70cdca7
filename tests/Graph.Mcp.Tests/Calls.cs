using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Graph.Mcp.Tests;

/// <summary>Calls tools with arguments written as JSON.</summary>
internal static class Calls
{
    public static async Task<CallToolResult> CallAsync(this McpClient client, string tool, string arguments, CancellationToken? cancellation = null)
    {
        var values = JsonNode.Parse(arguments)!.AsObject().ToDictionary(p => p.Key, p => (object?)p.Value, StringComparer.Ordinal);
        return await client.CallToolAsync(tool, values, cancellationToken: cancellation ?? TestContext.Current.CancellationToken);
    }

    public static string Text(this CallToolResult result) => string.Join("\n", result.Content.OfType<TextContentBlock>().Select(c => c.Text));

    public static JsonObject Structured(this CallToolResult result) => JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!.AsObject();

    /// <summary>All rows of an answer, however many calls it takes.</summary>
    public static async Task<(JsonArray Rows, int Parts)> AllRowsAsync(this McpClient client, string tool, string arguments, int maxTokens)
    {
        var asked = JsonNode.Parse(arguments)!.AsObject();
        asked["maxTokens"] = maxTokens;
        var rows = new JsonArray();
        for (var part = 1; ; part++)
        {
            var result = await client.CallAsync(tool, asked.ToJsonString());
            Assert.False(result.IsError ?? false, result.Text());
            var answer = result.Structured();
            Assert.Equal(rows.Count, (int)answer["offset"]!);
            foreach (var row in answer["rows"]!.AsArray())
            {
                rows.Add(row!.DeepClone());
            }

            if (answer["nextCursor"] is not { } next)
            {
                Assert.Equal((int)answer["total"]!, rows.Count);
                return (rows, part);
            }

            asked["cursor"] = (string)next!;
        }
    }
}
