using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// Finds what stands for something named before (该公司, 论坛 at the head of a clause, 会上, 本办法) and what it stands for:
/// the subject of the nearest earlier sentence of the section that has one of the kind, else the last one named.
/// </summary>
internal sealed class AnaphorReader(DocumentScan scan, ImmutableArray<Names.EntityCandidate> entities, int heldPolicy)
{
    private const int Window = 8;
    private const int BasisReach = 30;

    private readonly string text = scan.Text;

    /// <summary>Adds the anaphors of <paramref name="unit"/> to its <paramref name="mentions"/>; <paramref name="before"/> holds the units read so far.</summary>
    public void Add(TextUnit unit, ImmutableArray<CueHit> cues, List<UnitMention> mentions, List<RelationUnit> before)
    {
        var end = -1;
        List<UnitMention>? found = null;
        for (var i = 0; i < cues.Length; i++)
        {
            var hit = cues[i];
            if (!hit.Is(RelationCue.Anaphor | RelationCue.AnaphorAtStart) || hit.Start < end || (i + 1 < cues.Length && cues[i + 1].Start == hit.Start && cues[i + 1].Is(RelationCue.Anaphor | RelationCue.AnaphorAtStart)))
            {
                continue; // the longer one at this start counts
            }

            if (Covered(mentions, hit) || (hit.Is(RelationCue.AnaphorAtStart) && !Stands(unit, cues, hit)))
            {
                continue;
            }

            if (Antecedent(unit, hit, mentions, before) is { } entity)
            {
                end = hit.End;
                (found ??= []).Add(new UnitMention(entity, entities[entity].Kind, new TextSpan(hit.Start, hit.End), true));
            }
        }

        if (found is not null)
        {
            mentions.AddRange(found);
            mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
        }
    }

