namespace Graph.Cypher.Syntax.Ast;

/// <summary>A type as written in a type predicate.</summary>
public abstract record TypeReference : SyntaxNode;

/// <summary>The closed set of named types of Cypher 5. <see cref="List"/> appears only through <see cref="ListTypeReference"/>.</summary>
public enum TypeName
{
    /// <summary><c>NOTHING</c>: no value.</summary>
    Nothing,

    /// <summary><c>NULL</c></summary>
    Null,

    /// <summary><c>BOOLEAN</c>, <c>BOOL</c></summary>
    Boolean,

    /// <summary><c>STRING</c>, <c>VARCHAR</c></summary>
    String,

    /// <summary><c>INTEGER</c>, <c>INT</c>, <c>SIGNED INTEGER</c></summary>
    Integer,

    /// <summary><c>FLOAT</c></summary>
    Float,

    /// <summary><c>DATE</c></summary>
    Date,

    /// <summary><c>LOCAL TIME</c>, <c>TIME WITHOUT TIME ZONE</c></summary>
    LocalTime,

    /// <summary><c>ZONED TIME</c>, <c>TIME</c>, <c>TIME WITH TIME ZONE</c></summary>
    ZonedTime,

    /// <summary><c>LOCAL DATETIME</c>, <c>TIMESTAMP WITHOUT TIME ZONE</c></summary>
    LocalDateTime,

    /// <summary><c>ZONED DATETIME</c>, <c>DATETIME</c>, <c>TIMESTAMP WITH TIME ZONE</c></summary>
    ZonedDateTime,

    /// <summary><c>DURATION</c></summary>
    Duration,

    /// <summary><c>POINT</c></summary>
    Point,

    /// <summary><c>NODE</c>, <c>VERTEX</c></summary>
    Node,

    /// <summary><c>RELATIONSHIP</c>, <c>EDGE</c></summary>
    Relationship,

    /// <summary><c>MAP</c></summary>
    Map,

    /// <summary><c>LIST</c></summary>
    List,

    /// <summary><c>PATH</c></summary>
    Path,

    /// <summary><c>PROPERTY VALUE</c>: any value that can be stored as a property.</summary>
    PropertyValue,

    /// <summary><c>ANY</c>, <c>ANY VALUE</c></summary>
    Any,
}

/// <summary>A type given by its name; with <paramref name="NotNull"/> null is excluded.</summary>
public sealed record NamedTypeReference(TypeName Name, bool NotNull) : TypeReference;

/// <summary><c>LIST&lt;inner&gt;</c>, also written <c>inner LIST</c> or <c>ARRAY</c>.</summary>
public sealed record ListTypeReference(TypeReference Inner, bool NotNull) : TypeReference;

/// <summary><c>A | B</c>; at least two members.</summary>
public sealed record UnionTypeReference(SyntaxList<TypeReference> Members) : TypeReference;
