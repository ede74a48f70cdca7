namespace Graph.Query;

/// <summary>How time is cut.</summary>
public enum Grain
{
    /// <summary><c>2026-05</c>.</summary>
    Month,

    /// <summary><c>2026-Q2</c>.</summary>
    Quarter,

    /// <summary><c>2026</c>.</summary>
    Year,
}

/// <summary>Cuts ISO dates.</summary>
public static class Grains
{
    /// <summary>The period that holds an ISO date.</summary>
    public static string Of(this Grain grain, string date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return grain switch
        {
            Grain.Year => date[..4],
            Grain.Quarter => $"{date[..4]}-Q{((((date[5] - '0') * 10) + date[6] - '0' - 1) / 3) + 1}",
            _ => date[..7],
        };
    }

    /// <summary>All periods from the one of <paramref name="first"/> to that of <paramref name="last"/>, in order, without gaps.</summary>
    public static IReadOnlyList<string> Range(this Grain grain, string first, string last)
    {
        var periods = new List<string>();
        var day = DateOnly.ParseExact(first[..7], "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        for (; string.CompareOrdinal(day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), last[..7]) <= 0; day = day.AddMonths(1))
        {
            var period = grain.Of(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            if (periods.Count == 0 || periods[^1] != period)
            {
                periods.Add(period);
            }
        }

        return periods;
    }
}
