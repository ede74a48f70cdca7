using System.Collections.Immutable;
using System.Globalization;
using Graph.Extraction.Figures;
using Graph.Model;
using Graph.Reading;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;
using Graph.Reading.Structure;

namespace Graph.Extraction.Tests.Figures;

/// <summary>A figure that a reader finds; the fields of the gold format.</summary>
public sealed record ExpectedFigure(decimal Value, string Unit, string Change, string Status, string Qualifier, string Period, string Metric);

/// <summary>Sentences with the figures that they hold, and how to make a document of them.</summary>
public sealed record FigureCase(int Line, DateOnly Date, string Text, ImmutableArray<ExpectedFigure> Expected)
{
    /// <summary>Reads a case file: <c>S date text</c>, then <c>F value|unit|change|status|qualifier|period|metric</c>.</summary>
    public static ImmutableArray<FigureCase> Read(string file)
    {
        var cases = ImmutableArray.CreateBuilder<FigureCase>();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Figures", file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("S ", StringComparison.Ordinal))
            {
                continue;
            }

            var expected = ImmutableArray.CreateBuilder<ExpectedFigure>();
            var line = i;
            while (i + 1 < lines.Length && lines[i + 1].StartsWith("F ", StringComparison.Ordinal))
            {
                var f = lines[++i][2..].Split('|');
                expected.Add(new ExpectedFigure(decimal.Parse(f[0], NumberStyles.Float, CultureInfo.InvariantCulture), f[1], f[2], f[3], f[4], f[5], f[6]));
            }

            cases.Add(new FigureCase(line + 1, DateOnly.Parse(lines[line][2..12], CultureInfo.InvariantCulture), lines[line][13..], expected.ToImmutable()));
        }

        return cases.ToImmutable();
    }

    /// <summary>A document with one section and one paragraph.</summary>
    public static ReadDocument Document(string text, DateOnly date, bool policy = false, string heading = "动态")
    {
        var sentences = ImmutableArray.CreateBuilder<SentenceText>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？' || i == text.Length - 1)
            {
                sentences.Add(new SentenceText(new TextSpan(start, i + 1), 0, false));
                start = i + 1;
            }
        }

        return new ReadDocument(
            new SourceText { Name = "case.md", Text = text, Sha256 = "", Format = SourceFormat.Markdown, Encoding = "utf-8" },
            CleanText.Identity(text),
            new DocumentStructure { Title = "案例", Date = date, DateOrigin = "option", IsPolicy = policy, Sections = [new SectionText(1, heading, null, sentences.ToImmutable())] });
    }

    /// <summary>The half-open ISO interval of a gold period.</summary>
    public static (DateOnly From, DateOnly To)? Period(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            var ends = text.Split('/');
            return (DateOnly.Parse(ends[0], CultureInfo.InvariantCulture), DateOnly.Parse(ends[1], CultureInfo.InvariantCulture));
        }

        var parts = text.Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var from = new DateOnly(parts[0], parts.Length > 1 ? parts[1] : 1, parts.Length > 2 ? parts[2] : 1);
        return (from, parts.Length switch { 1 => from.AddYears(1), 2 => from.AddMonths(1), _ => from.AddDays(1) });
    }

    /// <summary>True when value (to 0.1 %), unit, change and status are those expected.</summary>
    public static bool Matches(ExpectedFigure e, FigureCandidate f) =>
        f.Observation.Value is { } v && Math.Abs(v - e.Value) <= 0.001m * Math.Max(Math.Abs(v), Math.Abs(e.Value))
        && string.Equals(f.Observation.Unit, e.Unit, StringComparison.OrdinalIgnoreCase) && f.Observation.Change.ContractName() == e.Change && f.Observation.Status.ContractName() == e.Status;
}
