namespace Graph.Cypher.Values;

/// <summary>
/// An immutable map from names to values. It keeps the order in which its keys were first given; a key given twice has the last
/// value. Values may be null.
/// </summary>
public sealed class MapValue : ReferenceValue
{
    // Below this a scan over the keys beats a hash table; maps in queries mostly have a handful of keys.
    private const int IndexFrom = 12;

    private readonly string[] _keys;
    private readonly CypherValue[] _values;
    private readonly Dictionary<string, int>? _index;

    private MapValue(string[] keys, CypherValue[] values)
        : base(ValueKind.Map)
    {
        _keys = keys;
        _values = values;
        Depth = ValueLimits.DepthOf(values);
        if (keys.Length >= IndexFrom)
        {
            _index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
                _index.Add(keys[i], i);
        }
    }

    /// <summary>The map without keys.</summary>
    public static MapValue Empty { get; } = new([], []);

    /// <summary>How deep lists and maps are nested in it, itself included; at most <see cref="ValueLimits.MaxDepth"/>.</summary>
    internal int Depth { get; }

    /// <summary>The number of keys.</summary>
    public int Count => _keys.Length;

    /// <summary>The keys, in order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The values, in the order of <see cref="Keys"/>.</summary>
    public ReadOnlySpan<CypherValue> Values => _values;

    /// <summary>The value of a key; <see cref="CypherValue.Null"/> when the map has no such key.</summary>
    public CypherValue this[string key]
    {
        get
        {
            var i = IndexOf(key);
            return i < 0 ? CypherValue.Null : _values[i];
        }
    }

    /// <summary>A map of the given entries.</summary>
    public static MapValue Of(params ReadOnlySpan<(string Key, CypherValue Value)> entries)
    {
        var builder = new MapBuilder(entries.Length);
        foreach (var (key, value) in entries)
            builder.Set(key, value);
        return builder.Build();
    }

    /// <summary>
    /// A map over the arrays themselves, without a copy: the keys must be distinct, and the caller must not change the arrays
    /// afterwards. The arrays must have the same length.
    /// </summary>
    public static MapValue Adopt(string[] distinctKeys, CypherValue[] values)
    {
        if (distinctKeys.Length != values.Length)
            throw new ArgumentException($"{distinctKeys.Length} keys but {values.Length} values.", nameof(values));
        return distinctKeys.Length == 0 ? Empty : new MapValue(distinctKeys, values);
    }

    /// <summary>Whether the map has the key, even with a null value.</summary>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>Gets the value of a key; false when the map has no such key.</summary>
    public bool TryGet(string key, out CypherValue value)
    {
        var i = IndexOf(key);
        value = i < 0 ? CypherValue.Null : _values[i];
        return i >= 0;
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var at) ? at : -1;
        for (var i = 0; i < _keys.Length; i++)
        {
            if (string.Equals(_keys[i], key))
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => CypherValue.Map(this).ToString();
}
