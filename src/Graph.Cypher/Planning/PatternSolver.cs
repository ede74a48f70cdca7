using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning;

/// <summary>Turns a pattern graph into steps, in the order that <see cref="PatternOrder"/> finds cheapest; conditions are tested as soon as what they need is there.</summary>
internal sealed class PatternSolver
{
    private readonly PlanContext _context;
    private readonly PatternGraph _graph;
    private readonly CardinalityEstimator _estimator;
    private readonly List<Expr> _pending;
    private readonly HashSet<Slot> _patternSlots;
    private readonly HashSet<Slot> _bound = [];
    private readonly List<PatternEdge> _solved = [];

    public PatternSolver(PlanContext context, PatternGraph graph)
    {
        (_context, _graph) = (context, graph);
        _estimator = new CardinalityEstimator(context.Graph);
        _pending = [.. graph.Predicates];
        _patternSlots = SlotsOf(graph);
    }

    // Slots that solving the pattern sets; all others come with the row.
    private static HashSet<Slot> SlotsOf(PatternGraph graph)
    {
        HashSet<Slot> slots = [.. graph.Nodes.Where(n => !n.Known).Select(n => n.Slot)];
        foreach (PatternEdge edge in graph.Edges)
        {
            if (edge is not RelationshipEdge { Known: true })
            {
                slots.UnionWith(edge.RelationshipSlots);
            }

            if (edge is QuantifiedEdge quantified)
            {
                slots.UnionWith(quantified.Make(false, false).Repetition.Groups.Select(g => g.Outer));
            }
        }

        return slots;
    }

    /// <summary>The steps; parts that only conditions join are solved apart and joined by hash where that is cheaper.</summary>
    public LogicalPlan Solve(LogicalPlan input)
    {
        if (_context.Joins && PatternSplit.Best(_graph, _estimator, SlotsOf, Math.Max(1, QueryPlan.Estimate(input, 1)), _context.Clock) is { } split)
        {
            LogicalPlan rest = new PatternSolver(_context, split.Rest).Solve(input);
            LogicalPlan part = new PatternSolver(_context, split.Part).Solve(new Argument());
            LogicalPlan joined = new HashJoinPlan(rest, part, split.Keys, split.PartSlots, _context.NextJoin()) { EstimatedRows = split.Rows };
            return split.Crossing.Length == 0 ? joined : new FilterPlan(joined, split.Crossing) { EstimatedRows = split.Rows };
        }

        foreach (RelationshipEdge edge in _graph.Edges.OfType<RelationshipEdge>())
        {
            // A relationship variable that occurs twice is found by its first edge.
            if (edge.Known && _graph.Edges.Any(e => e != edge && e is RelationshipEdge { Known: false } && e.RelationshipSlots.Contains(edge.Relationship)))
            {
                _patternSlots.Add(edge.Relationship);
            }
        }

        LogicalPlan plan = WithFilter(input);
        var order = new PatternOrder(_graph, _estimator, _patternSlots, _pending, _context.Clock);
        foreach (PatternAction action in order.Find())
        {
            double rows = action.Rows;
            plan = action.Edge is null ? Leaf(plan, action.Node!) : Follow(plan, action.Edge, action.FromRight);
            plan.EstimatedRows = rows;
            plan = WithFilter(plan);
            plan.EstimatedRows = rows;
        }

        return plan;
    }

    private bool IsAvailable(Expr predicate) => predicate.Slots().All(s => !_patternSlots.Contains(s) || _bound.Contains(s));

    private Expr[] TakeAvailable()
    {
        Expr[] available = [.. _pending.Where(IsAvailable)];
        _pending.RemoveAll(available.Contains);
        return available;
    }

    private LogicalPlan WithFilter(LogicalPlan plan)
    {
        Expr[] available = TakeAvailable();
        return available.Length == 0 ? plan : new FilterPlan(plan, available) { EstimatedRows = plan.EstimatedRows };
    }

    private LeafPlan Leaf(LogicalPlan input, PatternNode node)
    {
        (LeafPlan Plan, Expr? Used) best = NodeAccess.Choose(_context.Graph, _estimator, input, node, [.. _pending.Where(p => CanSeek(p, node.Slot))]);
        if (best.Used is not null)
        {
            _pending.Remove(best.Used);
        }

        _bound.Add(node.Slot);
        int scanned = best.Plan switch
        {
            NodeByLabelScanPlan scan => scan.Label,
            NodeIndexSeekPlan seek => seek.Label,
            NodeIndexSeekByRangePlan range => range.Label,
            _ => int.MinValue,
        };
        best.Plan.Predicates = [.. node.Labels.Where(l => l.Number != scanned).Select(l => l.Test), .. TakeAvailable()];
        return best.Plan;
    }

