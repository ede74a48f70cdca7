using Graph.Cypher.Port;

namespace Graph.Image;

/// <summary>Numbers names as they come and renumbers them by name in the end.</summary>
internal sealed class TokenBuilder
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public bool Has(string name) => _numbers.ContainsKey(name);

    public int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = _names.Count;
            _names.Add(name);
            _numbers.Add(name, number);
        }

        return number;
    }

    public (TokenTable Table, int[] Final) Freeze()
    {
        var table = new TokenTable(_names.Order(StringComparer.Ordinal));
        return (table, [.. _names.Select(table.Find)]);
    }
}
