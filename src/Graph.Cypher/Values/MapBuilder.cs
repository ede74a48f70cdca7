using System.Runtime.InteropServices;

namespace Graph.Cypher.Values;

/// <summary>Collects the entries of a <see cref="MapValue"/>; a key set twice keeps its place and takes the last value.</summary>
public sealed class MapBuilder(int capacity = 4)
{
    private readonly List<string> _keys = new(capacity);
    private readonly List<CypherValue> _values = new(capacity);
    private readonly Dictionary<string, int> _index = new(capacity, StringComparer.Ordinal);

    /// <summary>Sets the value of a key.</summary>
    public MapBuilder Set(string key, CypherValue value)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, key, out var known);
        if (known)
        {
            _values[at] = value;
            return this;
        }

        at = _keys.Count;
        _keys.Add(key);
        _values.Add(value);
        return this;
    }

    /// <summary>Sets every entry of another map.</summary>
    public MapBuilder SetAll(MapValue map)
    {
        for (var i = 0; i < map.Count; i++)
            Set(map.Keys[i], map.Values[i]);
        return this;
    }

    /// <summary>The map of what was set so far.</summary>
    public MapValue Build() => MapValue.Adopt([.. _keys], [.. _values]);
}
