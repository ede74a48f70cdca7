using System.Collections.Immutable;
using Graph.Query.Names;
using Graph.Server.Homes;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Graph.Server.Answers;

/// <summary>What a question may use.</summary>
/// <param name="Graph">The one graph that the answer is read from.</param>
/// <param name="Arguments">What was asked.</param>
/// <param name="Cancellation">The caller has left.</param>
internal sealed record Asked(ServedGraph Graph, Arguments Arguments, CancellationToken Cancellation)
{
    /// <summary>The node that an argument names.</summary>
    /// <exception cref="RequestProblemException">There is none; near names are suggested.</exception>
    public NamedNode Node(string argument, string name, params ImmutableArray<string> kinds) =>
        NameResolution.Find(Graph.Names, argument, name, kinds, out var problem) ?? throw new RequestProblemException(Problems.Problems.Of(problem!));
}

/// <summary>Answers questions: one graph from beginning to end, conditional requests, pages, forms.</summary>
internal sealed class Answering(IGraphHome home, AnswerCache cache, WorkSlots slots)
{
    /// <summary>Answers with rows, in pages or all at once.</summary>
    public Task RowsAsync<T>(HttpContext http, Func<Asked, Task<ImmutableArray<T>>> read) => RowsAsync(http, async asked => AnswerRows.Of<T>(await read(asked)));

    /// <summary>Answers with rows, in pages or all at once.</summary>
    public async Task RowsAsync(HttpContext http, Func<Asked, Task<AnswerRows>> read)
    {
        var arguments = Arguments.Of(http);
        var form = FormOf(http, arguments);
        var request = RequestKey.OfAnswer(http);
        var cursor = CursorOf(arguments, request);
        if (cursor is { } place && cache.Find(place.Graph, request) is { } kept)
        {
            // The answer that the page before was cut from is still at hand: the next one continues it exactly, whatever the graph is now.
            var current = await home.CurrentAsync(http.RequestAborted);
            await SendAsync(http, kept, form, arguments, place, current.Version is { } v && Cursor.Fingerprint(v) == place.Graph ? v : null, current.Version);
            return;
        }

        string? version = null;
        var unchanged = false;
        var rows = await home.ReadAsync(
            async (graph, _) =>
            {
                version = graph.Version;
                if (cursor is { } at && at.Graph != (version is null ? 0 : Cursor.Fingerprint(version)))
                {
                    throw new RequestProblemException(new RequestProblem(410, "cursor-expired", "The graph has been replaced", "a cursor of a graph that is no longer served", "a cursor of the present graph", "Begin again without a cursor.") { Argument = "cursor" });
                }

                unchanged = IsUnchanged(http, version, form.ToString());
                if (unchanged)
                {
                    return null;
                }

                if (version is not null && cache.Find(Cursor.Fingerprint(version), request) is { } held)
                {
                    return held;
                }

                return await slots.RunAsync(
                    http,
                    async stop =>
                    {
                        // Who waited for his turn may find that another has asked the same meanwhile.
                        if (version is not null && cache.Find(Cursor.Fingerprint(version), request) is { } meanwhile)
                        {
                            return meanwhile;
                        }

                        var made = await read(new Asked(graph, arguments, stop));
                        cache.Add(version, request, made);
                        return made;
                    });
            },
            http.RequestAborted);
        if (unchanged)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await SendAsync(http, rows!, form, arguments, cursor ?? new Cursor(version is null ? 0 : Cursor.Fingerprint(version), Cursor.Fingerprint(request), 0), version, version);
    }

    /// <summary>Answers a question that stands in the body: nothing is kept, and there is one page.</summary>
    public async Task UncachedRowsAsync(HttpContext http, Func<Asked, Task<AnswerRows>> read)
    {
        var arguments = Arguments.Of(http);
        string? version = null;
        var rows = await home.ReadAsync(
            (graph, _) =>
            {
                version = graph.Version;
                return slots.RunAsync(http, stop => read(new Asked(graph, arguments, stop)));
            },
            http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await WriteAsync(http, rows, FormOf(http, arguments), arguments, new Cursor(0, 0, 0), version, continues: false);
    }

    /// <summary>Answers with one object.</summary>
    public async Task OneAsync<T>(HttpContext http, Func<Asked, Task<T>> read)
        where T : class
    {
        var arguments = Arguments.Of(http);
        var answer = await home.ReadAsync<T?>(
            async (graph, _) => IsUnchanged(http, graph.Version, "one") ? null : await slots.RunAsync(http, stop => read(new Asked(graph, arguments, stop))),
            http.RequestAborted);
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await http.Response.WriteAsJsonAsync(answer, ServerJson.Options, "application/json; charset=utf-8", http.RequestAborted);
    }

    private static async Task SendAsync(HttpContext http, AnswerRows rows, AnswerForm form, Arguments arguments, Cursor place, string? version, string? tagged)
    {
        if (version is null && tagged is not null)
        {
            // A page of an older graph: it must not be taken for one of the present.
            http.Response.Headers.Remove(HeaderNames.ETag);
        }
        else
        {
            Tag(http, version, form.ToString());
        }

        await WriteAsync(http, rows, form, arguments, place, version, continues: true);
    }

    private static async Task WriteAsync(HttpContext http, AnswerRows rows, AnswerForm form, Arguments arguments, Cursor place, string? version, bool continues)
    {
        switch (form)
        {
            case AnswerForm.Jsonl:
                await AnswerWriter.LinesAsync(http, rows);
                break;
            case AnswerForm.Csv:
                await AnswerWriter.CsvAsync(http, rows);
                break;
            default:
                var limit = arguments.Integer("limit");
                var end = place.Offset + limit;
                await AnswerWriter.PageAsync(http, rows, place.Offset, limit, continues && end < rows.Count ? (place with { Offset = end }).ToString() : null, version);
                break;
        }
    }

    private static Cursor? CursorOf(Arguments arguments, string request)
    {
        if (arguments.Text("cursor") is not { } text)
        {
            return null;
        }

        return Cursor.Parse(text) is { } cursor && cursor.Request == Cursor.Fingerprint(request)
            ? cursor
            : throw new RequestProblemException(Problems.Problems.Invalid("cursor", text, "the value of next from the page before, with the same parameters as there"));
    }

    private static AnswerForm FormOf(HttpContext http, Arguments arguments)
    {
        if (arguments.Text("format") is not null)
        {
            return arguments.Choice<AnswerForm>("format");
        }

        foreach (var accepted in http.Request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1))
        {
            switch (accepted.MediaType.Value)
            {
                case "application/json" or "*/*" or "application/*":
                    return AnswerForm.Json;
                case "application/jsonl" or "application/x-ndjson" or "application/x-jsonlines":
                    return AnswerForm.Jsonl;
                case "text/csv":
                    return AnswerForm.Csv;
            }
        }

        return AnswerForm.Json;
    }

    /// <summary>Tags the response, and tells whether the caller has just this.</summary>
    public static bool IsUnchanged(HttpContext http, string? version, string form) =>
        Tag(http, version, form) is { } tag && http.Request.Headers.IfNoneMatch.Any(given => given is not null && given.Split(',').Any(t => t.Trim() == tag));

    private static string? Tag(HttpContext http, string? version, string form)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        var tag = RequestKey.EntityTag(http, version, form);
        if (tag is not null)
        {
            http.Response.Headers.ETag = tag;
        }

        return tag;
    }
}
