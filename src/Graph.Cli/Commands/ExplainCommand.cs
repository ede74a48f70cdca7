using System.CommandLine;
using Graph.Cli.Output;
using Graph.Extraction;
using Graph.Ingestion;
using Graph.Model;
using Spectre.Console;
using Rows = Graph.Cli.Output.Rows;

namespace Graph.Cli.Commands;

/// <summary><c>explain FILE</c>: how one document was read, and which sentences gave nothing.</summary>
internal sealed class ExplainCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var file = new Argument<string>("FILE") { Description = "a document, or - for standard input" };
        var date = DateOption.Make();
        var command = new Command("explain", "how one document was read: sections, mentions, figures, statements with spans, and the sentences that gave nothing\n\n例 / example: policygraph explain briefing.md") { file, date };
        command.SetAction(parsed =>
        {
            var session = options.Session(parsed);
            return guard(session, () => Run(session, parsed.GetValue(file)!, parsed.GetValue(date)));
        });
        return command;
    }

    private static int Run(Session session, string file, DateOnly? date)
    {
        var reader = new Ingestor(new BriefingExtractor(Stores.Knowledge(session)), new IngestOptions { Date = date });
        var code = ExitCode.Done;
        foreach (var read in reader.Read([file]))
        {
            if (read.Failure is { } failure)
            {
                session.Warn($"{failure.Name}：{failure.Code} {failure.Message}", $"{failure.Name}: {failure.Code} {failure.Message}");
                code = ExitCode.Partly;
            }
            else if (session.Format == RowFormat.Table)
            {
                Print(session, read.Graph!);
            }
            else
            {
                RowPrinter.Print(session, Flat(read.Graph!));
            }
        }

        return code;
    }

    private static void Print(Session session, BriefingGraph graph)
    {
        var briefing = graph.Briefing;
        var tree = new Tree($"[bold]{Markup.Escape(briefing.Title)}[/]  {briefing.Date:yyyy-MM-dd}  [grey]{Markup.Escape(briefing.Series ?? "")} {Markup.Escape(string.Join("、", briefing.Publishers))} {Markup.Escape(briefing.Uri)}[/]");
        var entities = graph.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        string Name(string id) => entities.TryGetValue(id, out var e) ? e.Name : graph.Sections.FirstOrDefault(s => s.Id == id)?.Heading ?? graph.Figures.FirstOrDefault(f => f.Id == id)?.Text ?? id;
        foreach (var section in graph.Sections)
        {
            var branch = tree.AddNode($"[yellow]{section.Ordinal}[/] {Markup.Escape(section.Heading)}");
            var themes = graph.Statements.Where(s => s.Type == RelationType.About && s.From == section.Id).OrderByDescending(s => s.Confidence);
            branch.AddNode($"[grey]{session.Say("主题", "themes")}[/] {Markup.Escape(string.Join("  ", themes.Select(t => $"{t.To} {t.Confidence:0.00}")))}");
            foreach (var mention in graph.Statements.Where(s => s.Type == RelationType.Mentions && s.From == section.Id).OrderBy(s => entities[s.To].Kind).ThenBy(s => entities[s.To].Name, StringComparer.Ordinal))
            {
                var entity = entities[mention.To];
                branch.AddNode($"[green]{entity.Kind}[/] {Markup.Escape(entity.Name)} [grey]{Markup.Escape(string.Join("、", ((PropertyValue.TextList)mention.Properties["surfaces"]).Values.Where(s => s != entity.Name)))}[/]");
            }

            foreach (var figure in graph.Figures.Where(f => f.SectionId == section.Id))
            {
                var o = figure.Observation;
                branch.AddNode($"[blue]{Markup.Escape(o.Indicator)}[/] {o.Value} {Markup.Escape(o.Unit)} {o.Change.ContractName()} {o.Status.ContractName()} {o.Qualifier.ContractName()} [grey]{Markup.Escape(o.PeriodText ?? "")} {Markup.Escape(figure.Text)} {Markup.Escape(figure.Span.ToString())}[/]");
            }
        }

        var said = tree.AddNode($"[yellow]{session.Say("陈述", "statements")}[/]");
        var sentences = graph.Sentences.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var statement in graph.Statements.Where(s => s.Type is not (RelationType.Mentions or RelationType.About or RelationType.Concerns)))
        {
            var evidence = sentences[statement.Evidence[0]];
            var detail = string.Join(" ", statement.Properties.Where(p => p.Value is PropertyValue.Text).Select(p => ((PropertyValue.Text)p.Value).Value));
            said.AddNode($"{Markup.Escape(Name(statement.From))} [green]{statement.Type.ContractName()}[/] {Markup.Escape(Name(statement.To))} [grey]{Markup.Escape(detail)} {statement.Confidence:0.00} {Markup.Escape(evidence.Span.ToString())}[/]").AddNode($"[italic]{Markup.Escape(evidence.Text)}[/]");
        }

        if (graph.References.Length > 0)
        {
            var references = tree.AddNode($"[yellow]{session.Say("参考文献", "references")}[/] {graph.References.Length}");
            foreach (var reference in graph.References)
            {
                references.AddNode(Markup.Escape($"{reference.Publisher}：{reference.Title} {reference.Date} {reference.Url}"));
            }
        }

        var ledger = tree.AddNode($"[yellow]{session.Say("未采用", "set aside")}[/] {graph.Ledger.Length}");
        foreach (var entry in graph.Ledger)
        {
            var text = entry.Span.Of(graph.SourceText).ReplaceLineEndings(" ");
            ledger.AddNode($"[grey]{Markup.Escape(entry.Code)}[/] {Markup.Escape(text.Length > 60 ? text[..60] + "…" : text)} [grey]{Markup.Escape(entry.Reason)}[/]");
        }

        session.Terminal.Write(tree);
    }

    private static Rows Flat(BriefingGraph graph)
    {
        var rows = new Rows(new("what", "种类", "what"), new("section", "节", "section"), new("name", "名称", "name"), new("detail", "说明", "detail"), new("start", "起", "start"), new("end", "止", "end"), new("text", "原文", "text"));
        var ordinals = graph.Sections.ToDictionary(s => s.Id, s => s.Ordinal, StringComparer.Ordinal);
        var entities = graph.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var sentences = graph.Sentences.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var section in graph.Sections)
        {
            rows.Add("section", section.Ordinal, section.Heading, null, null, null, null);
        }

        foreach (var figure in graph.Figures)
        {
            rows.Add("figure", ordinals[figure.SectionId], figure.Observation.Indicator, figure.Observation.Canonical(), figure.Span.Start, figure.Span.End, figure.Text);
        }

        foreach (var statement in graph.Statements)
        {
            var first = statement.Evidence.IsEmpty ? null : sentences[statement.Evidence[0]];
            rows.Add(statement.Type.ContractName(), first is null ? null : ordinals[first.SectionId], entities.TryGetValue(statement.To, out var to) ? to.Name : statement.To,
                entities.TryGetValue(statement.From, out var from) ? from.Name : statement.From, first?.Span.Start, first?.Span.End, first?.Text);
        }

        foreach (var entry in graph.Ledger)
        {
            rows.Add("ledger", null, entry.Code, entry.Reason, entry.Span.Start, entry.Span.End, entry.Span.Of(graph.SourceText));
        }

        return rows;
    }
}
