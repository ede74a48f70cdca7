using System.Collections.Immutable;
using Graph.Extraction.Figures;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Names;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>What relation rules read: the scan, the entities, and each sentence with its noun phrases, groups and cue words; and where they say what they set aside.</summary>
internal sealed class RelationContext
{
    /// <summary>Characters before a verb that may be its adverbs.</summary>
    private const int LongestLead = 9;

    private readonly List<LedgerEntry> rejected = [];

    /// <summary>Makes the context of one document.</summary>
    public RelationContext(DocumentScan scan, NameResult names, IReadOnlyList<FigureCandidate> figures, RelationLexicon lexicon)
    {
        Scan = scan;
        Names = names;
        Figures = figures;
        HeldPolicy = Held(scan, names);
        var byUnit = names.Entities
            .SelectMany((e, i) => e.Mentions.Select(m => (m.Section, m.Sentence, Mention: new UnitMention(i, e.Kind, m.Span))))
            .GroupBy(m => (m.Section, m.Sentence)).ToDictionary(g => g.Key, g => g.Select(m => m.Mention).OrderBy(m => m.Span).ToList());
        var anaphors = new AnaphorReader(scan, names.Entities, HeldPolicy);
        var units = new List<RelationUnit>();
        foreach (var unit in scan.Units)
        {
            var mentions = byUnit.TryGetValue((unit.Section, unit.Sentence), out var list) ? Outer(list) : [];
            var cues = lexicon.Match(scan.Text, unit.Span.Start, unit.Span.End);
            anaphors.Add(unit, cues, mentions, units);
            ImmutableArray<UnitMention> held = [.. mentions];
            cues = Outside(cues, held);
            var reader = new PhraseReader(scan, unit, held, cues);
            var phrases = reader.Phrases();
            units.Add(new RelationUnit(units.Count, unit, held, cues, phrases, reader.Groups(phrases)));
        }

        Units = [.. units];
    }

    /// <summary>The scan.</summary>
    public DocumentScan Scan { get; }

    /// <summary>Entities and their mentions.</summary>
    public NameResult Names { get; }

    /// <summary>Figures of the document.</summary>
    public IReadOnlyList<FigureCandidate> Figures { get; }

    /// <summary>Units in reading order.</summary>
    public ImmutableArray<RelationUnit> Units { get; }

    /// <summary>The policy whose text the document is, or −1.</summary>
    public int HeldPolicy { get; }

    /// <summary>What rules set aside, each with its reason, in the order met.</summary>
    public IReadOnlyList<LedgerEntry> Rejected => rejected;

    /// <summary>The clean text.</summary>
    public string Text => Scan.Text;

    /// <summary>The entity of a mention.</summary>
    public EntityCandidate Entity(int index) => Names.Entities[index];

    /// <summary>The text between two positions.</summary>
    public ReadOnlySpan<char> Between(int from, int to) => from < to ? Text.AsSpan(from, to - from) : default;

    /// <summary>Puts into the ledger that a sentence looks like a relation and why it is none.</summary>
    public void Reject(RelationUnit unit, RelationType type, int from, int to, string reason) =>
        rejected.Add(new LedgerEntry(Scan.Document.Clean.ToSource(new TextSpan(from, Math.Max(from, Math.Min(to, unit.Unit.Span.End)))), "relation.rejected", $"{type}: {reason}"));

    /// <summary>Where the clause that holds <paramref name="from"/> ends: at 。；！？, or at the end of the unit.</summary>
    public int ClauseEnd(RelationUnit unit, int from)
    {
        var at = Between(from, unit.Unit.Span.End).IndexOfAny("。；！？\n");
        return at < 0 ? unit.Unit.Span.End : from + at;
    }

    /// <summary>Where the phrase that holds <paramref name="from"/> ends: at the next ，。；：！？.</summary>
    public int CommaEnd(RelationUnit unit, int from)
    {
        var at = Between(from, unit.Unit.Span.End).IndexOfAny("，。；：！？\n");
        return at < 0 ? unit.Unit.Span.End : from + at;
    }

