using System.Globalization;
using System.Text;

namespace Graph.Cypher;

/// <summary>A step of a plan, for people.</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Details">What it does.</param>
/// <param name="EstimatedRows">How many rows the planner expected.</param>
/// <param name="Rows">How many rows it gave; null unless profiled.</param>
/// <param name="DbHits">How many reads of the graph it made: relationships, nodes and properties looked at; null unless profiled.</param>
/// <param name="Children">The steps that it takes rows from.</param>
public sealed record PlanDescription(string Operator, string Details, double EstimatedRows, long? Rows, long? DbHits, IReadOnlyList<PlanDescription> Children)
{
    /// <summary>The names of the rewrites that shaped the plan, in order; only at the root.</summary>
    public IReadOnlyList<string> Rewrites { get; init; } = [];

    /// <summary>The plan as a table with the columns that users of Neo4j know; the last operator is the first line.</summary>
    public string ToTable()
    {
        var lines = new List<string[]>();
        Add(lines, 0);
        string[] header = Rows is null ? ["Operator", "Details", "Estimated Rows"] : ["Operator", "Details", "Estimated Rows", "Rows", "DB Hits"];
        int[] widths = [.. header.Select((h, i) => Math.Max(h.Length, lines.Count == 0 ? 0 : lines.Max(l => l[i].Length)))];
        var text = new StringBuilder();
        string rule = "+" + string.Join('+', widths.Select(w => new string('-', w + 2))) + "+";
        text.AppendLine(rule).AppendLine(Line(header, widths, heading: true)).AppendLine(rule);
        foreach (string[] line in lines)
        {
            text.AppendLine(Line(line, widths, heading: false));
        }

        text.AppendLine(rule);
        if (Rewrites.Count > 0)
        {
            text.Append("Rewrites: ").AppendLine(string.Join(", ", Rewrites));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Line(string[] cells, int[] widths, bool heading) =>
        "|" + string.Join('|', cells.Select((c, i) => " " + (i < 2 || heading ? c.PadRight(widths[i]) : c.PadLeft(widths[i])) + " ")) + "|";

    private void Add(List<string[]> lines, int depth)
    {
        string name = string.Concat(Enumerable.Repeat("| ", depth)) + "+" + Operator;
        string details = Details.ReplaceLineEndings(" ");
        details = details.Length > 100 ? details[..99] + "…" : details;
        string estimated = EstimatedRows.ToString(EstimatedRows < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
        lines.Add(Rows is null
            ? [name, details, estimated]
            : [name, details, estimated, Rows.Value.ToString(CultureInfo.InvariantCulture), DbHits?.ToString(CultureInfo.InvariantCulture) ?? ""]);
        for (int i = Children.Count - 1; i > 0; i--)
        {
            Children[i].Add(lines, depth + 1);
        }

        if (Children.Count > 0)
        {
            Children[0].Add(lines, depth);
        }
    }
}
