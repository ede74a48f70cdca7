using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>COOPERATES_WITH: two bodies joined by 与 or 和 before a word of cooperation (A与B签署合作协议, A联合B共建…), with its stage. Denied or merely possible talk is none.</summary>
internal sealed class CooperationRule : IRelationRule
{
    private static readonly string[] Words =
    [
        "合作", "签署", "签订", "签约", "达成", "共建", "联合研发", "联合开发", "联合打造", "联合建设", "联合成立", "合资", "携手", "结成", "战略协议", "框架协议", "备忘录", "联手", "共同建设", "共同打造", "共同开发", "共同研发", "共同推进", "共同设立", "共同组建", "联合发起", "洽谈",
    ];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i + 1 < unit.Mentions.Count; i++)
            {
                Pair(context, unit, i, found);
            }
        }
    }

    private static void Pair(RelationContext context, RelationUnit unit, int i, List<RelationCandidate> found)
    {
        var a = unit.Mentions[i];
        var b = unit.Mentions[i + 1];
        if (!IsParty(a.Kind) || !IsParty(b.Kind) || a.Entity == b.Entity || (a.Kind == EntityKind.Place && b.Kind == EntityKind.Place))
        {
            return;
        }

        var between = context.Between(a.Span.End, b.Span.Start);
        var end = ClauseEnd(context, b.Span.End, unit.Unit.Span.End);
        var after = context.Between(b.Span.End, end);
        var bare = Bare(between);
        var withWord = bare is "与" or "和" or "同" or "、" or "联合" or "携手" or "联手" or "及" or "拟与" or "已与" or "将与" or "正与" or "正在与" or "计划与" or "日前与" or "近日与" or "还与" or "分别与" or "也与" or "此前与" or "联合了" or "并与" or "与德国" or "与美国";
        if (!withWord || after.Length == 0 || !Says(after, bare) || Denied(between, after) || after.Contains("主办", StringComparison.Ordinal) || after.Contains("举办", StringComparison.Ordinal) || after.Contains("印发", StringComparison.Ordinal) || after.Contains("发布", StringComparison.Ordinal))
        {
            return;
        }

        var members = context.ListStartingAt(unit, i + 1, IsParty);
        if (bare is "和" or "、" or "及" && !(after.StartsWith("签") || after.StartsWith("联合") || after.StartsWith("共") || after.StartsWith("达成") || after.StartsWith("合") || after.StartsWith("已") || after.StartsWith("拟") || after.StartsWith("将") || after.StartsWith("在") || after.StartsWith("就") || after.StartsWith("携手") || after.StartsWith("洽谈") || after.StartsWith("正式") || after.StartsWith("的合作")))
        {
            return;
        }

        var clause = context.Between(a.Span.Start, end);
        var status = Stage.Of(clause, "signed");
        foreach (var member in members.Where(m => m.Entity != a.Entity))
        {
            var properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("status", status);
            found.Add(new RelationCandidate(RelationType.CooperatesWith, NodeRef.Of(a.Entity), NodeRef.Of(member.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.88) { Properties = properties });
        }
    }

    private static string Bare(ReadOnlySpan<char> between)
    {
        var text = between.Trim("” ".AsSpan());
        if (text.Length > 0 && text[0] is '（' or '(')
        {
            var close = text.IndexOfAny('）', ')');
            text = close > 0 ? text[(close + 1)..] : text;
        }

        return text.ToString();
    }

    private static bool Says(ReadOnlySpan<char> after, string joiner)
    {
        var near = after.Length > 26 ? after[..26] : after;
        foreach (var word in Words)
        {
            if (near.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return joiner.StartsWith("携手", StringComparison.Ordinal) || joiner.StartsWith("联手", StringComparison.Ordinal);
    }

    private static bool Denied(ReadOnlySpan<char> between, ReadOnlySpan<char> after) =>
        between.Contains("未", StringComparison.Ordinal) || after.StartsWith("尚未") || after.Contains("并未", StringComparison.Ordinal) || after.Contains("否认", StringComparison.Ordinal) || after.Contains("终止", StringComparison.Ordinal) || after.Contains("没有", StringComparison.Ordinal);

    private static int ClauseEnd(RelationContext context, int from, int limit)
    {
        var at = context.Between(from, limit).IndexOfAny("。；");
        return at < 0 ? limit : from + at;
    }

    private static bool IsParty(EntityKind kind) => kind is EntityKind.Company or EntityKind.Organization or EntityKind.Agency or EntityKind.Park or EntityKind.Place;
}
