using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>Turns the rows of one file of <c>names/</c> into entries; files that are no gazetteer are passed over.</summary>
internal static class GazetteerReader
{
    private static readonly string[] Required = ["kind", "name", "source"];

    private static readonly string[] Optional =
        ["nameEn", "aliases", "weakAliases", "partOf", "locatedIn", "from", "until", "successor", "docNo", "code", "level"];

    public static IEnumerable<GazetteerEntry> Read(string path, ICollection<SeedIssue> issues)
    {
        var file = Path.GetFileName(path);
        if (SeedLists.FileNames.Contains(file))
        {
            yield break;
        }

        if (file == DivisionReader.FileName)
        {
            foreach (var division in DivisionReader.Read(path, issues))
            {
                yield return division;
            }

            yield break;
        }

        foreach (var row in SeedTable.Read(path, Required, Optional, issues).Rows)
        {
            if (Entry(row, issues) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static GazetteerEntry? Entry(SeedRow row, ICollection<SeedIssue> issues)
    {
        if (!Enum.TryParse<EntityKind>(row["kind"], out var kind) || !Enum.IsDefined(kind) || char.IsDigit(row["kind"][0]))
        {
            issues.Add(row.Issue($"kind {row["kind"]}", "one of " + string.Join(", ", Enum.GetNames<EntityKind>())));
            return null;
        }

        var name = row["name"];
        if (NameKey.Of(name).Length == 0)
        {
            issues.Add(row.Issue($"name {name}", "a name"));
            return null;
        }

        PlaceLevel? level = null;
        if (row.Optional("level") is { } text)
        {
            if (!Enum.TryParse<PlaceLevel>(text, ignoreCase: true, out var parsed) || char.IsDigit(text[0]))
            {
                issues.Add(row.Issue($"level {text}", "one of " + string.Join(", ", Enum.GetNames<PlaceLevel>())));
                return null;
            }

            level = parsed;
        }

        if (!row.TryDate("from", issues, out var from) || !row.TryDate("until", issues, out var until))
        {
            return null;
        }

        if (from >= until)
        {
            issues.Add(row.Issue($"from {row["from"]} until {row["until"]}", "from before until"));
            return null;
        }

        return new GazetteerEntry(kind, name, row.File, row.Line, row["source"])
        {
            NameEn = row.Optional("nameEn"),
            Aliases = [.. row.List("aliases").Where(alias => alias != name)],
            WeakAliases = row.List("weakAliases"),
            PartOf = row.Optional("partOf"),
            LocatedIn = row.Optional("locatedIn"),
            From = from,
            Until = until,
            Successor = row.Optional("successor"),
            DocNo = row.Optional("docNo"),
            Code = row.Optional("code"),
            Level = level,
        };
    }
}
