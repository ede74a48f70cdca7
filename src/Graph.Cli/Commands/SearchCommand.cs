using System.CommandLine;
using Graph.Cli.Output;
using Graph.Query;
using Graph.Query.Search;
using Graph.Query.Tables;

namespace Graph.Cli.Commands;

/// <summary><c>search TEXT</c>: full text in names and sentences, Chinese and English.</summary>
internal sealed class SearchCommand : ICommand
{
    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var text = new Argument<string[]>("TEXT") { Description = "words; all must occur", Arity = ArgumentArity.OneOrMore };
        var limit = PeriodOptions.Limit(20);
        var command = new Command("search", "full text in names and sentences, Chinese and English\n\n例 / example: policygraph search 算力 电力") { text, limit };
        var period = new PeriodOptions().AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () => Run(session, string.Join(" ", parsed.GetValue(text)!), period.Of(parsed), parsed.GetValue(limit), cancel)));
        });
        return command;
    }

    private static int Run(Session session, string text, Period period, int limit, CancellationToken cancel)
    {
        if (text.Length > TextSearch.MaxLength)
        {
            session.Warn($"检索词过长：{text.Length} 字，最多 {TextSearch.MaxLength}。", $"found {text.Length} characters; expected at most {TextSearch.MaxLength}.");
            return ExitCode.Usage;
        }

        using var connection = new Lease(session);
        var hits = Questions.Wait(new TextSearch(new GraphReader(connection.Graph)).FindAsync(text, period, limit, cancel));
        if (hits.IsEmpty)
        {
            session.Warn($"没有找到“{text}”。", $"found nothing with {text}.");
            return ExitCode.Partly;
        }

        ResultTables.Print(session, ResultTable.Of(hits));
        return ExitCode.Done;
    }

    private sealed class Lease(Session session) : IDisposable
    {
        public Connection.IGraphConnection Graph { get; } = Stores.Connect(session);

        public void Dispose() => Graph.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
