using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// The forms that follow from the kind of zone: whoever has 昆山经开区 also has 昆山经济技术开发区, 昆山经济开发区 and, with the city in
/// front, 苏州昆山经开区. A derived form that another entry owns is not added.
/// </summary>
internal static class RegularForms
{
    private static readonly string[][] Families =
    [
        ["经开区", "经济技术开发区", "经济开发区", "国家级经济技术开发区", "国家级经开区"],
        ["高新区", "高新技术产业开发区", "高新技术开发区", "国家高新技术产业开发区", "国家高新区", "国家级高新区"],
        ["综保区", "综合保税区"],
        ["自贸试验区", "自由贸易试验区", "自贸区"],
        ["自创区", "国家自主创新示范区", "自主创新示范区"],
        ["边合区", "边境经济合作区"],
    ];

    public static IEnumerable<GazetteerEntry> AddTo(IReadOnlyList<GazetteerEntry> entries)
    {
        var owned = entries.SelectMany(entry => entry.Forms().Select(form => NameKey.Of(form.Text))).ToHashSet(StringComparer.Ordinal);
        var cities = entries
            .Where(entry => entry.Kind == EntityKind.Place && entry.Level is PlaceLevel.City or PlaceLevel.Province or PlaceLevel.County)
            .GroupBy(entry => entry.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var derived = entries
            .Select(entry => entry.Kind == EntityKind.Park ? Derived(entry, cities).Distinct(StringComparer.Ordinal).ToArray() : [])
            .ToArray();

        // A form that two zones could derive says neither.
        var claims = derived
            .SelectMany((forms, position) => forms.Select(form => (Key: NameKey.Of(form), Position: position)))
            .GroupBy(claim => claim.Key, claim => claim.Position, StringComparer.Ordinal)
            .Where(group => group.Distinct().Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

        for (var position = 0; position < entries.Count; position++)
        {
            var added = derived[position]
                .Where(form => NameKey.Of(form) is var key && !owned.Contains(key) && !claims.Contains(key))
                .ToImmutableArray();
            yield return added.IsEmpty ? entries[position] : entries[position] with { Aliases = entries[position].Aliases.AddRange(added) };
        }
    }

    private static IEnumerable<string> Derived(GazetteerEntry entry, Dictionary<string, GazetteerEntry> places)
    {
        var city = CityOf(entry, places);
        foreach (var form in entry.Aliases.Prepend(entry.Name))
        {
            foreach (var variant in Variants(form))
            {
                yield return variant;
                if (city is not null && !variant.Contains(city, StringComparison.Ordinal) && !variant.StartsWith("中国", StringComparison.Ordinal))
                {
                    yield return city + variant;
                }
            }
        }
    }

    private static IEnumerable<string> Variants(string form)
    {
        foreach (var family in Families)
        {
            var suffix = family.Where(suffix => form.EndsWith(suffix, StringComparison.Ordinal)).MaxBy(suffix => suffix.Length);
            if (suffix is null || form.Length - suffix.Length < 2)
            {
                continue;
            }

            var stem = form[..^suffix.Length];
            foreach (var other in family)
            {
                yield return stem + other;
            }

            yield break;
        }

        yield return form;
    }

    private static string? CityOf(GazetteerEntry entry, Dictionary<string, GazetteerEntry> places)
    {
        var at = entry.LocatedIn;
        for (var depth = 0; depth < 4 && at is not null && places.TryGetValue(at, out var place); depth++)
        {
            if (place.Level == PlaceLevel.City || (place.Level == PlaceLevel.Province && place.Aliases.Contains(place.Name + "市", StringComparer.Ordinal)))
            {
                return place.Name;
            }

            at = place.LocatedIn;
        }

        return null;
    }
}
