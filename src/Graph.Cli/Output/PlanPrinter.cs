using System.Text.Json;
using Graph.Cypher;

namespace Graph.Cli.Output;

/// <summary>Prints a plan: as the table that users of Neo4j know, or as one JSON object where rows are JSON. The plan of PROFILE stands beside rows, so that it goes to standard error where programs read the rows.</summary>
internal static class PlanPrinter
{
    /// <summary>Prints it.</summary>
    public static void Print(Session session, PlanDescription plan)
    {
        bool profiled = plan.Rows is not null;
        bool json = session.Format is RowFormat.Json or RowFormat.Jsonl;
        TextWriter target = profiled && session.Format != RowFormat.Table ? session.Error : session.Out;
        target.WriteLine(json && !profiled ? JsonSerializer.Serialize(Object(plan), session.Format == RowFormat.Json ? Pretty : Plain) : plan.ToTable());
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Pretty = new(Plain) { WriteIndented = true };

    private static Dictionary<string, object?> Object(PlanDescription step) => new(StringComparer.Ordinal)
    {
        ["operator"] = step.Operator,
        ["details"] = step.Details,
        ["estimatedRows"] = step.EstimatedRows,
        ["children"] = step.Children.Select(Object).ToArray(),
    };
}
