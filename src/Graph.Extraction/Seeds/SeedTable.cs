using System.Collections.Immutable;
using System.Text;

namespace Graph.Extraction.Seeds;

/// <summary>
/// The rows of one CSV file (UTF-8, header line, commas, fields quoted as in RFC 4180, one row a line), read by column name.
/// A row with too few or too many fields is left out and reported; so is a column that nobody reads, since it is most often a
/// misspelt one. Lines that begin with # are remarks.
/// </summary>
internal sealed class SeedTable
{
    /// <summary>Longest line that is read, in UTF-16 units; a list is untrusted text too.</summary>
    private const int MaxLine = 8_000;

    private SeedTable(ImmutableArray<SeedRow> rows) => Rows = rows;

    public ImmutableArray<SeedRow> Rows { get; }

    /// <summary>
    /// Reads <paramref name="path"/>. A file that lacks one of <paramref name="required"/>, or cannot be opened, is reported as a
    /// whole and has no rows.
    /// </summary>
    public static SeedTable Read(string path, string[] required, string[] optional, ICollection<SeedIssue> issues)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return new SeedTable(ReadRows(path, reader, required, optional, issues));
        }
        catch (IOException e)
        {
            issues.Add(new SeedIssue(path, 0, e.Message, "a readable file"));
        }
        catch (UnauthorizedAccessException e)
        {
            issues.Add(new SeedIssue(path, 0, e.Message, "a readable file"));
        }
        catch (DecoderFallbackException)
        {
            issues.Add(new SeedIssue(path, 0, "bytes that are not UTF-8", "a UTF-8 file"));
        }

        return new SeedTable([]);
    }

    private static ImmutableArray<SeedRow> ReadRows(string path, StreamReader reader, string[] required, string[] optional, ICollection<SeedIssue> issues)
    {
        Dictionary<string, int>? columns = null;
        var rows = ImmutableArray.CreateBuilder<SeedRow>();
        var fields = new List<string>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Length > MaxLine)
            {
                issues.Add(new SeedIssue(path, number, $"a line of {line.Length} characters", $"at most {MaxLine}"));
            }
            else if (!TrySplit(line, fields))
            {
                issues.Add(new SeedIssue(path, number, "a quotation mark that is not closed or stands inside a field", "such fields quoted, the marks doubled"));
            }
            else if (columns is null)
            {
                columns = Columns(path, number, fields, required, optional, issues);
                if (columns is null)
                {
                    return [];
                }
            }
            else if (fields.Count != columns.Count)
            {
                issues.Add(new SeedIssue(path, number, $"{fields.Count} fields", $"{columns.Count} fields"));
            }
            else if (fields.Any(field => field.Length > 0))
            {
                rows.Add(new SeedRow(path, number, columns, [.. fields]));
            }
        }

        if (columns is null)
        {
            issues.Add(new SeedIssue(path, 0, "an empty file", "a header line with " + string.Join(", ", required)));
        }

        return rows.ToImmutable();
    }

    private static Dictionary<string, int>? Columns(string path, int number, List<string> header, string[] required, string[] optional, ICollection<SeedIssue> issues)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (!columns.TryAdd(header[i], i))
            {
                issues.Add(new SeedIssue(path, number, $"column {header[i]} twice", "each column once"));
                return null;
            }

            if (!required.Contains(header[i]) && !optional.Contains(header[i]))
            {
                issues.Add(new SeedIssue(path, number, $"column {header[i]}", "one of " + string.Join(", ", required.Concat(optional))));
            }
        }

        if (required.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
        {
            issues.Add(new SeedIssue(path, number, "a header without " + missing, "a header line with " + string.Join(", ", required)));
            return null;
        }

        return columns;
    }

    /// <summary>Splits a line at its commas into trimmed fields; false for a quotation mark at a wrong place.</summary>
    private static bool TrySplit(string line, List<string> fields)
    {
        fields.Clear();
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                var field = new StringBuilder();
                at++;
                while (true)
                {
                    var mark = line.IndexOf('"', at);
                    if (mark < 0)
                    {
                        return false;
                    }

                    field.Append(line, at, mark - at);
                    at = mark + 1;
                    if (at >= line.Length || line[at] != '"')
                    {
                        break;
                    }

                    field.Append('"');
                    at++;
                }

                if (at < line.Length && line[at] != ',')
                {
                    return false;
                }

                fields.Add(field.ToString().Trim());
            }
            else
            {
                var comma = line.IndexOf(',', at);
                var field = comma < 0 ? line[at..] : line[at..comma];
                if (field.Contains('"', StringComparison.Ordinal))
                {
                    return false;
                }

                fields.Add(field.Trim());
                at = comma < 0 ? line.Length : comma;
            }

            if (at >= line.Length)
            {
                return true;
            }

            at++;
        }
    }
}
