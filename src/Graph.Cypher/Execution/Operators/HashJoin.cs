using Graph.Cypher.Comparison;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>The rows of the build side of a join, found when first asked for and kept for the whole execution, however often the join runs.</summary>
internal sealed class JoinTable(QueryContext context, SlotSet kept, Expr[] keys, Func<Operator, Operator> build)
{
    private readonly RowBuffer _rows = new(context, kept);
    private readonly List<int> _hashes = [];
    private int[] _heads = [];
    private int[] _following = [];
    private bool _built;

    public int Count => _rows.Count;

    /// <summary>Finds the rows, unless that was done.</summary>
    public void Build()
    {
        if (_built)
        {
            return;
        }

        _built = true;
        build(new Sink(context, this)).Run(context.NewRow());
        if (keys.Length == 0)
        {
            return;
        }

        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, _rows.Count));
        context.Reserve(4L * (size + _rows.Count));
        _heads = new int[size];
        _following = new int[_rows.Count];
        // From the last to the first, so that the first row of a chain is the first that was found.
        for (int row = _rows.Count - 1; row >= 0; row--)
        {
            ref int head = ref _heads[_hashes[row] & (size - 1)];
            (_following[row], head) = (head, row + 1);
        }
    }

    /// <summary>The first row whose keys may be equal, from the one after <paramref name="after"/> on (−1 for the first); −1 when there is none.</summary>
    public int Next(int hash, int after)
    {
        int row = after < 0 ? _heads[hash & (_heads.Length - 1)] - 1 : _following[after] - 1;
        while (row >= 0 && _hashes[row] != hash)
        {
            row = _following[row] - 1;
        }

        return row;
    }

    public void Restore(int row, Batch target, int targetRow) => _rows.Restore(row, target, targetRow);

    /// <summary>
    /// A hash of keys that is the same for keys that are equal by <c>=</c>; null when one is null or NaN, which equals nothing. Values
    /// whose equality is no plain matter (lists, maps, temporal values, points) all have one hash and are told apart by the condition.
    /// </summary>
    public static int? HashOf(Expr[] keys, Batch batch, int row)
    {
        int hash = 17;
        foreach (Expr key in keys)
        {
            CypherValue value = key.Eval(batch, row);
            if (value.IsNull || (value.Kind == ValueKind.Float && double.IsNaN(value.AsFloat)))
            {
                return null;
            }

            int one = value.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Float or ValueKind.Boolean or ValueKind.Node or ValueKind.Relationship ? ValueEquivalence.HashOf(value) : 1;
            hash = (hash * 31) + one;
        }

        return (int)((uint)hash * 0x9E3779B1u >> 1);
    }

    private sealed class Sink(QueryContext context, JoinTable table) : Operator(context, null)
    {
        public override void Begin()
        {
        }

        public override bool Push(Batch batch)
        {
            Context.Check();
            for (int row = 0; row < batch.Count; row++)
            {
                if (table.TakesKeys)
                {
                    if (HashOf(table.Keys, batch, row) is not { } hash)
                    {
                        continue;
                    }

                    Context.Reserve(4);
                    table._hashes.Add(hash);
                }

                table._rows.Add(batch, row);
            }

            return true;
        }

        public override void Complete()
        {
        }
    }

    private Expr[] Keys => keys;

    private bool TakesKeys => keys.Length > 0;
}

/// <summary>Gives each row together with every kept row whose keys may equal its own, in the order in which those were found.</summary>
internal sealed class HashJoin(QueryContext context, Operator next, SlotSet carried, JoinTable table, Expr[] keys) : ExpandingOperator(context, next, carried)
{
    public override bool Push(Batch batch)
    {
        Context.Check();
        table.Build();
        for (int row = 0; row < batch.Count; row++)
        {
            if (keys.Length == 0)
            {
                for (int kept = 0; kept < table.Count; kept++)
                {
                    if (!Give(batch, row, kept))
                    {
                        return false;
                    }
                }

                continue;
            }

            if (JoinTable.HashOf(keys, batch, row) is not { } hash)
            {
                continue;
            }

            Hit(1);
            for (int kept = table.Next(hash, -1); kept >= 0; kept = table.Next(hash, kept))
            {
                if (!Give(batch, row, kept))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Give(Batch batch, int row, int kept)
    {
        int target = NextRow(batch, row);
        table.Restore(kept, Output, target);
        return Emit();
    }
}
