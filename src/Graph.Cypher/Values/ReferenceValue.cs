namespace Graph.Cypher.Values;

/// <summary>
/// What the reference of a <see cref="CypherValue"/> points at when it is not a string: a value that does not fit into 64 bits
/// (list, map, path, point, zoned time …), or a marker that says how to read the 64-bit payload.
/// </summary>
/// <remarks>The kind is a plain field, so that asking a value for its kind is one load and no virtual call.</remarks>
public abstract class ReferenceValue
{
    private protected ReferenceValue(ValueKind kind) => Kind = kind;

    /// <summary>The kind of the values that point here.</summary>
    public ValueKind Kind { get; }
}
