using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Cypher;
using Graph.Cypher.Values;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.QueryApi;

/// <summary>Writes answers in the shape of Neo4j's Query API (neo4j.com/docs/query-api/current), row by row.</summary>
internal static class ReplyWriter
{
    private const int FlushAt = 32 << 10;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1000 };

    /// <summary>Errors alone.</summary>
    public static async Task ErrorAsync(HttpContext http, NeoError error)
    {
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, Options);
        json.WriteStartObject();
        Errors(json, error);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    /// <summary>The rows of a query and how it ended; a null feed is the answer to a request without statement.</summary>
    public static async Task WriteAsync(HttpContext http, ReplyForm form, RowFeed? feed, QueryBody body, QueryTransaction? open, string? version)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = form.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        var pipe = http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(pipe, Options);
        if (form.IsLines)
        {
            await LinesAsync(http, json, form, feed, body, open, version);
            return;
        }

        json.WriteStartObject();
        NeoError? error = null;
        PlanDescription? plan = null;
        if (feed is not null)
        {
            json.WriteStartObject("data"u8);
            Fields(json, feed);
            json.WriteStartArray("values"u8);
            await foreach (var row in feed.RowsAsync(http.RequestAborted))
            {
                Row(json, row, form.IsTyped);
                if (json.BytesPending + pipe.UnflushedBytes > FlushAt)
                {
                    json.Flush();
                    await pipe.FlushAsync(http.RequestAborted);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            (error, plan) = await feed.EndAsync();
        }

        Summary(json, form, feed, body, open, version, plan);
        if (error is not null)
        {
            Errors(json, error);
        }

        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private static async Task LinesAsync(HttpContext http, Utf8JsonWriter json, ReplyForm form, RowFeed? feed, QueryBody body, QueryTransaction? open, string? version)
    {
        var pipe = http.Response.BodyWriter;
        NeoError? error = null;
        PlanDescription? plan = null;
        if (feed is not null)
        {
            Event("Header", () =>
            {
                json.WriteStartObject();
                Fields(json, feed);
                json.WriteEndObject();
            });
            await foreach (var row in feed.RowsAsync(http.RequestAborted))
            {
                Event("Record", () => Row(json, row, form.IsTyped));
                if (pipe.UnflushedBytes > FlushAt)
                {
                    await pipe.FlushAsync(http.RequestAborted);
                }
            }

            (error, plan) = await feed.EndAsync();
        }

        if (error is not null)
        {
            Event("Error", () =>
            {
                json.WriteStartArray();
                Error(json, error);
                json.WriteEndArray();
            });
        }
        else
        {
            Event("Summary", () =>
            {
                json.WriteStartObject();
                Summary(json, form, feed, body, open, version, plan);
                json.WriteEndObject();
            });
        }

        await pipe.FlushAsync(http.RequestAborted);

        void Event(string name, Action write)
        {
            json.WriteStartObject();
            json.WriteString("$event"u8, name);
            json.WritePropertyName("_body"u8);
            write();
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            pipe.GetSpan(1)[0] = (byte)'\n';
            pipe.Advance(1);
        }
    }

    private static void Fields(Utf8JsonWriter json, RowFeed feed)
    {
        json.WriteStartArray("fields"u8);
        foreach (var column in feed.Columns)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
    }

    private static void Row(Utf8JsonWriter json, CypherValue[] row, bool typed)
    {
        json.WriteStartArray();
        foreach (var value in row)
        {
            if (typed)
            {
                ValueJson.WriteTyped(json, value);
            }
            else
            {
                ValueJson.WritePlain(json, value);
            }
        }

        json.WriteEndArray();
    }

    private static void Summary(Utf8JsonWriter json, ReplyForm form, RowFeed? feed, QueryBody body, QueryTransaction? open, string? version, PlanDescription? plan)
    {
        if (body.IncludeCounters)
        {
            json.WriteStartObject("counters"u8);
            json.WriteBoolean("containsUpdates"u8, false);
            foreach (var counter in (ReadOnlySpan<string>)["nodesCreated", "nodesDeleted", "propertiesSet", "relationshipsCreated", "relationshipsDeleted", "labelsAdded", "labelsRemoved", "indexesAdded", "indexesRemoved", "constraintsAdded", "constraintsRemoved"])
            {
                json.WriteNumber(counter, 0);
            }

            json.WriteBoolean("containsSystemUpdates"u8, false);
            json.WriteNumber("systemUpdates"u8, 0);
            json.WriteEndObject();
        }

        if (feed?.Notices is { Count: > 0 } notices)
        {
            json.WriteStartArray("notifications"u8);
            foreach (var notice in notices)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, "Neo.ClientNotification.Statement.UnknownNameWarning"u8);
                json.WriteString("title"u8, "The graph does not have this name"u8);
                json.WriteString("description"u8, notice);
                json.WriteString("severity"u8, "WARNING"u8);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (plan is not null)
        {
            json.WritePropertyName(plan.Rows is null ? "queryPlan"u8 : "profiledQueryPlan"u8);
            Plan(json, plan, form.IsTyped);
        }

        json.WriteStartArray("bookmarks"u8);
        if (version is not null)
        {
            json.WriteStringValue("policygraph:" + version);
        }

        json.WriteEndArray();
        json.WriteString("queryType"u8, "READ_ONLY"u8);
        if (open is not null)
        {
            json.WriteStartObject("transaction"u8);
            json.WriteString("id"u8, open.Id);
            json.WriteString("expires"u8, open.Expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    }

    private static void Plan(Utf8JsonWriter json, PlanDescription step, bool typed)
    {
        json.WriteStartObject();
        json.WriteString("operatorType"u8, step.Operator);
        json.WriteStartObject("arguments"u8);
        Argument("Details", CypherValue.String(step.Details));
        Argument("EstimatedRows", CypherValue.Float(step.EstimatedRows));
        if (step.Rows is { } rows)
        {
            Argument("Rows", CypherValue.Integer(rows));
        }

        if (step.DbHits is { } hits)
        {
            Argument("DbHits", CypherValue.Integer(hits));
        }

        json.WriteEndObject();
        json.WriteStartArray("identifiers"u8);
        json.WriteEndArray();
        json.WriteStartArray("children"u8);
        foreach (var child in step.Children)
        {
            Plan(json, child, typed);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Argument(string name, CypherValue value)
        {
            json.WritePropertyName(name);
            if (typed)
            {
                ValueJson.WriteTyped(json, value);
            }
            else
            {
                ValueJson.WritePlain(json, value);
            }
        }
    }

    private static void Errors(Utf8JsonWriter json, NeoError error)
    {
        json.WriteStartArray("errors"u8);
        Error(json, error);
        json.WriteEndArray();
    }

    private static void Error(Utf8JsonWriter json, NeoError error)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
    }
}
