using System.Collections.Concurrent;
using System.Security.Cryptography;
using Graph.Server.Homes;

namespace Graph.Server.QueryApi;

/// <summary>An open transaction: it reads one graph from its beginning to its end.</summary>
internal sealed record QueryTransaction(string Id, ServedGraph Graph, DateTimeOffset Expires);

/// <summary>The open transactions. Each is kept for a minute after its last request, at most <see cref="Most"/> at once: an open one may keep a replaced graph in memory.</summary>
internal sealed class QueryTransactions(TimeProvider clock)
{
    /// <summary>Most at once.</summary>
    public const int Most = 256;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, QueryTransaction> open = new(StringComparer.Ordinal);

    /// <summary>Opens one; null when there are too many.</summary>
    public QueryTransaction? Begin(ServedGraph graph)
    {
        var now = clock.GetUtcNow();
        foreach (var (id, transaction) in open)
        {
            if (transaction.Expires < now)
            {
                open.TryRemove(id, out _);
            }
        }

        if (open.Count >= Most)
        {
            return null;
        }

        var made = new QueryTransaction(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), graph, now + Keep);
        open[made.Id] = made;
        return made;
    }

    /// <summary>The open one of this id, kept for another minute; null for none.</summary>
    public QueryTransaction? Continue(string id)
    {
        var now = clock.GetUtcNow();
        return open.TryGetValue(id, out var found) && found.Expires >= now ? open[id] = found with { Expires = now + Keep } : null;
    }

    /// <summary>Ends one.</summary>
    public QueryTransaction? End(string id) => open.TryRemove(id, out var found) && found.Expires >= clock.GetUtcNow() ? found : null;
}
