using Graph.Cypher.Execution;
using Graph.Cypher.Values;

namespace Graph.Connection;

/// <summary>A query as it is sent, on either engine.</summary>
/// <param name="Text">The Cypher text.</param>
/// <param name="Parameters">Values by name, without the dollar sign; may be empty.</param>
public sealed record GraphQuery(string Text, IReadOnlyDictionary<string, CypherValue> Parameters)
{
    private static readonly Dictionary<string, CypherValue> None = new(StringComparer.Ordinal);

    /// <summary>A query without parameters.</summary>
    public GraphQuery(string text)
        : this(text, None)
    {
    }

    /// <summary>Whether it may write; <see cref="GraphAccess.Read"/> unless said.</summary>
    public GraphAccess Access { get; init; } = GraphAccess.Read;

    /// <summary>What it may use. A server is given the time limit and stopped after <see cref="QueryLimits.MaxRows"/> rows; the rest binds the embedded engine only.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Default;
}
