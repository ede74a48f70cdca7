using Graph.Server.Requests;
using Microsoft.Extensions.Caching.Memory;

namespace Graph.Server.Answers;

/// <summary>Answers of late, by graph and request: pages of one answer are cut from one computation, and what is asked again costs nothing. Bounded by rows.</summary>
internal sealed class AnswerCache : IDisposable
{
    private const int MostRows = 50_000;
    private const int MostRowsOfOne = 10_000;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostRows });

    /// <summary>The answer on the graph with this fingerprint, or null.</summary>
    public AnswerRows? Find(ulong graph, string request) => cache.TryGetValue((graph, request), out AnswerRows? rows) ? rows : null;

    /// <summary>Keeps an answer; nothing where the version is not known.</summary>
    public void Add(string? version, string request, AnswerRows rows)
    {
        if (version is not null && rows.Count <= MostRowsOfOne)
        {
            cache.Set((Cursor.Fingerprint(version), request), rows, new MemoryCacheEntryOptions { Size = rows.Count + 1, SlidingExpiration = Keep });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();
}
