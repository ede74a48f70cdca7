using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Planning;

/// <summary>Guesses how many rows steps give, from the counts of the graph.</summary>
internal sealed class CardinalityEstimator(IPropertyGraph graph)
{
    private const double RangeSelectivity = 0.3;
    private const double OtherSelectivity = 0.5;
    private const double VariableLengthCap = 1e9;

    public IPropertyGraph Graph => graph;

    private IGraphStatistics Statistics => graph.Statistics;

    private double NodeCount => Math.Max(1, graph.Topology.NodeCount);

    /// <summary>How many nodes carry all the labels.</summary>
    public double Nodes(IEnumerable<int> labels)
    {
        double least = graph.Topology.NodeCount;
        foreach (int label in labels)
        {
            least = Math.Min(least, label < 0 ? 0 : Statistics.NodesWithLabel(label));
        }

        return least;
    }

    /// <summary>How many relationships a node with the labels has on average.</summary>
    public double Degree(IReadOnlyCollection<int> labels, RelationshipStep step)
    {
        double degree = 0;
        foreach (int type in step.Types)
        {
            if (step.Outgoing)
            {
                degree += Degree(labels, type, true);
            }

            if (step.Incoming)
            {
                degree += Degree(labels, type, false);
            }
        }

        return degree;
    }

    private double Degree(IReadOnlyCollection<int> labels, int type, bool outgoing)
    {
        double least = double.MaxValue;
        foreach (int label in labels)
        {
            least = Math.Min(least, label < 0 ? 0 : Statistics.Relationships(label, type, outgoing) / Math.Max(1.0, Statistics.NodesWithLabel(label)));
        }

        return labels.Count == 0 ? Statistics.RelationshipsOfType(type) / NodeCount : least;
    }

    /// <summary>Which part of the relationships that are followed ends at a node with the label.</summary>
    public double EndsAt(int label, RelationshipStep step)
    {
        double with = 0;
        double all = 0;
        foreach (int type in step.Types)
        {
            double count = Statistics.RelationshipsOfType(type);
            if (step.Outgoing)
            {
                all += count;
                with += label < 0 ? 0 : Statistics.Relationships(label, type, false);
            }

            if (step.Incoming)
            {
                all += count;
                with += label < 0 ? 0 : Statistics.Relationships(label, type, true);
            }
        }

        return all == 0 ? 0 : with / all;
    }

    /// <summary>Whether every relationship that is followed ends at a node with the label.</summary>
    public bool AlwaysEndsAt(int label, RelationshipStep step)
    {
        if (label < 0)
        {
            return false;
        }

        foreach (int type in step.Types)
        {
            long count = Statistics.RelationshipsOfType(type);
            if ((step.Outgoing && Statistics.Relationships(label, type, false) != count) || (step.Incoming && Statistics.Relationships(label, type, true) != count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many ends a variable-length pattern has.</summary>
    public double VariableLength(IReadOnlyCollection<int> labels, RelationshipStep step, long min, long max)
    {
        double first = Degree(labels, step);
        double further = Math.Max(Degree([], step), 1);
        double rows = min == 0 ? 1 : 0;
        double level = first;
        for (long hop = 1; hop <= Math.Min(max, 12) && rows < VariableLengthCap; hop++)
        {
            rows += hop >= min ? level : 0;
            level *= further;
        }

        return Math.Min(rows, VariableLengthCap);
    }

    /// <summary>Which part of the rows a predicate lets pass; <paramref name="labels"/> are those of the node whose property it tests.</summary>
    public double Selectivity(Expr predicate, IReadOnlyCollection<int> labels)
    {
        switch (predicate)
        {
            case TextEqualsExpr text:
                double one = Equal(text.Property, labels);
                return text.Negated ? 1 - one : one;
            case TextInExpr text:
                return Math.Min(1, Equal(text.Property, labels) * ListLength(text.Constant));
            case ComparisonExpr { Operator: Syntax.Ast.ComparisonOperator.Equal } comparison:
                return (comparison.Left as EntityPropertyExpr ?? comparison.Right as EntityPropertyExpr) is { } property ? Equal(property, labels) : 0.1;
            case ComparisonExpr { Operator: Syntax.Ast.ComparisonOperator.NotEqual }:
                return 0.9;
            case ColumnComparisonExpr or ComparisonExpr:
                return RangeSelectivity;
            case SameEntityExpr same:
                return same.Negated ? 1 : 1 / NodeCount;
            case LabelTestExpr label:
                return Nodes(label.Nodes.Required) / NodeCount;
            default:
                return OtherSelectivity;
        }
    }

    public double Equal(EntityPropertyExpr property, IReadOnlyCollection<int> labels)
    {
        long most = 0;
        foreach (int label in labels)
        {
            if (label >= 0 && property.KeyNumber >= 0 && property.Slot.Kind == Execution.SlotKind.Node)
            {
                most = Math.Max(most, Statistics.DistinctValues(label, property.KeyNumber));
            }
        }

        return most > 0 ? 1.0 / most : property.Column switch
        {
            null => 0,
            ITextColumn { DistinctCount: > 0 } text => 1.0 / text.DistinctCount,
            _ => 0.1,
        };
    }

    public static double ListLength(Expr list) => list switch
    {
        ListExpr items => items.Children.Count,
        LiteralExpr { Value.Kind: ValueKind.List } literal => literal.Value.AsList.Count,
        _ => 5,
    };
}
