using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Query.Tables;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Answers;

/// <summary>Writes rows as they are made into bytes; no more than a buffer of them is held.</summary>
internal static class AnswerWriter
{
    private const int FlushAt = 32 << 10;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A page: rows from <paramref name="offset"/> on, at most <paramref name="limit"/>.</summary>
    public static async Task PageAsync(HttpContext http, AnswerRows rows, int offset, int limit, string? next, string? version)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        var body = http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, Options);
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        for (var i = offset; i < Math.Min(rows.Count, offset + limit); i++)
        {
            rows.WriteJson(json, i);
            if (json.BytesPending > FlushAt || body.UnflushedBytes > FlushAt)
            {
                await json.FlushAsync(http.RequestAborted);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("total"u8, rows.Count);
        json.WriteString("next"u8, next);
        json.WriteString("graph"u8, version);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    /// <summary>All rows as JSON lines.</summary>
    public static async Task LinesAsync(HttpContext http, AnswerRows rows)
    {
        http.Response.ContentType = "application/jsonl; charset=utf-8";
        var body = http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, Options);
        for (var i = 0; i < rows.Count; i++)
        {
            rows.WriteJson(json, i);
            json.Flush();
            json.Reset();
            body.GetSpan(1)[0] = (byte)'\n';
            body.Advance(1);
            if (body.UnflushedBytes > FlushAt)
            {
                await body.FlushAsync(http.RequestAborted);
            }
        }

        await body.FlushAsync(http.RequestAborted);
    }

    /// <summary>All rows as CSV.</summary>
    public static async Task CsvAsync(HttpContext http, AnswerRows rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        var table = rows.Table();
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), FlushAt, leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync(RowText.CsvLine(table.Columns.Select(c => c.Key)));
        foreach (var row in table.Rows)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            await text.WriteLineAsync(RowText.CsvLine(row.Select(RowText.Of)));
        }

        await text.FlushAsync(http.RequestAborted);
    }
}
