using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Columns;

/// <summary>A dense run of integers.</summary>
internal sealed class IntegerColumn(int first, long[] values, ulong[] presence, int count) : IIntegerColumn
{
    public int First => first;

    public int Count => count;

    public ReadOnlySpan<long> Integers => values;

    public ReadOnlySpan<ulong> Presence => presence;

    public CypherValue Value(int id)
    {
        uint place = (uint)(id - first);
        return place < (uint)values.Length && (presence.Length == 0 || PresenceBits.Has(presence, (int)place)) ? CypherValue.Integer(values[place]) : CypherValue.Null;
    }
}
