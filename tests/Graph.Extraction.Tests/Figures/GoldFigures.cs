using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Extraction.Figures;
using Graph.Model;
using Graph.Reading;

namespace Graph.Extraction.Tests.Figures;

/// <summary>The figures of gold files, scored by the rules of the gold's scorer (value to 0.1 %, unit, change, status, section; the rest on the matched ones).</summary>
public sealed class GoldFigures
{
    private readonly FigureAnnotator annotator = new();

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public int Documents { get; private set; }

    public (int Right, int Of) Metric { get; private set; }

    public (int Right, int Of) Period { get; private set; }

    public (int Right, int Of) Qualifier { get; private set; }

    public StringBuilder Errors { get; } = new();

    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Documents} documents: F1 {F1:F4} ({Right} right, {Wrong} wrong, {Missed} missed); metric {Metric.Right}/{Metric.Of} period {Period.Right}/{Period.Of} qualifier {Qualifier.Right}/{Qualifier.Of}");

    /// <summary>The folder of the repository, or null when the tests run without it.</summary>
    public static string? Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    /// <summary>Adds a gold file; its document lies beside it, or in <paramref name="folder"/>.</summary>
    public void Add(string goldPath, string? folder = null)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(goldPath));
        var file = gold.RootElement.GetProperty("file").GetString()!;
        var path = Path.Combine(folder ?? Path.GetDirectoryName(goldPath)!, Path.GetFileName(file));
        var read = DocumentReader.Read(file, File.ReadAllBytes(path));
        if (read.Document is not { } document)
        {
            Errors.AppendLine(CultureInfo.InvariantCulture, $"{file}: {read.Failure}");
            Missed += gold.RootElement.GetProperty("figures").GetArrayLength();
            return;
        }

        Documents++;
        var text = document.Clean.Text;
        var found = annotator.Annotate(document).Figures.ToList();
        var wanted = gold.RootElement.GetProperty("figures").EnumerateArray().ToList();
        var optional = gold.RootElement.TryGetProperty("optionalFigures", out var o) ? o.EnumerateArray().ToList() : [];
        var pairs = wanted.SelectMany((w, i) => found.Select((f, j) => (I: i, J: j, Fit: Fit(w, f)))).Where(p => p.Fit >= 0).OrderByDescending(p => p.Fit).ThenBy(p => p.I).ThenBy(p => p.J);
        var match = new Dictionary<int, int>();
        foreach (var (i, j, _) in pairs)
        {
            if (!match.ContainsKey(i) && !match.ContainsValue(j))
            {
                match[i] = j;
            }
        }

        var name = Path.GetFileName(file);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!match.TryGetValue(i, out var j))
            {
                Missed++;
                Errors.AppendLine(CultureInfo.InvariantCulture, $"{name} missed {wanted[i].GetRawText()}");
                continue;
            }

            Right++;
            var f = found[j];
            if (Text(wanted[i], "metric") is { Length: > 0 })
            {
                Metric = (Metric.Right + (MetricFits(wanted[i], f) ? 1 : 0), Metric.Of + 1);
                if (!MetricFits(wanted[i], f))
                {
                    Errors.AppendLine(CultureInfo.InvariantCulture, $"{name} indicator {f.Observation.Indicator} for {Text(wanted[i], "metric")}: {ClauseText(text, f)}");
                }
            }

            if (Text(wanted[i], "period") is { Length: > 0 })
            {
                Period = (Period.Right + (PeriodFits(wanted[i], f) ? 1 : 0), Period.Of + 1);
                if (!PeriodFits(wanted[i], f))
                {
                    Errors.AppendLine(CultureInfo.InvariantCulture, $"{name} period {f.Observation.PeriodStart:yyyy-MM-dd}/{f.Observation.PeriodEnd:yyyy-MM-dd} for {Text(wanted[i], "period")}: {ClauseText(text, f)}");
                }
            }

            var qualifier = Text(wanted[i], "qualifier") == f.Observation.Qualifier.ContractName();
            Qualifier = (Qualifier.Right + (qualifier ? 1 : 0), Qualifier.Of + 1);
            if (!qualifier)
            {
                Errors.AppendLine(CultureInfo.InvariantCulture, $"{name} qualifier {f.Observation.Qualifier.ContractName()} for {Text(wanted[i], "qualifier")}: {ClauseText(text, f)}");
            }
        }

        for (var j = 0; j < found.Count; j++)
        {
            if (match.ContainsValue(j) || optional.Exists(w => Fit(w, found[j]) >= 0) || wanted.Exists(w => Fit(w, found[j]) >= 0))
            {
                continue;
            }

            Wrong++;
            Errors.AppendLine(CultureInfo.InvariantCulture, $"{name} wrong §{found[j].Section} {found[j].Observation.Canonical()} [{found[j].Span.Of(text)}]: {ClauseText(text, found[j])}");
        }
    }

    private static string ClauseText(string text, FigureCandidate f) => text[Math.Max(0, f.Clause.Start - 16)..Math.Min(text.Length, f.Clause.End + 6)].Replace('\n', '|');

    private static int Fit(JsonElement w, FigureCandidate f)
    {
        if (w.GetProperty("section").GetInt32() != f.Section)
        {
            return -1;
        }

        var alternatives = w.TryGetProperty("alternatives", out var a) ? a.EnumerateArray().ToList() : [];
        var fits = Matches(w, w, f) || alternatives.Exists(alt => Matches(alt, w, f));
        return !fits ? -1 : (MetricFits(w, f) ? 2 : 0) + (PeriodFits(w, f) ? 1 : 0) + (Text(w, "qualifier") == f.Observation.Qualifier.ContractName() ? 1 : 0);
    }

    private static bool Matches(JsonElement w, JsonElement fallback, FigureCandidate f)
    {
        JsonElement? Get(string key) => w.TryGetProperty(key, out var v) ? v : fallback.TryGetProperty(key, out var b) ? b : null;
        var o = f.Observation;
        var unit = Get("unit")?.GetString();
        if (!string.Equals(unit, o.Unit, StringComparison.OrdinalIgnoreCase) || Get("change")?.GetString() != o.Change.ContractName() || Get("status")?.GetString() != o.Status.ContractName())
        {
            return false;
        }

        return Get("value") is { ValueKind: JsonValueKind.Number } value ? Close(value.GetDecimal(), o.Value) : Close(Get("lower")?.GetDecimal(), o.Lower) && Close(Get("upper")?.GetDecimal(), o.Upper);
    }

    private static bool Close(decimal? a, decimal? b) => a is { } x && b is { } y && Math.Abs(x - y) <= 0.001m * Math.Max(Math.Abs(x), Math.Abs(y));

    private static bool MetricFits(JsonElement w, FigureCandidate f)
    {
        var names = new List<string> { Text(w, "metric") ?? "" };
        if (w.TryGetProperty("metricAlso", out var also))
        {
            names.AddRange(also.EnumerateArray().Select(x => x.GetString()!));
        }

        return names[0].Length == 0 || names.Exists(n => NameKey.Of(f.Observation.Indicator).Contains(NameKey.Of(n), StringComparison.Ordinal));
    }

    private static bool PeriodFits(JsonElement w, FigureCandidate f)
    {
        var periods = new List<string> { Text(w, "period") ?? "" };
        if (w.TryGetProperty("periodAlso", out var also))
        {
            periods.AddRange(also.EnumerateArray().Select(x => x.GetString() ?? ""));
        }

        return periods[0].Length == 0 || periods.Exists(p => p.Length > 0 && FigureCase.Period(p) is { } span && span.From == f.Observation.PeriodStart && span.To == f.Observation.PeriodEnd);
    }

    private static string? Text(JsonElement w, string key) => w.TryGetProperty(key, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
}
