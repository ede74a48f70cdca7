using System.Diagnostics;

namespace Graph.Storage.Tests;

/// <summary>Starts the process that writes to a store and may be killed.</summary>
internal static class Victim
{
    public static Process Start(string arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Graph.Storage.Victim.dll");
        return Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"exec \"{assembly}\" {arguments}")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }
}
