using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Graph.Image;
using Graph.Image.Import;
using Graph.Storage.Images;

namespace Graph.Cli.Commands;

/// <summary><c>import</c>: neo4j-admin CSV or APOC JSON lines into a store that holds just that graph.</summary>
internal sealed class ImportCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var file = new Argument<string?>("FILE.jsonl") { Description = "JSON lines as apoc.export.json writes them", Arity = ArgumentArity.ZeroOrOne };
        var nodes = Files("--nodes", "node files: [LABEL[:LABEL]=]FILE[,FILE...], a group; the first file begins with the header");
        var relationships = Files("--relationships", "relationship files: [TYPE=]FILE[,FILE...], a group; the first file begins with the header");
        var delimiter = Character("--delimiter", "between fields (default ,)", ',');
        var arrayDelimiter = Character("--array-delimiter", "between the elements of arrays and between labels (default ;)", ';');
        var command = new Command(
            "import",
            "reads a graph of neo4j-admin CSV or APOC JSON lines into a store that holds just that graph; an imported graph that was there is replaced, a store of briefings never\n\n" +
            "例 / example: policygraph import --store other.db --nodes Person=people-header.csv,people.csv --relationships KNOWS=knows.csv\n" +
            "              policygraph import --store other.db graph.jsonl")
        {
            file, nodes, relationships, delimiter, arrayDelimiter,
        };
        command.Validators.Add(result =>
        {
            bool csv = result.GetResult(nodes) is not null || result.GetResult(relationships) is not null;
            if (result.GetValue(file) is not null == csv)
            {
                result.AddError("import: expected either FILE.jsonl or --nodes FILE... [--relationships FILE...]");
            }
            else if (csv && result.GetResult(nodes) is null)
            {
                result.AddError("import: expected --nodes FILE... beside --relationships");
            }
        });
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => parsed.GetValue(file) is { } lines
                ? Run(session, [lines], builder => Lines(builder, lines, cancel))
                : Csv(session, parsed.GetValue(nodes) ?? [], parsed.GetValue(relationships) ?? [], parsed.GetValue(delimiter), parsed.GetValue(arrayDelimiter), cancel)));
        });
        return command;
    }

    private static int Csv(Session session, string[] nodes, string[] relationships, char delimiter, char arrayDelimiter, CancellationToken cancel)
    {
        var nodeGroups = nodes.Select(Group).ToArray();
        var relationshipGroups = relationships.Select(Group).ToArray();
        return Run(session, [.. nodeGroups.Concat(relationshipGroups).SelectMany(g => g.Files)], builder =>
        {
            var importer = new NeoCsvImporter(builder, delimiter, arrayDelimiter);
            foreach (var group in nodeGroups)
            {
                importer.ReadNodes(group, cancel);
            }

            foreach (var group in relationshipGroups)
            {
                importer.ReadRelationships(group, cancel);
            }

            return importer.Report;
        });
    }

    private static ImportReport Lines(PropertyGraphBuilder builder, string path, CancellationToken cancel)
    {
        var importer = new ApocJsonImporter(builder);
        importer.Read(path, cancel);
        return importer.Report;
    }

    private static int Run(Session session, IReadOnlyList<string> files, Func<PropertyGraphBuilder, ImportReport> read)
    {
        var store = Stores.FileOf(session);
        ImportedGraph.RequireRoom(store);
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            session.Warn($"没有文件 {missing}；未作任何改动。", $"there is no file {missing}; nothing was changed.");
            return ExitCode.Usage;
        }

        var clock = Stopwatch.StartNew();
        var builder = new PropertyGraphBuilder();
        ImportReport report;
        try
        {
            report = read(builder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            session.Warn($"未作任何改动：{e.Message}", $"nothing was changed: {e.Message}");
            return ExitCode.Usage;
        }

        ImportedGraph.AddFullTextIndexes(builder);
        ImportedGraph.Save(store, builder.Build());
        foreach (var problem in report.Problems)
        {
            session.Error.WriteLine(problem);
        }

        var more = report.ProblemCount - report.Problems.Count;
        if (more > 0)
        {
            session.Warn($"另有 {more} 行。", $"and {more} more lines.");
        }

        var seconds = clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        session.Note(
            $"已导入 {report.Nodes} 个节点、{report.Relationships} 条关系，搁置 {report.ProblemCount} 行，用时 {seconds} 秒 → {session.Store}",
            $"imported {report.Nodes} nodes and {report.Relationships} relationships, set {report.ProblemCount} lines aside, in {seconds} s, into {session.Store}");
        return report.ProblemCount > 0 ? ExitCode.Partly : ExitCode.Done;
    }

    // neo4j-admin: names before an equals sign, unless that belongs to the name of a file that is there.
    private static CsvFileGroup Group(string text)
    {
        var at = File.Exists(text) ? -1 : text.IndexOf('=', StringComparison.Ordinal);
        var names = at < 0 ? [] : text[..at].Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var files = at < 0 && File.Exists(text) ? [text] : text[(at + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new CsvFileGroup(files, names);
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    private static Option<char> Character(string name, string description, char usual) => new(name)
    {
        Description = description + "; one ASCII character, TAB for the tabulator",
        HelpName = "C",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (string.Equals(text, "TAB", StringComparison.OrdinalIgnoreCase) || text == "\\t")
            {
                return '\t';
            }

            if (text.Length != 1 || !char.IsAscii(text[0]) || text[0] is '"' or '\n' or '\r')
            {
                result.AddError($"{name}: found {text}; expected one ASCII character that is no quotation mark or line end, or TAB");
                return usual;
            }

            return text[0];
        },
    };
}
