using Graph.Cypher.Comparison;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Indexes;

/// <summary>The nodes of a label ordered by a value of any type.</summary>
internal sealed class OrderedValueIndex : IValueIndex
{
    private readonly int[] _nodes;
    private readonly CypherValue[] _values;

    public OrderedValueIndex(IPropertyColumn column, ReadOnlySpan<int> nodes)
    {
        var entries = new List<(CypherValue Value, int Node)>(nodes.Length);
        foreach (int node in nodes)
        {
            CypherValue value = column.Value(node);
            if (!value.IsNull)
            {
                entries.Add((value, node));
            }
        }

        entries.Sort((a, b) => ValueOrder.CompareValues(a.Value, b.Value) is var order and not 0 ? order : a.Node.CompareTo(b.Node));
        _nodes = [.. entries.Select(e => e.Node)];
        _values = [.. entries.Select(e => e.Value)];
        for (int i = 0; i < _values.Length; i++)
        {
            if (i == 0 || ValueOrder.CompareValues(_values[i - 1], _values[i]) != 0)
            {
                DistinctCount++;
            }
        }
    }

    public int DistinctCount { get; }

    public ReadOnlySpan<int> Seek(CypherValue value)
    {
        // NaN, and lists that hold NaN or null, equal nothing, although they have a place in the order.
        return ValueEquality.AreEqual(value, value) == true ? Between(Bound(value, after: false), Bound(value, after: true)) : default;
    }

    public bool TrySeekRange(CypherValue from, bool fromInclusive, CypherValue to, bool toInclusive, out ReadOnlySpan<int> nodes)
    {
        nodes = default;
        CypherValue given = from.IsNull ? to : from;
        bool numbers = given.IsNumber;
        if (!numbers && !given.IsString)
        {
            return false;
        }

        if (!from.IsNull && !to.IsNull && (numbers ? !to.IsNumber : !to.IsString))
        {
            return false;
        }

        if (numbers)
        {
            if ((from.IsFloat && double.IsNaN(from.AsFloat)) || (to.IsFloat && double.IsNaN(to.AsFloat)))
            {
                return true;
            }

            int low = from.IsNull ? Bound(CypherValue.Float(double.NegativeInfinity), after: false) : Bound(from, after: !fromInclusive);
            int high = to.IsNull ? Bound(CypherValue.Float(double.PositiveInfinity), after: true) : Bound(to, after: toInclusive);
            nodes = Between(low, high);
        }
        else
        {
            int low = from.IsNull ? Bound(CypherValue.String(""), after: false) : Bound(from, after: !fromInclusive);
            // Booleans follow strings in the order of types.
            int high = to.IsNull ? Bound(CypherValue.False, after: false) : Bound(to, after: toInclusive);
            nodes = Between(low, high);
        }

        return true;
    }

    public ReadOnlySpan<int> SeekPrefix(string prefix)
    {
        int low = Bound(CypherValue.String(prefix), after: false);
        int high = low;
        while (high < _values.Length && _values[high].IsString && _values[high].AsString.StartsWith(prefix, StringComparison.Ordinal))
        {
            high++;
        }

        return Between(low, high);
    }

    private ReadOnlySpan<int> Between(int low, int high) => low < high ? _nodes.AsSpan(low, high - low) : default;

    private int Bound(CypherValue value, bool after)
    {
        int low = 0;
        int high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            int order = ValueOrder.CompareValues(_values[middle], value);
            if (order < 0 || (after && order == 0))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
