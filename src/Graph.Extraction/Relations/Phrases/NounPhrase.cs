using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>A mention inside one unit. <paramref name="IsAnaphor"/> is true for 该公司, 会上, 本办法: <paramref name="Entity"/> is then what it stands for.</summary>
internal readonly record struct UnitMention(int Entity, EntityKind Kind, TextSpan Span, bool IsAnaphor = false);

/// <summary>A post written with a person. <paramref name="Employer"/> is the body's mention, or null where the post stands alone.</summary>
internal sealed record PostHeld(UnitMention? Employer, string Title, bool Former);

/// <summary>A mention with what belongs to it: brackets behind it, posts before a person, the owner before a subsidiary, the place before 的.</summary>
internal sealed record NounPhrase(UnitMention Head, TextSpan Span)
{
    /// <summary>Bodies that own the head (A全资子公司B), nearest first.</summary>
    public ImmutableArray<UnitMention> Owners { get; init; } = [];

    /// <summary>The place or park before 的 (P的X, P企业X), or null.</summary>
    public UnitMention? Place { get; init; }

    /// <summary>Posts before a person, nearest first.</summary>
    public ImmutableArray<PostHeld> Posts { get; init; } = [];
}

/// <summary>What stands before a group and says its part in the sentence.</summary>
internal enum Marker
{
    /// <summary>Nothing: a subject, most often.</summary>
    None,

    /// <summary>由, 经, 被.</summary>
    By,

    /// <summary>向, 对, 为, 给.</summary>
    To,

    /// <summary>与, 携手.</summary>
    With,

    /// <summary>在, 于, 赴.</summary>
    At,

    /// <summary>从, 来自.</summary>
    From,

    /// <summary>据, 根据.</summary>
    According,

    /// <summary>将, 把, or a verb right before it.</summary>
    Object,
}

/// <summary>How two members of a group are joined.</summary>
internal enum Joint
{
    /// <summary>、</summary>
    Comma,

    /// <summary>和 及 以及.</summary>
    And,

    /// <summary>与 同 携手 联合.</summary>
    With,
}

/// <summary>
/// A list of noun phrases of one class joined by 、 和 与. <paramref name="Span"/> covers it with a tail such as 等6家企业;
/// <paramref name="MarkerStart"/> is where its marker begins, or its own start.
/// </summary>
internal sealed record NounGroup(ImmutableArray<NounPhrase> Members, ImmutableArray<Joint> Joints, TextSpan Span, Marker Marker, int MarkerStart)
{
    /// <summary>Kind of the first member.</summary>
    public EntityKind Kind => Members[0].Head.Kind;

    /// <summary>Index of the first member behind 与 or 携手, or −1.</summary>
    public int Split => Joints.IndexOf(Joint.With) is >= 0 and var at ? at + 1 : -1;
}
