using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Columns;

/// <summary>A dense run of floats.</summary>
internal sealed class FloatColumn(int first, double[] values, ulong[] presence, int count) : IFloatColumn
{
    public int First => first;

    public int Count => count;

    public ReadOnlySpan<double> Floats => values;

    public ReadOnlySpan<ulong> Presence => presence;

    public CypherValue Value(int id)
    {
        uint place = (uint)(id - first);
        return place < (uint)values.Length && (presence.Length == 0 || PresenceBits.Has(presence, (int)place)) ? CypherValue.Float(values[place]) : CypherValue.Null;
    }
}
