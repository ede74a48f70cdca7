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
        // Most names are their own key; those cost a look at each letter and no copy.
        var same = 0;
        while (same < name.Length && IsItsOwnKey(name[same]))
        {
            same++;
        }

        if (same == name.Length)
        {
            return name;
        }

        var key = new StringBuilder(name.Length).Append(name, 0, same);
        foreach (var unit in name.AsSpan(same))
        {
            // Full-width forms are the compatibility forms that occur in names; the runtime's own normalization does nothing under invariant globalization.
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

    // Chinese characters, small Latin letters and digits.
    private static bool IsItsOwnKey(char c) => c is >= '\u4e00' and <= '\u9fff' or >= 'a' and <= 'z' or >= '0' and <= '9' or '(' or ')';

    private static bool IsQuote(char c) => c is '“' or '”' or '"' or '\'' or '‘' or '’' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉';

    private static bool IsDash(char c) => c is '-' or '—' or '–' or '‒' or '―' or '−' or '~' or '～' or '‐';
}
