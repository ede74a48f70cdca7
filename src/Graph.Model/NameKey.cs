using System.Text;

namespace Graph.Model;

/// <summary>
/// The form under which two spellings of a name are one: NFKC, lower case, no white space, no quotation or title marks,
/// one dash for all dashes, round brackets for all brackets. Used for identity only; names keep their written form.
/// </summary>
public static class NameKey
{
    /// <summary>The key of <paramref name="name"/>; empty for a name of marks and spaces only.</summary>
    public static string Of(string name)
    {
        var text = name.IsNormalized(NormalizationForm.FormKC) ? name : name.Normalize(NormalizationForm.FormKC);
        var key = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            // Under invariant globalization the runtime does not normalize; full-width forms are the ones that occur.
            var c = unit is >= '\uff01' and <= '\uff5e' ? (char)(unit - 0xfee0) : unit;
            if (char.IsWhiteSpace(c) || IsQuote(c))
            {
                continue;
            }

            if (IsDash(c))
            {
                if (key.Length == 0 || key[^1] != '-')
                {
                    key.Append('-');
                }

                continue;
            }

            key.Append(c switch
            {
                '〔' or '[' or '【' => '(',
                '〕' or ']' or '】' => ')',
                _ => char.ToLowerInvariant(c),
            });
        }

        return key.ToString();
    }

    private static bool IsQuote(char c) => c is '“' or '”' or '"' or '\'' or '‘' or '’' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉';

    private static bool IsDash(char c) => c is '-' or '—' or '–' or '‒' or '―' or '−' or '~' or '～' or '‐';
}
