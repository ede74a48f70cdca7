using System.Runtime.CompilerServices;
using Graph.Cypher.Comparison;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>The keys of an order. A text slot is ordered by its code, which stands in the order of its texts.</summary>
internal sealed class SortKeys((Expr Key, bool Descending)[] keys)
{
    // The slot of a plain value; below −1, the complement of one more than the slot of a text; −1 for expressions.
    private readonly int[] _slots = [.. keys.Select(k => k.Key switch
    {
        ValueSlotExpr value => value.Slot.Index,
        TextSlotExpr text => ~text.Slot.Index - 1,
        _ => -1,
    })];

    public int Count => keys.Length;

    /// <summary>The slot of the first key when it is a plain value, else negative.</summary>
    public int FirstValueSlot => _slots[0];

    public bool FirstDescending => keys[0].Descending;

    public void Read(Batch batch, int row, Span<CypherValue> target)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            target[i] = ReadOne(i, batch, row);
        }
    }

    public CypherValue ReadOne(int key, Batch batch, int row)
    {
        int slot = _slots[key];
        if (slot >= 0)
        {
            return batch.Values(slot)[row];
        }

        if (slot != -1)
        {
            int code = batch.Ints(~(slot + 1))[row];
            return code < 0 ? CypherValue.Null : CypherValue.Integer(code);
        }

        return keys[key].Key.Eval(batch, row);
    }

    public int Compare(ReadOnlySpan<CypherValue> left, ReadOnlySpan<CypherValue> right)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int order = CompareOne(i, left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    public int CompareOne(int key, CypherValue left, CypherValue right)
    {
        int order = left.IsInteger && right.IsInteger ? left.Bits.CompareTo(right.Bits) : ValueOrder.CompareValues(left, right);
        return keys[key].Descending ? -order : order;
    }
}

/// <summary>Sorts all rows, equal ones in the order in which they came.</summary>
internal sealed class SortOperator(QueryContext context, Operator next, SortKeys keys, SlotSet slots) : Operator(context, next)
{
    private readonly RowBuffer _rows = new(context, slots);
    private List<CypherValue[]> _keys = [];

    public override void Begin()
    {
        _rows.Clear();
        _keys = [];
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        Context.Check();
        for (int row = 0; row < batch.Count; row++)
        {
            _rows.Add(batch, row);
            var key = new CypherValue[keys.Count];
            keys.Read(batch, row, key);
            _keys.Add(key);
        }

        Context.Reserve(batch.Count * (40L + (16 * keys.Count)));
        return true;
    }

    public override void Complete()
    {
        int[] order = new int[_rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        int compared = 0;
        Array.Sort(order, (a, b) =>
        {
            if ((++compared & 0xFFFF) == 0)
            {
                Context.Check();
            }

            int result = keys.Compare(_keys[a], _keys[b]);
            return result != 0 ? result : a.CompareTo(b);
        });
        var output = new RowEmitter(Context, Next, _rows);
        foreach (int index in order)
        {
            if (!output.Emit(index))
            {
                break;
            }
        }

        output.Flush();
        Next.Complete();
    }
}

/// <summary>Keeps the first k rows of an order in a heap whose root is the last of them.</summary>
internal sealed class TopOperator(QueryContext context, Operator next, SortKeys keys, SlotSet slots, Expr limit) : Operator(context, next)
{
    private readonly RowBuffer _rows = new(context, slots);
    private readonly CypherValue[] _candidate = new CypherValue[keys.Count];
    private List<CypherValue[]> _keys = [];
    private List<int> _heap = [];
    private List<long> _sequence = [];
    private long _limit;
    private long _seen;

    public override void Begin()
    {
        _rows.Clear();
        (_keys, _heap, _sequence, _seen) = ([], [], [], 0);
        _limit = LimitOperator.CountOf(limit, Context, "LIMIT");
        base.Begin();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Push(Batch batch)
    {
        Context.Check();
        if (_limit == 0)
        {
            return false;
        }

        CypherValue[]? firsts = keys.FirstValueSlot >= 0 ? batch.Values(keys.FirstValueSlot) : null;
        for (int row = 0; row < batch.Count; row++)
        {
            _seen++;
            if (_heap.Count == _limit && firsts is not null && firsts[row].IsInteger && _keys[_heap[0]][0] is { IsInteger: true } last
                && (keys.FirstDescending ? firsts[row].Bits < last.Bits : firsts[row].Bits > last.Bits))
            {
                continue;
            }

            if (_heap.Count < _limit)
            {
                var key = new CypherValue[keys.Count];
                keys.Read(batch, row, key);
                _heap.Add(_rows.Add(batch, row));
                _keys.Add(key);
                _sequence.Add(_seen);
                Context.Reserve(60 + (16 * keys.Count));
                SiftUp(_heap.Count - 1);
                continue;
            }

            int root = _heap[0];
            if (!Precedes(batch, row, _keys[root]))
            {
                continue;
            }

            _rows.Set(root, batch, row);
            _candidate.CopyTo(_keys[root], 0);
            _sequence[root] = _seen;
            SiftDown(0);
        }

        return true;
    }

    // Reads keys one by one, so that later ones are read only on ties; leaves all of them in _candidate when the answer is yes.
    private bool Precedes(Batch batch, int row, CypherValue[] last)
    {
        for (int i = 0; i < last.Length; i++)
        {
            _candidate[i] = keys.ReadOne(i, batch, row);
            int order = keys.CompareOne(i, _candidate[i], last[i]);
            if (order > 0)
            {
                return false;
            }

            if (order < 0)
            {
                for (int j = i + 1; j < last.Length; j++)
                {
                    _candidate[j] = keys.ReadOne(j, batch, row);
                }

                return true;
            }
        }

        return false;
    }

    private int Compare(int a, int b)
    {
        int order = keys.Compare(_keys[a], _keys[b]);
        return order != 0 ? order : _sequence[a].CompareTo(_sequence[b]);
    }

    private void SiftUp(int place)
    {
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (Compare(_heap[parent], _heap[place]) >= 0)
            {
                return;
            }

            (_heap[parent], _heap[place]) = (_heap[place], _heap[parent]);
            place = parent;
        }
    }

    private void SiftDown(int place)
    {
        while (true)
        {
            int child = (place * 2) + 1;
            if (child >= _heap.Count)
            {
                return;
            }

            if (child + 1 < _heap.Count && Compare(_heap[child + 1], _heap[child]) > 0)
            {
                child++;
            }

            if (Compare(_heap[child], _heap[place]) <= 0)
            {
                return;
            }

            (_heap[child], _heap[place]) = (_heap[place], _heap[child]);
            place = child;
        }
    }

    public override void Complete()
    {
        _heap.Sort(Compare);
        var output = new RowEmitter(Context, Next, _rows);
        foreach (int index in _heap)
        {
            if (!output.Emit(index))
            {
                break;
            }
        }

        output.Flush();
        Next.Complete();
    }
}

/// <summary>Hands kept rows on in batches.</summary>
internal sealed class RowEmitter(QueryContext context, Operator next, RowBuffer rows)
{
    private readonly Batch _batch = context.NewBatch();
    private int _count;
    private bool _more = true;

    public bool Emit(int index)
    {
        rows.Restore(index, _batch, _count);
        return ++_count < Batch.Capacity || Flush();
    }

    public bool Flush()
    {
        if (_count > 0 && _more)
        {
            context.Check();
            _batch.Count = _count;
            _count = 0;
            _more = next.Push(_batch);
        }

        return _more;
    }
}
