namespace Graph.Reading.Cleaning;

/// <summary>The classes of characters that cleaning and structure go by.</summary>
internal static class CharacterClass
{
    /// <summary>A Chinese character (also a half of one outside the basic plane).</summary>
    public static bool IsHan(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or '〇' or (>= '\uf900' and <= '\ufaff') or (>= '\ud840' and <= '\ud8bf');

    /// <summary>Chinese punctuation, after which and before which no space is meant.</summary>
    public static bool IsChineseMark(char c) => c is (>= '\u3001' and <= '\u3003') or (>= '\u3008' and <= '\u3011') or (>= '\u3014' and <= '\u301b')
        or '，' or '；' or '：' or '！' or '？' or '（' or '）' or '“' or '”' or '‘' or '’' or '…' or '—' or '·' or '～' or '％' or '《' or '》';

    /// <summary>Ends a sentence wherever it stands, with the closing marks after it.</summary>
    public static bool IsSentenceEnd(char c) => c is '。' or '！' or '？' or '!' or '?';

    /// <summary>Closes what a sentence opened.</summary>
    public static bool IsClosing(char c) => c is '”' or '’' or '》' or '）' or ')' or '】' or '」' or '』' or '〕' or ']' or '"';

    public static bool IsOpening(char c) => c is '“' or '‘' or '《' or '（' or '(' or '【' or '「' or '『' or '〔' or '[';

    public static bool IsSpace(char c) => c is ' ' or '\u3000' or '\t' or '\u00a0' or (>= '\u2000' and <= '\u200b') or '\ufeff';

    /// <summary>A letter or digit of an alphabet.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= '\u00c0' and <= '\u024f' && c is not ('×' or '÷'));

    /// <summary>Columns that a fixed-width print gives the character.</summary>
    public static int Columns(char c) => c >= '\u1100' && (IsHan(c) || c is (>= '\u2e80' and <= '\u303e') or (>= '\uff01' and <= '\uff60') or '“' or '”' or '…' or '—') ? 2 : 1;
}
