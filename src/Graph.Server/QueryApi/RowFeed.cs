using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Graph.Server.Homes;

namespace Graph.Server.QueryApi;

/// <summary>
/// The rows of a query as they are made. In memory the engine runs beside the writer and is held back when the caller is slow, so that no more than a window of rows is held; a server's rows come whole.
/// </summary>
internal sealed class RowFeed
{
    private const int Window = 256;

    private readonly Channel<CypherValue[]>? channel;
    private readonly IReadOnlyList<CypherValue[]>? given;
    private readonly Task<(NeoError? Error, PlanDescription? Plan)> end;

    private RowFeed(IReadOnlyList<string> columns, IReadOnlyList<string> notices, Channel<CypherValue[]>? channel, IReadOnlyList<CypherValue[]>? given, Task<(NeoError?, PlanDescription?)> end)
    {
        (Columns, Notices, this.channel, this.given, this.end) = (columns, notices, channel, given, end);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What may be a slip in the query.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>How it ended; asked after the rows.</summary>
    public Task<(NeoError? Error, PlanDescription? Plan)> EndAsync() => end;

    /// <summary>Starts a query. The error is of its text; one that comes while it runs is in <see cref="EndAsync"/>.</summary>
    public static async Task<(RowFeed? Feed, NeoError? Error)> StartAsync(ServedGraph graph, string text, IReadOnlyDictionary<string, CypherValue> parameters, QueryLimits limits, CancellationToken cancellation)
    {
        if (graph is not { Image: { } image, Engine: { } engine })
        {
            var rows = await graph.Connection.RunAsync(new GraphQuery(text, parameters) { Limits = limits }, cancellation);
            return rows.Failure is { } failure && rows.Rows.Count == 0
                ? (null, NeoError.Of(failure))
                : (new RowFeed(rows.Columns, rows.Notices, null, rows.Rows, Task.FromResult<(NeoError?, PlanDescription?)>((rows.Failure is { } late ? NeoError.Of(late) : null, rows.Plan))), null);
        }

        var prepared = engine.Prepare(text, parameters.Keys.ToHashSet(StringComparer.Ordinal));
        if (!prepared.IsValid)
        {
            return (null, NeoError.Of(prepared.Diagnostics, text));
        }

        var channel = Channel.CreateBounded<CypherValue[]>(new BoundedChannelOptions(Window) { SingleReader = true, SingleWriter = true });
        var end = Task.Run<(NeoError?, PlanDescription?)>(
            () =>
            {
                try
                {
                    var summary = engine.Execute(image, prepared, new Consumer(channel.Writer, cancellation), parameters, limits, cancellation);
                    return (summary.Error is { } error ? NeoError.Of(error, text) : null, summary.Plan);
                }
                finally
                {
                    channel.Writer.TryComplete();
                }
            },
            cancellation);
        var notices = prepared.NoticesFor(image).Select(n => Cypher.Diagnostics.DiagnosticRenderer.Render(n, text)).ToList();

        // An error before the first row is still in time for the status.
        if (!await channel.Reader.WaitToReadAsync(cancellation) && (await end).Item1 is { } early)
        {
            return (null, early);
        }

        return (new RowFeed(prepared.Columns, notices, channel, null, end), null);
    }

    /// <summary>The rows.</summary>
    public async IAsyncEnumerable<CypherValue[]> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (channel is null)
        {
            foreach (var row in given!)
            {
                yield return row;
            }

            yield break;
        }

        while (await channel.Reader.WaitToReadAsync(cancellation))
        {
            while (channel.Reader.TryRead(out var row))
            {
                yield return row;
            }
        }
    }

    private sealed class Consumer(ChannelWriter<CypherValue[]> writer, CancellationToken cancellation) : IRowConsumer
    {
        public bool Take(ReadOnlySpan<CypherValue> row)
        {
            var copy = row.ToArray();
            while (!writer.TryWrite(copy))
            {
                // The engine is synchronous: its thread waits for the reader.
                if (!writer.WaitToWriteAsync(cancellation).AsTask().GetAwaiter().GetResult())
                {
                    return false;
                }
            }

            return true;
        }
    }
}
