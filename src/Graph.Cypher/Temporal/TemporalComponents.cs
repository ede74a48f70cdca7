using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>
/// The map that a temporal constructor takes: names without regard to case, nulls as if they were not given, and every number an
/// integer.
/// </summary>
internal sealed class TemporalComponents
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "year", "quarter", "month", "week", "day", "dayOfWeek", "dayOfQuarter", "ordinalDay", "hour", "minute", "second",
        "millisecond", "microsecond", "nanosecond", "timezone", "date", "time", "datetime", "epochSeconds", "epochMillis",
    };

    private readonly Dictionary<string, CypherValue> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _type;

    public TemporalComponents(MapValue map, string type)
    {
        _type = type;
        for (var i = 0; i < map.Count; i++)
        {
            if (!Known.Contains(map.Keys[i]))
                throw CypherRuntimeException.Argument($"{type}() does not know the component {map.Keys[i]}.");
            if (!map.Values[i].IsNull)
                _values[map.Keys[i]] = map.Values[i];
        }
    }

    public int Count => _values.Count;

    public bool Has(string name) => _values.ContainsKey(name);

    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.ContainsKey(name))
                return true;
        }

        return false;
    }

    public void Set(string name, long value) => _values[name] = CypherValue.Integer(value);

    public CypherValue Get(string name) => _values.GetValueOrDefault(name);

    /// <summary>An integer of a range; null when it was not given.</summary>
    public long? Integer(string name, long min, long max)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        if (!value.IsInteger)
            throw CypherRuntimeException.Argument($"{_type}() needs an Integer for {name}, not {ValueText.Describe(value)}.");
        var number = value.AsInteger;
        return number >= min && number <= max
            ? number
            : throw CypherRuntimeException.Argument($"{_type}() takes {min} to {max} for {name}, not {number}.");
    }

    /// <summary>The zone that was given; null when there is none.</summary>
    public ZoneRules? Zone()
    {
        if (!_values.TryGetValue("timezone", out var value))
            return null;
        return value.IsString
            ? ZoneRules.Parse(value.AsString)
            : throw CypherRuntimeException.Argument($"{_type}() needs a String for timezone, not {ValueText.Describe(value)}.");
    }

    /// <summary>Raises an error when a component was given that the type does not have.</summary>
    public void Refuse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.ContainsKey(name))
                throw CypherRuntimeException.Argument($"{_type}() does not take the component {name}.");
        }
    }

    public CypherRuntimeException Missing(string needed, string because) =>
        CypherRuntimeException.Argument($"{_type}() needs {needed} where {because} is given.");

    public CypherRuntimeException Conflict(string first, string second) =>
        CypherRuntimeException.Argument($"{_type}() takes either {first} or {second}, not both.");
}
