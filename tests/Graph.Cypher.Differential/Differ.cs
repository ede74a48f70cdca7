using Graph.Cypher.Differential.Generation;
using Graph.Cypher.Differential.Naive;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential;

/// <summary>Runs one query on the engines that are compared.</summary>
public static class Differ
{
    // A random query may ask for much; what is beyond this is not compared.
    private static readonly QueryLimits Limits = new() { Timeout = TimeSpan.FromSeconds(20), MaxRows = 200_000 };

    /// <summary>What the engine gives.</summary>
    public static Outcome Engine(CypherEngine engine, IPropertyGraph graph, GeneratedQuery query)
    {
        PreparedQuery prepared = engine.Prepare(query.Text);
        if (!prepared.IsValid)
        {
            return Outcome.Failed($"compile: {string.Join("; ", prepared.Diagnostics)}");
        }

        QueryResult result = engine.Execute(graph, prepared, limits: Limits);
        return result.Error is { } error ? Outcome.Failed($"{(error.Limit is null ? "run" : "limit")}: {error.Code} {error.Message}") : Of(result.Columns, result.Rows, query);
    }

    /// <summary>What the naive evaluator gives; null when it gives up.</summary>
    public static Outcome? Naive(IPropertyGraph graph, GeneratedQuery query)
    {
        try
        {
            (IReadOnlyList<string> columns, IReadOnlyList<CypherValue[]> rows) = NaiveEngine.Run(graph, query.Text);
            return Of(columns, rows, query);
        }
        catch (CypherRuntimeException error)
        {
            return Outcome.Failed($"run: {error.Code} {error.Message}");
        }
        catch (NaiveLimitException)
        {
            return null;
        }
    }

    private static Outcome Of(IReadOnlyList<string> columns, IReadOnlyList<CypherValue[]> rows, GeneratedQuery query)
    {
        var strict = new DifferentialValue(query.AnyListOrder, false);
        var loose = new DifferentialValue(query.AnyListOrder, true);
        return new Outcome(columns, [.. rows.Select(strict.Row)], [.. rows.Select(loose.Row)], null);
    }
}
