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

    /// <summary>The plan as a table in the layout that users of Neo4j know: the last operator is the first line, lines join the operators, a second input branches to the right.</summary>
    public string ToTable()
    {
        var lines = new List<string[]>();
        Add(lines, 0);
        string[] header = Rows is null ? ["Operator", "Id", "Details", "Estimated Rows"] : ["Operator", "Id", "Details", "Estimated Rows", "Rows", "DB Hits"];
        int[] widths = [.. header.Select((h, i) => Math.Max(h.Length, lines.Max(l => i < l.Length ? l[i].Length : 0)))];
        var text = new StringBuilder();
        string Rule(int from) => string.Join('+', widths.Skip(from).Select(w => new string('-', w + 2))) + "+";
        text.Append('+').AppendLine(Rule(0)).AppendLine(Line(header, widths, heading: true)).Append('+').AppendLine(Rule(0));
        foreach (string[] line in lines)
        {
            // A line with one cell only joins the operators above and below.
            text.AppendLine(line.Length == 1 ? "| " + line[0].PadRight(widths[0]) + " +" + Rule(1) : Line(line, widths, heading: false));
        }

        text.Append('+').AppendLine(Rule(0));
        if (DbHits is not null)
        {
            text.Append("Total database accesses: ").AppendLine(Hits(this).ToString(CultureInfo.InvariantCulture));
        }

        if (Rewrites.Count > 0)
        {
            text.Append("Rewrites: ").AppendLine(string.Join(", ", Rewrites));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static long Hits(PlanDescription step) => (step.DbHits ?? 0) + step.Children.Sum(Hits);

    private static string Line(string[] cells, int[] widths, bool heading) =>
        "|" + string.Join('|', cells.Select((c, i) => " " + (i is 0 or 2 || heading ? c.PadRight(widths[i]) : c.PadLeft(widths[i])) + " ")) + "|";

    private void Add(List<string[]> lines, int depth)
    {
        string indent = string.Concat(Enumerable.Repeat("| ", depth));
        string details = Details.ReplaceLineEndings(" ");
        details = details.Length > 100 ? details[..99] + "…" : details;
        string id = lines.Count(l => l.Length > 1).ToString(CultureInfo.InvariantCulture);
        string estimated = EstimatedRows.ToString(EstimatedRows < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
        lines.Add(Rows is null
            ? [indent + "+" + Operator, id, details, estimated]
            : [indent + "+" + Operator, id, details, estimated, Rows.Value.ToString(CultureInfo.InvariantCulture), DbHits?.ToString(CultureInfo.InvariantCulture) ?? ""]);
        for (int i = Children.Count - 1; i > 0; i--)
        {
            lines.Add([indent + "|\\"]);
            Children[i].Add(lines, depth + 1);
        }

        if (Children.Count > 0)
        {
            lines.Add([indent + "|"]);
            Children[0].Add(lines, depth);
        }
    }
}
