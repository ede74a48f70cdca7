namespace Graph.Cypher.Tests.Tck;

/// <summary>A value as a table of the kit writes it. Nodes and relationships have no identity there.</summary>
internal abstract record TckValue
{
    public sealed record Null : TckValue;

    public sealed record Boolean(bool Value) : TckValue;

    public sealed record Integer(long Value) : TckValue;

    public sealed record Float(double Value) : TckValue;

    /// <summary>A quoted text; it also stands for a temporal value written that way.</summary>
    public sealed record Text(string Value) : TckValue;

    public sealed record List(IReadOnlyList<TckValue> Items) : TckValue;

    public sealed record Map(IReadOnlyDictionary<string, TckValue> Entries) : TckValue;

    public sealed record Node(IReadOnlySet<string> Labels, Map Properties) : TckValue;

    public sealed record Relationship(string Type, Map Properties) : TckValue;

    /// <summary>A path; <paramref name="Forward"/> says for each relationship whether the path follows its direction.</summary>
    public sealed record Path(IReadOnlyList<Node> Nodes, IReadOnlyList<Relationship> Relationships, IReadOnlyList<bool> Forward) : TckValue;
}
