using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.Query.Figures;

/// <summary>
/// Whether two values of one thing contradict each other. They do not where one rounds to the other (12.3% and 12.34%), where one lies within the other's range or bound, or where either is only about right and they differ by at most 5 %.
/// </summary>
internal static partial class Disagreement
{
    private const double About = 0.05;

    public static bool Is(FigureRow a, FigureRow b)
    {
        var (x, y) = (a.Value!.Value, b.Value!.Value);
        var gap = Math.Abs(x - y);
        if (gap <= Math.Max(HalfStep(a), HalfStep(b)) * 1.0000001 || Within(a, y) || Within(b, x))
        {
            return false;
        }

        return a.Qualifier == "exact" && b.Qualifier == "exact" || gap > About * Math.Max(Math.Abs(x), Math.Abs(y));
    }

    // Half of the last digit that is written, in the unit of the value.
    private static double HalfStep(FigureRow figure)
    {
        var match = Number().Match(figure.Text);
        if (!match.Success || !double.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) || written == 0)
        {
            return 0;
        }

        var point = match.Value.IndexOf('.', StringComparison.Ordinal);
        return 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - match.Value.Length) * Math.Abs(figure.Value!.Value / written);
    }

    private static bool Within(FigureRow figure, double value) =>
        (figure.Lower is not null || figure.Upper is not null) && value >= (figure.Lower ?? double.NegativeInfinity) && value <= (figure.Upper ?? double.PositiveInfinity);

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
