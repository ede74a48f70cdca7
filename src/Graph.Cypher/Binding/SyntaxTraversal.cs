using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Binding;

/// <summary>Walks over the parts of an expression, without entering subqueries.</summary>
internal static class SyntaxTraversal
{
    /// <summary>The expression and everything in it, outermost first.</summary>
    public static IEnumerable<Expression> SelfAndDescendants(Expression expression)
    {
        var pending = new Stack<Expression>();
        pending.Push(expression);
        while (pending.TryPop(out Expression? next))
        {
            yield return next;
            foreach (Expression child in Children(next).Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The expressions directly within an expression, in the order of the text.</summary>
    public static IReadOnlyList<Expression> Children(Expression expression)
    {
        switch (expression)
        {
            case ListLiteral list: return list.Items;
            case MapLiteral map: return [.. map.Entries.Select(e => e.Value)];
            case PropertyAccess access: return [access.Subject];
            case SubscriptExpression subscript: return [subscript.Subject, subscript.Index];
            case SliceExpression slice: return Present(slice.Subject, slice.From, slice.To);
            case UnaryExpression unary: return [unary.Operand];
            case BinaryExpression binary: return [binary.Left, binary.Right];
            case LogicalExpression logical: return logical.Operands;
            case ComparisonExpression comparison: return [comparison.First, .. comparison.Tails.Select(t => t.Operand)];
            case NullPredicate predicate: return [predicate.Operand];
            case TypePredicate predicate: return [predicate.Operand];
            case NormalizedPredicate predicate: return [predicate.Operand];
            case LabelPredicate predicate: return [predicate.Operand];
            case FunctionCall call: return call.Arguments;
            case CaseExpression @case: return Present([@case.Subject, .. @case.Alternatives.SelectMany(a => a.Tests.Append(a.Result)), @case.Else]);
            case ListComprehension comprehension: return Present(comprehension.List, comprehension.Where, comprehension.Projection);
            case PatternComprehension comprehension: return Present(comprehension.Where, comprehension.Projection);
            case ListQuantifierExpression quantifier: return [quantifier.List, quantifier.Where];
            case ReduceExpression reduce: return [reduce.Initial, reduce.List, reduce.Body];
            case MapProjection projection:
                return Present([projection.Subject, .. projection.Items.Select(i => i switch
                {
                    EntrySelector entry => entry.Value,
                    VariableSelector variable => (Expression?)variable.Variable,
                    _ => null,
                })]);
            default: return [];
        }
    }

    private static List<Expression> Present(params Expression?[] expressions) => [.. expressions.OfType<Expression>()];

    /// <summary>A variable, or a chain of properties of one: what a grouping key must be to stand beside an aggregate.</summary>
    public static bool IsSimple(Expression expression) => expression switch
    {
        VariableReference => true,
        PropertyAccess access => IsSimple(access.Subject),
        _ => false,
    };

    /// <summary>The names of the variables that the expression mentions, its own local ones included.</summary>
    public static IEnumerable<string> VariableNames(Expression expression) =>
        SelfAndDescendants(expression).OfType<VariableReference>().Select(v => v.Name);
}
