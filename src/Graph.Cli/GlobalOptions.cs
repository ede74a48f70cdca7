using System.CommandLine;
using System.CommandLine.Parsing;
using Graph.Cli.Output;
using Spectre.Console;

namespace Graph.Cli;

/// <summary>The options that every command has, and the session that they describe.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The environment variable with the default store.</summary>
    public const string StoreVariable = "POLICYGRAPH_STORE";

    private readonly Option<string?> store = new("--store") { Description = "STORE: a file (default ./policygraph.db, or $POLICYGRAPH_STORE), or http(s)://[user@]host:7474[/database] for Neo4j (password in $POLICYGRAPH_NEO4J_PASSWORD)", Recursive = true, HelpName = "STORE" };
    private readonly Option<string> language = new("--lang") { Description = "zh (default) or en", Recursive = true, DefaultValueFactory = _ => "zh", HelpName = "zh|en" };
    private readonly Option<string?> format = new("--format") { Description = "how rows are printed: table (on a terminal), jsonl (in a pipe), json, csv, markdown", Recursive = true, HelpName = "table|json|jsonl|csv|markdown" };
    private readonly Option<bool> quiet = new("--quiet") { Description = "no progress and no summary", Recursive = true };

    /// <summary>Adds the options to the root command.</summary>
    public GlobalOptions(RootCommand root)
    {
        language.AcceptOnlyFromAmong("zh", "en");
        format.AcceptOnlyFromAmong("table", "json", "jsonl", "csv", "markdown");
        root.Options.Add(store);
        root.Options.Add(language);
        root.Options.Add(format);
        root.Options.Add(quiet);
    }

    /// <summary>The session of a parsed command line.</summary>
    public Session Session(ParseResult parsed)
    {
        var terminal = !Console.IsOutputRedirected;
        return new Session
        {
            Out = Console.Out,
            Error = Console.Error,
            Terminal = Ansi(Console.Out, terminal),
            Diagnostics = Ansi(Console.Error, !Console.IsErrorRedirected),
            IsTerminal = terminal,
            Language = parsed.GetValue(language) == "en" ? Language.En : Language.Zh,
            Format = parsed.GetValue(format) is { } named ? Enum.Parse<RowFormat>(named, ignoreCase: true) : terminal ? RowFormat.Table : RowFormat.Jsonl,
            FormatIsChosen = parsed.GetValue(format) is not null,
            Quiet = parsed.GetValue(quiet),
            Store = parsed.GetValue(store) ?? Environment.GetEnvironmentVariable(StoreVariable) ?? "policygraph.db",
            StoreIsNamed = parsed.GetValue(store) is not null,
        };
    }

    private static IAnsiConsole Ansi(TextWriter writer, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
            Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!terminal)
        {
            console.Profile.Width = 160;
        }

        return console;
    }
}
