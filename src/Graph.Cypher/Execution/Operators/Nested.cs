using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

// Operators that run other plans for each of their rows.

/// <summary>Hands the rows of an inner plan to the outer one, with the outer row's slots set in them.</summary>
internal sealed class InnerRows(QueryContext context, SlotSet outer) : Operator(context, null)
{
    public Batch? OuterBatch { get; set; }

    public int OuterRow { get; set; }

    public Operator? Outlet { get; set; }

    public long Rows { get; private set; }

    /// <summary>Whether the outer plan wants more rows.</summary>
    public bool More { get; private set; } = true;

    public void Restart()
    {
        Rows = 0;
        More = true;
    }

    public override void Begin()
    {
    }

    public override bool Push(Batch batch)
    {
        Rows += batch.Count;
        outer.Spread(OuterBatch!, OuterRow, batch, 0, batch.Count);
        More &= Outlet!.Push(batch);
        return More;
    }

    public override void Complete()
    {
    }
}

/// <summary>Runs the inner plan for each row. With <c>optional</c> a row without inner rows is given once, the inner slots null.</summary>
internal sealed class ApplyOperator : Operator
{
    private readonly Operator _inner;
    private readonly InnerRows _rows;
    private readonly SlotSet _imports;
    private readonly SlotSet _outer;
    private readonly Slot[] _nulls;
    private readonly bool _optional;
    private readonly Batch _argument;

    public ApplyOperator(QueryContext context, Operator next, Operator inner, InnerRows rows, SlotSet imports, SlotSet outer, Slot[] innerSlots, bool optional)
        : base(context, next)
    {
        (_inner, _rows, _imports, _outer, _nulls, _optional) = (inner, rows, imports, outer, innerSlots, optional);
        rows.Outlet = next;
        _argument = context.NewRow();
    }

    public override bool Push(Batch batch)
    {
        _rows.OuterBatch = batch;
        for (int row = 0; row < batch.Count; row++)
        {
            if ((row & 63) == 0)
            {
                Context.Check();
            }

            _imports.CopyRow(batch, row, _argument, 0);
            _argument.Count = 1;
            _rows.OuterRow = row;
            _rows.Restart();
            _inner.Run(_argument);
            if (_rows.Rows == 0 && _optional && !PushNulls(batch, row))
            {
                return false;
            }

            if (!_rows.More)
            {
                return false;
            }
        }

        return true;
    }

    private Batch? _nullRow;

    private bool PushNulls(Batch batch, int row)
    {
        Batch nullRow = _nullRow ??= Context.NewRow();
        nullRow.Count = 1;
        _outer.CopyRow(batch, row, nullRow, 0);
        foreach (Slot slot in _nulls)
        {
            if (slot.IsInt)
            {
                nullRow.Ints(slot.Index)[0] = -1;
            }
            else
            {
                nullRow.Values(slot.Index)[0] = CypherValue.Null;
            }
        }

        return Next.Push(nullRow);
    }
}

/// <summary>Gives the rows of several plans, one plan after the other, for each row.</summary>
internal sealed class UnionOperator(QueryContext context, Operator next, (Operator Head, InnerRows Rows, SlotSet Imports)[] branches) : Operator(context, next)
{
    private readonly Batch _argument = context.NewRow();

    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            foreach ((Operator head, InnerRows rows, SlotSet imports) in branches)
            {
                imports.CopyRow(batch, row, _argument, 0);
                _argument.Count = 1;
                rows.Outlet = Next;
                rows.OuterBatch = batch;
                rows.OuterRow = row;
                rows.Restart();
                head.Run(_argument);
                if (!rows.More)
                {
                    return false;
                }
            }
        }

        return true;
    }
}

/// <summary>Rows kept in memory.</summary>
internal sealed class RowBuffer(QueryContext context, SlotSet slots) : Operator(context, null)
{
    private int[] _ints = [];
    private CypherValue[] _values = [];
    private long _reserved;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        Context.Release(_reserved);
        _reserved = 0;
    }

    public override void Begin() => Clear();

    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            Add(batch, row);
        }

        return true;
    }

    public override void Complete()
    {
    }

    public int Add(Batch batch, int row)
    {
        Grow();
        Set(Count, batch, row);
        return Count++;
    }

    public void Set(int index, Batch batch, int row) =>
        slots.Save(batch, row, _ints.AsSpan(index * slots.IntCount, slots.IntCount), _values.AsSpan(index * slots.ValueCount, slots.ValueCount));

    public void Restore(int index, Batch batch, int row) =>
        slots.Restore(_ints.AsSpan(index * slots.IntCount, slots.IntCount), _values.AsSpan(index * slots.ValueCount, slots.ValueCount), batch, row);

    private void Grow()
    {
        int ints = (Count + 1) * slots.IntCount;
        int values = (Count + 1) * slots.ValueCount;
        if (ints > _ints.Length || values > _values.Length)
        {
            int rows = Math.Max(16, Count * 2);
            long bytes = ((long)rows * ((slots.IntCount * 4) + (slots.ValueCount * 16))) - _reserved;
            Context.Reserve(bytes);
            _reserved += bytes;
            Array.Resize(ref _ints, checked(rows * slots.IntCount));
            Array.Resize(ref _values, checked(rows * slots.ValueCount));
        }
    }
}
