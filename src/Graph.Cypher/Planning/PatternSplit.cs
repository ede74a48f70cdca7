using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;

namespace Graph.Cypher.Planning;

/// <summary>
/// A pattern cut in two where nothing but conditions joins the parts: <paramref name="Part"/> does not depend on the row that comes in,
/// so that it can be solved once and kept.
/// </summary>
/// <param name="Rest">What is solved for each row that comes in.</param>
/// <param name="Part">What is solved once.</param>
/// <param name="Keys">Pairs of expressions that must be equal, the first over the rest, the second over the part.</param>
/// <param name="Crossing">The conditions that read both, those of the keys among them.</param>
/// <param name="PartSlots">The slots that the part sets.</param>
/// <param name="Rows">How many rows are expected in all.</param>
internal sealed record PatternSplit(PatternGraph Rest, PatternGraph Part, (Expr Outer, Expr Inner)[] Keys, Expr[] Crossing, Slot[] PartSlots, double Rows)
{
    // What it costs to keep a row, to look one up and to put two together, beside finding a row by following the pattern.
    private const double KeepCost = 2;
    private const double ProbeCost = 1.5;
    private const double JoinedCost = 1.5;

    // Every part is priced by ordering the rest of the pattern, and the rest is cut again: beyond this, planning would take longer than any cut saves.
    private const int MaximumParts = 6;
    private const int MaximumSize = 24;

    /// <summary>The cut that makes solving the pattern cheapest; null when none makes it cheaper.</summary>
    /// <param name="graph">The pattern.</param>
    /// <param name="estimator">Guesses sizes.</param>
    /// <param name="slotsOf">The slots that solving a pattern sets.</param>
    /// <param name="inputRows">How many rows come in.</param>
    /// <param name="clock">When planning has to end.</param>
    public static PatternSplit? Best(PatternGraph graph, CardinalityEstimator estimator, Func<PatternGraph, HashSet<Slot>> slotsOf, double inputRows, QueryClock clock)
    {
        if (graph.Nodes.Count + graph.Edges.Count > MaximumSize)
        {
            return null;
        }

        PatternGraph[] parts = [.. Components(graph).Where(p => IsIndependent(p, slotsOf(p)))];
        if (parts.Length is 0 or > MaximumParts || (parts.Length == 1 && parts[0].Nodes.Count == graph.Nodes.Count && inputRows <= 1))
        {
            return null;
        }

        double nested = Cost(graph, graph.Predicates, estimator, slotsOf, clock, out double perRow);
        double least = inputRows * nested;
        PatternSplit? best = null;
        foreach (PatternGraph part in parts)
        {
            if (Cut(graph, part, estimator, slotsOf) is not { } cut)
            {
                continue;
            }

            double rest = Cost(cut.Rest, cut.Rest.Predicates, estimator, slotsOf, clock, out double restRows);
            double once = Cost(part, part.Predicates, estimator, slotsOf, clock, out double partRows);
            double found = inputRows * restRows * partRows * (cut.Keys.Length == 0 ? 1 : KeySelectivity(perRow, restRows, partRows));
            double cost = (inputRows * rest) + once + (KeepCost * partRows) + (ProbeCost * inputRows * restRows) + (JoinedCost * found);
            if (cost < least)
            {
                least = cost;
                best = cut with { Rows = inputRows * perRow };
            }
        }

        return best;
    }

    // The share of the pairs that the conditions let pass is at least that of the equal keys.
    private static double KeySelectivity(double rows, double rest, double part) => Math.Min(1, rows / Math.Max(1e-9, rest * part));

    private static double Cost(PatternGraph graph, IReadOnlyList<Expr> predicates, CardinalityEstimator estimator, Func<PatternGraph, HashSet<Slot>> slotsOf, QueryClock clock, out double rows)
    {
        var order = new PatternOrder(graph, estimator, slotsOf(graph), predicates, clock);
        order.Find();
        rows = order.Rows;
        return order.Cost;
    }

