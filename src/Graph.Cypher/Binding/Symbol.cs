namespace Graph.Cypher.Binding;

/// <summary>What a variable stands for.</summary>
public enum SymbolKind
{
    /// <summary>Any value: from a projection, UNWIND, YIELD, a comprehension.</summary>
    Value,

    /// <summary>A node of a pattern.</summary>
    Node,

    /// <summary>A relationship of a pattern.</summary>
    Relationship,

    /// <summary>The list of relationships of a variable-length relationship.</summary>
    RelationshipList,

    /// <summary>A path.</summary>
    Path,

    /// <summary>The list that a variable inside a quantified path pattern becomes outside of it.</summary>
    Group,
}

/// <summary>
/// A variable after binding. Each binding of a name is one symbol, compared by reference; <see cref="Id"/> is dense within the
/// statement, from 0, so that it can serve as a slot. A variable that is passed on unchanged (<c>WITH a</c>, imports of a subquery) keeps
/// its symbol; <c>WITH a AS b</c> makes a new one.
/// </summary>
public sealed class Symbol
{
    internal Symbol(int id, string name, SymbolKind kind, StaticType type, bool isAnonymous)
    {
        Id = id;
        Name = name;
        Kind = kind;
        Type = type;
        IsAnonymous = isAnonymous;
    }

    /// <summary>Dense number within the statement, from 0.</summary>
    public int Id { get; }

    /// <summary>The name as written; for anonymous symbols a name that cannot be written, such as <c>  node3</c>.</summary>
    public string Name { get; }

    /// <summary>What it stands for.</summary>
    public SymbolKind Kind { get; }

    /// <summary>What is known of its value.</summary>
    public StaticType Type { get; }

    /// <summary>True for elements of patterns without a variable and for intermediate results; never visible to expressions of the query.</summary>
    public bool IsAnonymous { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name.TrimStart()}#{Id}";
}
