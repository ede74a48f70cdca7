using System.Collections.Immutable;
using System.Globalization;
using Graph.Connection;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image;
using Graph.Model.Contract;
using Graph.Neo4j.Client;
using Graph.Neo4j.Schema;
using Graph.Storage;
using Graph.Storage.Documents;
using Graph.Storage.Images;
using Graph.Storage.Projection;

namespace Graph.Neo4j.Store;

/// <summary>
/// A store in a Neo4j database: the graph of the contract, marked as ours, and beside it the briefings with all that is needed to correct and to remove them, so that nothing needs a file. The user's own
/// nodes and relationships stand in the same database and are never touched. Works over any <see cref="IGraphConnection"/> that can write. Every method throws <see cref="GraphFailureException"/> when the
/// server fails. Safe for concurrent use; of several writers one writes, the others are told.
/// </summary>
public sealed class NeoStore
{
    private const int PayloadBytes = 2 << 20;
    private readonly IGraphConnection connection;
    private readonly NeoStoreOptions options;

    /// <summary>Makes a store; nothing is sent.</summary>
    public NeoStore(IGraphConnection connection, NeoStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.connection = connection;
        this.options = options ?? new NeoStoreOptions();
    }

    /// <summary>The property that marks nodes and relationships as ours. A client that shows them leaves it out.</summary>
    public static string MarkProperty => Bookkeeping.Mark;

    /// <summary>How the store stands; null where the database has none.</summary>
    public Task<StoreState?> StateAsync(CancellationToken cancellation) => StoreLease.StateAsync(connection, cancellation);

    /// <summary>
    /// The hash of the graph that is there, read from the server's content: equal to that of an embedded store with the same graph. In a database that this program never wrote, all that stands under the
    /// contract's labels counts: so an import can be compared.
    /// </summary>
    public Task<string> HashAsync(CancellationToken cancellation) => SteadyAsync((graph, stop) => graph.HashAsync(stop), cancellation);

    /// <summary>The graph that is there, read into memory.</summary>
    public Task<PropertyGraphImage> ReadGraphAsync(CancellationToken cancellation) => SteadyAsync(
        async (graph, stop) =>
        {
            var builder = new PropertyGraphBuilder();
            foreach (var (name, labels, keys) in GraphImageCache.FullTextIndexes)
            {
                builder.AddFullTextIndex(name, labels, keys);
            }

            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            await foreach (var node in graph.NodesAsync(stop).ConfigureAwait(false))
            {
                numbers[node.Id] = builder.AddNode(node.Id, node.Labels, Pairs(node.Properties));
            }

            await foreach (var r in graph.RelationshipsAsync(stop).ConfigureAwait(false))
            {
                if (numbers.TryGetValue(r.From, out var from) && numbers.TryGetValue(r.To, out var to))
                {
                    builder.AddRelationship(null, r.Type, from, to, Pairs(r.Properties));
                }
            }

            return builder.Build();
        },
        cancellation);

    /// <summary>The briefings held, by date, then id.</summary>
    /// <exception cref="StoreException">A briefing's node is damaged.</exception>
    public async Task<ImmutableArray<StoredBriefing>> ListAsync(CancellationToken cancellation)
    {
        var rows = await connection.ReadAsync($"MATCH (b:{Bookkeeping.BriefingLabel}) RETURN b {{.*, content: null, source: null}} AS b ORDER BY b.date, b.id", cancellation).ConfigureAwait(false);
        return [.. rows.Rows.Select(r => HeldBriefing.Listed(r[0].AsMap))];
    }

