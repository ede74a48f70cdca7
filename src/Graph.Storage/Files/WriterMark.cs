using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Graph.Storage.Files;

/// <summary>
/// A small file beside the store that names the process which is writing, so that one that waited in vain can say for whom.
/// The lock itself is SQLite's; a mark left by a killed process does no harm.
/// </summary>
internal static class WriterMark
{
    private static readonly string Self = $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} {Path.GetFileNameWithoutExtension(Environment.ProcessPath)}";

    /// <summary>Sets the mark of this process; a mark that cannot be written is left out.</summary>
    public static void Set(string path) => Try(() => File.WriteAllText(MarkOf(path), Self));

    /// <summary>Takes the mark away.</summary>
    public static void Clear(string path) => Try(() => File.Delete(MarkOf(path)));

    /// <summary>Who is writing, in words.</summary>
    public static string Holder(string path)
    {
        var text = "";
        Try(() => text = File.ReadAllText(MarkOf(path)));
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsAlive(id)
            ? $"process {id.ToString(CultureInfo.InvariantCulture)} ({text[(space + 1)..]})"
            : "another process";
    }

    private static string MarkOf(string path) => path + ".writer";

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The mark only makes a message better.
        }
    }
}
