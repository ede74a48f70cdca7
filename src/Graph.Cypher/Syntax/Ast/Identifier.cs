namespace Graph.Cypher.Syntax.Ast;

/// <summary>A name as written in the query: variable, label, type, property key or alias, without backticks. Case-sensitive.</summary>
/// <param name="Name">The text of the name with escapes resolved; empty only after a syntax error.</param>
public sealed record Identifier(string Name) : SyntaxNode;
