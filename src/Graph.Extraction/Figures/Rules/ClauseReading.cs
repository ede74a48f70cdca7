using Graph.Extraction.Figures.Numbers;

namespace Graph.Extraction.Figures.Rules;

/// <summary>Where the clause of a number begins and ends, and the label that a colon or bracket gives it.</summary>
internal static class ClauseReading
{
    /// <summary>The clause around a quantity: bracketed remarks before it are passed over; inside a bracket the bracket bounds it.</summary>
    public static (int Start, int End) ClauseOf(string text, int start, int end, Quantity q)
    {
        var i = q.Start;
        while (i > start)
        {
            var c = text[i - 1];
            if (c is '）' or ')')
            {
                var open = text.AsSpan(start, i - 1 - start).LastIndexOfAny('（', '(');
                if (open < 0)
                {
                    i--;
                    continue;
                }

                i = start + open;
                continue;
            }

            if (c is '（' or '(' or '，' or '；' or '。' or '！' or '？' or ';' or '\n' || (c is '：' or ':' && !LabelColon(text, start, i - 1, q.Start)) || (c is ',' && !(i - 2 >= start && char.IsAsciiDigit(text[i - 2]) && char.IsAsciiDigit(text[i]))))
            {
                break;
            }

            i--;
        }

        var j = q.End;
        while (j < end && text[j] is not ('，' or '；' or '。' or '！' or '？' or ';' or '\n' or '）' or ')' or '：') && !(text[j] == ',' && !(j + 1 < end && char.IsAsciiDigit(text[j + 1]))))
        {
            j++;
        }

        return (i, Math.Max(j, q.End));
    }

    /// <summary>A colon right before the number names it (产量：12.3万辆) and bounds nothing.</summary>
    private static bool LabelColon(string text, int start, int colon, int number)
    {
        var between = text.AsSpan(colon + 1, number - colon - 1).Trim(' ');
        return between.Length <= 1 || between is "约为" or "超过";
    }

    public static bool ClosedBefore(string text, int end, int at)
    {
        var depth = 0;
        for (var i = end; i < at; i++)
        {
            if (text[i] is '（' or '(')
            {
                depth++;
            }
            else if (text[i] is '）' or ')' && --depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    public static bool OnlyMarks(string text)
    {
        foreach (var c in text)
        {
            if (c is not ('、' or '，' or ',' or '和' or '与' or '及' or '以' or ' ' or LeftContext.PeriodMark or '/'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The word before a bracket: 广西 in 广西(-28.7%).</summary>
    public static string LabelBefore(string text, int start, int open)
    {
        var i = open;
        while (i > start && text[i - 1] is not ('、' or '，' or '；' or '：' or '。' or '）' or ')' or '和' or '是' or '有' or '为' or '及' or '与') && open - i < 16)
        {
            i--;
        }

        return text[i..open].Trim();
    }

    public static string ClosedLabel(string text, int from, int open)
    {
        var close = text.IndexOfAny(['）', ')'], from, Math.Max(0, open - from));
        return close < 0 ? "" : LabelBefore(text, close, open);
    }
}
