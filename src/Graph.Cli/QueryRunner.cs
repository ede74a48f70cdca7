using Graph.Cli.Output;
using Graph.Cypher;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli;

/// <summary>Runs a query on the session's graph and prints rows, plan or diagnostics.</summary>
internal static class QueryRunner
{
    /// <summary>The exit code of the run: wrong text or parameters are usage, a failed or limited run is partly.</summary>
    public static int Run(Session session, string query, IReadOnlyDictionary<string, CypherValue> parameters, TimeSpan timeout, long limit, CancellationToken cancel)
    {
        var engine = new CypherEngine();
        var prepared = engine.Prepare(query, parameters.Keys.ToHashSet(StringComparer.Ordinal));
        if (!prepared.IsValid)
        {
            session.Error.WriteLine(DiagnosticRenderer.Render(prepared.Diagnostics, query));
            return ExitCode.Usage;
        }

        var result = engine.Execute(Stores.Image(session), prepared, parameters, new QueryLimits { Timeout = timeout, MaxRows = limit }, cancel);
        if (result.Error is { } error)
        {
            session.Error.WriteLine($"{error.Code}: {error.Message}");
            return ExitCode.Partly;
        }

        if (result.Columns.Count > 0)
        {
            var rows = new Rows(result.Columns.Select(c => new Column(c, c, c)));
            foreach (var row in result.Rows)
            {
                rows.Add([.. row.Select(Cell)]);
            }

            RowPrinter.Print(session, rows);
        }

        if (result.Summary.Plan is { } plan)
        {
            session.Out.WriteLine(plan.ToTable());
        }

        return ExitCode.Done;
    }

    private static object? Cell(CypherValue value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.String => value.AsString,
        ValueKind.Integer => value.AsInteger,
        ValueKind.Float => value.AsFloat,
        ValueKind.Boolean => value.AsBoolean,
        _ => ValueText.ToDisplay(value),
    };
}
