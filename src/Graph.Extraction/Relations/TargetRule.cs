using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// TARGETS: the places, parks or organizations that a policy addresses, said behind it in its clause (适用于, 支持, 面向, 在P开展…, 将P列为…) or by its title (关于支持贵州…的意见).
/// Where the policy is held or stands in the sentence before, 本办法 and 该办法 do as well.
/// </summary>
internal sealed class TargetRule : IRelationRule
{
    private const int Reach = 28;

    private static readonly string[] TitleVerbs = ["关于支持", "支持", "关于推进", "关于推动", "关于促进", "关于加快", "关于加快推进", "关于同意", "关于深化"];
    private static readonly string[] Within = ["开展", "先行先试", "试点", "率先", "推进", "建设", "布局", "设立", "推行", "实施", "开放", "部署", "推广", "打造", "建立", "先行", "试行", "施行", "启动", "先期"];
    private static readonly string[] Made = ["列为", "纳入", "作为", "确定为", "打造", "建成", "建设成", "列入", "定位"];
    private static readonly string[] Given = ["给予", "实行", "实施", "开展", "予以", "放宽", "下放", "赋予"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading)
            {
                continue;
            }

            foreach (var group in unit.Groups)
            {
                if (group.Kind is EntityKind.Place or EntityKind.Park or EntityKind.Organization)
                {
                    Addressed(context, unit, group, found);
                    Listed(context, unit, group, found);
                }

                if (context.HeldPolicy >= 0 && group.Kind == EntityKind.Park && InScope(context, unit, group))
                {
                    foreach (var target in group.Members)
                    {
                        Add(unit, context.HeldPolicy, target.Head.Entity, 0.75, found);
                    }
                }
            }
        }

        ByTitle(context, found);
    }

    /// <summary>A section on 适用范围 or 试点范围 of the document's own policy names the parks it is for: P内的企业可参加.</summary>
    private static bool InScope(RelationContext context, RelationUnit unit, NounGroup parks)
    {
        if (!context.Between(parks.Span.End, Math.Min(unit.Unit.Span.End, parks.Span.End + 6)).Contains('内') && parks.Marker != Marker.At)
        {
            return false;
        }

        for (var i = unit.Index - 1; i >= 0 && context.Units[i].Unit.Section == unit.Unit.Section; i--)
        {
            if (context.Units[i].Unit.IsHeading)
            {
                var heading = context.Between(context.Units[i].Unit.Span.Start, context.Units[i].Unit.Span.End);
                return heading.Contains("适用", StringComparison.Ordinal) || heading.Contains("范围", StringComparison.Ordinal) || heading.Contains("支持对象", StringComparison.Ordinal);
            }
        }

        return false;
    }

    /// <summary>P、Q被列为试点: by the policy that the sentences before speak of.</summary>
    private static void Listed(RelationContext context, RelationUnit unit, NounGroup targets, List<RelationCandidate> found)
    {
        var after = context.Between(targets.Span.End, Math.Min(context.CommaEnd(unit, targets.Span.End), targets.Span.End + 14));
        if (targets.Marker != Marker.None || !(StartsWithAny(after, ["被列为", "被确定为", "列为", "被纳入", "入选", "成为", "被选为", "率先", "先行"]) && after.Contains("试点", StringComparison.Ordinal)))
        {
            return;
        }

        var policy = context.HeldPolicy;
        for (int i = unit.Index, seen = 0; policy < 0 && i >= 0 && seen < 3 && context.Units[i].Unit.Section == unit.Unit.Section; i--, seen++)
        {
            foreach (var mention in context.Units[i].Mentions)
            {
                if (mention.Kind == EntityKind.Policy && mention.Span.End <= targets.Span.Start)
                {
                    policy = mention.Entity;
                    break;
                }
            }
        }

        if (policy >= 0)
        {
            foreach (var target in targets.Members)
            {
                Add(unit, policy, target.Head.Entity, 0.7, found);
            }
        }
    }

    private static void Addressed(RelationContext context, RelationUnit unit, NounGroup targets, List<RelationCandidate> found)
    {
        if (unit.Last(Math.Max(unit.Unit.Span.Start, targets.Span.Start - 8), targets.Span.Start, RelationCue.Address) is not { } verb || targets.Span.Start - verb.End > 2)
        {
            return;
        }

        NounPhrase? policy = null;
        foreach (var phrase in unit.Phrases)
        {
            if (phrase.Head.Kind == EntityKind.Policy && phrase.Span.End <= verb.Start)
            {
                policy = phrase;
            }
        }

        if (policy is null && context.HeldPolicy >= 0 && targets.Kind is EntityKind.Park or EntityKind.Place && context.Between(verb.Start, verb.End) is "选择" or "选定" or "确定" or "在" or "支持" or "鼓励" or "优先支持" or "重点支持" or "聚焦"
            && (context.Between(targets.Span.End, context.CommaEnd(unit, targets.Span.End)) is var deed && (deed.Contains("试点", StringComparison.Ordinal) || deed.Contains("先行", StringComparison.Ordinal) || (targets.Kind == EntityKind.Park && (deed.Contains("开展", StringComparison.Ordinal) || deed.Contains("登记注册", StringComparison.Ordinal) || deed.StartsWith("建设") || deed.StartsWith("打造") || deed.StartsWith("创建") || deed.StartsWith("发展"))))))
        {
            foreach (var target in targets.Members)
            {
                Add(unit, context.HeldPolicy, target.Head.Entity, 0.75, found);
            }

            return;
        }

        if (policy is not { } subject || verb.Start - subject.Span.End > Reach || context.CrossesClause(subject.Span.End, verb.Start) || context.Between(subject.Span.End, verb.Start).Count('，') > 2)
        {
            return;
        }

        // Another subject between says it, not the policy.
        foreach (var group in unit.Groups)
        {
            if (group.Span.Start >= subject.Span.End && group.Span.End <= verb.Start && !(PartyKinds.IsPlace(group.Kind) && group.Marker is Marker.Object or Marker.At))
            {
                return;
            }
        }

        var after = WithoutCount(context.Between(targets.Span.End, Math.Min(unit.Unit.Span.End, targets.Span.End + 10)));
        var word = context.Between(verb.Start, verb.End).ToString();
        var says = word switch
        {
            "在" or "率先在" or "首先在" or "提出在" or "明确在" or "聚焦" or "推进" => StartsWithAny(after, Within),
            "将" or "把" => StartsWithAny(after, Made),
            "对" or "给予" => StartsWithAny(WithoutMembers(context, unit, targets.Span.End), Given),
            "要求" or "确定" or "明确" or "推动" or "允许" or "鼓励" or "指导" or "部署" => targets.Kind != EntityKind.Organization || after.Length > 1,
            _ => true,
        };
        if (!says)
        {
            return;
        }

        foreach (var target in targets.Members)
        {
            if (target.Head.Kind is EntityKind.Place or EntityKind.Park or EntityKind.Organization)
            {
                Add(unit, subject.Head.Entity, target.Head.Entity, 0.8, found);
            }
        }
    }

    /// <summary>关于支持P…的意见: the title says whom it addresses, where P is named in the document as well.</summary>
    private static void ByTitle(RelationContext context, List<RelationCandidate> found)
    {
        Dictionary<string, int>? places = null;
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var policy = context.Names.Entities[i];
            if (policy.Kind != EntityKind.Policy)
            {
                continue;
            }

            foreach (var verb in TitleVerbs)
            {
                var at = policy.Name.IndexOf(verb, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                places ??= Places(context);
                var from = at + verb.Length;
                for (var length = Math.Min(20, policy.Name.Length - from); length >= 2; length--)
                {
                    if (places.TryGetValue(policy.Name.Substring(from, length), out var place))
                    {
                        var mention = policy.Mentions[0];
                        found.Add(new RelationCandidate(RelationType.Targets, NodeRef.Of(i), NodeRef.Of(place), mention.Section, mention.Sentence, 0.75));
                        break;
                    }
                }

                break;
            }
        }
    }

    private static Dictionary<string, int> Places(RelationContext context)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var entity = context.Names.Entities[i];
            if (entity.Kind is EntityKind.Place or EntityKind.Park)
            {
                places.TryAdd(entity.Name, i);
                foreach (var alias in entity.Aliases)
                {
                    places.TryAdd(alias, i);
                }
            }
        }

        return places;
    }

    /// <summary>Without 两省区, 三市, 等地 behind a list of places.</summary>
    private static ReadOnlySpan<char> WithoutCount(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '等' or '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '多' or '个'))
        {
            at++;
        }

        var unit = at;
        while (at > 0 && unit < text.Length && text[unit] is '省' or '市' or '区' or '县' or '地' or '州' or '园')
        {
            unit++;
        }

        return unit > at ? text[unit..] : text;
    }

    /// <summary>Without 内的企业, 的项目 behind a park: what is given to those in it is for it.</summary>
    private static ReadOnlySpan<char> WithoutMembers(RelationContext context, RelationUnit unit, int from)
    {
        var text = context.Between(from, Math.Min(unit.Unit.Span.End, from + 14)).TrimStart("内的区".AsSpan());
        foreach (var word in (ReadOnlySpan<string>)["企业", "单位", "机构", "项目", "入驻企业", "园区企业"])
        {
            if (text.StartsWith(word))
            {
                return text[word.Length..];
            }
        }

        return text;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(RelationUnit unit, int policy, int target, double confidence, List<RelationCandidate> found) =>
        found.Add(new RelationCandidate(RelationType.Targets, NodeRef.Of(policy), NodeRef.Of(target), unit.Unit.Section, unit.Unit.Sentence, confidence));
}
