using System.Text.Json;
using Graph.Cli.Output;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli;

/// <summary>Runs queries on one graph and prints rows, plan or what went wrong.</summary>
internal sealed class QueryRunner(Session session, IGraphConnection connection)
{
    /// <summary>Runs a query; gives the exit code (wrong text or parameters are usage, a failed or limited run is partly, a failed server is store) and how many rows were printed.</summary>
    public async Task<(int Code, int Rows)> RunAsync(string text, IReadOnlyDictionary<string, CypherValue> parameters, QueryLimits limits, CancellationToken cancel)
    {
        GraphRows answer = await connection.RunAsync(new GraphQuery(text, parameters) { Limits = limits }, cancel).ConfigureAwait(false);
        bool explained = answer is { Plan: { Rows: null }, Rows.Count: 0, Failure: null };
        if (answer.Columns.Count > 0 && !explained && (answer.Failure is null || answer.Rows.Count > 0))
        {
            bool json = session.Format is RowFormat.Json or RowFormat.Jsonl;
            var rows = new Rows(answer.Columns.Select(c => new Column(c, c, c)));
            foreach (CypherValue[] row in answer.Rows)
            {
                rows.Add([.. row.Select(v => json ? JsonCell(v) : TextCell(v))]);
            }

            RowPrinter.Print(session, rows);
        }

        if (answer.Plan is { } plan)
        {
            PlanPrinter.Print(session, plan);
        }

        foreach (string notice in answer.Notices)
        {
            session.Error.WriteLine(notice);
        }

        if (answer.Failure is not { } failure)
        {
            return (ExitCode.Done, answer.Rows.Count);
        }

        session.Error.WriteLine(failure.Kind == GraphFailureKind.Query ? failure.Message : $"{failure.Code}: {failure.Message}");
        return (failure.Kind switch { GraphFailureKind.Query => ExitCode.Usage, GraphFailureKind.Server => ExitCode.Store, _ => ExitCode.Partly }, answer.Rows.Count);
    }

    private static object? TextCell(CypherValue value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.String => value.AsString,
        ValueKind.Integer => value.AsInteger,
        ValueKind.Boolean => value.AsBoolean,
        _ => ValueText.ToDisplay(value),
    };

    // Lists, maps, nodes and relationships as JSON and not as their text; floats with their point.
    private static JsonElement JsonCell(CypherValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueJson.WritePlain(writer, value);
        }

        using JsonDocument document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }
}
