namespace Graph.Query.Trends;

/// <summary>
/// Finds bursts in batched counts by Kleinberg's two-state automaton (Kleinberg 2002, section 4): the base state emits at the overall rate p₀ = R/D, the burst state at p₁ = s·p₀ (s = 2, at most 0.9999);
/// a period of r hits among d costs −ln C(d,r) pʳ(1−p)ᵈ⁻ʳ, entering the burst state costs γ ln n (γ = 1, n periods), leaving it nothing. The cheapest sequence of states is found by dynamic programming.
/// </summary>
public static class Burst
{
    private const double Scale = 2;
    private const double Gamma = 1;

    /// <summary>For each period the weight of the burst it is in: how much cheaper the burst state is there than the base state; 0 outside bursts. Periods without any units never burst.</summary>
    /// <param name="counts">Hits and units of each period; hits at most units.</param>
    public static double[] Weights(IReadOnlyList<(int Hits, int Units)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var weights = new double[counts.Count];
        double hits = counts.Sum(c => (double)c.Hits), units = counts.Sum(c => (double)c.Units);
        if (hits == 0 || hits == units || counts.Count < 2)
        {
            return weights;
        }

        var p0 = hits / units;
        var p1 = Math.Min(0.9999, Scale * p0);
        var enter = Gamma * Math.Log(counts.Count);
        var fromBurst = new bool[counts.Count, 2];
        double calm = 0, burst = double.PositiveInfinity;
        for (var i = 0; i < counts.Count; i++)
        {
            fromBurst[i, 0] = burst < calm;
            fromBurst[i, 1] = burst < calm + enter;
            (calm, burst) = (Math.Min(calm, burst) + Cost(counts[i], p0), Math.Min(burst, calm + enter) + Cost(counts[i], p1));
        }

        var state = burst < calm ? 1 : 0;
        for (var i = counts.Count - 1; i >= 0; i--)
        {
            weights[i] = state == 1 ? Math.Max(0, Cost(counts[i], p0) - Cost(counts[i], p1)) : 0;
            state = fromBurst[i, state] ? 1 : 0;
        }

        return weights;
    }

    // The binomial coefficient is the same in both states and is left out.
    private static double Cost((int Hits, int Units) count, double p) => -((count.Hits * Math.Log(p)) + ((count.Units - count.Hits) * Math.Log(1 - p)));
}