    // Sets of nodes that edges join; edges that share a relationship variable belong together.
    private static IEnumerable<PatternGraph> Components(PatternGraph graph)
    {
        var left = new List<PatternNode>(graph.Nodes);
        while (left.Count > 0)
        {
            var part = new PatternGraph();
            var nodes = new HashSet<PatternNode> { left[0] };
            var slots = new HashSet<Slot>();
            int before;
            do
            {
                before = nodes.Count;
                foreach (PatternEdge edge in graph.Edges)
                {
                    if (nodes.Contains(edge.Left) || nodes.Contains(edge.Right) || edge.RelationshipSlots.Any(slots.Contains))
                    {
                        nodes.Add(edge.Left);
                        nodes.Add(edge.Right);
                        slots.UnionWith(edge.RelationshipSlots);
                    }
                }
            }
            while (nodes.Count != before);
            left.RemoveAll(nodes.Contains);
            part.Nodes.AddRange(graph.Nodes.Where(nodes.Contains));
            part.Edges.AddRange(graph.Edges.Where(e => nodes.Contains(e.Left)));
            yield return part;
        }
    }

    // Searches and repeated patterns may read the row in ways that are not seen here.
    private static bool IsIndependent(PatternGraph part, HashSet<Slot> slots) =>
        part.Nodes.All(n => !n.Known && n.Labels.All(l => l.Test.Slots().All(slots.Contains)))
        && part.Edges.All(e => e is RelationshipEdge { Known: false } edge && edge.EachPredicates.All(p => p.Slots().All(s => s == edge.Each || slots.Contains(s))));

    private static PatternSplit? Cut(PatternGraph graph, PatternGraph part, CardinalityEstimator estimator, Func<PatternGraph, HashSet<Slot>> slotsOf)
    {
        var rest = new PatternGraph();
        rest.Nodes.AddRange(graph.Nodes.Except(part.Nodes));
        rest.Edges.AddRange(graph.Edges.Except(part.Edges));
        HashSet<Slot> own = slotsOf(part);
        var crossing = new List<Expr>();
        var keys = new List<(Expr, Expr)>();
        part.Predicates.Clear();
        foreach (Expr predicate in graph.Predicates)
        {
            Slot[] slots = [.. predicate.Slots()];
            if (slots.Length > 0 && slots.All(own.Contains))
            {
                part.Predicates.Add(predicate);
            }
            else if (!slots.Any(own.Contains))
            {
                rest.Predicates.Add(predicate);
            }
            else
            {
                crossing.Add(predicate);
                if (Key(predicate, own, estimator) is { } key)
                {
                    keys.Add(key);
                }
            }
        }

        // Relationships of one MATCH differ from each other, also where nothing else joins them.
        foreach (PatternEdge edge in part.Edges)
        {
            foreach (PatternEdge other in rest.Edges.Where(o => o.Types.Intersect(edge.Types).Any()))
            {
                if (edge is not RelationshipEdge { Length: null } one || other is not RelationshipEdge { Length: null } two)
                {
                    return null;
                }

                crossing.Add(new SameEntityExpr(one.Relationship, two.Relationship, negated: true) { Text = $"{one.Relationship} <> {two.Relationship}" });
            }
        }

        return new PatternSplit(rest, part, [.. keys], [.. crossing], [.. own], 0);
    }

    private static (Expr Outer, Expr Inner)? Key(Expr predicate, HashSet<Slot> own, CardinalityEstimator estimator)
    {
        (Expr Left, Expr Right)? sides = predicate switch
        {
            ComparisonExpr { Operator: Syntax.Ast.ComparisonOperator.Equal } c => (c.Left, c.Right),
            SameEntityExpr { Negated: false } s => (SlotExpr.Of(s.Left, estimator.Graph), SlotExpr.Of(s.Right, estimator.Graph)),
            _ => null,
        };
        if (sides is not { } pair)
        {
            return null;
        }

        bool leftIsPart = IsOver(pair.Left, own);
        bool rightIsPart = IsOver(pair.Right, own);
        bool leftIsRest = !pair.Left.Slots().Any(own.Contains);
        bool rightIsRest = !pair.Right.Slots().Any(own.Contains);
        return rightIsPart && leftIsRest ? (pair.Left, pair.Right) : leftIsPart && rightIsRest ? (pair.Right, pair.Left) : null;
    }

    private static bool IsOver(Expr expression, HashSet<Slot> own) => expression.Slots().Any() && expression.Slots().All(own.Contains);
}
