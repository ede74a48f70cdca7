using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Graph.Query.NamedQueries;

/// <summary>The named queries at hand: the shipped ones, and a user's folder. Immutable and thread-safe.</summary>
public sealed class NamedQueryCatalog
{
    private static readonly Lazy<NamedQueryCatalog> ShippedCatalog = new(LoadShipped);

    private readonly FrozenDictionary<string, NamedQuery> byId;

    private NamedQueryCatalog(IEnumerable<NamedQuery> queries, ImmutableArray<QueryProblem> problems)
    {
        All = [.. queries.OrderBy(q => q.Topic, StringComparer.Ordinal).ThenBy(q => q.Id, StringComparer.Ordinal)];
        byId = All.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);
        Problems = problems;
    }

    /// <summary>The queries of <c>schema/queries</c>, which are built into this assembly.</summary>
    public static NamedQueryCatalog Shipped => ShippedCatalog.Value;

    /// <summary>All queries, by topic, then id.</summary>
    public ImmutableArray<NamedQuery> All { get; }

    /// <summary>Files that were left out, and why; empty for the shipped ones.</summary>
    public ImmutableArray<QueryProblem> Problems { get; }

    /// <summary>The query of this name, or null.</summary>
    public NamedQuery? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>These queries and those of a folder's <c>*.cypher</c> files, which take the place of others of the same name. A bad file is left out and is in <see cref="Problems"/>.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public NamedQueryCatalog With(string folder)
    {
        var problems = Problems.ToBuilder();
        var queries = All.ToDictionary(q => q.Id, StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cypher").Order(StringComparer.Ordinal))
        {
            if (NamedQueryParser.TryParse(file, File.ReadAllText(file), out var query, out var found))
            {
                queries[query.Id] = query;
            }
            else
            {
                problems.AddRange(found);
            }
        }

        return new NamedQueryCatalog(queries.Values, problems.ToImmutable());
    }

    private static NamedQueryCatalog LoadShipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var queries = new List<NamedQuery>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cypher", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            queries.Add(NamedQueryParser.TryParse(name, reader.ReadToEnd(), out var query, out var problems)
                ? query
                : throw new InvalidOperationException($"a shipped query is wrong: {string.Join("; ", problems)}"));
        }

        return new NamedQueryCatalog(queries, []);
    }
}
