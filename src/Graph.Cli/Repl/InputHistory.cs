using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Cli.Repl;

/// <summary>
/// What was entered before, oldest first; kept in a file of the user's state folder, one JSON string a line, readable by the user alone.
/// A file that cannot be read or written costs the history and nothing else. Several sessions may append to one file.
/// </summary>
internal sealed class InputHistory
{
    /// <summary>How many entries are kept.</summary>
    public const int Limit = 1000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _entries = [];
    private readonly string? _path;

    /// <summary>Reads the history.</summary>
    /// <param name="path">Its file; null for one that is not kept.</param>
    public InputHistory(string? path)
    {
        _path = path;
        if (path is null)
        {
            return;
        }

        try
        {
            foreach (string line in File.ReadLines(path))
            {
                if (Parse(line) is { } entry)
                {
                    _entries.Add(entry);
                }
            }

            if (_entries.Count > 2 * Limit)
            {
                _entries.RemoveRange(0, _entries.Count - Limit);
                File.WriteAllLines(path, _entries.Select(e => JsonSerializer.Serialize(e, Json)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A first session has no file; one that cannot be read is as good as none.
        }
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>An entry, 0 for the oldest.</summary>
    public string this[int index] => _entries[index];

    /// <summary>The file of this user: <c>$XDG_STATE_HOME</c> or <c>~/.local/state</c>, on Windows the local application data; then <c>policygraph/history</c>. Null where there is no such folder.</summary>
    public static string? UserFile()
    {
        string folder = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state) ? state
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".local", "state")
            : "";
        return folder.Length == 0 ? null : Path.Combine(folder, "policygraph", "history");
    }

    /// <summary>Adds an entry unless it is empty or the same as the last.</summary>
    public void Add(string entry)
    {
        entry = entry.TrimEnd();
        if (entry.Length == 0 || (_entries.Count > 0 && _entries[^1] == entry))
        {
            return;
        }

        _entries.Add(entry);
        if (_path is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                // Queries may name what others should not see.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(_path, options);
            writer.Write(JsonSerializer.Serialize(entry, Json) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Kept for this session only.
        }
    }

    private static string? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
