using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>LOCATED_IN said in words (X位于Y, X落户Y, 总部设在Y) and PART_OF said by a name or by 隶属.</summary>
internal sealed class LocationRule : IRelationRule
{
    private static readonly string[] Verbs = ["位于", "坐落于", "坐落在", "地处", "落户", "落户于", "落户在", "总部位于", "总部设在", "设在", "落地", "落地于", "扎根", "入驻", "选址", "选址于", "位于中国", "已落户", "正式落户", "注册于", "注册地为", "总部在", "设于", "签约落户", "布局在", "迁至", "项目落户", "正式落地", "入驻了", "已入驻"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            for (var i = 0; i + 1 < unit.Mentions.Count; i++)
            {
                var a = unit.Mentions[i];
                var b = unit.Mentions[i + 1];
                if (a.Kind is not (EntityKind.Park or EntityKind.Company or EntityKind.Organization or EntityKind.Place) || b.Kind is not (EntityKind.Place or EntityKind.Park) || a.Entity == b.Entity)
                {
                    continue;
                }

                var between = context.Between(a.Span.End, b.Span.Start).ToString().TrimStart('，', '”', '也', '均', '已');
                if (between.Contains('（', StringComparison.Ordinal) && between.IndexOf('）', StringComparison.Ordinal) is > 0 and var close)
                {
                    between = between[(close + 1)..];
                }

                if (Array.Exists(Verbs, v => between == v) || (between.Length <= 8 && Array.Exists(Verbs, v => between.EndsWith(v, StringComparison.Ordinal)) && !between.Contains('未', StringComparison.Ordinal) && !between.Contains('拟', StringComparison.Ordinal)))
                {
                    foreach (var member in context.ListEndingAt(unit, i, k => k == a.Kind))
                    {
                        found.Add(new RelationCandidate(RelationType.LocatedIn, NodeRef.Of(member.Entity), NodeRef.Of(b.Entity), unit.Unit.Section, unit.Unit.Sentence, 0.9));
                    }
                }
            }
        }

        foreach (var (child, parent) in context.Names.PartOf)
        {
            var first = context.Entity(child).Mentions.FirstOrDefault(m => m.Sentence >= 0);
            if (first is not null)
            {
                found.Add(new RelationCandidate(RelationType.PartOf, NodeRef.Of(child), NodeRef.Of(parent), first.Section, first.Sentence, 0.95));
            }
        }
    }
}
