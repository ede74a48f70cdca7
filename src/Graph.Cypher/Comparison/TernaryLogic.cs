using Graph.Cypher.Values;

namespace Graph.Cypher.Comparison;

/// <summary>Kleene's three-valued logic; null stands for unknown (openCypher 9, "Logical operators").</summary>
public static class TernaryLogic
{
    /// <summary>False if either is false, else null if either is null, else true.</summary>
    public static bool? And(bool? left, bool? right) => left & right;

    /// <summary>True if either is true, else null if either is null, else false.</summary>
    public static bool? Or(bool? left, bool? right) => left | right;

    /// <summary>Null if either is null, else whether they differ.</summary>
    public static bool? Xor(bool? left, bool? right) => left ^ right;

    /// <summary>Null for null.</summary>
    public static bool? Not(bool? value) => !value;

    /// <summary>A value where a truth value is needed.</summary>
    /// <exception cref="CypherRuntimeException">The value is neither boolean nor null.</exception>
    public static bool? ToBoolean(CypherValue value)
    {
        if (value.IsBoolean)
            return value.Bits != 0;
        if (value.IsNull)
            return null;
        throw CypherRuntimeException.Type($"Expected a Boolean but got {ValueText.Describe(value)}.");
    }
}
