using System.Globalization;
using System.Text;
using Graph.Extraction.Figures;
using Graph.Model;

namespace Graph.Extraction.Tests.Figures;

/// <summary>Precision and recall over a case file, by the rules of the gold's scorer, with every error.</summary>
public sealed class FigureScore
{
    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public (int Right, int Of) Qualifier { get; private set; }

    public (int Right, int Of) Period { get; private set; }

    public (int Right, int Of) Metric { get; private set; }

    public StringBuilder Errors { get; } = new();

    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public static FigureScore Of(IEnumerable<FigureCase> cases, FigureAnnotator annotator)
    {
        var score = new FigureScore();
        foreach (var c in cases)
        {
            score.Add(c, annotator.Annotate(FigureCase.Document(c.Text, c.Date)).Figures);
        }

        return score;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"P {Precision:F4} R {Recall:F4} F1 {F1:F4} ({Right} right, {Wrong} wrong, {Missed} missed); metric {Metric.Right}/{Metric.Of} period {Period.Right}/{Period.Of} qualifier {Qualifier.Right}/{Qualifier.Of}");

    private void Add(FigureCase c, IReadOnlyList<FigureCandidate> found)
    {
        var left = found.ToList();
        var errors = new List<string>();
        foreach (var e in c.Expected)
        {
            var hits = left.Where(f => FigureCase.Matches(e, f)).OrderByDescending(f => Fit(e, f)).ToList();
            if (hits.Count == 0)
            {
                Missed++;
                errors.Add($"missed {e}");
                continue;
            }

            var hit = hits[0];
            left.Remove(hit);
            Right++;
            var o = hit.Observation;
            Qualifier = (Qualifier.Right + (o.Qualifier.ContractName() == e.Qualifier ? 1 : 0), Qualifier.Of + 1);
            if (o.Qualifier.ContractName() != e.Qualifier)
            {
                errors.Add($"qualifier {o.Qualifier.ContractName()} for {e}");
            }

            if (e.Period.Length > 0)
            {
                var ok = PeriodFits(e, o);
                Period = (Period.Right + (ok ? 1 : 0), Period.Of + 1);
                if (!ok)
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"period {o.PeriodStart:yyyy-MM-dd}/{o.PeriodEnd:yyyy-MM-dd} for {e}"));
                }
            }

            if (e.Metric.Length > 0)
            {
                var ok = o.Indicator.Contains(e.Metric, StringComparison.OrdinalIgnoreCase);
                Metric = (Metric.Right + (ok ? 1 : 0), Metric.Of + 1);
                if (!ok)
                {
                    errors.Add($"indicator {o.Indicator} for {e}");
                }
            }
        }

        foreach (var f in left)
        {
            Wrong++;
            errors.Add($"wrong {f.Observation.Canonical()} [{f.Span.Of(c.Text)}]");
        }

        if (errors.Count > 0)
        {
            Errors.AppendLine(CultureInfo.InvariantCulture, $"{c.Line}: {c.Text}");
            foreach (var error in errors)
            {
                Errors.AppendLine(CultureInfo.InvariantCulture, $"    {error}");
            }
        }
    }

    private static int Fit(ExpectedFigure e, FigureCandidate f) =>
        (f.Observation.Indicator.Contains(e.Metric, StringComparison.OrdinalIgnoreCase) ? 2 : 0) + (PeriodFits(e, f.Observation) ? 1 : 0) + (f.Observation.Qualifier.ContractName() == e.Qualifier ? 1 : 0);

    private static bool PeriodFits(ExpectedFigure e, Observation o) => FigureCase.Period(e.Period) is not { } p || (o.PeriodStart == p.From && o.PeriodEnd == p.To);
}
