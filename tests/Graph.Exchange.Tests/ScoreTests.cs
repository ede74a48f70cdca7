using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Model;
using Xunit;

namespace Graph.Exchange.Tests;

/// <summary>The export is what the scorer of the gold annotations reads: a briefing that says exactly what the gold says scores full marks.</summary>
public sealed class ScoreTests
{
    [Fact]
    public void JsonLines_OfTheGoldItself_ScoreOne()
    {
        var shared = Shared();
        var gold = Path.Combine(shared ?? "", "gold", "2026-06-11.json");
        Assert.SkipUnless(File.Exists(gold), $"no {gold}: the gold stands in the shared folder");
        var folder = Directory.CreateTempSubdirectory("policygraph-score-");
        try
        {
            var file = Path.Combine(folder.FullName, "export.jsonl");
            new ApocJsonLinesExporter().Export(Graphs.Of([Briefing(JsonDocument.Parse(File.ReadAllBytes(gold)).RootElement)]), ExportTargets.ToFile(file));
            using var process = Python($"\"{Path.Combine(shared!, "gold", "score.py")}\" \"{file}\" \"{gold}\" --json");
            Assert.SkipWhen(process is null, "no python3 on the path");
            var output = process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            var total = JsonDocument.Parse(output).RootElement.GetProperty("total");
            Assert.Equal(1, total.GetProperty("found").GetInt32());
            foreach (var part in (string[])["sections", "references", "entities", "mentions", "figures", "relations", "themes"])
                Assert.True(total.GetProperty(part).GetProperty("f1").GetDouble() == 1, $"{part}: {total.GetProperty(part)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BriefingGraph Briefing(JsonElement gold)
    {
        var date = DateOnly.Parse(gold.GetProperty("date").GetString()!, CultureInfo.InvariantCulture);
        var title = gold.GetProperty("title").GetString()!;
        var series = gold.GetProperty("series").GetString()!;
        var id = ContentId.Briefing(series, date, title);
        var source = new StringBuilder();
        var sections = new Dictionary<int, Section>();
        var sentences = new Dictionary<int, Sentence>();
        foreach (var s in gold.GetProperty("sections").EnumerateArray())
        {
            var ordinal = s.GetProperty("ordinal").GetInt32();
            sections[ordinal] = new Section(ContentId.Section(id, ordinal), ordinal, s.GetProperty("heading").GetString()!);
            var start = source.Length;
            source.Append('第').Append(ordinal).Append("句。");
            var span = new TextSpan(start, source.Length);
            var text = source.ToString(start, span.Length);
            sentences[ordinal] = new Sentence(ContentId.Sentence(id, span, text), sections[ordinal].Id, text, span);
        }

        var names = new Dictionary<string, string>();
        var entities = new List<Entity>();
        var statements = new List<Statement>();
        foreach (var e in gold.GetProperty("entities").EnumerateArray())
        {
            var kind = Enum.Parse<EntityKind>(e.GetProperty("type").GetString()!);
            var name = e.GetProperty("name").GetString()!;
            ImmutableArray<string> aliases = [.. e.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!).Order(StringComparer.Ordinal)];
            var held = kind == EntityKind.Policy ? e.TryGetProperty("held", out var h) && h.GetBoolean() : (bool?)null;
            var entity = new Entity(ContentId.Entity(kind, name), kind, name, null, aliases, kind == EntityKind.Policy && e.TryGetProperty("docNo", out var d) ? d.GetString() : null, held);
            entities.Add(entity);
            foreach (var n in aliases.Append(name))
                names[n] = entity.Id;
            foreach (var s in e.GetProperty("sections").EnumerateArray().Select(s => s.GetInt32()))
                statements.Add(Said(RelationType.Mentions, sections[s].Id, entity.Id, s, StatementMethod.Rule, ("count", 1L), ("surfaces", new PropertyValue.TextList([name]))));
        }

        foreach (var s in gold.GetProperty("sections").EnumerateArray())
        {
            var ordinal = s.GetProperty("ordinal").GetInt32();
            foreach (var theme in s.GetProperty("themes").EnumerateArray())
                statements.Add(Said(RelationType.About, sections[ordinal].Id, theme.GetString()!, ordinal, StatementMethod.Vocabulary, ("score", new PropertyValue.Real(0.8))));
        }

        foreach (var r in gold.GetProperty("relations").EnumerateArray())
        {
            var type = RelationTypes.Find(r.GetProperty("type").GetString()!)!.Value;
            (string, PropertyValue)[] properties = type == RelationType.LinkedTo ? [("kind", "coordinates")] : [];
            statements.Add(Said(type, End(r.GetProperty("from").GetString()!), End(r.GetProperty("to").GetString()!), 1, StatementMethod.Rule, properties));
        }

        return new BriefingGraph
        {
            Briefing = new Briefing(id, series, title, date, [.. gold.GetProperty("publishers").EnumerateArray().Select(p => p.GetString()!)], "zh", gold.GetProperty("file").GetString()!, new string('0', 64)),
            SourceText = source.ToString(),
            Sections = [.. sections.Values.OrderBy(s => s.Ordinal)],
            Sentences = [.. sentences.Values.OrderBy(s => s.Span)],
            References =
            [
                .. gold.GetProperty("references").EnumerateArray().Select((r, i) => new Reference(
                    ContentId.Reference(id, i, r.GetProperty("title").GetString()!), r.GetProperty("publisher").GetString(), r.GetProperty("title").GetString()!, r.GetProperty("date").GetString(), null, r.GetProperty("url").GetString(), [sections[1].Id], [])),
            ],
            Entities = [.. entities.OrderBy(e => e.Id, StringComparer.Ordinal)],
            Figures = [.. gold.GetProperty("figures").EnumerateArray().Select(Figure)],
            Statements = [.. statements],
        };

        string End(string name) => names.GetValueOrDefault(name, name);

        Statement Said(RelationType type, string from, string to, int ordinal, StatementMethod method, params (string Name, PropertyValue Value)[] properties) =>
            new(type, from, to, [sentences[ordinal].Id], 0.9, method, properties.ToImmutableSortedDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));

        Figure Figure(JsonElement f)
        {
            var ordinal = f.GetProperty("section").GetInt32();
            var observation = new Observation
            {
                Value = Number(f, "value"),
                Lower = Number(f, "lower"),
                Upper = Number(f, "upper"),
                Unit = f.GetProperty("unit").GetString()!,
                Change = Enum.GetValues<FigureChange>().Single(c => c.ContractName() == f.GetProperty("change").GetString()),
                Qualifier = Enum.GetValues<FigureQualifier>().Single(c => c.ContractName() == f.GetProperty("qualifier").GetString()),
                Status = Enum.GetValues<FigureStatus>().Single(c => c.ContractName() == f.GetProperty("status").GetString()),
                Indicator = f.GetProperty("metric").GetString()!,
            };
            var span = new TextSpan(sentences[ordinal].Span.Start, sentences[ordinal].Span.Start + 1);
            return new Figure(ContentId.Figure(sections[ordinal].Id, span, observation.Canonical()), sections[ordinal].Id, sentences[ordinal].Id, observation, "第", span);
        }
    }

    private static decimal? Number(JsonElement figure, string name) => figure.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDecimal() : null;

    private static Process? Python(string arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Shared()
    {
        if (Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return Path.Combine(folder.FullName, "..", "shared");
        }

        return null;
    }
}
