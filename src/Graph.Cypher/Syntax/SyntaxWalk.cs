using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

/// <summary>Walks over a whole syntax tree, subqueries and patterns included, by the members of its records.</summary>
internal static class SyntaxWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    /// <summary>The node and everything in it, in no particular order.</summary>
    public static IEnumerable<SyntaxNode> SelfAndDescendants(SyntaxNode root)
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(root);
        while (pending.TryPop(out SyntaxNode? node))
        {
            yield return node;
            foreach (PropertyInfo member in Members.GetOrAdd(node.GetType(), static type => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0 && (typeof(SyntaxNode).IsAssignableFrom(p.PropertyType) || (p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(SyntaxList<>))))]))
            {
                switch (member.GetValue(node))
                {
                    case SyntaxNode child:
                        pending.Push(child);
                        break;
                    case IEnumerable children:
                        foreach (SyntaxNode child in children.OfType<SyntaxNode>())
                        {
                            pending.Push(child);
                        }

                        break;
                }
            }
        }
    }
}
