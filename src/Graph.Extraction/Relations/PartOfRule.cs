using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// PART_OF: said by the name itself (国家数据局数据资源司, 国家能源局西北监管局), by 旗下 and 子公司 between two names, by 隶属于, 是…的子公司, 由…代管, 其母公司, 下设, 由…组成.
/// </summary>
internal sealed class PartOfRule : IRelationRule
{
    private static readonly string[] UnitEndings =
    [
        "司", "局", "处", "办公厅", "办公室", "分局", "分行", "支行", "分公司", "监管局", "部", "分部", "总体部", "园区", "片区", "支队", "科", "组", "署", "分署", "专员办", "代办处", "研究室", "秘书局", "工业园", "产业园", "科技园", "事业部", "特派办", "调度中心", "调度控制中心", "数据中心", "研发中心", "研究院", "监管办公室", "监管办", "总部", "代表处", "办事处", "工厂", "营业部",
    ];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        ByAnnotator(context, found);
        ByName(context, found);
        foreach (var unit in context.Units)
        {
            if (unit.Unit.IsHeading || unit.IsBare)
            {
                continue;
            }

            foreach (var phrase in unit.Phrases)
            {
                foreach (var owner in phrase.Owners)
                {
                    Add(unit, phrase.Head.Entity, owner.Entity, 0.9, found);
                }

                if (phrase is { Owners.IsEmpty: true, Head: { Kind: EntityKind.Company, IsAnaphor: false } } && unit.Cues.Any(c => c.End == phrase.Span.Start && c.Is(RelationCue.Subsidiary) && context.Between(c.Start, c.End) is "子公司" or "全资子公司" or "控股子公司")
                    && context.Subject(unit, phrase.Span.Start, k => k == EntityKind.Company, carry: false) is { } mother)
                {
                    // A公告，控股子公司B…
                    Add(unit, phrase.Head.Entity, mother.Members[0].Head.Entity, 0.8, found);
                }
            }

            foreach (var hit in unit.All(RelationCue.Belongs))
            {
                Belongs(context, unit, hit, found);
            }

            foreach (var hit in unit.All(RelationCue.Parent))
            {
                Parent(context, unit, hit, found);
            }

            foreach (var hit in unit.All(RelationCue.Comprises))
            {
                Comprises(context, unit, hit, found);
            }
        }
    }

    private static void ByAnnotator(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var (child, parent) in context.Names.PartOf)
        {
            foreach (var mention in context.Entity(child).Mentions)
            {
                found.Add(new RelationCandidate(RelationType.PartOf, NodeRef.Of(child), NodeRef.Of(parent), mention.Section, mention.Sentence, 0.95));
                break;
            }
        }
    }

    /// <summary>A name that is another's name and the word for a part of it. Names are looked up by their beginnings, so the cost grows with the number of entities times the length of a name.</summary>
    private static void ByName(RelationContext context, List<RelationCandidate> found)
    {
        var names = new Dictionary<(EntityKind, string), int>();
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var entity = context.Names.Entities[i];
            if (entity.Kind is EntityKind.Agency or EntityKind.Park or EntityKind.Company)
            {
                names.TryAdd((entity.Kind, Plain(entity.Name)), i);
                foreach (var alias in entity.Aliases)
                {
                    names.TryAdd((entity.Kind, Plain(alias)), i);
                }
            }
        }

        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var entity = context.Names.Entities[i];
            if (entity.Kind is not (EntityKind.Agency or EntityKind.Park or EntityKind.Company))
            {
                continue;
            }

            var name = Plain(entity.Name);
            for (var length = name.Length - 1; length >= 3; length--)
            {
                var rest = name[length..];
                if (names.TryGetValue((entity.Kind, name[..length]), out var parent) && parent != i && rest.Length >= 2 && Array.Exists(UnitEndings, e => rest.EndsWith(e, StringComparison.Ordinal)))
                {
                    var mention = entity.Mentions[0];
                    found.Add(new RelationCandidate(RelationType.PartOf, NodeRef.Of(i), NodeRef.Of(parent), mention.Section, mention.Sentence, 0.85));
                    break;
                }
            }
        }
    }

    /// <summary>Without brackets: 西宁（国家级）经济技术开发区.</summary>
    private static string Plain(string name)
    {
        var open = name.IndexOfAny(['（', '(']);
        var close = name.IndexOfAny(['）', ')']);
        return open > 0 && close > open ? name[..open] + name[(close + 1)..] : name;
    }

    /// <summary>B隶属于A; B是A的全资子公司; B由A代管.</summary>
    private static void Belongs(RelationContext context, RelationUnit unit, CueHit hit, List<RelationCandidate> found)
    {
        var word = context.Between(hit.Start, hit.End);
        if (word.StartsWith("隶属") || word.StartsWith("归属"))
        {
            if (context.GroupAfter(unit, hit.End, 2) is { } whole && PartyKinds.IsActor(whole.Kind) && context.GroupBefore(unit, hit.Start, 12) is { } part)
            {
                Add(unit, part.Members[^1].Head.Entity, whole.Members[0].Head.Entity, 0.9, found);
            }

            return;
        }

        if (context.GroupBefore(unit, hit.Start, 5) is not { } owner || !PartyKinds.IsActor(owner.Kind) || context.Between(owner.Span.End, hit.Start).IndexOf('，') >= 0)
        {
            return;
        }

        var lead = context.Between(Math.Max(unit.Unit.Span.Start, owner.Span.Start - 2), owner.Span.Start);
        var isA = lead.EndsWith("是") || lead.EndsWith("为") || lead.EndsWith("系") || lead.EndsWith("属") || lead.EndsWith("作为");
        var run = owner.Marker == Marker.By && word is "代管" or "托管" or "直管" or "管理" or "管辖" or "主管";
        if (!(isA && word is not ("管理" or "主管" or "管辖")) && !run)
        {
            return;
        }

        foreach (var group in unit.Groups.Reverse())
        {
            if (group.Span.End <= owner.MarkerStart && owner.MarkerStart - group.Span.End <= 12 && group.Kind == owner.Kind)
            {
                foreach (var member in group.Members)
                {
                    Add(unit, member.Head.Entity, owner.Members[0].Head.Entity, 0.85, found);
                }

                return;
            }
        }
    }

    /// <summary>其母公司A, X的控股股东A.</summary>
    private static void Parent(RelationContext context, RelationUnit unit, CueHit hit, List<RelationCandidate> found)
    {
        if (context.GroupAfter(unit, hit.End, 1) is not { } whole || whole.Kind != EntityKind.Company || context.GroupBefore(unit, hit.Start, 1) is not { } part || part.Kind != EntityKind.Company)
        {
            return;
        }

        Add(unit, part.Members[^1].Head.Entity, whole.Members[0].Head.Entity, 0.88, found);
    }

    /// <summary>A下设B、C; A由B和C组成.</summary>
    private static void Comprises(RelationContext context, RelationUnit unit, CueHit hit, List<RelationCandidate> found)
    {
        var word = context.Between(hit.Start, hit.End);
        if (word is "下设" or "下辖" or "内设")
        {
            if (context.GroupAfter(unit, hit.End, 2) is { } parts && context.GroupBefore(unit, hit.Start, 3) is { } whole)
            {
                AddParts(unit, parts, whole, found);
            }
        }
        else if (word is "组成" or "构成" && context.GroupBefore(unit, hit.Start, 6) is { Marker: Marker.By } parts && context.GroupBefore(unit, parts.MarkerStart, 4) is { } whole)
        {
            AddParts(unit, parts, whole, found);
        }
    }

    private static void AddParts(RelationUnit unit, NounGroup parts, NounGroup whole, List<RelationCandidate> found)
    {
        foreach (var member in parts.Members)
        {
            if (member.Head.Kind == whole.Kind)
            {
                Add(unit, member.Head.Entity, whole.Members[0].Head.Entity, 0.85, found);
            }
        }
    }

    private static void Add(RelationUnit unit, int part, int whole, double confidence, List<RelationCandidate> found)
    {
        if (part != whole)
        {
            found.Add(new RelationCandidate(RelationType.PartOf, NodeRef.Of(part), NodeRef.Of(whole), unit.Unit.Section, unit.Unit.Sentence, confidence));
        }
    }
}
