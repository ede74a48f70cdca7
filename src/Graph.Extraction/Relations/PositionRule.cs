using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// HOLDS_POSITION: the post between a body and a person (国家数据局局长刘烈宏; 贵阳市市长、贵安新区管委会主任陈晏 gives two), posts in brackets or behind a comma,
/// appointments (任, 当选, 任命…为, 由…担任) and departures (曾任, 卸任, 免去). A post without a body is the one of the body spoken of. 原, 前 and 曾 make it former.
/// </summary>
internal sealed class PositionRule : IRelationRule
{
    private const int AppointReach = 12;

    private static readonly string[] NoOffice = ["专家", "教授", "院士", "分析师", "记者", "研究员", "负责人", "代表", "委员", "发言人", "经济学家", "工程师", "学者", "先生", "女士"];
    private static readonly string[] OfPlace = ["市长", "省长", "县长", "区长", "州长", "镇长", "自治区主席", "市委书记", "县委书记"];
    private static readonly string[] OfCompany = ["董事长", "经理", "总裁", "首席", "CEO", "CTO", "CFO", "COO", "创始人", "合伙人", "董事", "监事", "董秘"];
    private static readonly string[] OfAgency = ["局长", "司长", "处长", "部长", "厅长", "主任", "署长"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading)
            {
                continue;
            }

