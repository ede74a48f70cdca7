using System.Runtime.CompilerServices;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution;

/// <summary>The slots that an operator carries from a row it gets to the rows it gives.</summary>
internal sealed class SlotSet
{
    private readonly int[] _ints;
    private readonly int[] _values;

    public SlotSet(IEnumerable<Slot> slots)
    {
        Slot[] distinct = [.. slots.Distinct()];
        _ints = [.. distinct.Where(s => s.IsInt).Select(s => s.Index)];
        _values = [.. distinct.Where(s => !s.IsInt).Select(s => s.Index)];
    }

    public int Count => _ints.Length + _values.Length;

    public void CopyRow(Batch from, int row, Batch to, int target)
    {
        foreach (int slot in _ints)
        {
            to.Ints(slot)[target] = from.Ints(slot)[row];
        }

        foreach (int slot in _values)
        {
            to.Values(slot)[target] = from.Values(slot)[row];
        }
    }

    /// <summary>Copies one row to <paramref name="count"/> rows from <paramref name="target"/> on.</summary>
    public void Spread(Batch from, int row, Batch to, int target, int count)
    {
        foreach (int slot in _ints)
        {
            to.Ints(slot).AsSpan(target, count).Fill(from.Ints(slot)[row]);
        }

        foreach (int slot in _values)
        {
            to.Values(slot).AsSpan(target, count).Fill(from.Values(slot)[row]);
        }
    }

    /// <summary>Copies rows of one batch to consecutive rows of another, slot by slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(Batch from, ReadOnlySpan<int> rows, Batch to, int target)
    {
        foreach (int slot in _ints)
        {
            int[] source = from.Ints(slot);
            Span<int> place = to.Ints(slot).AsSpan(target, rows.Length);
            for (int i = 0; i < place.Length; i++)
            {
                place[i] = source[rows[i]];
            }
        }

        foreach (int slot in _values)
        {
            CypherValue[] source = from.Values(slot);
            Span<CypherValue> place = to.Values(slot).AsSpan(target, rows.Length);
            for (int i = 0; i < place.Length; i++)
            {
                place[i] = source[rows[i]];
            }
        }
    }

    /// <summary>Writes the row as values of one array, ints as numbers.</summary>
    public void Save(Batch from, int row, Span<int> ints, Span<CypherValue> values)
    {
        for (int i = 0; i < _ints.Length; i++)
        {
            ints[i] = from.Ints(_ints[i])[row];
        }

        for (int i = 0; i < _values.Length; i++)
        {
            values[i] = from.Values(_values[i])[row];
        }
    }

    public void Restore(ReadOnlySpan<int> ints, ReadOnlySpan<CypherValue> values, Batch to, int target)
    {
        for (int i = 0; i < _ints.Length; i++)
        {
            to.Ints(_ints[i])[target] = ints[i];
        }

        for (int i = 0; i < _values.Length; i++)
        {
            to.Values(_values[i])[target] = values[i];
        }
    }

    public int IntCount => _ints.Length;

    public int ValueCount => _values.Length;
}
