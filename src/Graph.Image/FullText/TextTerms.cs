using System.Globalization;
using System.Text;

namespace Graph.Image.FullText;

/// <summary>Cuts text into terms: Han characters and kana into overlapping pairs (a lone one stands alone), other letters and digits into lower-case words.</summary>
internal static class TextTerms
{
    /// <summary>Calls back for every term with its position; a pair counts as one position.</summary>
    public static void Cut(string text, Action<string, int> term)
    {
        int position = 0;
        int i = 0;
        var word = new StringBuilder();
        while (i < text.Length)
        {
            Rune rune = Next(text, i);
            if (IsHan(rune))
            {
                int runStart = i;
                int previous = -1;
                while (i < text.Length && IsHan(rune = Next(text, i)))
                {
                    if (previous >= 0)
                    {
                        term(text[previous..(i + rune.Utf16SequenceLength)], position++);
                    }

                    previous = i;
                    i += rune.Utf16SequenceLength;
                }

                if (previous == runStart)
                {
                    term(text[runStart..i], position++);
                }
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                word.Clear();
                while (i < text.Length && Rune.IsLetterOrDigit(rune = Next(text, i)) && !IsHan(rune))
                {
                    word.Append(Rune.ToLowerInvariant(Fold(rune)).ToString());
                    i += rune.Utf16SequenceLength;
                }

                term(word.ToString(), position++);
            }
            else
            {
                i += rune.Utf16SequenceLength;
            }
        }
    }

    // Full-width Latin letters and digits are read as their usual forms.
    private static Rune Fold(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;

    private static Rune Next(string text, int index) => Rune.TryGetRuneAt(text, index, out Rune rune) ? rune : Rune.ReplacementChar;

    private static bool IsHan(Rune rune) => rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x20000 and <= 0x3134F) || (rune.Value == 0x3005 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierLetter);
}