    private static bool Covered(List<UnitMention> mentions, CueHit hit)
    {
        foreach (var mention in mentions)
        {
            if (mention.Span.Start < hit.End && hit.Start < mention.Span.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A bare noun stands for something only where a clause or an argument begins, and where a verb, a post or a function word follows.</summary>
    private bool Stands(TextUnit unit, ImmutableArray<CueHit> cues, CueHit hit)
    {
        var opens = hit.Start == unit.Span.Start || text[hit.Start - 1] is '，' or '。' or '；' or '：' or '、' or '“' or ' ' or '年' or '月' or '日' or '由' or '与' or '在' or '向' or '为' or '给' or '对' or '）' or '\n' or '和' or '，';
        if (!opens)
        {
            foreach (var cue in cues)
            {
                if (cue.End == hit.Start && cue.Is(RelationCue.Attend | RelationCue.Organize) && cue.Length >= 2)
                {
                    opens = true;
                    break;
                }
            }
        }

        if (!opens)
        {
            return false;
        }

        if (hit.End >= unit.Span.End || text[hit.End - 1] is '上' or '间' or '场' || text[hit.End] is '，' or '。' or '；' or '上' or '的')
        {
            return hit.Value is "Event" or "Policy" or "Organization" or "Company" or "Park";
        }

        if (hit.Value == "Person")
        {
            return text[hit.End] is not ('们' or '国' or '人' or '山' or '者');
        }

        if (text.AsSpan(hit.Start, hit.End - hit.Start) is "其")
        {
            // 向其发放, 对其支持.
            if (hit.Start > unit.Span.Start && text[hit.Start - 1] is '向' or '对' or '为' or '给' && text[hit.End] is not ('中' or '他' or '余' or '实'))
            {
                return true;
            }

            return cues.Any(c => c.Start == hit.End && c.Is(RelationCue.Subsidiary | RelationCue.Parent)) || scan.CueAt(hit.End, Cue.Post) is not null;
        }

        return cues.Any(c => c.Start == hit.End && !c.Is(RelationCue.Anaphor)) || scan.CueAt(hit.End, Cue.Post | Cue.Breaker | Cue.SayVerb) is not null;
    }

    private int? Antecedent(TextUnit unit, CueHit hit, List<UnitMention> mentions, List<RelationUnit> before)
    {
        var word = text[hit.Start..hit.End];
        switch (hit.Value)
        {
            case "Held":
                return heldPolicy >= 0 ? heldPolicy : FirstPolicy(word.TrimStart('本'));
            case "Policy":
                var ending = word.TrimStart('该', '上', '述', '这', '一', '份', '前');
                return (hit.Is(RelationCue.Anaphor) ? InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Policy && entities[m.Entity].Name.Contains(ending, StringComparison.Ordinal), last: false) : null)
                    ?? Spoken(unit, before, m => entities[m.Entity].Name.Contains(ending, StringComparison.Ordinal))
                    ?? (ending is "文件" or "新规" or "政策" ? Spoken(unit, before, _ => true) : null);
            case "Event":
                var noun = EventNoun(word);
                return InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Event && entities[m.Entity].Name.Contains(noun, StringComparison.Ordinal), last: true)
                    ?? Last(unit, before, m => m.Kind == EntityKind.Event && entities[m.Entity].Name.Contains(noun, StringComparison.Ordinal));
            case "Person":
                return Last(unit, before, m => m.Kind == EntityKind.Person, 2);
            case "Place" when word is "该区":
                return InUnit(mentions, hit.Start, IsSite, last: true) ?? Last(unit, before, IsSite);
            case "Place":
                return InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Place, last: true) ?? Last(unit, before, m => m.Kind == EntityKind.Place);
            case "Organization" when word is "该行":
                return hit.End < text.Length && text[hit.End] is '业' or '动' ? null : InUnit(mentions, hit.Start, IsBank, last: true) ?? Last(unit, before, IsBank);
            case "Organization" when !word.StartsWith('该') && !word.StartsWith('本'):
                return Last(unit, before, m => m.Kind == EntityKind.Organization && entities[m.Entity].Name.EndsWith(word, StringComparison.Ordinal))
                    ?? Only(k => k.Kind == EntityKind.Organization && k.Name.EndsWith(word, StringComparison.Ordinal) && k.Mentions[0].Span.Start < hit.Start);
            case "Organization":
                return Subject(unit, before, m => m.Kind == EntityKind.Organization);
            case "Park":
                return InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Park, last: false) ?? Subject(unit, before, m => m.Kind == EntityKind.Park && (!word.EndsWith("集群", StringComparison.Ordinal) || entities[m.Entity].Name.EndsWith("集群", StringComparison.Ordinal)));
            case "Agency":
                return InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Agency, last: false) ?? Subject(unit, before, m => m.Kind == EntityKind.Agency);
            case "NewCompany":
                return InUnit(mentions, hit.Start, IsFounded, last: true) ?? Founded(unit, before);
            default:
                return word is "公司" or "本公司" or "上市公司" && Only(k => k.Kind == EntityKind.Company && k.Aliases.Contains("公司")) is { } named ? named
                    : InUnit(mentions, hit.Start, IsBusiness, last: false) ?? Subject(unit, before, IsBusiness) ?? InUnit(mentions, hit.Start, m => m.Kind == EntityKind.Company, last: false) ?? Subject(unit, before, m => m.Kind == EntityKind.Company);
        }
    }

    private static bool IsSite(UnitMention mention) => mention.Kind is EntityKind.Place or EntityKind.Park;

    private bool IsBank(UnitMention mention) => mention.Kind is EntityKind.Company or EntityKind.Organization && entities[mention.Entity].Name.EndsWith('行');

    /// <summary>A company that is no lender, underwriter or fund: those come and go in a story about another one.</summary>
    private bool IsBusiness(UnitMention mention)
    {
        if (mention.Kind != EntityKind.Company)
        {
            return false;
        }

        var name = entities[mention.Entity].Name;
        return !(name.EndsWith('行') || name.EndsWith("证券", StringComparison.Ordinal) || name.EndsWith("基金", StringComparison.Ordinal) || name.EndsWith("资本", StringComparison.Ordinal) || name.EndsWith("创投", StringComparison.Ordinal) || name.Contains("银行", StringComparison.Ordinal));
    }

    private bool IsFounded(UnitMention mention) => mention.Kind == EntityKind.Company && entities[mention.Entity].Name.EndsWith("公司", StringComparison.Ordinal);

    /// <summary>新公司, 合资公司: the last company by its full name in a sentence, at most three back, that speaks of founding.</summary>
    private int? Founded(TextUnit unit, List<RelationUnit> before)
    {
        for (int i = before.Count - 1, seen = 0; i >= 0 && seen < 3 && before[i].Unit.Section == unit.Section; i--, seen++)
        {
            if (before[i].Any(before[i].Unit.Span.Start, before[i].Unit.Span.End, RelationCue.Settle | RelationCue.Subsidiary))
            {
                for (var m = before[i].Mentions.Length - 1; m >= 0; m--)
                {
                    if (IsFounded(before[i].Mentions[m]) && !before[i].Mentions[m].IsAnaphor)
                    {
                        return before[i].Mentions[m].Entity;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The first policy of the nearest earlier sentence that has one, unless it is only what another one is based on.</summary>
    private static int? Spoken(TextUnit unit, List<RelationUnit> before, Func<UnitMention, bool> accept)
    {
        int? obeyed = null;
        for (int i = before.Count - 1, seen = 0; i >= 0 && seen < Window && before[i].Unit.Section == unit.Section; i--, seen++)
        {
            foreach (var mention in before[i].Mentions)
            {
                if (mention.Kind != EntityKind.Policy || !accept(mention))
                {
                    continue;
                }

                if (before[i].Last(Math.Max(before[i].Unit.Span.Start, mention.Span.Start - BasisReach), mention.Span.Start, RelationCue.Basis) is null)
                {
                    return mention.Entity;
                }

                obeyed ??= mention.Entity;
            }

            if (obeyed is not null)
            {
                return obeyed;
            }
        }

        return null;
    }

    /// <summary>What the event's own name must hold: 论坛上 goes back to a 论坛; 会上, 活动 and 开幕式 to any event.</summary>
    private static string EventNoun(string word)
    {
        foreach (var noun in (ReadOnlySpan<string>)["论坛", "大会", "峰会", "仪式", "发布会", "年会", "博览会", "座谈会", "推进会"])
        {
            if (word.Contains(noun, StringComparison.Ordinal))
            {
                return word.Contains("仪式", StringComparison.Ordinal) ? "仪式" : noun;
            }
        }

        return "";
    }

    private static int? InUnit(List<UnitMention> mentions, int end, Func<UnitMention, bool> accept, bool last)
    {
        int? found = null;
        foreach (var mention in mentions)
        {
            if (mention.Span.End <= end && accept(mention))
            {
                found = mention.Entity;
                if (!last)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The first unmarked one of the nearest earlier sentence of the section; a heading only when no sentence has one.</summary>
    private int? Subject(TextUnit unit, List<RelationUnit> before, Func<UnitMention, bool> accept)
    {
        for (int i = before.Count - 1, seen = 0; i >= 0 && seen < Window && before[i].Unit.Section == unit.Section; i--, seen++)
        {
            foreach (var group in before[i].Groups)
            {
                if (group.Marker == Marker.None && accept(group.Members[0].Head) && !GivesMoney(before[i], group.Members[^1].Head))
                {
                    return group.Members[0].Head.Entity;
                }
            }

            foreach (var mention in before[i].Mentions)
            {
                if (accept(mention) && !GivesMoney(before[i], mention))
                {
                    return mention.Entity;
                }
            }
        }

        return null;
    }

    /// <summary>由A领投: whoever stands before such a word is not what the section is about.</summary>
    private bool GivesMoney(RelationUnit unit, UnitMention mention) => (mention.Span.Start == 0 || text[mention.Span.Start - 1] is not ('向' or '给' or '为' or '对')) && unit.Any(mention.Span.End, Math.Min(unit.Unit.Span.End, mention.Span.End + 4), RelationCue.Round | RelationCue.Loan);

    private static int? Last(TextUnit unit, List<RelationUnit> before, Func<UnitMention, bool> accept, int window = Window)
    {
        for (int i = before.Count - 1, seen = 0; i >= 0 && seen < window && before[i].Unit.Section == unit.Section; i--, seen++)
        {
            for (var m = before[i].Mentions.Length - 1; m >= 0; m--)
            {
                if (accept(before[i].Mentions[m]))
                {
                    return before[i].Mentions[m].Entity;
                }
            }
        }

        return null;
    }

    private int? Only(Func<Names.EntityCandidate, bool> accept)
    {
        int? found = null;
        for (var i = 0; i < entities.Length; i++)
        {
            if (accept(entities[i]))
            {
                if (found is not null)
                {
                    return null;
                }

                found = i;
            }
        }

        return found;
    }

    private int? FirstPolicy(string ending)
    {
        for (var i = 0; i < entities.Length; i++)
        {
            if (entities[i].Kind == EntityKind.Policy && entities[i].Name.Contains(ending, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }
}
