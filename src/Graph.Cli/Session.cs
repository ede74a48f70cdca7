using Graph.Cli.Output;
using Spectre.Console;

namespace Graph.Cli;

/// <summary>One run of the program: where results and diagnostics go, in which language and format, and which store.</summary>
internal sealed record Session
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, warnings, diagnostics.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Rich output on <see cref="Out"/>; plain where it is no terminal.</summary>
    public required IAnsiConsole Terminal { get; init; }

    /// <summary>Rich progress on <see cref="Error"/>.</summary>
    public required IAnsiConsole Diagnostics { get; init; }

    /// <summary>True when results go to a terminal.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>The language.</summary>
    public required Language Language { get; init; }

    /// <summary>The format of rows.</summary>
    public required RowFormat Format { get; init; }

    /// <summary>True when the user chose the format; else it follows from where results go.</summary>
    public required bool FormatIsChosen { get; init; }

    /// <summary>No progress and no summaries.</summary>
    public required bool Quiet { get; init; }

    /// <summary>A file, or a server's address.</summary>
    public required string Store { get; init; }

    /// <summary>True when the command line names the store.</summary>
    public required bool StoreIsNamed { get; init; }

    /// <summary>The same session on another store.</summary>
    public Session With(string store) => this with { Store = store };

    /// <summary>Picks the text of the session's language.</summary>
    public string Say(string zh, string en) => Language == Language.Zh ? zh : en;

    /// <summary>A line for people about the run, unless quiet.</summary>
    public void Note(string zh, string en)
    {
        if (!Quiet)
        {
            Error.WriteLine(Say(zh, en));
        }
    }

    /// <summary>A line about something that went wrong, also when quiet.</summary>
    public void Warn(string zh, string en) => Error.WriteLine(Say(zh, en));
}
