using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

/// <summary>What parsing gives: always a tree, and the faults found. The tree is complete only when <see cref="HasErrors"/> is false.</summary>
/// <param name="Text">The query text that all spans refer to.</param>
/// <param name="Statement">The tree; where something could not be read it holds <see cref="MissingExpression"/> or lacks the clause.</param>
/// <param name="Diagnostics">Faults in order of position; empty when the text is well-formed.</param>
public sealed record ParseResult(string Text, Statement Statement, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when there is at least one fault.</summary>
    public bool HasErrors => Diagnostics.Count > 0;
}
