using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>Variables and their values. Immutable: a change makes a copy.</summary>
internal sealed class NaiveRow
{
    public static NaiveRow Empty { get; } = new([]);

    private readonly Dictionary<string, CypherValue> _values;

    public NaiveRow(Dictionary<string, CypherValue> values) => _values = values;

    public IEnumerable<string> Names => _values.Keys;

    public bool TryGet(string name, out CypherValue value) => _values.TryGetValue(name, out value);

    public CypherValue this[string name] => _values.TryGetValue(name, out CypherValue value) ? value : throw new NotSupportedException($"The naive evaluator knows no variable {name}.");

    public NaiveRow With(string name, CypherValue value) => new(new Dictionary<string, CypherValue>(_values, StringComparer.Ordinal) { [name] = value });

    public NaiveRow With(IEnumerable<KeyValuePair<string, CypherValue>> values)
    {
        var copy = new Dictionary<string, CypherValue>(_values, StringComparer.Ordinal);
        foreach ((string name, CypherValue value) in values)
        {
            copy[name] = value;
        }

        return new NaiveRow(copy);
    }

    public NaiveRow Only(IEnumerable<string> names)
    {
        var copy = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            copy[name] = this[name];
        }

        return new NaiveRow(copy);
    }
}
