using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>One parameter of a function.</summary>
/// <param name="Name">The name in the documentation; arguments are given by position.</param>
/// <param name="Kinds">The kinds of values that are taken, beside null, which every parameter takes. A FLOAT parameter takes integers too.</param>
/// <param name="TypeText">The type as SHOW FUNCTIONS writes it, such as <c>INTEGER | FLOAT</c>.</param>
/// <param name="Default">The text of the default; null when the argument is required.</param>
public sealed record FunctionParameter(string Name, ValueKinds Kinds, string TypeText, string? Default)
{
    /// <summary>Whether the argument may be left out.</summary>
    public bool IsOptional => Default is not null;
}
