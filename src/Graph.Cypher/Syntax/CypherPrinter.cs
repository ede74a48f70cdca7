using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

/// <summary>Writes a syntax tree as canonical Cypher.</summary>
public static class CypherPrinter
{
    /// <summary>The canonical text of <paramref name="node"/>.</summary>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.GetType().Name;
    }
}
