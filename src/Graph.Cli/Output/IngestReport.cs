using System.Globalization;
using Graph.Ingestion;
using Graph.Model;
using Graph.Reading;
using Graph.Storage;

namespace Graph.Cli.Output;

/// <summary>A line for each document as it is done, and the summary at the end; all on standard error.</summary>
internal sealed class IngestReport(Session session)
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private int done;

    /// <summary>The documents that were set aside.</summary>
    public List<ReadFailure> Failed { get; } = [];

    /// <summary>Notes one outcome; its line is written by <paramref name="lines"/>.</summary>
    public void Add(IngestOutcome outcome, Session lines)
    {
        done++;
        if (outcome.Failure is { } failure)
        {
            Failed.Add(failure);
            lines.Error.WriteLine(FailureText.Of(lines, failure));
            return;
        }

        var graph = outcome.Graph!;
        var (zh, en) = outcome.Stored switch
        {
            PutOutcome.Added => ("新增", "added"),
            PutOutcome.Unchanged => ("未变", "unchanged"),
            PutOutcome.Corrected => ("更正", "corrected"),
            PutOutcome.Reread => ("重读", "read again"),
            _ => ("试读", "dry run"),
        };
        counts[zh] = counts.GetValueOrDefault(zh) + 1;
        var relations = graph.Statements.Count(s => s.Type is not (RelationType.Mentions or RelationType.About or RelationType.Concerns));
        lines.Note(
            string.Create(CultureInfo.InvariantCulture, $"✓ {outcome.Name}  {zh}  {graph.Briefing.Date:yyyy-MM-dd} {graph.Briefing.Title}：{graph.Sections.Length} 节、{graph.Entities.Length} 个实体、{graph.Figures.Length} 个数据、{relations} 条关系、{graph.References.Length} 条文献"),
            string.Create(CultureInfo.InvariantCulture, $"✓ {outcome.Name}  {en}  {graph.Briefing.Date:yyyy-MM-dd} {graph.Briefing.Title}: {graph.Sections.Length} sections, {graph.Entities.Length} entities, {graph.Figures.Length} figures, {relations} relations, {graph.References.Length} references"));
    }

    /// <summary>The summary.</summary>
    public void Summary(bool dry)
    {
        var kinds = string.Join("、", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
        session.Note(
            $"共 {done} 份：{(kinds.Length > 0 ? kinds : "无")}{(Failed.Count > 0 ? $"；搁置 {Failed.Count}" : "")}。{(dry ? "试读，未存入。" : "")}",
            $"{done} documents: {done - Failed.Count} taken{(Failed.Count > 0 ? $", {Failed.Count} set aside" : "")}.{(dry ? " Dry run, nothing stored." : "")}");
    }
}
