using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image.Columns;

namespace Graph.Image.Indexes;

/// <summary>The nodes of a label ordered by the code of their text.</summary>
internal sealed class TextValueIndex : IValueIndex
{
    private readonly TextColumn _column;
    private readonly int[] _nodes;
    private readonly int[] _codes;

    public TextValueIndex(TextColumn column, ReadOnlySpan<int> nodes)
    {
        _column = column;
        ReadOnlySpan<int> codes = column.Codes;
        var keys = new List<long>(nodes.Length);
        foreach (int node in nodes)
        {
            uint place = (uint)(node - column.First);
            if (place < (uint)codes.Length && codes[(int)place] >= 0)
            {
                keys.Add(((long)codes[(int)place] << 32) | (uint)node);
            }
        }

        keys.Sort();
        _nodes = new int[keys.Count];
        _codes = new int[keys.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            _codes[i] = (int)(keys[i] >> 32);
            _nodes[i] = (int)keys[i];
            if (i == 0 || _codes[i] != _codes[i - 1])
            {
                DistinctCount++;
            }
        }
    }

    public int DistinctCount { get; }

    public ReadOnlySpan<int> Seek(CypherValue value)
    {
        int code = value.IsString ? _column.FindCode(value.AsString) : -1;
        return code < 0 ? default : Between(LowerBound(code), LowerBound(code + 1));
    }

    public bool TrySeekRange(CypherValue from, bool fromInclusive, CypherValue to, bool toInclusive, out ReadOnlySpan<int> nodes)
    {
        nodes = default;
        if (!(from.IsNull || from.IsString) || !(to.IsNull || to.IsString) || (from.IsNull && to.IsNull))
        {
            return false;
        }

        int low = 0;
        int high = _nodes.Length;
        if (from.IsString)
        {
            int code = _column.FindCode(from.AsString);
            low = code < 0 ? LowerBound(~code) : LowerBound(fromInclusive ? code : code + 1);
        }

        if (to.IsString)
        {
            int code = _column.FindCode(to.AsString);
            high = code < 0 ? LowerBound(~code) : LowerBound(toInclusive ? code + 1 : code);
        }

        nodes = Between(low, high);
        return true;
    }

    public ReadOnlySpan<int> SeekPrefix(string prefix)
    {
        int code = _column.FindCode(prefix);
        int first = code < 0 ? ~code : code;
        int low = first;
        int high = _column.DistinctCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_column.Text(middle).StartsWith(prefix, StringComparison.Ordinal))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Between(LowerBound(first), LowerBound(low));
    }

    private ReadOnlySpan<int> Between(int low, int high) => low < high ? _nodes.AsSpan(low, high - low) : default;

    private int LowerBound(int code)
    {
        int low = 0;
        int high = _codes.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_codes[middle] < code)
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
