using System.Text;
using Graph.Cypher.Comparison;

namespace Graph.Image.Columns;

/// <summary>Different texts, sorted by code point, as UTF-8; a text becomes a string when it is first asked for and is kept. Safe for concurrent readers.</summary>
internal sealed class TextDictionary
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;
    private readonly string?[] _texts;

    public TextDictionary(byte[] bytes, int[] offsets)
    {
        _bytes = bytes;
        _offsets = offsets;
        _texts = new string?[offsets.Length - 1];
    }

    public int Count => _texts.Length;

    public byte[] Bytes => _bytes;

    public int[] Offsets => _offsets;

    // Two threads may make the same string at once; either may stay, both are equal.
    public string this[int code] => _texts[code] ??= Encoding.UTF8.GetString(Utf8(code));

    public ReadOnlySpan<byte> Utf8(int code) => _bytes.AsSpan(_offsets[code], _offsets[code + 1] - _offsets[code]);

    /// <summary>The code of a text, or the complement of where it would stand.</summary>
    public int Find(string text)
    {
        int size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> wanted = size <= 512 ? stackalloc byte[512] : new byte[size];
        wanted = wanted[..Encoding.UTF8.GetBytes(text, wanted)];
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Utf8(middle).SequenceCompareTo(wanted);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    /// <summary>A dictionary of distinct texts in any order, and for each the code it got.</summary>
    public static (TextDictionary Dictionary, int[] Codes) Of(List<string> texts)
    {
        string[] sorted = [.. texts];
        int[] places = new int[sorted.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(sorted, places, Comparer<string>.Create(StringOrder.Compare));
        int[] codes = new int[sorted.Length];
        int[] offsets = new int[sorted.Length + 1];
        long total = 0;
        foreach (string text in sorted)
        {
            total += Encoding.UTF8.GetByteCount(text);
        }

        byte[] bytes = new byte[checked((int)total)];
        for (int i = 0; i < sorted.Length; i++)
        {
            codes[places[i]] = i;
            offsets[i + 1] = offsets[i] + Encoding.UTF8.GetBytes(sorted[i], bytes.AsSpan(offsets[i]));
        }

        return (new TextDictionary(bytes, offsets), codes);
    }
}