    /// <summary>Makes an embedded store hold the briefings that are held here, and no others; fetches only those that it lacks.</summary>
    /// <exception cref="StoreException">A briefing here is damaged, or the embedded store failed.</exception>
    public async Task FetchAsync(BriefingStore into, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(into);
        Dictionary<string, string> held;
        using (var snapshot = into.Snapshot())
        {
            held = snapshot.Digests.ToDictionary(d => d.Id, d => d.Digest, StringComparer.Ordinal);
        }

        var there = await DigestsAsync(cancellation).ConfigureAwait(false);
        foreach (var id in held.Keys.Where(id => !there.ContainsKey(id)).Order(StringComparer.Ordinal).ToList())
        {
            into.Remove(id);
        }

        foreach (var chunk in there.Where(d => held.GetValueOrDefault(d.Key) != d.Value).Select(d => d.Key).Order(StringComparer.Ordinal).Chunk(50))
        {
            var rows = await connection.ReadAsync(
                $"UNWIND $ids AS id MATCH (b:{Bookkeeping.BriefingLabel} {{id: id}}) RETURN b.id AS id, b.digest AS digest, b.content AS content, b.source AS source", cancellation, ("ids", Texts(chunk))).ConfigureAwait(false);
            foreach (var row in rows.Rows)
            {
                if (row.Any(v => !v.IsString))
                {
                    throw new StoreException(new StoreFailure("store.damaged", $"the briefing {row[0]} of {connection.Target} without its content", "a briefing as it was stored", "Ingest its document again, or push from a store that holds it."));
                }

                // The mirror's own copy goes first: Put would weigh its file name against the one here.
                into.Remove(row[0].AsString);
                into.Put(new BriefingPayload(row[1].AsString, row[2].AsString, row[3].AsString).Unpack($"briefing {row[0].AsString} of {connection.Target}"));
            }
        }
    }

    /// <summary>Applies the migrations that the database lacks and waits until the indexes are there. Gives how many were applied.</summary>
    public async Task<int> ApplySchemaAsync(CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        var done = 0;
        foreach (var migration in SchemaScript.Migrations(GraphContract.Default).Where(m => m.Number > (state?.Schema ?? 0)))
        {
            foreach (var statement in migration.Statements)
            {
                await connection.WriteAsync(statement, cancellation).ConfigureAwait(false);
            }

            await connection.WriteAsync($"MERGE (s:{Bookkeeping.StoreLabel} {{id: 'store'}}) SET s.schema = $number", cancellation, ("number", CypherValue.Integer(migration.Number))).ConfigureAwait(false);
            done++;
        }

        if (done > 0)
        {
            await connection.WriteAsync("CALL db.awaitIndexes(600)", cancellation).ConfigureAwait(false);
        }

        return done;
    }

    /// <summary>Takes the right to write, which others then have not until the session is disposed; applies the schema first.</summary>
    /// <exception cref="GraphFailureException">Another is writing (<c>Store.Busy</c>), the store is of a newer version (<c>Store.Newer</c>), or the server failed.</exception>
    public async Task<NeoWriting> BeginAsync(CancellationToken cancellation)
    {
        await ApplySchemaAsync(cancellation).ConfigureAwait(false);
        return new NeoWriting(this, await StoreLease.TakeAsync(connection, options, cancellation).ConfigureAwait(false));
    }

    internal async Task<PushReport> PushAsync(StoreLease lease, IPropertyGraph graph, StoreSnapshot? briefings, IProgress<PushProgress>? progress, CancellationToken cancellation)
    {
        var (keys, second) = LabelsOf(graph);
        await KeysOfOthersAsync(keys, cancellation).ConfigureAwait(false);
        long done = 0, total = 0;
        var push = new GraphPush(connection, lease, graph, keys, second, options, Report, cancellation);
        await push.CompareAsync().ConfigureAwait(false);

        // The briefings first: they are what was said, and the graph follows from them.
        var there = briefings is null ? [] : await DigestsAsync(cancellation).ConfigureAwait(false);
        var wanted = briefings?.Digests.ToDictionary(d => d.Id, d => d.Digest, StringComparer.Ordinal) ?? [];
        var write = wanted.Where(w => there.GetValueOrDefault(w.Key) != w.Value).Select(w => w.Key).Order(StringComparer.Ordinal).ToList();
        var drop = there.Keys.Where(id => !wanted.ContainsKey(id)).Order(StringComparer.Ordinal).ToList();
        total = push.Differences + write.Count + drop.Count;
        Report(0);
        foreach (var chunk in drop.Chunk(options.BatchRows))
        {
            await lease.WriteAsync($"MATCH (b:{Bookkeeping.BriefingLabel} {{id: row}}) DELETE b", [.. chunk.Select(CypherValue.String)], cancellation).ConfigureAwait(false);
            Report(chunk.Length);
        }

        foreach (var rows in Packed(write.Select(id => HeldBriefing.RowOf(briefings!.Briefing(id)))))
        {
            await WriteBriefingsAsync(lease, rows, cancellation).ConfigureAwait(false);
            Report(rows.Length);
        }

        var report = await push.WriteAsync().ConfigureAwait(false) with { Briefings = write.Count + drop.Count };
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        if (!report.WasEqual || state is not { IsWritten: true, IsComplete: true } || state.Hash != push.Hash)
        {
            await lease.CompleteAsync(push.Hash, cancellation).ConfigureAwait(false);
        }

        return report;

        void Report(long more)
        {
            done += more;
            progress?.Report(new PushProgress(done, total));
        }
    }

