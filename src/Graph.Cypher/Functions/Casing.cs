using System.Buffers;
using System.Text;

namespace Graph.Cypher.Functions;

/// <summary>
/// Upper and lower case of whole texts as Unicode's SpecialCasing has it where one character becomes several or depends on its
/// neighbours; .NET's invariant casing maps character by character.
/// </summary>
internal static class Casing
{
    private static readonly SearchValues<char> Expanding = SearchValues.Create("ßŉǰΐΰևẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ");

    public static string ToUpper(string text)
    {
        if (text.AsSpan().IndexOfAny(Expanding) < 0)
            return text.ToUpperInvariant();
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            var expanded = c switch
            {
                'ß' => "SS",
                'ŉ' => "ʼN",
                'ǰ' => "J̌",
                'ΐ' => "Ϊ́",
                'ΰ' => "Ϋ́",
                'և' => "ԵՒ",
                'ẖ' => "H̱",
                'ẗ' => "T̈",
                'ẘ' => "W̊",
                'ẙ' => "Y̊",
                'ẚ' => "Aʾ",
                'ﬀ' => "FF",
                'ﬁ' => "FI",
                'ﬂ' => "FL",
                'ﬃ' => "FFI",
                'ﬄ' => "FFL",
                'ﬅ' or 'ﬆ' => "ST",
                'ﬓ' => "ՄՆ",
                'ﬔ' => "ՄԵ",
                'ﬕ' => "ՄԻ",
                'ﬖ' => "ՎՆ",
                'ﬗ' => "ՄԽ",
                _ => null,
            };
            if (expanded is null)
                result.Append(c);
            else
                result.Append(expanded);
        }

        return result.ToString().ToUpperInvariant();
    }

    public static string ToLower(string text)
    {
        if (text.AsSpan().IndexOfAny('İ', 'Σ') < 0)
            return text.ToLowerInvariant();
        var result = new StringBuilder(text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'İ')
                result.Append("i̇");
            else if (text[i] == 'Σ' && i > 0 && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
                result.Append('ς');
            else
                result.Append(char.ToLowerInvariant(text[i]));
        }

        return result.ToString();
    }
}
