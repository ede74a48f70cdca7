namespace Graph.Cypher.Port;

/// <summary>
/// The names of one kind (labels, relationship types or property keys) with their dense numbers from 0. Immutable and safe for
/// concurrent readers.
/// </summary>
public sealed class TokenTable
{
    /// <summary>The number that stands for a name which the table does not hold.</summary>
    public const int None = -1;

    private readonly string[] _names;
    private readonly Dictionary<string, int> _numbers;

    /// <summary>Makes a table of distinct names; a name's place is its number.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public TokenTable(IEnumerable<string> names)
    {
        _names = [.. names];
        _numbers = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (int i = 0; i < _names.Length; i++)
        {
            _numbers.Add(_names[i], i);
        }
    }

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    /// <summary>All names, by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The name of a number; out of range throws.</summary>
    public string this[int number] => _names[number];

    /// <summary>The number of a name, or <see cref="None"/>. Names are case-sensitive.</summary>
    public int Find(string name) => _numbers.TryGetValue(name, out int number) ? number : None;
}