    /// <summary>Where the phrase that holds <paramref name="at"/> begins: behind the last ，。；：！？.</summary>
    public int CommaStart(RelationUnit unit, int at)
    {
        var before = Between(unit.Unit.Span.Start, at).LastIndexOfAny("，。；：！？\n");
        return before < 0 ? unit.Unit.Span.Start : unit.Unit.Span.Start + before + 1;
    }

    /// <summary>True when 。；！？ stands between two positions.</summary>
    public bool CrossesClause(int from, int to) => Between(from, to).IndexOfAny("。；！？\n") >= 0;

    /// <summary>
    /// The subject of a verb at <paramref name="verb"/>: the nearest group before it that no preposition marks and whose first member <paramref name="accept"/> takes;
    /// else the first such group of the sentence; with <paramref name="carry"/>, else that of an earlier sentence of the section. Null where there is none.
    /// </summary>
    public NounGroup? Subject(RelationUnit unit, int verb, Func<EntityKind, bool> accept, bool carry = true)
    {
        for (var i = unit.Groups.Length - 1; i >= 0; i--)
        {
            var group = unit.Groups[i];
            if (group.Span.End <= verb && group.Marker == Marker.None && accept(group.Kind) && !IsPredicate(unit, group))
            {
                if (CrossesClause(group.Span.End, verb))
                {
                    break;
                }

                return group;
            }
        }

        foreach (var group in unit.Groups)
        {
            if (group.Span.End <= verb && group.Marker == Marker.None && accept(group.Kind))
            {
                return group;
            }
        }

        return carry && !HasOwnSubject(unit, verb) ? Topic(unit, accept) : null;
    }

    /// <summary>The phrase of the verb begins with words that no rule knows (马上消费金融上月完成对…): they are its subject, not what an earlier sentence spoke of.</summary>
    private bool HasOwnSubject(RelationUnit unit, int verb)
    {
        var words = 0;
        foreach (var c in Between(CommaStart(unit, verb), verb))
        {
            words += char.IsAsciiDigit(c) || c is '年' or '月' or '日' or '同' or '并' or '已' or '又' or '还' or '再' or '将' or '拟' or '分' or '别' ? 0 : 1;
        }

        return words > LongestLead && unit.Groups.All(g => g.Span.End > verb || g.Span.Start < CommaStart(unit, verb));
    }

    /// <summary>A是B的供应商, A是B下属企业: B is what is said of the subject.</summary>
    public bool IsPredicate(RelationUnit unit, NounGroup group) => group.Span.Start > unit.Unit.Span.Start && Text[group.Span.Start - 1] is '是'
        && group.Span.End < unit.Unit.Span.End && (Text[group.Span.End] is '的' || unit.Cues.Any(c => c.Start == group.Span.End && c.Is(RelationCue.Subsidiary | RelationCue.Belongs)));

    /// <summary>The first unmarked group of the nearest earlier sentence (at most four back, then the heading) of the section whose first member <paramref name="accept"/> takes, or null.</summary>
    public NounGroup? Topic(RelationUnit unit, Func<EntityKind, bool> accept)
    {
        for (int i = unit.Index - 1, seen = 0; i >= 0 && Units[i].Unit.Section == unit.Unit.Section && seen < 4; i--, seen++)
        {
            foreach (var group in Units[i].Groups)
            {
                if (group.Marker == Marker.None && accept(group.Kind))
                {
                    return group;
                }
            }
        }

        return null;
    }

    /// <summary>The event that a verb at <paramref name="at"/> is about: the last one named before it in the sentence, else in the section (at most six sentences back).</summary>
    public UnitMention? EventBefore(RelationUnit unit, int at)
    {
        for (var m = unit.Mentions.Length - 1; m >= 0; m--)
        {
            if (unit.Mentions[m].Kind == EntityKind.Event && unit.Mentions[m].Span.End <= at)
            {
                return unit.Mentions[m];
            }
        }

        for (int i = unit.Index - 1, seen = 0; i >= 0 && Units[i].Unit.Section == unit.Unit.Section && seen < 6; i--, seen++)
        {
            for (var m = Units[i].Mentions.Length - 1; m >= 0; m--)
            {
                if (Units[i].Mentions[m].Kind == EntityKind.Event)
                {
                    return Units[i].Mentions[m];
                }
            }
        }

        return null;
    }

