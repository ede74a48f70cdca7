using System.Globalization;
using System.Text.RegularExpressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// Reads durations from ISO 8601 text: <c>P1Y2M3W4DT5H6M7.8S</c> with signs, the last part with a fraction, and the form of a date
/// and time, <c>P2012-02-02T14:37:21.545</c>.
/// </summary>
internal static partial class DurationParser
{
    public static DurationValue Parse(string text)
    {
        var match = Units().Match(text);
        if (match.Success && TryUnits(match, out var duration))
            return duration;
        match = DateForm().Match(text);
        if (match.Success)
        {
            var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
            long Part(string name) => sign * (match.Groups[name].Success ? long.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0);
            var nanos = match.Groups["f"].Success ? sign * long.Parse(match.Groups["f"].Value.PadRight(9, '0'), CultureInfo.InvariantCulture) : 0;
            var (months, days, hours, minutes, seconds) = (Part("m"), Part("d"), Part("h"), Part("n"), Part("s"));
            if (Math.Abs(months) <= 12 && Math.Abs(days) <= 31 && Math.Abs(hours) <= 24 && Math.Abs(minutes) <= 60 && Math.Abs(seconds) <= 60)
                return TemporalArithmetic.Make((Part("y") * 12) + months, days, (hours * 3600) + (minutes * 60) + seconds, nanos);
        }

        throw TemporalParser.Invalid("DURATION", text, "P1Y2M3DT4H5M6.7S, P2W or P2012-02-02T14:37:21.545");
    }

    private static bool TryUnits(Match match, out DurationValue duration)
    {
        duration = DurationValue.Zero;
        var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
        Span<decimal> parts = stackalloc decimal[7];
        var fractionSeen = false;
        var any = false;
        for (var i = 0; i < 7; i++)
        {
            var group = match.Groups[1 + i];
            if (!group.Success)
                continue;
            // Only the smallest part may have a fraction.
            if (fractionSeen || !decimal.TryParse(group.Value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            fractionSeen = group.Value.AsSpan().IndexOfAny('.', ',') >= 0;
            any = true;
            parts[i] = sign * number;
        }

        if (!any || (match.Groups["t"].Success && !match.Groups[5].Success && !match.Groups[6].Success && !match.Groups[7].Success))
            return false;
        var (months, days, seconds) = ((parts[0] * 12) + parts[1], (parts[2] * 7) + parts[3], (parts[4] * 3600) + (parts[5] * 60) + parts[6]);
        duration = TemporalArithmetic.Guard(() => TemporalArithmetic.Approximate(months, days, seconds));
        return true;
    }

    // Groups 1 to 7 are years, months, weeks, days, hours, minutes and seconds; .NET numbers named groups after them.
    [GeneratedRegex(
        @"\A(?<sign>[+-])?P(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)Y)?(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)M)?(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)W)?(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)D)?(?<t>T(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)H)?(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)M)?(?:([+-]?[0-9]{1,19}(?:[.,][0-9]{1,9})?)S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Units();

    [GeneratedRegex(
        @"\A(?<sign>[+-])?P(?<y>[0-9]{4})(?<dash>-?)(?<m>[0-9]{2})\k<dash>(?<d>[0-9]{2})T(?<h>[0-9]{2})(?<colon>:?)(?<n>[0-9]{2})\k<colon>(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex DateForm();
}
