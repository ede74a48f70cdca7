using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;

namespace Graph.Extraction.Relations;

/// <summary>A cue word met in a sentence. <paramref name="Value"/> is the stage (planned, signed, started, operating) of a stage word, the kind of what an anaphor stands for, else null.</summary>
internal readonly record struct CueHit(int Start, int End, RelationCue Cue, string? Value)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>True when the word says one of <paramref name="cue"/>.</summary>
    public bool Is(RelationCue cue) => (Cue & cue) != 0;
}

/// <summary>The words of <c>seed/cues/relations.csv</c> in one trie. Immutable; thread-safe.</summary>
internal sealed class RelationLexicon
{
    private static readonly Dictionary<string, RelationCue> Names = new(StringComparer.Ordinal)
    {
        ["hold"] = RelationCue.Hold,
        ["organize"] = RelationCue.Organize,
        ["organize-role"] = RelationCue.OrganizeRole,
        ["attend"] = RelationCue.Attend,
        ["say"] = RelationCue.Say,
        ["cooperate"] = RelationCue.Cooperate,
        ["equity"] = RelationCue.Equity,
        ["round"] = RelationCue.Round,
        ["fund-raise"] = RelationCue.FundRaise,
        ["cornerstone"] = RelationCue.Cornerstone,
        ["loan"] = RelationCue.Loan,
        ["grant"] = RelationCue.Grant,
        ["give"] = RelationCue.Give,
        ["receive"] = RelationCue.Receive,
        ["locate"] = RelationCue.Locate,
        ["settle"] = RelationCue.Settle,
        ["hosts-place"] = RelationCue.HostsPlace,
        ["subsidiary"] = RelationCue.Subsidiary,
        ["parent"] = RelationCue.Parent,
        ["belongs"] = RelationCue.Belongs,
        ["comprises"] = RelationCue.Comprises,
        ["repeal"] = RelationCue.Repeal,
        ["supersede"] = RelationCue.Supersede,
        ["amend"] = RelationCue.Amend,
        ["basis"] = RelationCue.Basis,
        ["address"] = RelationCue.Address,
        ["appoint"] = RelationCue.Appoint,
        ["appoint-former"] = RelationCue.AppointFormer,
        ["appoint-object"] = RelationCue.AppointObject,
        ["former"] = RelationCue.Former,
        ["denial"] = RelationCue.Denial,
        ["stage"] = RelationCue.Stage,
        ["issue"] = RelationCue.Issue,
        ["issue-after"] = RelationCue.IssueAfter,
        ["with"] = RelationCue.With,
        ["link"] = RelationCue.Link,
        ["lender"] = RelationCue.Lender,
        ["anaphor"] = RelationCue.Anaphor,
        ["anaphor-start"] = RelationCue.AnaphorAtStart,
    };

    private static readonly HashSet<string> Stages = new(StringComparer.Ordinal) { "planned", "signed", "started", "operating" };

    private readonly TermTrie trie;
    private readonly (RelationCue Cue, string? Value)[] values;

    private RelationLexicon(SortedDictionary<string, (RelationCue Cue, string? Value)> terms)
    {
        trie = TermTrie.Build([.. terms.Keys]);
        values = [.. terms.Values];
    }

    /// <summary>Reads the words; a row with an unknown cue or stage is reported and left out.</summary>
    public static RelationLexicon Load(SeedFolder folder, ICollection<SeedIssue> issues)
    {
        var terms = new SortedDictionary<string, (RelationCue Cue, string? Value)>(StringComparer.Ordinal);
        foreach (var row in folder.FilesNamed(Path.Combine("cues", "relations.csv")).SelectMany(path => SeedTable.Read(path, ["cue", "term", "value"], [], issues).Rows))
        {
            if (!Names.TryGetValue(row["cue"], out var cue))
            {
                issues.Add(row.Issue($"cue {row["cue"]}", "one of " + string.Join(", ", Names.Keys)));
                continue;
            }

            if (cue == RelationCue.Stage && !Stages.Contains(row["value"]))
            {
                issues.Add(row.Issue($"stage {row["value"]}", "one of " + string.Join(", ", Stages.Order(StringComparer.Ordinal))));
                continue;
            }

            var known = terms.GetValueOrDefault(row["term"]);
            terms[row["term"]] = (known.Cue | cue, cue is RelationCue.Stage or RelationCue.Anaphor or RelationCue.AnaphorAtStart or RelationCue.Link ? row["value"] : known.Value);
        }

        return new RelationLexicon(terms);
    }

    /// <summary>Every cue word of a range, by start, the shorter first.</summary>
    public ImmutableArray<CueHit> Match(string text, int from, int to)
    {
        var hits = ImmutableArray.CreateBuilder<CueHit>();
        var found = new List<(int End, int Term)>();
        var window = text.AsSpan(0, to);
        for (var at = from; at < to; at++)
        {
            found.Clear();
            trie.Match(window, at, found);
            foreach (var (end, term) in found)
            {
                hits.Add(new CueHit(at, end, values[term].Cue, values[term].Value));
            }
        }

        return hits.ToImmutable();
    }
}