    // Whether everything but the node itself is there.
    private bool CanSeek(Expr predicate, Slot node) => predicate.Slots().All(s => ReferenceEquals(s, node) || !_patternSlots.Contains(s) || _bound.Contains(s));

    private Slot[] DistinctFrom(PatternEdge edge)
    {
        var slots = new List<Slot>();
        foreach (PatternEdge other in _solved)
        {
            if (other.Types.AsSpan().IndexOfAny(edge.Types) >= 0)
            {
                slots.AddRange(other.RelationshipSlots.Except(edge.RelationshipSlots));
            }
        }

        return [.. slots.Distinct()];
    }

    private bool IsBound(PatternNode node) => node.Known || _bound.Contains(node.Slot);

    private LogicalPlan Follow(LogicalPlan plan, PatternEdge edge, bool fromRight)
    {
        Slot[] distinctFrom = DistinctFrom(edge);
        PatternNode from = fromRight ? edge.Right : edge.Left;
        PatternNode to = fromRight ? edge.Left : edge.Right;
        bool into = IsBound(edge.Left) && IsBound(edge.Right);
        _solved.Add(edge);
        _bound.Add(to.Slot);
        _bound.UnionWith(edge.RelationshipSlots);
        switch (edge)
        {
            case RelationshipEdge { Known: true } known:
                bool leftKnown = from == edge.Left ? IsBoundBefore(edge.Left, to) : IsBoundBefore(edge.Left, to);
                _bound.Add(edge.Left.Slot);
                _bound.Add(edge.Right.Slot);
                return new ProjectEndpointsPlan(
                    plan, known.Relationship, known.Step, edge.Left.Slot, KnownEnds.Contains(edge.Left.Slot) || leftKnown, edge.Right.Slot, into || KnownEnds.Contains(edge.Right.Slot), distinctFrom, [.. Labels(edge.Left), .. Labels(edge.Right), .. TakeAvailable()]);
            case RelationshipEdge { Length: { } length } variable:
                RelationshipStep varStep = fromRight ? variable.Step.Reversed : variable.Step;
                return new VarLengthExpandPlan(
                    plan, from.Slot, varStep, variable.TypeText, length.Min, length.Max, variable.Relationship, fromRight, to.Slot, into, variable.Each!, variable.EachPredicates, distinctFrom, [.. into ? [] : Labels(to), .. TakeAvailable()]);
            case RelationshipEdge single:
                RelationshipStep step = fromRight ? single.Step.Reversed : single.Step;
                (int label, Expr[] tests) = into ? (-1, []) : LabelOf(to, step);
                return new ExpandPlan(plan, from.Slot, step, single.TypeText, single.Relationship, to.Slot, into, label, distinctFrom, [.. tests, .. TakeAvailable()]);
            case QuantifiedEdge quantified:
                (LogicalPlan inner, Repetition repetition) = quantified.Make(fromRight, into);
                _bound.UnionWith(repetition.Groups.Select(g => g.Outer));
                return new RepeatPlan(plan, repetition, inner, distinctFrom, [.. into ? [] : Labels(to), .. TakeAvailable()]);
            case SearchEdge search:
                return new ShortestPathPlan(plan, search.Search, distinctFrom);
            default:
                throw new InvalidOperationException("No such edge.");
        }
    }

    private static IEnumerable<Expr> Labels(PatternNode node) => node.Known ? [] : node.Labels.Select(l => l.Test);

    // The first label is tested by its bits, the others as predicates; a label that all ends have is not tested.
    private (int Label, Expr[] Tests) LabelOf(PatternNode node, RelationshipStep step)
    {
        (int Number, string Name, Expr Test)[] labels = [.. node.Labels.Where(l => !_estimator.AlwaysEndsAt(l.Number, step))];
        int first = Array.FindIndex(labels, l => l.Number >= 0);
        return first < 0
            ? (-1, [.. labels.Select(l => l.Test)])
            : (labels[first].Number, [.. labels.Where((_, i) => i != first).Select(l => l.Test)]);
    }

    private HashSet<Slot> KnownEnds => [.. _graph.Nodes.Where(n => n.Known).Select(n => n.Slot)];

    private bool IsBoundBefore(PatternNode node, PatternNode added) => node != added && IsBound(node);
}