            for (var i = 0; i < unit.Phrases.Length; i++)
            {
                if (unit.Phrases[i].Head is { Kind: EntityKind.Person, IsAnaphor: false })
                {
                    Before(context, unit, unit.Phrases[i], found);
                    InBrackets(context, unit, unit.Phrases[i], found);
                }

                if (unit.Phrases[i].Head.Kind == EntityKind.Person)
                {
                    Appointed(context, unit, i, found);
                }
            }
        }
    }

    private static void Before(RelationContext context, RelationUnit unit, NounPhrase person, List<RelationCandidate> found)
    {
        Described(context, unit, person, found);
        foreach (var post in person.Posts)
        {
            if (post.Employer is { } employer)
            {
                Add(unit, person.Head, employer.Entity, post.Title, post.Former, 0.93, found);
                OfItsPlace(context, unit, person.Head, employer, post, found);
            }
            else if (Carried(context, unit, person.Span.Start, post.Title) is { } body)
            {
                Add(unit, person.Head, body, post.Title, post.Former, 0.7, found);
            }
        }
    }

    /// <summary>首席科学家为X大学教授P, 组长P: the post before 为 is of the body that the sentence is about.</summary>
    private static void Described(RelationContext context, RelationUnit unit, NounPhrase person, List<RelationCandidate> found)
    {
        var at = person.Span.Start;
        if (at - 1 <= unit.Unit.Span.Start || context.Text[at - 1] is not ('为' or '是' or '由'))
        {
            return;
        }

        // 由 needs 担任 behind the person, which Appointed reads.
        if (context.Text[at - 1] == '由')
        {
            return;
        }

        foreach (var hit in context.Scan.EndingAt(at - 1))
        {
            var title = context.Between(hit.Start, hit.End).ToString();
            if ((hit.Term.Cues & Cue.Post) != 0 && hit.Start >= unit.Unit.Span.Start && !EndsWithAny(title, NoOffice)
                && (hit.Start == unit.Unit.Span.Start || context.Text[hit.Start - 1] is '，' or '，' or '；' or '其' or '。')
                && context.Subject(unit, hit.Start, PartyKinds.IsActor, carry: false) is { } body)
            {
                Add(unit, person.Head, body.Members[0].Head.Entity, title, false, 0.8, found);
                return;
            }
        }
    }

    /// <summary>天津市委常委、常务副市长王旭: the second post is the place's, not the party committee's.</summary>
    private static void OfItsPlace(RelationContext context, RelationUnit unit, UnitMention person, UnitMention employer, PostHeld post, List<RelationCandidate> found)
    {
        if (employer.Kind != EntityKind.Agency)
        {
            return;
        }

        var part = post.Title.Split(['、', '，', '兼']).FirstOrDefault(p => EndsWithAny(p, OfPlace));
        if (part is null)
        {
            return;
        }

        var name = context.Entity(employer.Entity).Name;
        var best = -1;
        var length = 0;
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var entity = context.Names.Entities[i];
            if (entity.Kind == EntityKind.Place && entity.Name.Length > length && name.StartsWith(entity.Name, StringComparison.Ordinal))
            {
                (best, length) = (i, entity.Name.Length);
            }
        }

        if (best >= 0)
        {
            Add(unit, person, best, part, post.Former, 0.85, found);
        }
    }

    /// <summary>刘烈宏（国家数据局局长）, 周剑（优必选创始人）; 张三，国家数据局副局长，….</summary>
    private static void InBrackets(RelationContext context, RelationUnit unit, NounPhrase person, List<RelationCandidate> found)
    {
        var at = person.Head.Span.End;
        if (at >= unit.Unit.Span.End || context.Text[at] is not ('（' or '(' or '，'))
        {
            return;
        }

        var limit = context.Between(at + 1, unit.Unit.Span.End).IndexOfAny("）)，。；") is >= 0 and var close ? at + 1 + close : unit.Unit.Span.End;
        if (context.Text[at] == '，' && (limit >= unit.Unit.Span.End || context.Text[limit] != '，' || person.Posts.Length > 0))
        {
            return;
        }

        foreach (var body in unit.Mentions)
        {
            if (body.Span.Start > at && body.Span.Start - at <= 3 && body.Span.End < limit && PartyKinds.IsBody(body.Kind) && EndsWithPost(context, body.Span.End, limit) && context.Between(body.Span.End, limit).IndexOfAny("、和") < 0)
            {
                var lead = context.Between(at + 1, body.Span.Start);
                var former = lead.EndsWith("原") || lead.EndsWith("前") || lead.EndsWith("时任") || lead.EndsWith("曾任") || context.Text[body.Span.End] is '原' or '前';
                Add(unit, person.Head, body.Entity, context.Between(body.Span.End, limit).ToString().TrimStart('原', '前'), former, context.Text[at] == '，' ? 0.8 : 0.93, found);
                return;
            }
        }
    }

    /// <summary>刘烈宏任国家数据局局长, 由…担任, 任命…为, 当选; 曾任, 卸任, 免去…的…职务. Several posts in a row each count.</summary>
    private static void Appointed(RelationContext context, RelationUnit unit, int at, List<RelationCandidate> found)
    {
        var person = unit.Phrases[at];
        var end = person.Span.End;
        var limit = Math.Min(unit.Unit.Span.End, end + AppointReach);
        if (at + 1 < unit.Phrases.Length)
        {
            limit = Math.Min(limit, unit.Phrases[at + 1].Span.Start);
        }

        var removed = unit.Last(Math.Max(unit.Unit.Span.Start, person.Span.Start - 4), person.Span.Start, RelationCue.AppointObject | RelationCue.AppointFormer) is { } verb && verb.End == person.Span.Start
            ? context.Between(verb.Start, verb.End) is "免去" : (bool?)null;
        var cue = unit.First(end, limit, RelationCue.Appoint | RelationCue.AppointFormer);
        int from;
        if (cue is { } found1 && context.Between(end, found1.Start).IndexOfAny("。；，：、（") < 0 && (found1.Length > 1 || found1.Start - end <= 3))
        {
            from = found1.End;
        }
        else if (removed == true && end < unit.Unit.Span.End && context.Text[end] == '的')
        {
            from = end + 1;
        }
        else
        {
            return;
        }

        var former = removed == true || (cue?.Is(RelationCue.AppointFormer) ?? false);
        if (cue is { } given && Given(context, unit, person, given) is { } post0)
        {
            if (Carried(context, unit, post0.Start, context.Between(post0.Start, post0.End).ToString()) is { } employer)
            {
                Add(unit, person.Head, employer, context.Between(post0.Start, post0.End).ToString(), former, 0.85, found);
            }

            return;
        }

        for (var round = 0; round < 4; round++)
        {
            var body = NextBody(unit, from);
            var start = body is { } b && b.Span.Start - from <= 2 ? b.Span.End : from;
            var post = context.FirstCue(start, Math.Min(unit.Unit.Span.End, start + 9), Cue.Post);
            if (post is not { } p || context.Between(start, p.Start).IndexOfAny("，。；、") >= 0)
            {
                return;
            }

            var title = context.Between(start, p.End).ToString();
            if (start != from)
            {
                Add(unit, person.Head, body!.Value.Entity, title.TrimStart('原', '前'), former || title.StartsWith('原'), 0.9, found);
            }
            else if ((Owner(context, unit, person) ?? Carried(context, unit, person.Span.Start, title)) is { } carried)
            {
                Add(unit, person.Head, carried, title, former, 0.7, found);
            }

            if (p.End >= unit.Unit.Span.End)
            {
                return;
            }

            if (context.Text[p.End] is '，' && unit.First(p.End + 1, Math.Min(unit.Unit.Span.End, p.End + 6), RelationCue.Appoint | RelationCue.AppointFormer) is { } next && next.Start == p.End + 1 && next.Length > 1)
            {
                // 任A主任，不再担任B局长.
                former = next.Is(RelationCue.AppointFormer);
                from = next.End;
                continue;
            }

            if (context.Text[p.End] is not ('、' or '和' or '兼' or '及'))
            {
                return;
            }

            from = p.End + 1;
        }
    }

    /// <summary>秘书处由P任秘书长: the body right before 由.</summary>
    private static int? Owner(RelationContext context, RelationUnit unit, NounPhrase person)
    {
        var by = person.Span.Start - 1;
        return by > unit.Unit.Span.Start && context.Text[by] == '由' && context.GroupBefore(unit, by, 1) is { } body && PartyKinds.IsActor(body.Kind) ? body.Members[^1].Head.Entity : null;
    }

    /// <summary>经理由X担任: the post stands before 由.</summary>
    private static TermHit? Given(RelationContext context, RelationUnit unit, NounPhrase person, CueHit verb)
    {
        if (context.Between(verb.Start, verb.End) is not ("担任" or "出任" or "兼任" or "接任"))
        {
            return null;
        }

        var by = person.Span.Start - 1;
        if (by <= unit.Unit.Span.Start || context.Text[by] != '由')
        {
            return null;
        }

        foreach (var hit in context.Scan.EndingAt(by))
        {
            if ((hit.Term.Cues & Cue.Post) != 0 && hit.Start >= unit.Unit.Span.Start)
            {
                return hit;
            }
        }

        return null;
    }

    private static UnitMention? NextBody(RelationUnit unit, int from)
    {
        foreach (var mention in unit.Mentions)
        {
            if (mention.Span.Start >= from)
            {
                return PartyKinds.IsBody(mention.Kind) ? mention : null;
            }
        }

        return null;
    }

    /// <summary>Whose post it is when none is written: the nearest earlier body of the kind that has such posts.</summary>
    private static int? Carried(RelationContext context, RelationUnit unit, int before, string title)
    {
        if (EndsWithAny(title, NoOffice))
        {
            return null;
        }

        Func<EntityKind, bool>? accept = ContainsAny(title, OfCompany) ? k => k == EntityKind.Company
            : EndsWithAny(title, OfPlace) ? k => k == EntityKind.Place
            : EndsWithAny(title, OfAgency) ? k => k == EntityKind.Agency
            : title.EndsWith("会长", StringComparison.Ordinal) || title.EndsWith("理事长", StringComparison.Ordinal) || title.EndsWith("秘书长", StringComparison.Ordinal) || title.EndsWith("院长", StringComparison.Ordinal) || title.EndsWith("校长", StringComparison.Ordinal) ? k => k == EntityKind.Organization
            : null;
        if (accept is null)
        {
            return null;
        }

        if (Spokesman(context, accept) is { } spokesman)
        {
            return spokesman;
        }

        for (var i = unit.Groups.Length - 1; i >= 0; i--)
        {
            if (unit.Groups[i].Span.End <= before && accept(unit.Groups[i].Kind) && unit.Groups[i].Marker is Marker.None or Marker.According)
            {
                return unit.Groups[i].Members[^1].Head.Entity;
            }
        }

        return context.Topic(unit, accept)?.Members[0].Head.Entity;
    }

    /// <summary>An announcement speaks for one company: the one that the document itself calls 公司.</summary>
    private static int? Spokesman(RelationContext context, Func<EntityKind, bool> accept)
    {
        for (var i = 0; accept(EntityKind.Company) && i < context.Names.Entities.Length; i++)
        {
            if (context.Names.Entities[i].Kind == EntityKind.Company && context.Names.Entities[i].Aliases.Contains("公司"))
            {
                return i;
            }
        }

        return null;
    }

    private static bool EndsWithPost(RelationContext context, int start, int end)
    {
        foreach (var hit in context.Scan.EndingAt(end))
        {
            if (hit.Start >= start && (hit.Term.Cues & Cue.Post) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(string text, string[] words) => Array.Exists(words, w => text.EndsWith(w, StringComparison.Ordinal));

    private static bool ContainsAny(string text, string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));

    private static void Add(RelationUnit unit, UnitMention person, int body, string title, bool former, double confidence, List<RelationCandidate> found)
    {
        if (title.Length == 0)
        {
            return;
        }

        var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("title", title).Add("former", former);
        found.Add(new RelationCandidate(RelationType.HoldsPosition, NodeRef.Of(person.Entity), NodeRef.Of(body), unit.Unit.Section, unit.Unit.Sentence, confidence) { Properties = properties });
    }
}
