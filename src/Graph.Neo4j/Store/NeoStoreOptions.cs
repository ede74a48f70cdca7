using System.Globalization;

namespace Graph.Neo4j.Store;

/// <summary>How a store on a server is written. Immutable.</summary>
public sealed record NeoStoreOptions
{
    /// <summary>For how long a writer that is not heard of keeps others out. It is renewed three times in that time. Default 30 s.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Rows of one transaction, at least 1. Default 5000.</summary>
    public int BatchRows { get; init; } = 5000;

    /// <summary>For how long a batch whose fate is unknown is followed up. Default 60 s: a server that was killed has come back by then, or will not.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who writes, as others are told: machine, process id, and when that process started.</summary>
    public WriterName Writer { get; init; } = WriterName.Own();
}

/// <summary>A process that writes. <paramref name="Started"/> tells it from a later one with the same number.</summary>
public sealed record WriterName(string Machine, int Process, string Started)
{
    /// <summary>This process.</summary>
    public static WriterName Own()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new WriterName(Environment.MachineName, process.Id, StartOf(process));
    }

    /// <summary>True when the process is of this machine and has ended: nothing can come from it any more.</summary>
    public bool HasEnded()
    {
        if (Machine != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return process.HasExited || StartOf(process) != Started;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string StartOf(System.Diagnostics.Process process) => process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
