using System.Numerics;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;

namespace Graph.Cypher.Planning;

/// <summary>One step of solving a pattern: find a node, or follow an edge. <paramref name="Rows"/> is how many rows there are afterwards.</summary>
internal sealed record PatternAction(PatternNode? Node, PatternEdge? Edge, bool FromRight, double Rows);

/// <summary>
/// Finds the cheapest order in which to solve a pattern: a shortest-path search over the sets of solved parts (Selinger's dynamic
/// programming, best first), and greedily from where it stands when the pattern has too many parts.
/// </summary>
internal sealed class PatternOrder
{
    private const int MaximumStates = 2000;
    private const double SeekCost = 4;
    private const double IntoCost = 1.5;
    private const double SearchCost = 200;

    private readonly PatternGraph _graph;
    private readonly CardinalityEstimator _estimator;
    private readonly QueryClock _clock;
    private readonly (BigInteger Nodes, BigInteger Edges, double Selectivity, Expr Predicate)[] _predicates;
    private readonly int[][] _labels;

    public PatternOrder(PatternGraph graph, CardinalityEstimator estimator, HashSet<Slot> patternSlots, IReadOnlyList<Expr> predicates, QueryClock clock)
    {
        (_graph, _estimator, _clock) = (graph, estimator, clock);
        _labels = [.. graph.Nodes.Select(n => n.Labels.Select(l => l.Number).ToArray())];
        _predicates = [.. predicates.Select(p => Describe(p, patternSlots))];
    }

    private (BigInteger Nodes, BigInteger Edges, double Selectivity, Expr Predicate) Describe(Expr predicate, HashSet<Slot> patternSlots)
    {
        BigInteger nodes = 0;
        BigInteger edges = 0;
        int[] labels = [];
        foreach (Slot slot in predicate.Slots().Where(patternSlots.Contains).Distinct())
        {
            int node = _graph.Nodes.FindIndex(n => ReferenceEquals(n.Slot, slot));
            if (node >= 0)
            {
                nodes |= BigInteger.One << node;
                labels = _labels[node];
                continue;
            }

            int edge = _graph.Edges.FindIndex(e => e.RelationshipSlots.Contains(slot));
            edges |= edge >= 0 ? BigInteger.One << edge : 0;
        }

        return (nodes, edges, _estimator.Selectivity(predicate, labels), predicate);
    }

    private sealed record State(BigInteger Nodes, BigInteger Edges, double Rows, double Cost, State? Before, PatternAction? Action);

    /// <summary>The cost of the order that <see cref="Find"/> gave, for one row that comes in.</summary>
    public double Cost { get; private set; }

    /// <summary>How many rows there are in the end, for one row that comes in.</summary>
    public double Rows { get; private set; } = 1;

    public IReadOnlyList<PatternAction> Find()
    {
        BigInteger allEdges = (BigInteger.One << _graph.Edges.Count) - 1;
        BigInteger allNodes = (BigInteger.One << _graph.Nodes.Count) - 1;
        BigInteger known = 0;
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            known |= _graph.Nodes[i].Known ? BigInteger.One << i : 0;
        }

