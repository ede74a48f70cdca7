using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Names;
using Graph.Extraction.Relations;
using Graph.Extraction.Seeds;
using Graph.Extraction.Themes;
using Graph.Model;

namespace Graph.Extraction;

/// <summary>All that extraction knows before it reads a document: gazetteers, cue words, theme vocabulary. Built once from the seed folder; immutable and thread-safe.</summary>
public sealed class ExtractionKnowledge
{
    private ExtractionKnowledge(SeedFolder folder, Gazetteer gazetteer, Lexicon lexicon, ThemeVocabulary themes, RelationLexicon relationCues, NameStopList stopList, ImmutableArray<SeedIssue> issues)
    {
        Folder = folder;
        Gazetteer = gazetteer;
        Lexicon = lexicon;
        Themes = themes;
        RelationCues = relationCues;
        StopList = stopList;
        Issues = issues;
    }

    /// <summary>Where the lists came from.</summary>
    public SeedFolder Folder { get; }

    /// <summary>Known names.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Rows and files of the lists that were left out.</summary>
    public ImmutableArray<SeedIssue> Issues { get; }

    internal Lexicon Lexicon { get; }

    internal ThemeVocabulary Themes { get; }

    internal RelationLexicon RelationCues { get; }

    internal NameStopList StopList { get; }

    /// <summary>Reads the lists of <paramref name="folder"/>. Bad rows are in <see cref="Issues"/>; nothing else is lost.</summary>
    public static ExtractionKnowledge Load(SeedFolder folder)
    {
        var issues = new List<SeedIssue>();
        var gazetteer = Gazetteer.Load(folder);
        var lists = SeedLists.Load(folder);
        issues.AddRange(gazetteer.Issues);
        issues.AddRange(lists.Issues);
        var cues = CueReader.Read(folder, lists, issues);
        var themes = ThemeVocabulary.Load(folder, issues);
        var relationCues = RelationLexicon.Load(folder, issues);
        return new ExtractionKnowledge(folder, gazetteer, Lexicon.Build(gazetteer.Entries, cues), themes, relationCues, new NameStopList(lists.NotNames), [.. issues]);
    }

    /// <summary>What the seeds say apart from every briefing: the contract's themes, and PART_OF and LOCATED_IN between listed entities.</summary>
    public SeedFacts SeedFacts()
    {
        var statements = new HashSet<SeedStatement>();
        foreach (var entry in Gazetteer.Entries)
        {
            var id = ContentId.Entity(entry.Kind, entry.Name);
            // A laboratory of a university is listed with it; the contract joins only parks, agencies and companies so.
            if (entry.Kind is EntityKind.Park or EntityKind.Agency or EntityKind.Company && entry.PartOf is { } whole && Gazetteer.Find(entry.Kind, whole) is { } parent)
            {
                statements.Add(new SeedStatement(RelationType.PartOf, id, ContentId.Entity(parent.Kind, parent.Name)));
            }

            if (entry.LocatedIn is { } place && entry.Kind is EntityKind.Park or EntityKind.Company or EntityKind.Organization or EntityKind.Event or EntityKind.Place
                && (Gazetteer.Find(EntityKind.Place, place) ?? Gazetteer.Find(EntityKind.Park, place)) is { } where && ContentId.Entity(where.Kind, where.Name) != id)
            {
                statements.Add(new SeedStatement(RelationType.LocatedIn, id, ContentId.Entity(where.Kind, where.Name)));
            }
        }

        return Model.SeedFacts.Contract with
        {
            Statements = [.. statements.OrderBy(s => s.Type).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal)],
        };
    }
}
