using Graph.Cypher;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>What the server answered to one request.</summary>
internal sealed record Reply
{
    /// <summary>Names of the columns; empty where no query ran.</summary>
    public string[] Columns { get; set; } = [];

    /// <summary>The rows that were read.</summary>
    public List<CypherValue[]> Rows { get; } = [];

    /// <summary>The errors it names, at whatever status.</summary>
    public List<(string Code, string Message)> Errors { get; } = [];

    /// <summary>Where the database stands after it.</summary>
    public string[] Bookmarks { get; set; } = [];

    /// <summary>The transaction that stays open; null when none does.</summary>
    public string? Transaction { get; set; }

    /// <summary>The plan of EXPLAIN or PROFILE.</summary>
    public PlanDescription? Plan { get; set; }

    /// <summary>True when reading stopped because there were more rows than asked for.</summary>
    public bool WasCut { get; set; }
}
