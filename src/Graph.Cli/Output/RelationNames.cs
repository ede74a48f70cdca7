namespace Graph.Cli.Output;

/// <summary>Relationship types in words, seen from either end.</summary>
internal static class RelationNames
{
    private static readonly Dictionary<string, (string OutZh, string InZh, string OutEn, string InEn)> Words = new(StringComparer.Ordinal)
    {
        ["MENTIONS"] = ("提到", "被提到于", "mentions", "mentioned in"),
        ["ABOUT"] = ("主题", "相关章节", "is about", "subject of"),
        ["HAS_SECTION"] = ("章节", "所属简报", "has section", "section of"),
        ["HAS_REFERENCE"] = ("参考文献", "列于", "has reference", "listed in"),
        ["CITES"] = ("引用", "被引用于", "cites", "cited by"),
        ["PUBLISHED_BY"] = ("发布者", "发布", "published by", "published"),
        ["HAS_FIGURE"] = ("数据", "出处章节", "has figure", "figure of"),
        ["MEASURES"] = ("指标", "观测值", "measures", "observations"),
        ["CONCERNS"] = ("对象", "相关数据", "concerns", "figures"),
        ["BROADER"] = ("上位主题", "下位主题", "broader theme", "narrower themes"),
        ["LINKED_TO"] = ("关联", "被关联", "linked to", "linked from"),
        ["ISSUED"] = ("印发", "印发机关", "issued", "issued by"),
        ["BASED_ON"] = ("依据", "被依据", "based on", "basis of"),
        ["AMENDS"] = ("修订", "被修订", "amends", "amended by"),
        ["REPEALS"] = ("废止", "被废止", "repeals", "repealed by"),
        ["TARGETS"] = ("面向", "相关政策", "targets", "targeted by"),
        ["ORGANIZED"] = ("主办", "主办方", "organized", "organized by"),
        ["PARTICIPATED_IN"] = ("参加", "参加者", "took part in", "participants"),
        ["LOCATED_IN"] = ("位于", "所辖/所在", "located in", "location of"),
        ["PART_OF"] = ("隶属", "下设", "part of", "parts"),
        ["HOLDS_POSITION"] = ("任职", "任职人员", "holds a post at", "people"),
        ["INVESTED_IN"] = ("投资", "投资方", "invested in", "investors"),
        ["FINANCED"] = ("提供融资", "融资来源", "financed", "financed by"),
        ["COOPERATES_WITH"] = ("合作", "合作", "cooperates with", "cooperates with"),
    };

    /// <summary>The words for a type; the type itself where there are none.</summary>
    public static string Of(Session session, string type, bool outgoing) => Words.TryGetValue(type, out var words)
        ? session.Say(outgoing ? words.OutZh : words.InZh, outgoing ? words.OutEn : words.InEn)
        : type;
}
