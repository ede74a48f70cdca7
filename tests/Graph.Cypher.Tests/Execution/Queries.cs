using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Execution;

/// <summary>Runs queries for tests and writes their rows as text.</summary>
internal static class Queries
{
    public static CypherEngine Engine { get; } = new();

    public static CypherEngine Unoptimized { get; } = new(new EngineOptions { Optimize = false });

    public static QueryResult Run(string text, IPropertyGraph? graph = null, CypherEngine? engine = null, params (string Name, CypherValue Value)[] parameters)
    {
        engine ??= Engine;
        PreparedQuery query = engine.Prepare(text);
        Assert.True(query.IsValid, $"{text}: {string.Join("; ", query.Diagnostics)}");
        return engine.Execute(graph ?? SampleGraph.Image, query, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
    }

    /// <summary>The rows of a query that must succeed, each as <c>a | b</c>.</summary>
    public static IReadOnlyList<string> Rows(string text, IPropertyGraph? graph = null, CypherEngine? engine = null, params (string Name, CypherValue Value)[] parameters)
    {
        QueryResult result = Run(text, graph, engine, parameters);
        Assert.True(result.Error is null, $"{text}: {result.Error}");
        Assert.Equal(result.Rows.Count, result.Summary.RowCount);
        return [.. result.Rows.Select(r => string.Join(" | ", r.Select(v => v.ToString())))];
    }
}