    internal static Task<long?> WriteBriefingsAsync(StoreLease lease, CypherValue[] rows, CancellationToken cancellation) =>
        lease.WriteAsync($"MERGE (b:{Bookkeeping.BriefingLabel} {{id: row.id}}) SET b = row", rows, cancellation);

    // The labels of the contract in its order, then whatever else the graph has.
    private static (List<string> Keys, HashSet<string> Second) LabelsOf(IPropertyGraph? graph)
    {
        var contract = GraphContract.Default;
        var keys = contract.Nodes.Select(n => n.Label).ToList();
        var second = contract.EntityKinds.Select(k => k.Label).ToHashSet(StringComparer.Ordinal);
        keys.AddRange((graph?.Labels.Names ?? []).Where(l => !keys.Contains(l) && !second.Contains(l)).Order(StringComparer.Ordinal));
        return (keys, second);
    }

    private async Task KeysOfOthersAsync(List<string> keys, CancellationToken cancellation)
    {
        foreach (var label in keys.Where(k => GraphContract.Default.Node(k) is null))
        {
            await connection.WriteAsync($"CREATE CONSTRAINT {Cypher.Name("policygraph_" + label)} IF NOT EXISTS FOR (n:{Cypher.Name(label)}) REQUIRE n.id IS UNIQUE", cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Dictionary<string, string>> DigestsAsync(CancellationToken cancellation) =>
        (await connection.ReadAsync($"MATCH (b:{Bookkeeping.BriefingLabel}) RETURN b.id AS id, b.digest AS digest", cancellation).ConfigureAwait(false)).Rows
        .ToDictionary(r => r[0].AsString, r => r[1].IsString ? r[1].AsString : "", StringComparer.Ordinal);

    // Pages are transactions of their own: if a writer comes in between, what was read is of two graphs and is read again.
    private async Task<T> SteadyAsync<T>(Func<ServerGraph, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var before = await StateAsync(cancellation).ConfigureAwait(false);
            var (keys, second) = LabelsOf(null);
            keys.AddRange(await OtherKeysAsync(cancellation).ConfigureAwait(false));
            var result = await read(new ServerGraph(connection, keys, second, before is { IsWritten: true }), cancellation).ConfigureAwait(false);
            if ((await StateAsync(cancellation).ConfigureAwait(false))?.Batch == before?.Batch)
            {
                return result;
            }
        }

        throw StoreLease.Failure("Store.Changing", $"{connection.Target} was written each time it was read; wait until the writer has ended.");
    }

    // A graph other than of briefings was pushed under labels of its own, which have keys by our hand.
    private async Task<List<string>> OtherKeysAsync(CancellationToken cancellation)
    {
        var rows = await connection.ReadAsync("SHOW CONSTRAINTS YIELD name, labelsOrTypes WHERE name STARTS WITH 'policygraph_' RETURN name, labelsOrTypes AS labels", cancellation).ConfigureAwait(false);
        return [.. rows.Rows.Select(r => (Name: r[0].AsString, Label: r[1].AsList[0].AsString)).Where(c => c.Name == "policygraph_" + c.Label).Select(c => c.Label).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<CypherValue[]> Packed(IEnumerable<CypherValue> rows)
    {
        var batch = new List<CypherValue>();
        var size = 0;
        foreach (var row in rows)
        {
            var own = row.AsMap["content"].AsString.Length + row.AsMap["source"].AsString.Length;
            if (batch.Count > 0 && size + own > PayloadBytes)
            {
                yield return [.. batch];
                batch.Clear();
                size = 0;
            }

            batch.Add(row);
            size += own;
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    private static IEnumerable<KeyValuePair<string, CypherValue>> Pairs(MapValue map)
    {
        for (var i = 0; i < map.Count; i++)
        {
            yield return new KeyValuePair<string, CypherValue>(map.Keys[i], map.Values[i]);
        }
    }

    private static CypherValue Texts(IReadOnlyList<string> texts) => CypherValue.List(ListValue.OfStrings(texts));
}
