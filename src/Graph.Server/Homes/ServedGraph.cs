using System.Collections.Immutable;
using Graph.Connection;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Query;
using Graph.Query.Names;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Server.Homes;

/// <summary>One graph as requests see it. Immutable and safe for concurrent use; on a Neo4j database it is the database itself, as of a version.</summary>
public sealed class ServedGraph
{
    private readonly Lazy<string>? hash;

    /// <summary>A graph in memory.</summary>
    public ServedGraph(string version, IPropertyGraph image, CypherEngine engine, NameDirectory names, ImmutableArray<StoredBriefing> briefings, IGraphConnection connection, QueryLimits limits)
    {
        Version = version;
        Image = image;
        Engine = engine;
        Names = names;
        Briefings = briefings;
        Connection = connection;
        Reader = new GraphReader(connection, limits);
        hash = new Lazy<string>(() => ImageDigest.Of(image));
    }

    /// <summary>A graph on a server.</summary>
    /// <param name="version">Equal for equal graphs; null where the database does not say, and then nothing can be cached.</param>
    /// <param name="names">Its names.</param>
    /// <param name="briefings">Its briefings.</param>
    /// <param name="connection">The server.</param>
    /// <param name="limits">What a query may use.</param>
    public ServedGraph(string? version, NameDirectory names, ImmutableArray<StoredBriefing> briefings, IGraphConnection connection, QueryLimits limits)
    {
        Version = version;
        Names = names;
        Briefings = briefings;
        Connection = connection;
        Reader = new GraphReader(connection, limits);
    }

    /// <summary>Equal versions, equal graphs; null where that is not known.</summary>
    public string? Version { get; }

    /// <summary>The graph in memory; null on a server.</summary>
    public IPropertyGraph? Image { get; }

    /// <summary>The engine beside <see cref="Image"/>; null on a server.</summary>
    public CypherEngine? Engine { get; }

    /// <summary>The graph through the Cypher port.</summary>
    public IGraphConnection Connection { get; }

    /// <summary>Reads under the limits of the service.</summary>
    public GraphReader Reader { get; }

    /// <summary>Its names.</summary>
    public NameDirectory Names { get; }

    /// <summary>Its briefings by date, then id; empty where the store holds a graph and no briefings.</summary>
    public ImmutableArray<StoredBriefing> Briefings { get; }

    /// <summary>The hash of the graph in memory, as the command <c>hash</c> gives it; null on a server.</summary>
    public string? Hash => hash?.Value;
}
