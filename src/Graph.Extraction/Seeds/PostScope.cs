namespace Graph.Extraction.Seeds;

/// <summary>In what kind of body a post is held; it decides which name before the post is its holder's body.</summary>
public enum PostScope
{
    /// <summary>State and party bodies: 部长, 局长, 书记.</summary>
    Government,

    /// <summary>Of a place itself: 省长, 市长, 区长, 县长, 州长, 总统, 总理.</summary>
    Place,

    /// <summary>Companies: 董事长, 总裁, CEO.</summary>
    Company,

    /// <summary>Universities, institutes, associations: 校长, 院长, 会长, 院士.</summary>
    Organization,

    /// <summary>Anywhere: 主任, 秘书长, 主席, 负责人.</summary>
    Any,
}
