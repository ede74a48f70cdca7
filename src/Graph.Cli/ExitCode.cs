namespace Graph.Cli;

/// <summary>What the program's exit codes mean; fixed, since scripts hold on to them.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Ran, but something was set aside, or nothing was found where something was named.</summary>
    public const int Partly = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>The store or server failed.</summary>
    public const int Store = 3;
}
