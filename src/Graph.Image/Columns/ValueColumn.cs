using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Columns;

/// <summary>A dense run of values of any type: booleans, lists, temporal values, or a mixture.</summary>
internal sealed class ValueColumn(int first, CypherValue[] values, int count) : IPropertyColumn
{
    public int First => first;

    public int Count => count;

    public ReadOnlySpan<CypherValue> Values => values;

    public CypherValue Value(int id)
    {
        uint place = (uint)(id - first);
        return place < (uint)values.Length ? values[place] : CypherValue.Null;
    }
}
