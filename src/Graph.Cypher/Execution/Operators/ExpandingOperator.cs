namespace Graph.Cypher.Execution.Operators;

/// <summary>An operator that gives any number of rows for each row: it fills a batch of its own and hands it on when it is full.</summary>
internal abstract class ExpandingOperator : Operator
{
    private readonly SlotSet _carried;
    private Batch? _output;
    private int _count;

    protected ExpandingOperator(QueryContext context, Operator next, SlotSet carried)
        : base(context, next) => _carried = carried;

    protected SlotSet Carried => _carried;

    protected Batch Output => _output ??= Context.NewBatch();

    protected int Count => _count;

    public override void Begin()
    {
        _count = 0;
        base.Begin();
    }

    /// <summary>The row of the output that the next values go into, with the carried slots set.</summary>
    protected int NextRow(Batch from, int row)
    {
        if (_carried.Count > 0)
        {
            _carried.CopyRow(from, row, Output, _count);
        }

        return _count;
    }

    /// <summary>Keeps the row; false when no more are wanted.</summary>
    protected bool Emit() => ++_count < Batch.Capacity || Flush();

    /// <summary>Keeps <paramref name="rows"/> rows that were written.</summary>
    protected bool EmitMany(int rows)
    {
        _count += rows;
        return _count < Batch.Capacity || Flush();
    }

    /// <summary>Counts rows that were written without their carried slots, and sets these, which are the same for all of them; hands the batch on when it is full.</summary>
    protected bool EmitRun(Batch from, int row, int upTo)
    {
        if (upTo > _count)
        {
            _carried.Spread(from, row, Output, _count, upTo - _count);
            _count = upTo;
        }

        return _count < Batch.Capacity || Flush();
    }

    /// <summary>Counts rows that were written without their carried slots, which come from the given rows of the batch; hands the batch on when it is full.</summary>
    protected bool EmitGathered(Batch from, ReadOnlySpan<int> rows)
    {
        _carried.Gather(from, rows, Output, _count);
        _count += rows.Length;
        return _count < Batch.Capacity || Flush();
    }

    protected bool Flush()
    {
        if (_count == 0)
        {
            return true;
        }

        Context.Check();
        Output.Count = _count;
        _count = 0;
        return Next.Push(Output);
    }

    public override void Complete()
    {
        Flush();
        base.Complete();
    }
}
