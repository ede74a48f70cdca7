namespace Graph.Cli.Repl;

/// <summary>What a key did to the line.</summary>
internal enum EditOutcome
{
    /// <summary>Nothing, or the text or cursor changed: show it again.</summary>
    Edited,

    /// <summary>Enter: the line is done.</summary>
    Submitted,

    /// <summary>Ctrl+C: the line is given up.</summary>
    Interrupted,

    /// <summary>Ctrl+D on an empty line: no more lines come.</summary>
    Ended,

    /// <summary>Ctrl+L: clear the screen and show the line again.</summary>
    ClearScreen,
}