    /// <summary>The group that starts at or shortly behind a position, with at most <paramref name="gap"/> characters and no ，。；： between, or null.</summary>
    public NounGroup? GroupAfter(RelationUnit unit, int from, int gap)
    {
        foreach (var group in unit.Groups)
        {
            if (group.Span.Start >= from)
            {
                return group.Span.Start - from <= gap && Between(from, group.Span.Start).IndexOfAny("，。；！？") < 0 ? group : null;
            }
        }

        return null;
    }

    /// <summary>The group that ends shortly before a position, with at most <paramref name="gap"/> characters and no 。；： between, or null.</summary>
    public NounGroup? GroupBefore(RelationUnit unit, int to, int gap)
    {
        for (var i = unit.Groups.Length - 1; i >= 0; i--)
        {
            var group = unit.Groups[i];
            if (group.Span.End <= to)
            {
                return to - group.Span.End <= gap && Between(group.Span.End, to).IndexOfAny("。；！？：") < 0 ? group : null;
            }
        }

        return null;
    }

    /// <summary>The first hit of the main lexicon with a cue that starts in a range, or null.</summary>
    public TermHit? FirstCue(int from, int to, Cue cue)
    {
        for (var at = from; at < to; at++)
        {
            if (Scan.CueAt(at, cue) is { } hit && hit.End <= to)
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>The last hit of the main lexicon with a cue that ends in a range, or null.</summary>
    public TermHit? LastCue(int from, int to, Cue cue)
    {
        for (var at = to - 1; at >= from; at--)
        {
            if (Scan.CueAt(at, cue) is { } hit && hit.End <= to)
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>Without the names that stand inside longer ones (the ministry in its department's name): those take no part in what the sentence says. Mentions are sorted, the longer first at one start.</summary>
    private static List<UnitMention> Outer(List<UnitMention> mentions)
    {
        var outer = new List<UnitMention>();
        var reach = -1;
        foreach (var mention in mentions)
        {
            if (mention.Span.End > reach)
            {
                outer.Add(mention);
                reach = mention.Span.End;
            }
        }

        return outer;
    }

    /// <summary>Without the words inside names: 无锡 denies nothing.</summary>
    private static ImmutableArray<CueHit> Outside(ImmutableArray<CueHit> cues, ImmutableArray<UnitMention> mentions)
    {
        var kept = ImmutableArray.CreateBuilder<CueHit>(cues.Length);
        var at = 0;
        foreach (var hit in cues)
        {
            while (at < mentions.Length && mentions[at].Span.End <= hit.Start)
            {
                at++;
            }

            if (at == mentions.Length || mentions[at].IsAnaphor || mentions[at].Span.Start > hit.Start || mentions[at].Span.End < hit.End)
            {
                kept.Add(hit);
            }
        }

        return kept.ToImmutable();
    }

    private static int Held(DocumentScan scan, NameResult names)
    {
        var structure = scan.Document.Structure;
        if (!structure.IsPolicy)
        {
            return -1;
        }

        // 关于印发《X》的通知: what the document prints is X.
        var open = structure.Title.IndexOf("印发《", StringComparison.Ordinal);
        var close = open < 0 ? -1 : structure.Title.LastIndexOf('》');
        if (open < 0 && structure.Title.IndexOf("关于印发", StringComparison.Ordinal) is >= 0 and var plain && structure.Title.EndsWith("的通知", StringComparison.Ordinal))
        {
            (open, close) = (plain + 1, structure.Title.Length - 3); // 关于印发X的通知, without the marks
        }

        return (close > open + 3 ? DocumentPolicy.Find(names, structure.Title[(open + 3)..close], null) : null) ?? DocumentPolicy.Find(names, structure.Title, structure.DocNo) ?? -1;
    }
}
