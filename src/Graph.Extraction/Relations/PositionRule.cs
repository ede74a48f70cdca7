using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// HOLDS_POSITION: the post between a body and a person (国家数据局局长刘烈宏; 贵阳市市长、贵安新区管委会主任陈晏 gives two), and a person with posts in brackets.
/// 原, 前 and 时任 make it former.
/// </summary>
internal sealed class PositionRule : IRelationRule
{
    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i < unit.Mentions.Count; i++)
            {
                if (unit.Mentions[i].Kind == EntityKind.Person)
                {
                    Before(context, unit, i, found);
                    InBrackets(context, unit, i, found);
                    Appointed(context, unit, i, found);
                }
            }
        }
    }

    private static void Before(RelationContext context, RelationUnit unit, int person, List<RelationCandidate> found)
    {
        // Several persons of one post: 副局长陈荣辉、夏冰.
        var first = person;
        while (first > 0 && unit.Mentions[first - 1].Kind == EntityKind.Person && RelationContext.IsJoiner(context.Between(unit.Mentions[first - 1].Span.End, unit.Mentions[first].Span.Start)))
        {
            first--;
        }

        var end = unit.Mentions[first].Span.Start;
        Posts(context, unit, first - 1, end, unit.Mentions[person].Entity, found);
    }

    /// <summary>Reads posts leftwards from <paramref name="end"/>: each run of post words belongs to the body before it; runs are joined by 、 or ，.</summary>
    private static void Posts(RelationContext context, RelationUnit unit, int body, int end, int person, List<RelationCandidate> found)
    {
        for (var i = body; i >= 0; i--)
        {
            var mention = unit.Mentions[i];
            if (!CanEmploy(mention.Kind))
            {
                return;
            }

            var written = context.Between(mention.Span.End, end).ToString().TrimEnd('、', '，', '兼', ' ');
            if (written.Length is 0 or > 24 || written.AsSpan().IndexOfAny("。；：") >= 0 || !EndsWithPost(context, mention.Span.End, written.Length))
            {
                return;
            }

            Add(unit, person, mention, written, context.Between(Math.Max(unit.Unit.Span.Start, mention.Span.Start - 2), mention.Span.Start), found);
            end = mention.Span.Start;
            if (!(end > unit.Unit.Span.Start && context.Text[end - 1] is '、' or '，' or '兼'))
            {
                return;
            }
        }
    }

    /// <summary>刘烈宏（国家数据局局长）, 周剑（优必选创始人）.</summary>
    private static void InBrackets(RelationContext context, RelationUnit unit, int person, List<RelationCandidate> found)
    {
        var at = unit.Mentions[person].Span.End;
        if (at >= unit.Unit.Span.End || context.Text[at] is not ('（' or '(') || person + 1 >= unit.Mentions.Count)
        {
            return;
        }

        var close = context.Text.AsSpan(at, unit.Unit.Span.End - at).IndexOfAny('）', ')');
        var body = unit.Mentions[person + 1];
        if (close > 0 && CanEmploy(body.Kind) && body.Span.End <= at + close && body.Span.Start - at <= 3)
        {
            var written = context.Between(body.Span.End, at + close).ToString();
            if (written.Length is > 0 and <= 20 && EndsWithPost(context, body.Span.End, written.Length))
            {
                Add(unit, unit.Mentions[person].Entity, body, written, context.Between(at + 1, body.Span.Start), found);
            }
        }
    }

    /// <summary>刘烈宏任国家数据局局长, 由…担任.</summary>
    private static void Appointed(RelationContext context, RelationUnit unit, int person, List<RelationCandidate> found)
    {
        if (person + 1 >= unit.Mentions.Count || !CanEmploy(unit.Mentions[person + 1].Kind))
        {
            return;
        }

        var body = unit.Mentions[person + 1];
        var between = context.Between(unit.Mentions[person].Span.End, body.Span.Start);
        if (between is "任" or "担任" or "出任" or "为" or "是" or "系" or "现任" or "曾任" or "时任" or "获任" or "就任" or "被任命为")
        {
            var limit = Math.Min(unit.Unit.Span.End, body.Span.End + 10);
            TermHit? post = null;
            for (var at = body.Span.End; at < limit; at++)
            {
                if (context.Scan.CueAt(at, Cue.Post) is { } hit && hit.End <= limit + 4)
                {
                    post = hit;
                    break;
                }
            }

            if (post is { } p && context.Between(body.Span.End, p.Start).IndexOfAny("，。；") < 0)
            {
                Add(unit, unit.Mentions[person].Entity, body, context.Between(body.Span.End, p.End).ToString(), between is "曾任" or "时任" ? "原" : "", found);
            }
        }
    }

    private static bool EndsWithPost(RelationContext context, int start, int length)
    {
        var post = context.Scan.CueBefore(start + length, Cue.Post);
        return post is { } p && p.Start >= start;
    }

    private static void Add(RelationUnit unit, int person, UnitMention body, string written, ReadOnlySpan<char> lead, List<RelationCandidate> found)
    {
        var former = lead.EndsWith("原") || lead.EndsWith("前") || lead.EndsWith("时任") || written.StartsWith('原') || written.StartsWith('前');
        var title = written.TrimStart('原', '前', '的', '、');
        if (title.Length == 0)
        {
            return;
        }

        var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("title", title).Add("former", former);
        found.Add(new RelationCandidate(RelationType.HoldsPosition, NodeRef.Of(person), NodeRef.Of(body.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.93) { Properties = properties });
    }

    private static bool CanEmploy(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Place or EntityKind.Park;
}
