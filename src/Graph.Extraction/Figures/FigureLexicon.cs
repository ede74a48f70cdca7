using System.Collections.Frozen;
using System.Globalization;
using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Seeds;

namespace Graph.Extraction.Figures;

/// <summary>The data that figures are read by: units, classifiers and measures, from <c>seed/figures/*.csv</c>. Immutable and thread-safe.</summary>
public sealed class FigureLexicon
{
    private static readonly Lazy<FigureLexicon> Shipped = new(() => LoadShipped());

    private readonly FrozenDictionary<char, UnitEntry[]> units;
    private readonly FrozenDictionary<char, string[]> measuresByLast;

    private FigureLexicon(IEnumerable<UnitEntry> entries, IEnumerable<string> measures)
    {
        units = entries.GroupBy(e => e.Surface[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Surface.Length).ThenBy(e => e.Surface, StringComparer.Ordinal).ToArray());
        measuresByLast = measures.GroupBy(m => m[^1]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(m => m.Length).ThenBy(m => m, StringComparer.Ordinal).ToArray());
    }

    /// <summary>The shipped lexicon, read once.</summary>
    public static FigureLexicon Default => Shipped.Value;

    /// <summary>
    /// Reads <c>figures/units.csv</c> (surface,unit,factor,kind), <c>figures/classifiers.csv</c> and <c>figures/measures.csv</c> (surface) of each root; a later row for the same surface wins.
    /// Throws <see cref="InvalidDataException"/> on a bad line, with file and line number, and when no root has units.
    /// </summary>
    public static FigureLexicon Load(SeedFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var entries = new Dictionary<string, UnitEntry>(StringComparer.Ordinal);
        foreach (var (cells, where) in Rows(folder, "units.csv", 4))
        {
            if (!decimal.TryParse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var factor) || !Enum.TryParse<UnitKind>(cells[3], true, out var kind))
            {
                throw new InvalidDataException($"{where}: found factor '{cells[2]}' and kind '{cells[3]}'; expected a decimal and one of {string.Join(' ', Enum.GetNames<UnitKind>()).ToLowerInvariant()}");
            }

            entries[cells[0]] = new UnitEntry(cells[0], cells[1], factor, kind);
        }

        if (entries.Count == 0)
        {
            throw new InvalidDataException($"no units in {string.Join(", ", folder.Roots)}; expected the file figures/units.csv");
        }

        foreach (var (cells, _) in Rows(folder, "classifiers.csv", 1))
        {
            entries.TryAdd(cells[0], new UnitEntry(cells[0], "count:" + cells[0], 1, UnitKind.Count));
        }

        return new FigureLexicon(entries.Values, Rows(folder, "measures.csv", 1).Select(r => r.Cells[0]).Distinct(StringComparer.Ordinal));
    }

    private static FigureLexicon LoadShipped() =>
        SeedFolder.TryLocate(out var folder, out var issue) ? Load(folder) : throw new InvalidOperationException($"the figures' lists were not found: {issue}");

    /// <summary>The longest unit that starts at <paramref name="at"/>, or null. A unit in Latin letters does not end inside a word.</summary>
    internal UnitEntry? UnitAt(string text, int at, int end)
    {
        if (at >= end || !units.TryGetValue(text[at], out var candidates))
        {
            return null;
        }

        foreach (var unit in candidates)
        {
            var surface = unit.Surface;
            if (at + surface.Length > end || string.CompareOrdinal(text, at, surface, 0, surface.Length) != 0)
            {
                continue;
            }

            var after = at + surface.Length < end ? text[at + surface.Length] : '。';
            if (char.IsAsciiLetter(surface[^1]) && (char.IsAsciiLetterOrDigit(after) || after == '-'))
            {
                continue;
            }

            return unit;
        }

        return null;
    }

    /// <summary>The longest measure (产量, 出口额 …) that ends <paramref name="text"/>, or null.</summary>
    internal string? MeasureAtEnd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !measuresByLast.TryGetValue(text[^1], out var candidates))
        {
            return null;
        }

        foreach (var measure in candidates)
        {
            if (text.EndsWith(measure, StringComparison.Ordinal))
            {
                return measure;
            }
        }

        return null;
    }

    private static IEnumerable<(string[] Cells, string Where)> Rows(SeedFolder folder, string file, int columns) =>
        folder.FilesNamed(Path.Combine("figures", file)).SelectMany(path => Rows(path, columns));

    private static IEnumerable<(string[] Cells, string Where)> Rows(string path, int columns)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (number == 1 || string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length < columns || cells[0].Length == 0)
            {
                throw new InvalidDataException($"{path}:{number}: found {cells.Length} cells; expected {columns}, the first not empty");
            }

            yield return (cells, $"{path}:{number}");
        }
    }
}
