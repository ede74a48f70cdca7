using Graph.Model;
using Graph.Reading.Cleaning;

namespace Graph.Reading.Structure;

/// <summary>
/// Splits a block into sentences: at 。！？ and their half-width forms with the closing marks after them; at a full stop that ends an English sentence (not in U.S., 3.5, No. 1). A semicolon ends none.
/// </summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "co", "corp", "vs", "etc", "fig", "al", "st", "jr", "sr", "vol", "art", "sec", "ed", "eds", "pp", "e.g", "i.e", "approx", "dept", "est",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    /// <summary>The sentences of [<paramref name="start"/>, <paramref name="end"/>) of <paramref name="text"/>, without outer spaces; none for a range of spaces and marks only.</summary>
    public static void Split(string text, int start, int end, List<TextSpan> sentences)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!(CharacterClass.IsSentenceEnd(c) || (c is '.' && EndsEnglish(text, start, i, end)) || (c == '…' && IsEllipsisEnd(text, i, end))))
            {
                continue;
            }

            var after = i + 1;
            while (after < end && (CharacterClass.IsSentenceEnd(text[after]) || text[after] == '…'))
            {
                after++;
            }

            // Closing marks belong to the sentence, but not to one inside a quotation that goes on (“…？”他说).
            var close = after;
            while (close < end && CharacterClass.IsClosing(text[close]))
            {
                close++;
            }

            if (c is '?' or '!' && close < end && char.IsAsciiLetterOrDigit(text[close]) || GoesOn(text, close, end, close > after))
            {
                i = close - 1;
                continue;
            }

            Add(text, from, close, sentences);
            from = close;
            i = close - 1;
        }

        Add(text, from, end, sentences);
    }

    /// <summary>After the mark stands something that continues the sentence: a comma, or the end of a title or bracket within it.</summary>
    private static bool GoesOn(string text, int at, int end, bool closed) =>
        at < end && (text[at] is '，' or '、' or '；' or '：' or ',' or ';' || (closed && text[at] is '的' or '等' or '和' or '与' or '及' or '之' or '这' or '为'));

    private static bool EndsEnglish(string text, int start, int at, int end)
    {
        if (at + 1 < end && !(text[at + 1] is ' ' || CharacterClass.IsClosing(text[at + 1])))
        {
            return false;
        }

        var word = at;
        while (word > start && (char.IsAsciiLetter(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        var before = text.AsSpan(word, at - word);
        var next = at + 1;
        while (next < end && (text[next] == ' ' || CharacterClass.IsClosing(text[next])))
        {
            next++;
        }

        if (before.Length == 0)
        {
            // A number before the stop: a list number at the beginning of the block, or a sentence's end.
            return at > start && !IsListNumber(text, start, at) && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '%' || CharacterClass.IsClosing(text[at - 1]));
        }

        if (next >= end)
        {
            return true;
        }

        var isAbbreviation = (before.Length == 1 && char.IsAsciiLetterUpper(before[0])) || before.Contains('.') || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before);
        return !isAbbreviation && (char.IsAsciiLetterUpper(text[next]) || char.IsAsciiDigit(text[next]) || CharacterClass.IsHan(text[next]) || CharacterClass.IsOpening(text[next]));
    }

    private static bool IsListNumber(string text, int start, int at)
    {
        var digits = at;
        while (digits > start && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        var before = digits;
        while (before > start && text[before - 1] == ' ')
        {
            before--;
        }

        return before == start || (at - digits <= 2 && CharacterClass.IsSentenceEnd(text[before - 1]) || text[before - 1] is '；' or '：');
    }

    private static bool IsEllipsisEnd(string text, int at, int end)
    {
        var after = at + 1;
        while (after < end && text[after] == '…')
        {
            after++;
        }

        return after < end && after - at >= 2 && CharacterClass.IsClosing(text[after]) && after + 1 == end;
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && text[start] is ' ' or '\n')
        {
            start++;
        }

        while (end > start && text[end - 1] is ' ' or '\n')
        {
            end--;
        }

        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || CharacterClass.IsHan(text[i]))
            {
                sentences.Add(new TextSpan(start, end));
                return;
            }
        }

        // Marks alone belong to what stands before them.
        if (start < end && sentences.Count > 0 && sentences[^1].End == start)
        {
            sentences[^1] = new TextSpan(sentences[^1].Start, end);
        }
    }
}
