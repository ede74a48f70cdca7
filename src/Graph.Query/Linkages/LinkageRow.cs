using System.Collections.Immutable;
using System.Globalization;
using Graph.Query.Tables;

namespace Graph.Query.Linkages;

/// <summary>
/// One line of an answer on linkages. <c>What</c> is <c>strength</c> (kind <c>sections.log-likelihood</c>, <c>sections.lift</c> with its 95 % interval in low and high, and the same of sentences; detail has the counts),
/// <c>stated</c>, <c>section</c>, <c>bridge</c>, <c>figure</c>, <c>period</c> or <c>chain</c>.
/// </summary>
public sealed record LinkageRow
{
    /// <summary>The first theme's id.</summary>
    [Heading("主题甲", "a")]
    public required string A { get; init; }

    /// <summary>The second theme's id.</summary>
    [Heading("主题乙", "b")]
    public required string B { get; init; }

    /// <summary>The kind of line.</summary>
    [Heading("种类", "what")]
    public required string What { get; init; }

    /// <summary>Start of a link, name of a bridge, heading of a section, indicator.</summary>
    [Heading("从", "from")]
    public string? From { get; init; }

    /// <summary>End of a link; the last theme of a chain.</summary>
    [Heading("到", "to")]
    public string? To { get; init; }

    /// <summary>Kind of link, measure, kind of entity, status of a figure.</summary>
    [Heading("关系", "kind")]
    public string? Kind { get; init; }

    /// <summary>Date, first date, or period.</summary>
    [Heading("日期", "date")]
    public string? Date { get; init; }

    /// <summary>Last date of a bridge; second date of a chain.</summary>
    [Heading("至", "until")]
    public string? Until { get; init; }

    /// <summary>How often.</summary>
    [Heading("次数", "count")]
    public int? Count { get; init; }

    /// <summary>The measure's, bridge's or figure's value.</summary>
    [Heading("数值", "value")]
    public double? Value { get; init; }

    /// <summary>Lower end of the interval.</summary>
    [Heading("下限", "low")]
    public double? Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    [Heading("上限", "high")]
    public double? High { get; init; }

    /// <summary>Counts, unit, or how.</summary>
    [Heading("说明", "detail")]
    public string? Detail { get; init; }

    /// <summary>The briefing or briefings.</summary>
    [Heading("出处", "source")]
    public string? Source { get; init; }

    /// <summary>The sentences.</summary>
    [Heading("原句", "evidence")]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The lines of an answer: pair by pair, then the chains.</summary>
    public static IEnumerable<LinkageRow> Of(LinkageAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Pairs.SelectMany(Of).Concat(answer.Chains.Select(c => new LinkageRow
        {
            A = c.A.Id,
            B = c.B.Id,
            What = "chain",
            From = c.Through,
            To = c.C.Id,
            Kind = c.Kind,
            Date = c.FirstDate,
            Until = c.SecondDate,
            Count = c.Count,
            Source = $"{c.FirstSource}；{c.SecondSource}",
            Evidence = c.Evidence,
        }));
    }

    private static IEnumerable<LinkageRow> Of(LinkagePair pair)
    {
        var line = new LinkageRow { A = pair.A.Id, B = pair.B.Id, What = "strength" };
        foreach (var (unit, n) in new[] { ("sections", pair.Sections), ("sentences", pair.Sentences) })
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"a={n.A} b={n.B} all={n.All} expected={n.Expected:0.####}");
            yield return line with { Kind = unit + ".log-likelihood", Count = n.Both, Value = Math.Round(n.LogLikelihood, 4), Detail = $"{counts} {n.Significance}" };
            yield return line with
            {
                Kind = unit + ".lift",
                Count = n.Both,
                Value = LinkageReader.Round(n.Lift),
                Low = LinkageReader.Round(n.LiftInterval?.Low),
                High = LinkageReader.Round(n.LiftInterval?.High),
                Detail = counts,
            };
        }

        foreach (var link in pair.Stated)
        {
            yield return line with { What = "stated", From = link.From.Name, To = link.To.Name, Kind = link.Kind, Date = link.Date, Count = 1, Source = link.Source, Evidence = link.Evidence };
        }

        foreach (var section in pair.Shared)
        {
            yield return line with
            {
                What = "section",
                From = section.Heading,
                Kind = section.Together.IsEmpty ? "section" : "sentence",
                Date = section.Date,
                Count = section.Together.Length,
                Source = section.Source,
                Evidence = section.Together.IsEmpty ? section.Apart : section.Together,
            };
        }

        foreach (var bridge in pair.Bridges)
        {
            yield return line with
            {
                What = "bridge",
                From = bridge.Name,
                Kind = bridge.Kind,
                Date = bridge.First,
                Until = bridge.Last,
                Count = bridge.A + bridge.B - bridge.Both,
                Value = bridge.Score,
                Detail = string.Join("；", bridge.How.Prepend($"a={bridge.A} b={bridge.B} both={bridge.Both}{(bridge.AcrossIssues ? " across-issues" : "")}")),
                Source = bridge.Source,
                Evidence = bridge.Evidence,
            };
        }

        foreach (var figure in pair.Figures)
        {
            yield return line with
            {
                What = "figure",
                From = figure.Indicator,
                Kind = figure.Status,
                Date = figure.Date,
                Value = figure.Value,
                Detail = $"{figure.Text} {figure.Unit}{(figure.PeriodStart is null && figure.PeriodEnd is null ? "" : $" {figure.PeriodStart}/{figure.PeriodEnd}")}",
                Source = figure.Source,
                Evidence = figure.Evidence,
            };
        }

        foreach (var period in pair.Development)
        {
            yield return line with { What = "period", Date = period.Period, Count = period.Both, Detail = $"a={period.A} b={period.B} stated={period.Stated}" };
        }
    }
}
