using Graph.Extraction.Seeds;
using Graph.Model;

namespace Graph.Extraction.Lexicons;

/// <summary>Cue words from <c>cues/cues.csv</c>, <c>names/name-cues.csv</c> and the word lists: stems of local agencies, posts, surnames, endings of names.</summary>
internal static class CueReader
{
    private static readonly Dictionary<string, Cue> Names = new(StringComparer.Ordinal)
    {
        ["breaker"] = Cue.Breaker,
        ["lead"] = Cue.Lead,
        ["park-suffix"] = Cue.ParkSuffix,
        ["company-suffix"] = Cue.CompanySuffix,
        ["company-brand-suffix"] = Cue.BrandSuffix,
        ["company-verb"] = Cue.CompanyVerb,
        ["person-follow"] = Cue.PersonFollow,
        ["honorific"] = Cue.Honorific,
        ["common-word"] = Cue.CommonWord,
        ["branch-suffix"] = Cue.BranchSuffix,
        ["local-brand"] = Cue.LocalBrand,
        ["compound"] = Cue.Compound,
        ["business"] = Cue.Business,
        ["field"] = Cue.Field,
        ["appoint-verb"] = Cue.AppointVerb,
        ["organization-suffix"] = Cue.OrganizationSuffix,
        ["event-suffix"] = Cue.EventSuffix,
        ["policy-suffix"] = Cue.PolicySuffix,
        ["publication-suffix"] = Cue.PublicationSuffix,
        ["issue-verb"] = Cue.IssueVerb,
        ["organize-verb"] = Cue.OrganizeVerb,
        ["attend-verb"] = Cue.AttendVerb,
        ["generic"] = Cue.Generic,
        ["say-verb"] = Cue.SayVerb,
        ["company-context"] = Cue.CompanyContext,
    };

    /// <summary>All cue words; rows with an unknown cue are reported and left out.</summary>
    public static List<CueWord> Read(SeedFolder folder, SeedLists lists, ICollection<SeedIssue> issues)
    {
        var words = new List<CueWord>();
        foreach (var row in folder.FilesNamed(Path.Combine("cues", "cues.csv")).Concat(folder.FilesNamed(Path.Combine("names", SeedLists.NameCuesFile))).SelectMany(path => SeedTable.Read(path, ["cue", "term", "value"], [], issues).Rows))
        {
            if (!Names.TryGetValue(row["cue"], out var cue))
            {
                issues.Add(row.Issue($"cue {row["cue"]}", "one of " + string.Join(", ", Names.Keys)));
            }
            else if (cue != Cue.None)
            {
                words.Add(new CueWord(row["term"], cue, row["value"]));
            }
        }

        foreach (var pattern in lists.AgencyPatterns)
        {
            words.Add(new CueWord(pattern.Stem, Cue.AgencyStem, pattern.Stem));
            words.AddRange(pattern.Aliases.Select(alias => new CueWord(alias, Cue.AgencyStem, pattern.Stem)));
        }

        words.AddRange(lists.Posts.Select(p => new CueWord(p.Title, p.IsWeak ? Cue.Post | Cue.WeakPost : Cue.Post, null)));
        words.AddRange(lists.Surnames.Select(s => new CueWord(s.Text, s.Frequency == SurnameClass.Ambiguous ? Cue.RareSurname : Cue.Surname, null)));
        words.AddRange(lists.NotNames.Where(n => n.Match == NotANameMatch.Trap).Select(n => new CueWord(n.Text, Cue.Trap, null)));
        return words;
    }
}