        var queue = new PriorityQueue<State, (double, int)>();
        var done = new HashSet<(BigInteger, BigInteger)>();
        int sequence = 0;
        State current = new(known, 0, 1, 0, null, null);
        while (true)
        {
            if (done.Add((current.Nodes, current.Edges)))
            {
                _clock.Check();
                if (current.Nodes == allNodes && current.Edges == allEdges)
                {
                    (Cost, Rows) = (current.Cost, current.Rows);
                    return Actions(current);
                }

                bool greedy = done.Count > MaximumStates;
                if (greedy)
                {
                    queue.Clear();
                }

                foreach (State next in Next(current))
                {
                    queue.Enqueue(next, (greedy ? next.Rows : next.Cost, sequence++));
                }
            }

            current = queue.Dequeue();
        }
    }

    private static List<PatternAction> Actions(State last)
    {
        var actions = new List<PatternAction>();
        for (State? state = last; state?.Action is not null; state = state.Before)
        {
            actions.Add(state.Action);
        }

        actions.Reverse();
        return actions;
    }

    private IEnumerable<State> Next(State state)
    {
        for (int i = 0; i < _graph.Edges.Count; i++)
        {
            if ((i & 63) == 63)
            {
                _clock.Check();
            }

            if (!Has(state.Edges, i))
            {
                foreach (State next in Follow(state, i))
                {
                    yield return next;
                }
            }
        }

        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            if ((i & 63) == 63)
            {
                _clock.Check();
            }

            if (!Has(state.Nodes, i))
            {
                yield return Leaf(state, i);
            }
        }
    }

    private static bool Has(BigInteger set, int index) => !((set >> index) & 1).IsZero;

    private State Leaf(State state, int node)
    {
        double all = _estimator.Nodes(_labels[node]);
        double scanned = all;
        BigInteger nodes = state.Nodes | (BigInteger.One << node);
        foreach ((BigInteger needNodes, BigInteger needEdges, double selectivity, Expr predicate) in _predicates)
        {
            if ((needNodes & ~nodes).IsZero && (needEdges & ~state.Edges).IsZero && Has(needNodes, node) && NodeAccess.CanSeek(_estimator.Graph, _graph.Nodes[node], predicate))
            {
                scanned = Math.Min(scanned, SeekCost + (all * selectivity));
            }
        }

        double rows = state.Rows * all * Gained(state, nodes, state.Edges);
        double cost = state.Cost + (state.Rows * scanned) + rows;
        return new State(nodes, state.Edges, rows, cost, state, new PatternAction(_graph.Nodes[node], null, false, rows));
    }

    private IEnumerable<State> Follow(State state, int index)
    {
        PatternEdge edge = _graph.Edges[index];
        int left = _graph.Nodes.IndexOf(edge.Left);
        int right = _graph.Nodes.IndexOf(edge.Right);
        bool hasLeft = Has(state.Nodes, left);
        bool hasRight = Has(state.Nodes, right);
        BigInteger edges = state.Edges | (BigInteger.One << index);
        BigInteger nodes = state.Nodes | (BigInteger.One << left) | (BigInteger.One << right);
        if (edge is RelationshipEdge { Known: true } known)
        {
            bool found = !_graph.Edges.Where((e, i) => i != index && e is RelationshipEdge { Known: false } && e.RelationshipSlots.Contains(known.Relationship) && !Has(state.Edges, i)).Any();
            if (found)
            {
                yield return Make(state, nodes, edges, state.Rows, state.Rows, edge, false);
            }

            yield break;
        }

        if (hasLeft && hasRight)
        {
            if (edge is SearchEdge)
            {
                yield return Make(state, nodes, edges, state.Rows, state.Rows * SearchCost, edge, false);
                yield break;
            }

            double ends = Math.Max(1, _estimator.Nodes(_labels[right]));
            double expanded = Expanded(edge, left, fromRight: false, out double _);
            double rows = state.Rows * Math.Min(1, expanded / ends);
            // A variable length is walked from the side with fewer walks.
            bool fromRight = edge is not RelationshipEdge { Length: null } && Expanded(edge, right, fromRight: true, out _) < expanded;
            double work = edge is RelationshipEdge { Length: null } ? state.Rows * IntoCost : state.Rows * Math.Min(expanded, Expanded(edge, right, true, out _)) * IntoCost;
            yield return Make(state, nodes, edges, Math.Max(rows, 1e-6), work, edge, fromRight);
            yield break;
        }

        if (edge is SearchEdge)
        {
            yield break;
        }

        if (hasLeft)
        {
            double rows = state.Rows * Expanded(edge, left, false, out double touched);
            yield return Make(state, nodes, edges, rows * Target(edge, right, false), state.Rows * (1 + touched), edge, false);
        }
        else if (hasRight)
        {
            double rows = state.Rows * Expanded(edge, right, true, out double touched);
            yield return Make(state, nodes, edges, rows * Target(edge, left, true), state.Rows * (1 + touched), edge, true);
        }
    }

    private double Expanded(PatternEdge edge, int from, bool fromRight, out double touched)
    {
        touched = edge switch
        {
            RelationshipEdge { Length: { } length } variable => _estimator.VariableLength(_labels[from], fromRight ? variable.Step.Reversed : variable.Step, length.Min, length.Max),
            RelationshipEdge single => _estimator.Degree(_labels[from], fromRight ? single.Step.Reversed : single.Step),
            _ => 20,
        };
        return touched;
    }

    private double Target(PatternEdge edge, int to, bool fromRight)
    {
        double part = 1;
        foreach (int label in _labels[to])
        {
            part *= edge is RelationshipEdge relationship ? _estimator.EndsAt(label, fromRight ? relationship.Step.Reversed : relationship.Step) : 0.5;
        }

        return part;
    }

    private State Make(State state, BigInteger nodes, BigInteger edges, double rows, double work, PatternEdge edge, bool fromRight)
    {
        rows *= Gained(state, nodes, edges);
        return new State(nodes, edges, rows, state.Cost + work + rows, state, new PatternAction(null, edge, fromRight, rows));
    }

    // What the predicates that can now be tested let pass.
    private double Gained(State before, BigInteger nodes, BigInteger edges)
    {
        double gained = 1;
        foreach ((BigInteger needNodes, BigInteger needEdges, double selectivity, _) in _predicates)
        {
            bool now = (needNodes & ~nodes).IsZero && (needEdges & ~edges).IsZero;
            bool earlier = (needNodes & ~before.Nodes).IsZero && (needEdges & ~before.Edges).IsZero;
            gained *= now && !earlier ? selectivity : 1;
        }

        return gained;
    }
}
