namespace Graph.Query.Linkages;

/// <summary>
/// How strongly two things go together, from a 2×2 count: <paramref name="Both"/> units hold both, <paramref name="A"/> and <paramref name="B"/> hold each, of <paramref name="All"/>.
/// Compared with chance: the count that independence would give is A·B/All.
/// </summary>
/// <param name="A">Units with the first.</param>
/// <param name="B">Units with the second.</param>
/// <param name="Both">Units with both.</param>
/// <param name="All">Units in all; at least A + B − Both.</param>
public readonly record struct Association(int A, int B, int Both, int All)
{
    private const double Z95 = 1.959963984540054;

    /// <summary>Units with both that independence would give.</summary>
    public double Expected => All == 0 ? 0 : (double)A * B / All;

    /// <summary>
    /// Dunning's log-likelihood ratio G² = 2 Σ k ln(k / e) over the four cells (Dunning 1993), with the sign of Both − Expected: positive where the two attract, negative where they avoid each other; 0 where either is absent or universal.
    /// Under independence |G²| exceeds 3.84 once in 20 cases, 6.63 once in 100, 10.83 once in 1000 (χ², one degree of freedom).
    /// </summary>
    public double LogLikelihood
    {
        get
        {
            if (All == 0)
            {
                return 0;
            }

            double n = All;
            var sum = Cell(Both, A * (double)B / n) + Cell(A - Both, A * (n - B) / n) + Cell(B - Both, (n - A) * B / n) + Cell(All - A - B + Both, (n - A) * (n - B) / n);
            var g = Math.Max(0, 2 * sum);
            return Both < Expected ? -g : g;
        }
    }

    /// <summary>Both ÷ Expected: how many times more often than chance; null where either is absent.</summary>
    public double? Lift => A > 0 && B > 0 ? Both / Expected : null;

    /// <summary>
    /// The 95 % interval of the lift: exp(ln L ± 1.96 s) with s² = 1/Both − 1/A − 1/B + (2L − 1)/All, the delta method on the logarithm under multinomial sampling. Null where the two never meet.
    /// </summary>
    public (double Low, double High)? LiftInterval
    {
        get
        {
            if (Both == 0 || Lift is not { } lift)
            {
                return null;
            }

            var variance = (1.0 / Both) - (1.0 / A) - (1.0 / B) + (((2 * lift) - 1) / All);
            var half = Z95 * Math.Sqrt(Math.Max(0, variance));
            return (lift * Math.Exp(-half), lift * Math.Exp(half));
        }
    }

    /// <summary><c>p&lt;0.001</c>, <c>p&lt;0.01</c>, <c>p&lt;0.05</c>, or <c>chance</c>: how the log-likelihood compares with independence.</summary>
    public string Significance => Math.Abs(LogLikelihood) switch
    {
        >= 10.828 => "p<0.001",
        >= 6.635 => "p<0.01",
        >= 3.841 => "p<0.05",
        _ => "chance",
    };

    private static double Cell(double observed, double expected) => observed <= 0 ? 0 : observed * Math.Log(observed / expected);
}
