using Graph.Extraction.Seeds;

namespace Graph.Extraction.Lexicons;

/// <summary>Forms of a place's name.</summary>
internal static class PlaceNames
{
    private static readonly string[] Endings = ["特别行政区", "自治区", "自治州", "省", "市", "地区", "盟"];

    /// <summary>The official form (苏州 → 苏州市, 贵州 → 贵州省); the name itself where there is none.</summary>
    public static string FullName(GazetteerEntry place)
    {
        foreach (var ending in Endings)
        {
            if (place.Name.EndsWith(ending, StringComparison.Ordinal))
            {
                return place.Name;
            }
        }

        foreach (var ending in Endings)
        {
            foreach (var alias in place.Aliases)
            {
                if (alias.StartsWith(place.Name, StringComparison.Ordinal) && alias.EndsWith(ending, StringComparison.Ordinal))
                {
                    return alias;
                }
            }
        }

        return place.Name;
    }

    /// <summary>True for a country or territory.</summary>
    public static bool IsCountry(GazetteerEntry place) => place.Level == PlaceLevel.Country;

    /// <summary>True for a region without a government (长三角).</summary>
    public static bool IsRegion(GazetteerEntry place) => place.Level == PlaceLevel.Region;
}
