using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Planning;

/// <summary>Chooses how the first node of a pattern is found: by an index, by its rarest label, or by looking at all nodes.</summary>
internal static class NodeAccess
{
    /// <summary>The cheapest access, and the predicate that it answers completely, if any.</summary>
    public static (LeafPlan Plan, Expr? Used) Choose(IPropertyGraph graph, CardinalityEstimator estimator, LogicalPlan input, PatternNode node, IReadOnlyList<Expr> usable)
    {
        (LeafPlan Plan, Expr? Used)? best = null;
        double least = double.MaxValue;
        foreach ((int label, string labelName, Expr _) in node.Labels)
        {
            if (label < 0)
            {
                continue;
            }

            double count = graph.Statistics.NodesWithLabel(label);
            foreach (Expr predicate in usable)
            {
                if (Seek(graph, input, node.Slot, label, labelName, predicate) is not { } seek)
                {
                    continue;
                }

                double rows = count * estimator.Selectivity(predicate, [label]) * (seek.Used is null ? 2 : 1);
                if (rows < least)
                {
                    (least, best) = (rows, seek);
                }
            }
        }

        if (best is { } found)
        {
            return found;
        }

        if (node.Labels.Count == 0)
        {
            return (new AllNodesScanPlan(input, node.Slot, []), null);
        }

        (int rarest, string name, Expr _) = node.Labels.MinBy(l => l.Number < 0 ? -1 : graph.Statistics.NodesWithLabel(l.Number));
        return (new NodeByLabelScanPlan(input, node.Slot, rarest, name, []), null);
    }

    /// <summary>Whether some predicate can be answered by an index.</summary>
    public static bool CanSeek(IPropertyGraph graph, PatternNode node, Expr predicate) =>
        node.Labels.Any(l => l.Number >= 0 && Property(predicate, node.Slot) is { KeyNumber: >= 0 } && graph.Topology.NodeCount > 0);

    // The property of the node that the predicate compares with something that does not depend on the node.
    private static EntityPropertyExpr? Property(Expr predicate, Slot node) => predicate switch
    {
        TextEqualsExpr { Negated: false } text => Own(text.Property, node),
        TextInExpr text => Own(text.Property, node),
        ComparisonExpr { Operator: not ComparisonOperator.NotEqual } c => Free(c.Right, node) ? Own(c.Left, node) : Free(c.Left, node) ? Own(c.Right, node) : null,
        BinaryExpr { Operator: BinaryOperator.In or BinaryOperator.StartsWith } b when Free(b.Children[1], node) => Own(b.Children[0], node),
        _ => null,
    };

    private static EntityPropertyExpr? Own(Expr expression, Slot node) => expression is EntityPropertyExpr property && ReferenceEquals(property.Slot, node) ? property : null;

    private static bool Free(Expr expression, Slot node) => !expression.Slots().Contains(node);

    private static (LeafPlan Plan, Expr? Used)? Seek(IPropertyGraph graph, LogicalPlan input, Slot node, int label, string labelName, Expr predicate)
    {
        if (Property(predicate, node) is not { KeyNumber: >= 0 } property || graph.Indexes.ValueIndex(label, property.KeyNumber) is not { } index)
        {
            return null;
        }

        NodeIndexSeekPlan Plan(SeekKind kind, Expr value) => new(input, node, label, labelName, property.KeyNumber, property.Key, index, kind, value, []);
        switch (predicate)
        {
            case TextEqualsExpr text:
                return (Plan(SeekKind.Equal, text.Constant), predicate);
            case TextInExpr text:
                return (Plan(SeekKind.In, text.Constant), predicate);
            case BinaryExpr { Operator: BinaryOperator.In } b:
                return (Plan(SeekKind.In, b.Children[1]), predicate);
            case BinaryExpr { Operator: BinaryOperator.StartsWith } b:
                return (Plan(SeekKind.Prefix, b.Children[1]), null);
            case ComparisonExpr c:
                bool left = Own(c.Left, node) is not null;
                Expr value = left ? c.Right : c.Left;
                if (c.Operator == ComparisonOperator.Equal)
                {
                    return (Plan(SeekKind.Equal, value), predicate);
                }

                bool lower = c.Operator is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual == left;
                bool inclusive = c.Operator is ComparisonOperator.GreaterOrEqual or ComparisonOperator.LessOrEqual;
                return (new NodeIndexSeekByRangePlan(input, node, label, labelName, property.Key, index, lower ? value : null, lower && inclusive, lower ? null : value, !lower && inclusive, []), null);
            default:
                return null;
        }
    }
}
