using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// Reads the administrative divisions of China: <c>code,name,short,parent,level,weak,aliases,nameEn,until,successor,source</c>.
/// Provinces, cities and county-level cities are called by their short form (贵州, 成都, 昆山), districts, counties and banners by
/// their full one (锦江区), with the city in front where several share it (南京市鼓楼区). Any value in <c>weak</c> makes the short form weak, <c>all</c> the full one too (范县 in 示范县). The forms with the city in front (成都市锦江区, 成都锦江区) are derived.
/// </summary>
internal static class DivisionReader
{
    public const string FileName = "places-cn.csv";

    private static readonly string[] Required = ["code", "name", "short", "parent", "level"];

    private static readonly string[] Optional = ["weak", "aliases", "nameEn", "until", "successor", "source"];

    public static IEnumerable<GazetteerEntry> Read(string path, ICollection<SeedIssue> issues)
    {
        var rows = SeedTable.Read(path, Required, Optional, issues).Rows;
        var byCode = new Dictionary<string, SeedRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byCode.TryAdd(row["code"], row))
            {
                issues.Add(row.Issue($"code {row["code"]} again", "each code once"));
            }
        }

        var shared = rows.Where(row => row["level"] == "county").GroupBy(row => row["name"], StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => ReferenceEquals(byCode[row["code"]], row)))
        {
            if (Entry(row, byCode, shared, issues) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static GazetteerEntry? Entry(SeedRow row, Dictionary<string, SeedRow> byCode, HashSet<string> shared, ICollection<SeedIssue> issues)
    {
        var full = row["name"];
        var brief = row["short"];
        if (full.Length == 0 || brief.Length == 0)
        {
            issues.Add(row.Issue("an empty name or short form", "both"));
            return null;
        }

        PlaceLevel level;
        switch (row["level"])
        {
            case "province": level = PlaceLevel.Province; break;
            case "city": level = PlaceLevel.City; break;
            case "county": level = PlaceLevel.County; break;
            default:
                issues.Add(row.Issue($"level {row["level"]}", "province, city or county"));
                return null;
        }

        SeedRow? parent = null;
        if (row.Optional("parent") is { } code && !byCode.TryGetValue(code, out parent))
        {
            issues.Add(row.Issue($"parent {code}", "the code of a row of this file"));
            return null;
        }

        if (!row.TryDate("until", issues, out var until))
        {
            return null;
        }

        var weak = row["weak"].Length > 0;
        var briefIsName = !weak && (level != PlaceLevel.County || full.EndsWith('市'));
        var name = briefIsName ? brief : full;
        if (level == PlaceLevel.County && parent is not null && shared.Contains(full))
        {
            name = parent["name"] + full;
        }

        var aliases = new List<string>();
        var weakAliases = new List<string>();
        if (briefIsName || name != full)
        {
            aliases.Add(full);
        }

        if (!briefIsName && brief != full)
        {
            weakAliases.Add(brief);
        }

        if (row["weak"] == "all")
        {
            weakAliases.Add(full);
            aliases.Remove(full);
        }

        aliases.AddRange(row.List("aliases"));
        if (level == PlaceLevel.County && parent is not null)
        {
            aliases.Add(parent["name"] + full);
            aliases.Add(parent["short"] + full);
            if (parent["level"] == "city" && byCode.TryGetValue(parent["parent"], out var province))
            {
                aliases.Add(province["name"] + parent["name"] + full);
            }
        }
        else if (level == PlaceLevel.City && parent is not null)
        {
            aliases.Add(parent["name"] + full);
            aliases.Add(parent["short"] + full);
        }

        return new GazetteerEntry(EntityKind.Place, name, row.File, row.Line, row.Optional("source") ?? "GB/T 2260")
        {
            NameEn = row.Optional("nameEn"),
            Aliases = [.. aliases.Distinct(StringComparer.Ordinal).Where(alias => alias != name)],
            WeakAliases = [.. weakAliases.Distinct(StringComparer.Ordinal)],
            LocatedIn = parent is null ? "中国" : NameOf(parent),
            Until = until,
            Successor = row.Optional("successor"),
            Code = row["code"],
            Level = level,
        };
    }

    private static string NameOf(SeedRow row) => row["weak"].Length > 0 || (row["level"] == "county" && !row["name"].EndsWith('市')) ? row["name"] : row["short"];
}
