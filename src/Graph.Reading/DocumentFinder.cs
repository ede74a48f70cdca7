using System.Text;
using System.Text.RegularExpressions;
using Graph.Reading.Sources;

namespace Graph.Reading;

/// <summary>A document to read, or a path that gave none. Exactly one of <paramref name="FullPath"/> and <paramref name="Failure"/> is set; <c>-</c> is standard input.</summary>
public sealed record FoundDocument(string Name, string? FullPath, ReadFailure? Failure);

/// <summary>Files, folders, globs and <c>-</c> to documents, in ordinal order within each path given.</summary>
public static class DocumentFinder
{
    /// <summary>The extensions that folders are searched for, in ordinal order.</summary>
    public static IReadOnlyList<string> Extensions => SourceFormats.Extensions;

    /// <summary>
    /// What each of <paramref name="paths"/> stands for: a file itself, whatever its name; of a folder (recursively) and of a glob (<c>*</c>, <c>?</c>, <c>[…]</c>, <c>**</c>) the files of known extension.
    /// Each file is given once. Paths that give nothing are failures: <c>read.not-found</c>, <c>read.no-documents</c>, <c>read.unreadable</c>.
    /// </summary>
    public static IEnumerable<FoundDocument> Find(IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var found in FindOne(path))
            {
                if (found.FullPath is null || found.FullPath == "-" || seen.Add(found.FullPath))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Reads what <see cref="Find"/> found; a file over the limit is set aside unread. <paramref name="standardInput"/> is read for <c>-</c>.</summary>
    public static ReadResult Read(FoundDocument found, ReadOptions? options = null, Stream? standardInput = null)
    {
        options ??= ReadOptions.Default;
        if (found.Failure is { } failure)
        {
            return ReadResult.Of(failure);
        }

        var path = found.FullPath ?? throw new ArgumentException("neither path nor failure is set", nameof(found));
        try
        {
            if (path == "-")
            {
                return standardInput is null ? ReadResult.Of(Unreadable("-", "no standard input")) : ReadStream("-", standardInput, options);
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            return stream.CanSeek && stream.Length > options.MaxBytes
                ? ReadResult.Of(DocumentReader.TooLarge(found.Name, stream.Length, options))
                : ReadStream(found.Name, stream, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ReadResult.Of(Unreadable(found.Name, error.Message));
        }
    }

    private static ReadResult ReadStream(string name, Stream stream, ReadOptions options)
    {
        var size = stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position + 1, int.MaxValue - 64) : 1 << 16;
        var buffer = new byte[Math.Max(size, 16)];
        var length = 0;
        int read;
        while ((read = stream.Read(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
            if (length > options.MaxBytes)
            {
                return ReadResult.Of(new ReadFailure(name, "read.too-large", FormattableString.Invariant($"found more than {options.MaxBytes} bytes; expected at most that many; split the document or raise the limit")));
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, buffer.Length * 2L));
            }
        }

        return DocumentReader.Read(name, buffer.AsMemory(0, length), options);
    }

    private static IEnumerable<FoundDocument> FindOne(string path)
    {
        if (path == "-")
        {
            return [new FoundDocument("-", "-", null)];
        }

        if (File.Exists(path))
        {
            return [Of(Path.GetFullPath(path))];
        }

        if (Directory.Exists(path))
        {
            return InFolder(path, path, null);
        }

        if (path.AsSpan().IndexOfAny("*?[") < 0)
        {
            return [Failed(path, "read.not-found", "found no such file or folder; expected an existing path, a glob or -; check its spelling")];
        }

        // The folder before the first wildcard is searched.
        var normal = path.Replace('\\', '/');
        var wildcard = normal.AsSpan().IndexOfAny("*?[");
        var slash = normal.LastIndexOf('/', wildcard);
        var root = slash < 0 ? "." : slash == 0 ? "/" : normal[..slash];
        return Directory.Exists(root)
            ? InFolder(path, root, Pattern(normal[(slash + 1)..]))
            : [Failed(path, "read.not-found", $"found no folder {root}; expected one that the glob can search; check its spelling")];
    }

    private static IEnumerable<FoundDocument> InFolder(string path, string root, Regex? pattern)
    {
        var full = Path.GetFullPath(root);
        var files = new List<string>();
        var failures = new List<FoundDocument>();
        Collect(full, files, failures);
        var chosen = files
            .Select(f => (File: f, Relative: Path.GetRelativePath(full, f).Replace('\\', '/')))
            .Where(f => pattern is null ? SourceFormats.ForName(f.File) is not null : pattern.IsMatch(f.Relative) && SourceFormats.ForName(f.File) is not null)
            .OrderBy(f => f.Relative, StringComparer.Ordinal)
            .Select(f => Of(f.File))
            .ToList();
        if (chosen.Count == 0 && failures.Count == 0)
        {
            failures.Add(Failed(path, "read.no-documents", $"found {files.Count} files, none of them a document; expected files named {string.Join(' ', SourceFormats.Extensions)}; give another path"));
        }

        return chosen.Concat(failures);
    }

    private static void Collect(string folder, List<string> files, List<FoundDocument> failures)
    {
        var pending = new Stack<string>();
        pending.Push(folder);
        while (pending.TryPop(out var at))
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(at));
                foreach (var sub in Directory.EnumerateDirectories(at))
                {
                    // A link to a folder may lead back into the one that holds it.
                    if (new DirectoryInfo(sub).LinkTarget is null)
                    {
                        pending.Push(sub);
                    }
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures.Add(new FoundDocument(at, null, Unreadable(at, error.Message)));
            }
        }
    }

    private static Regex Pattern(string glob)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '*' when i + 1 < glob.Length && glob[i + 1] == '*':
                    var slash = i + 2 < glob.Length && glob[i + 2] == '/';
                    pattern.Append(slash ? "(?:.*/)?" : ".*");
                    i += slash ? 2 : 1;
                    break;
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '[' when glob.IndexOf(']', i) is > 0 and var close:
                    pattern.Append('[').Append(Regex.Escape(glob[(i + 1)..close]).Replace("!", "^", StringComparison.Ordinal)).Append(']');
                    i = close;
                    break;
                default:
                    pattern.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }

        return new Regex(pattern.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private static FoundDocument Of(string file) => new(Path.GetFileName(file), file, null);

    private static FoundDocument Failed(string path, string code, string message) => new(path, null, new ReadFailure(path, code, message));

    private static ReadFailure Unreadable(string name, string why) => new(name, "read.unreadable", $"found a path that cannot be read ({why}); expected a readable file; check its permissions");
}
