using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>One way to call a function.</summary>
/// <param name="Text">The signature as SHOW FUNCTIONS prints it: <c>abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT</c>.</param>
/// <param name="Parameters">The parameters, in order.</param>
/// <param name="Result">The kinds of values that are returned, beside null.</param>
/// <param name="ResultText">The type of the result as text.</param>
public sealed record FunctionSignature(string Text, IReadOnlyList<FunctionParameter> Parameters, ValueKinds Result, string ResultText)
{
    /// <summary>The least number of arguments.</summary>
    public int MinArguments => Parameters.Count(parameter => !parameter.IsOptional);

    /// <summary>
    /// Reads a signature in the form of SHOW FUNCTIONS: <c>name(parameter [= default] :: TYPE, …) :: TYPE</c>.
    /// </summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static FunctionSignature Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(") :: ", StringComparison.Ordinal);
        if (open < 0 || close < open)
            throw new FormatException($"Not a signature: {text}");
        var parameters = new List<FunctionParameter>();
        foreach (var part in text[(open + 1)..close].Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(" :: ", StringComparison.Ordinal);
            if (colon < 0)
                throw new FormatException($"The parameter {part} has no type in {text}");
            var name = part[..colon];
            var type = part[(colon + 4)..];
            string? fallback = null;
            var equals = name.IndexOf(" = ", StringComparison.Ordinal);
            if (equals >= 0)
            {
                fallback = name[(equals + 3)..];
                name = name[..equals];
            }

            var kinds = KindsOf(type);
            parameters.Add(new FunctionParameter(name, kinds == ValueKinds.Float ? ValueKinds.Number : kinds, type, fallback));
        }

        var result = text[(close + 5)..];
        return new FunctionSignature(text, parameters, KindsOf(result), result);
    }

    private static ValueKinds KindsOf(string type)
    {
        if (type.StartsWith("LIST<", StringComparison.Ordinal) && type.IndexOf('>', StringComparison.Ordinal) == type.Length - 1)
            return ValueKinds.List;
        var kinds = ValueKinds.None;
        foreach (var member in type.Split(" | "))
        {
            kinds |= member switch
            {
                "ANY" => ValueKinds.Any,
                "BOOLEAN" => ValueKinds.Boolean,
                "STRING" => ValueKinds.String,
                "INTEGER" => ValueKinds.Integer,
                "FLOAT" => ValueKinds.Float,
                "DATE" => ValueKinds.Date,
                "LOCAL TIME" => ValueKinds.LocalTime,
                "ZONED TIME" => ValueKinds.Time,
                "LOCAL DATETIME" => ValueKinds.LocalDateTime,
                "ZONED DATETIME" => ValueKinds.DateTime,
                "DURATION" => ValueKinds.Duration,
                "POINT" => ValueKinds.Point,
                "NODE" => ValueKinds.Node,
                "RELATIONSHIP" => ValueKinds.Relationship,
                "PATH" => ValueKinds.Path,
                "MAP" => ValueKinds.Map,
                _ when member.StartsWith("LIST<", StringComparison.Ordinal) => ValueKinds.List,
                _ => throw new FormatException($"Unknown type {member} in {type}"),
            };
        }

        return kinds;
    }
}
