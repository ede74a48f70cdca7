using System.CommandLine;
using Graph.Cli.Output;
using Graph.Extraction;
using Graph.Ingestion;
using Graph.Reading;
using Graph.Storage;

namespace Graph.Cli.Commands;

/// <summary><c>ingest PATH...</c>: files, folders, globs or standard input into the store.</summary>
internal sealed class IngestCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var paths = new Argument<string[]>("PATH") { Description = "files, folders, globs or - for standard input", Arity = ArgumentArity.OneOrMore };
        var dry = new Option<bool>("--dry-run") { Description = "reads everything, stores nothing" };
        var jobs = new Option<int>("--jobs") { Description = "documents taken apart at once (default: the number of cores)", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256)
            {
                result.AddError("--jobs: expected 1 to 256");
            }
        });
        var date = DateOption.Make();
        var command = new Command("ingest", "takes documents apart and stores them; what fails is listed and the rest goes on\n\n例 / example: policygraph ingest briefings/ '2026/**/*.md'") { paths, dry, jobs, date };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, parsed.GetValue(paths)!, parsed.GetValue(dry), parsed.GetValue(jobs), parsed.GetValue(date), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string[] paths, bool dry, int jobs, DateOnly? date, CancellationToken cancel)
    {
        var extractor = new BriefingExtractor(Stores.Knowledge(session));
        using var input = paths.Contains("-") ? Console.OpenStandardInput() : null;
        var ingestor = new Ingestor(extractor, new IngestOptions { Date = date, Jobs = jobs, StandardInput = input });
        using var working = dry ? null : Stores.OpenBriefings(session, StoreAccess.Write, cancel);
        var report = new IngestReport(session);
        IngestProgress.Run(session, () => DocumentFinder.Find(paths).Count(), (lines, step) =>
        {
            foreach (var outcome in ingestor.Ingest(paths, working?.Briefings, cancel))
            {
                report.Add(outcome, lines);
                if (outcome is { Graph: { } graph, Stored: not (null or PutOutcome.Unchanged) })
                {
                    working?.Note(graph.Briefing.Id, cancel);
                }

                step();
            }
        });
        if (working is not null)
        {
            PushLine.Run(session, progress => working.Complete(progress, cancel));
        }

        report.Summary(dry);
        return report.Failed.Count > 0 ? ExitCode.Partly : ExitCode.Done;
    }
}
