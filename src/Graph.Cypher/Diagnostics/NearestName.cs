namespace Graph.Cypher.Diagnostics;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the least edit distance (optimal string alignment: insert, delete, replace, swap of neighbours; case costs
    /// nothing), or null when none is within a third of the name's length (at least 1, at most 3). Ties go to the first in ordinal order.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        int limit = Math.Clamp(name.Length / 3, 1, 3);
        if (name.Length is 0 or > 64)
        {
            return null;
        }

        string? best = null;
        int bestDistance = limit + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit || string.Equals(candidate, name, StringComparison.Ordinal))
            {
                continue;
            }

            int distance = Distance(name, candidate);
            if (distance >= Math.Max(name.Length, candidate.Length))
            {
                continue;
            }

            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
