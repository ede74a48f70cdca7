using System.Globalization;
using System.Text;
using Graph.Cypher.Execution;

namespace Graph.Cypher.Functions;

/// <summary>
/// The four Unicode normal forms (Unicode Standard Annex 15) from a table in this assembly. The program runs with invariant
/// globalization, where <see cref="string.Normalize()"/> leaves every text as it is; and the table makes every machine agree.
/// </summary>
internal static class UnicodeNormalizer
{
    private const int SBase = 0xAC00, LBase = 0x1100, VBase = 0x1161, TBase = 0x11A7, LCount = 19, VCount = 21, TCount = 28;
    private const int SCount = LCount * VCount * TCount;

    private static readonly Lazy<Tables> Data = new(Load);

    /// <summary>The text in a normal form. Unpaired surrogates stay as they are.</summary>
    public static string Normalize(string text, NormalizationForm form, QueryClock? clock = null)
    {
        if (Ascii.IsValid(text))
            return text;
        var data = Data.Value;
        var compatible = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        var points = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            int point = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                point = char.ConvertToUtf32(text[i], text[++i]);
            Decompose(point, compatible, data, points);
            if ((i & 0xFFFF) == 0xFFFF)
                clock?.Check();
        }

        Reorder(points, data);
        clock?.Check();
        if (form is NormalizationForm.FormC or NormalizationForm.FormKC)
            Compose(points, data);
        clock?.Check();
        var result = new StringBuilder(text.Length + 8);
        foreach (var point in points)
        {
            if (point > 0xFFFF)
                result.Append(char.ConvertFromUtf32(point));
            else
                result.Append((char)point);
        }

        return result.ToString();
    }

    private static void Decompose(int point, bool compatible, Tables data, List<int> points)
    {
        if (point is >= SBase and < SBase + SCount)
        {
            var index = point - SBase;
            points.Add(LBase + (index / (VCount * TCount)));
            points.Add(VBase + (index % (VCount * TCount) / TCount));
            if (index % TCount != 0)
                points.Add(TBase + (index % TCount));
            return;
        }

        if ((compatible && data.Compatible.TryGetValue(point, out var mapped)) || data.Canonical.TryGetValue(point, out mapped))
            points.AddRange(mapped);
        else
            points.Add(point);
    }

    // Marks between two starters are put in the order of their combining classes; equal classes keep their order.
    private static void Reorder(List<int> points, Tables data)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var point = points[i];
            var combining = data.ClassOf(point);
            if (combining == 0)
                continue;
            var at = i;
            while (at > 0 && data.ClassOf(points[at - 1]) > combining)
            {
                points[at] = points[at - 1];
                at--;
            }

            points[at] = point;
        }
    }

    private static void Compose(List<int> points, Tables data)
    {
        var starter = -1;
        var lastClass = 0;
        var length = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var combining = data.ClassOf(point);
            if (starter >= 0 && (lastClass == 0 ? starter == length - 1 : lastClass < combining) && Pair(points[starter], point, data) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            if (combining == 0)
                starter = length;
            lastClass = combining;
            points[length++] = point;
        }

        points.RemoveRange(length, points.Count - length);
    }

    private static int? Pair(int first, int second, Tables data)
    {
        if (first is >= LBase and < LBase + LCount && second is >= VBase and < VBase + VCount)
            return SBase + ((((first - LBase) * VCount) + (second - VBase)) * TCount);
        if (first is >= SBase and < SBase + SCount && (first - SBase) % TCount == 0 && second is > TBase and < TBase + TCount)
            return first + (second - TBase);
        return data.Pairs.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static Tables Load()
    {
        using var stream = typeof(UnicodeNormalizer).Assembly.GetManifestResourceStream("Graph.Cypher.Functions.normalization.txt")
            ?? throw new InvalidOperationException("The assembly lacks its normalization table.");
        using var reader = new StreamReader(stream);
        var tables = new Tables();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(' ');
            switch (fields[0])
            {
                case "D":
                    tables.Canonical[Point(fields[1])] = [.. fields.Skip(2).Select(Point)];
                    break;
                case "K":
                    tables.Compatible[Point(fields[1])] = [.. fields.Skip(2).Select(Point)];
                    break;
                case "P":
                    tables.Pairs[(Point(fields[1]), Point(fields[2]))] = Point(fields[3]);
                    break;
                default:
                    tables.Classes[Point(fields[1])] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
                    break;
            }
        }

        return tables;
    }

    private static int Point(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private sealed class Tables
    {
        public Dictionary<int, int[]> Canonical { get; } = [];

        public Dictionary<int, int[]> Compatible { get; } = [];

        public Dictionary<(int First, int Second), int> Pairs { get; } = [];

        public Dictionary<int, byte> Classes { get; } = [];

        public int ClassOf(int point) => point < 0x300 ? 0 : Classes.GetValueOrDefault(point);
    }
}
