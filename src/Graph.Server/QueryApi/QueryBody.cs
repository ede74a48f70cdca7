using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Values;
using Graph.Neo4j.Client;
using Graph.Query.NamedQueries;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.QueryApi;

/// <summary>The body of a request of the Query API.</summary>
/// <param name="Statement">The query; null where there is none, as when a transaction is opened or committed.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Timeout">The longest time that the caller grants; null for the service's own.</param>
/// <param name="IncludeCounters">The caller wants counters.</param>
internal sealed record QueryBody(string? Statement, IReadOnlyDictionary<string, CypherValue> Parameters, TimeSpan? Timeout, bool IncludeCounters)
{
    private static readonly Dictionary<string, CypherValue> None = new(StringComparer.Ordinal);

    /// <summary>Reads a body, plain or typed; an empty one is a request without statement. The error where it is neither.</summary>
    public static async Task<(QueryBody? Body, NeoError? Error)> ReadAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        if (bytes.Length == 0)
        {
            return (new QueryBody(null, None, null, false), null);
        }

        var type = http.Request.ContentType?.Split(';')[0].Trim() ?? "application/json";
        var typed = type.StartsWith("application/vnd.neo4j.query", StringComparison.Ordinal);
        if (!typed && type != "application/json")
        {
            return Bad($"found the content type {type}; expected application/json or application/vnd.neo4j.query");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), new JsonDocumentOptions { MaxDepth = TypedJson.MaxDepth });
            return Read(json.RootElement, typed);
        }
        catch (JsonException e)
        {
            return Bad($"found JSON that is not well-formed at line {((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)}; expected an object with a statement");
        }
        catch (Exception e) when (e is FormatException or CypherRuntimeException)
        {
            return Bad($"in parameters: {e.Message}");
        }
    }

    private static (QueryBody?, NeoError?) Read(JsonElement root, bool typed)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Bad("found JSON of another kind; expected an object with a statement");
        }

        string? statement = null;
        var parameters = None;
        TimeSpan? timeout = null;
        var counters = false;
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "statement" when member.Value.ValueKind == JsonValueKind.String:
                    statement = member.Value.GetString();
                    break;
                case "parameters" when member.Value.ValueKind == JsonValueKind.Object:
                    parameters = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
                    foreach (var parameter in member.Value.EnumerateObject())
                    {
                        parameters[parameter.Name] = typed ? TypedJson.Read(parameter.Value) : JsonArgument.Of(parameter.Value);
                    }

                    break;
                case "maxExecutionTime" when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var seconds) && seconds is > 0 and < 1e6:
                    timeout = TimeSpan.FromSeconds(seconds);
                    break;
                case "includeCounters" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    counters = member.Value.GetBoolean();
                    break;
                case "accessMode" when member.Value.ValueKind == JsonValueKind.String && (member.Value.GetString()?.ToUpperInvariant() is "READ" or "WRITE"):
                case "parameters" or "bookmarks" or "impersonatedUser" or "maxExecutionTime" when member.Value.ValueKind == JsonValueKind.Null:
                case "bookmarks" when member.Value.ValueKind == JsonValueKind.Array:
                case "txType" or "txMetadata" or "notificationsFilter":
                    break;
                default:
                    return Bad($"found {member.Name} of the kind {member.Value.ValueKind}; expected statement, parameters, accessMode (Read or Write), maxExecutionTime, includeCounters or bookmarks");
            }
        }

        return (new QueryBody(statement, parameters, timeout, counters), null);
    }

    private static (QueryBody?, NeoError?) Bad(string message) => (null, new NeoError("Neo.ClientError.Request.InvalidFormat", message));
}
