using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>What a quantified path pattern repeats.</summary>
/// <param name="From">The outer node to start from.</param>
/// <param name="To">The outer node at the end.</param>
/// <param name="Into">Whether <paramref name="To"/> is known already.</param>
/// <param name="InnerFrom">Where the inner plan finds its first node.</param>
/// <param name="InnerTo">Where the inner plan leaves its last node.</param>
/// <param name="Min">Fewest repetitions.</param>
/// <param name="Max">Most repetitions.</param>
/// <param name="Groups">Inner variables and the outer lists they become.</param>
/// <param name="InnerRelationships">The inner relationships in pattern order, single ones and lists.</param>
/// <param name="Path">Where all relationships of the path go; null when nothing needs them.</param>
/// <param name="Reversed">Whether the pattern is followed from its right end; lists are turned round.</param>
internal sealed record Repetition(
    Slot From, Slot To, bool Into, Slot InnerFrom, Slot InnerTo, long Min, long Max, (Slot Inner, Slot Outer)[] Groups, Slot[] InnerRelationships, Slot? Path, bool Reversed);

/// <summary>A quantified path pattern: runs the inner plan from node to node, no relationship twice.</summary>
internal sealed class RepeatOperator : ExpandingOperator
{
    private readonly Repetition _repetition;
    private readonly Slot[] _distinctFrom;
    private readonly Operator _inner;
    private readonly IterationRows _rows;
    private readonly SlotSet _imports;
    private readonly List<Iteration> _path = [];
    private readonly HashSet<int> _used = [];
    private readonly Expr[] _predicates;
    private int _steps;

    public RepeatOperator(QueryContext context, Operator next, SlotSet carried, Repetition repetition, Slot[] distinctFrom, Expr[] predicates, Func<Operator, Operator> buildInner, SlotSet imports)
        : base(context, next, carried)
    {
        (_repetition, _distinctFrom, _imports, _predicates) = (repetition, distinctFrom, imports, predicates);
        _rows = new IterationRows(context, repetition);
        _inner = buildInner(_rows);
    }

    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            int start = batch.Ints(_repetition.From.Index)[row];
            int end = _repetition.Into ? batch.Ints(_repetition.To.Index)[row] : -1;
            if (start < 0 || (_repetition.Into && end < 0))
            {
                continue;
            }

            _path.Clear();
            _used.Clear();
            if (!Walk(batch, row, start, end))
            {
                return false;
            }
        }

        return true;
    }

    private bool Walk(Batch batch, int row, int node, int end)
    {
        if (++_steps % 256 == 0)
        {
            Context.Check();
        }

        if (_path.Count >= _repetition.Min && (!_repetition.Into || node == end) && !Give(batch, row, node))
        {
            return false;
        }

        if (_path.Count >= _repetition.Max)
        {
            return true;
        }

        if (_path.Count >= Context.Limits.MaxHops)
        {
            throw QueryLimitException.Hops(Context.Limits.MaxHops);
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Batch argument = Context.NewRow();
        _imports.CopyRow(batch, row, argument, 0);
        argument.Ints(_repetition.InnerFrom.Index)[0] = node;
        _rows.Found = [];
        _inner.Run(argument);
        List<Iteration> found = _rows.Found;
        foreach (Iteration iteration in found)
        {
            if (!iteration.Relationships.All(r => !_used.Contains(r) && RelationshipUniqueness.IsNew(_distinctFrom, batch, row, r)))
            {
                continue;
            }

            _path.Add(iteration);
            _used.UnionWith(iteration.Relationships);
            bool more = Walk(batch, row, iteration.End, end);
            _used.ExceptWith(iteration.Relationships);
            _path.RemoveAt(_path.Count - 1);
            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    private bool Give(Batch batch, int row, int node)
    {
        if (_predicates.Length > 0)
        {
            Write(batch, row, node);
            if (!Predicates.Hold(_predicates, batch, row))
            {
                return true;
            }
        }

        Write(Output, NextRow(batch, row), node);
        return Emit();
    }

    private void Write(Batch target, int row, int node)
    {
        target.Ints(_repetition.To.Index)[row] = node;
        for (int g = 0; g < _repetition.Groups.Length; g++)
        {
            var items = new CypherValue[_path.Count];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = _path[_repetition.Reversed ? items.Length - 1 - i : i].Values[g];
            }

            target.Values(_repetition.Groups[g].Outer.Index)[row] = CypherValue.List(ListValue.Adopt(items));
        }

        if (_repetition.Path is { } path)
        {
            IEnumerable<Iteration> iterations = _repetition.Reversed ? Enumerable.Reverse(_path) : _path;
            target.Values(path.Index)[row] = CypherValue.List(ListValue.Adopt([.. iterations.SelectMany(i => i.Relationships).Select(r => CypherValue.Relationship(Context.Graph.Domain, r))]));
        }
    }

    private sealed record Iteration(int End, int[] Relationships, CypherValue[] Values);

    private sealed class IterationRows(QueryContext context, Repetition repetition) : Operator(context, null)
    {
        public List<Iteration> Found { get; set; } = [];

        public override void Begin()
        {
        }

        public override bool Push(Batch batch)
        {
            Context.Check();
            for (int row = 0; row < batch.Count; row++)
            {
                var relationships = new List<int>();
                foreach (Slot slot in repetition.InnerRelationships)
                {
                    if (slot.IsInt)
                    {
                        relationships.Add(batch.Ints(slot.Index)[row]);
                    }
                    else
                    {
                        foreach (CypherValue relationship in batch.Values(slot.Index)[row].AsList.Items)
                        {
                            relationships.Add(relationship.EntityId);
                        }
                    }
                }

                var values = new CypherValue[repetition.Groups.Length];
                for (int g = 0; g < values.Length; g++)
                {
                    values[g] = SlotExpr.Of(repetition.Groups[g].Inner, Context.Graph).Eval(batch, row);
                }

                Found.Add(new Iteration(batch.Ints(repetition.InnerTo.Index)[row], [.. relationships], values));
            }

            return true;
        }

        public override void Complete()
        {
        }
    }
}
