using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Columns;

/// <summary>A dense run of codes into a sorted dictionary.</summary>
internal sealed class TextColumn(int first, int[] codes, TextDictionary dictionary, int count) : ITextColumn
{
    public int First => first;

    public int Count => count;

    public ReadOnlySpan<int> Codes => codes;

    public int DistinctCount => dictionary.Count;

    public TextDictionary Dictionary => dictionary;

    public string Text(int code) => dictionary[code];

    public int FindCode(string text) => dictionary.Find(text);

    public CypherValue Value(int id)
    {
        uint place = (uint)(id - first);
        return place < (uint)codes.Length && codes[place] >= 0 ? CypherValue.String(dictionary[codes[place]]) : CypherValue.Null;
    }
}
