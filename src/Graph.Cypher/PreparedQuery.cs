using System.Runtime.CompilerServices;
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Planning;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher;

/// <summary>A query text that was read and bound once. Its plan for a graph is made when it first runs there and kept as long as the graph is. Safe for concurrent use.</summary>
public sealed class PreparedQuery
{
    private readonly ConditionalWeakTable<IPropertyGraph, QueryPlan> _plans = [];
    private readonly ConditionalWeakTable<IPropertyGraph, IReadOnlyList<Diagnostic>> _notices = [];

    internal PreparedQuery(string text, BoundStatement? statement, IReadOnlyList<Diagnostic> diagnostics)
    {
        (Text, Statement, Diagnostics) = (text, statement, diagnostics);
        Columns = statement is null ? [] : [.. statement.Query.Columns.Select(c => c.Name)];
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What is wrong with it; empty exactly when it can run.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether it can run.</summary>
    public bool IsValid => Diagnostics.Count == 0;

    /// <summary>The names of the result columns, in order; empty when the query cannot run.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The names of the parameters that it uses, each once; empty when the query cannot run.</summary>
    public IReadOnlyList<string> Parameters => Statement?.Parameters ?? [];

    /// <summary>Whether it is to be run, explained or profiled.</summary>
    public StatementMode Mode => Statement?.Mode ?? StatementMode.Run;

    /// <summary>
    /// What may be a slip although the query is valid: labels, relationship types and properties that the graph does not have, each with the
    /// nearest name that it has. Empty when there is none or the query cannot run.
    /// </summary>
    public IReadOnlyList<Diagnostic> NoticesFor(IPropertyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Statement is null ? [] : _notices.GetValue(graph, g => GraphNotices.Of(Text, g));
    }

    internal BoundStatement? Statement { get; }

    internal QueryPlan PlanFor(IPropertyGraph graph, Func<IPropertyGraph, QueryPlan> make) => _plans.GetValue(graph, g => make(g));
}
