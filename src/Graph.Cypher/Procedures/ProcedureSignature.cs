using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>The type of an argument or result of a procedure.</summary>
/// <param name="Name">As written in a signature: <c>STRING</c>, <c>INTEGER</c>, <c>FLOAT</c>, <c>NUMBER</c>, <c>BOOLEAN</c>, <c>MAP</c>, <c>LIST&lt;STRING&gt;</c>, <c>NODE</c>, <c>ANY</c> …</param>
public sealed record ProcedureType(string Name)
{
    /// <summary>The argument as the type takes it: an integer becomes a float where a float is asked for. Null is always taken.</summary>
    /// <exception cref="CypherRuntimeException">The value is of another type.</exception>
    public CypherValue Coerce(CypherValue value, string procedure, string argument)
    {
        if (value.IsNull)
        {
            return value;
        }

        bool fits = Name.ToUpperInvariant() switch
        {
            "STRING" => value.IsString,
            "INTEGER" => value.IsInteger,
            "FLOAT" or "NUMBER" or "INTEGER | FLOAT" => value.IsNumber,
            "BOOLEAN" => value.IsBoolean,
            "MAP" => value.IsMap || value.IsEntity,
            "NODE" => value.Kind == ValueKind.Node,
            "RELATIONSHIP" => value.Kind == ValueKind.Relationship,
            var list when list.StartsWith("LIST", StringComparison.Ordinal) => value.IsList,
            _ => true,
        };
        if (!fits)
        {
            throw new CypherRuntimeException(CypherErrorCategory.TypeError, "InvalidArgumentType", $"The argument {argument} of {procedure} expected {Name} but got {ValueText.Describe(value)}.");
        }

        return value.IsInteger && string.Equals(Name, "FLOAT", StringComparison.OrdinalIgnoreCase) ? CypherValue.Float(value.AsInteger) : value;
    }
}

/// <summary>An argument or result column of a procedure. <paramref name="Default"/> is null when an argument must be given.</summary>
public sealed record ProcedureField(string Name, ProcedureType Type, CypherValue? Default = null);

/// <summary>What a procedure takes and gives.</summary>
/// <param name="Name">The qualified name; compared without regard to case where no exact match is found.</param>
/// <param name="Arguments">In order.</param>
/// <param name="Results">The columns; empty when it gives no rows.</param>
/// <param name="Description">One sentence for SHOW PROCEDURES.</param>
public sealed record ProcedureSignature(string Name, IReadOnlyList<ProcedureField> Arguments, IReadOnlyList<ProcedureField> Results, string Description);
