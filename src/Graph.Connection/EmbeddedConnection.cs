using Graph.Cypher;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Port;

namespace Graph.Connection;

/// <summary>The embedded engine over a graph. Each call reads the graph that <paramref name="graph"/> gives at that moment, so that a newer one can be swapped in.</summary>
/// <param name="engine">The engine; may be shared.</param>
/// <param name="graph">Gives the newest graph; called once for a query.</param>
/// <param name="target">What to call it in messages.</param>
public sealed class EmbeddedConnection(CypherEngine engine, Func<IPropertyGraph> graph, string target) : IGraphConnection
{
    /// <inheritdoc/>
    public string Target => target;

    /// <inheritdoc/>
    public Task<GraphRows> RunAsync(GraphQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Task.Run(() => Run(query, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private GraphRows Run(GraphQuery query, CancellationToken cancellation)
    {
        PreparedQuery prepared = engine.Prepare(query.Text, query.Parameters.Keys.ToHashSet(StringComparer.Ordinal));
        if (!prepared.IsValid)
        {
            Diagnostic first = prepared.Diagnostics[0];
            return new GraphRows([], [], new GraphFailure(first.Code.ToString(), DiagnosticRenderer.Render(prepared.Diagnostics, query.Text), GraphFailureKind.Query));
        }

        IPropertyGraph current = graph();
        QueryResult result = engine.Execute(current, prepared, query.Parameters, query.Limits, cancellation);
        GraphFailure? failure = result.Error is { } e
            ? new GraphFailure(e.Code, e.Span is { } span ? $"{e.Message}\n{DiagnosticRenderer.Excerpt(span, query.Text)}" : e.Message, e.Limit is null ? GraphFailureKind.Execution : GraphFailureKind.Limit)
            : null;
        return new GraphRows(result.Columns, result.Rows, failure) { Plan = result.Summary.Plan, Notices = [.. prepared.NoticesFor(current).Select(n => DiagnosticRenderer.Render(n, query.Text))] };
    }
}
