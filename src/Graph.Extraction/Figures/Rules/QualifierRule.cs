using Graph.Extraction.Figures.Numbers;
using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>How exact a figure is said to be, by the words before (近, 超, 不超过) and after it (左右, 以上, 以内), and by 余 and 多 within.</summary>
internal static class QualifierRule
{
    private static readonly (string Word, FigureQualifier Qualifier)[] After =
    [
        ("及以上", FigureQualifier.Over), ("以上", FigureQualifier.Over), ("有余", FigureQualifier.Over), ("之多", FigureQualifier.Exact), ("开外", FigureQualifier.Over),
        ("左右", FigureQualifier.About), ("上下", FigureQualifier.About), ("及以内", FigureQualifier.Under), ("以内", FigureQualifier.Under), ("之内", FigureQualifier.Under),
        ("及以下", FigureQualifier.Under), ("以下", FigureQualifier.Under), ("之间", FigureQualifier.Exact), ("多", FigureQualifier.Over), ("余", FigureQualifier.Over), ("内", FigureQualifier.Under), ("起", FigureQualifier.Over),
    ];

    /// <summary>The qualifier, and how long the words after the number are.</summary>
    public static (FigureQualifier Qualifier, int After) Of(string text, int end, Quantity q, FigureQualifier before)
    {
        var (qualifier, length) = (FigureQualifier.Exact, 0);
        foreach (var (word, meaning) in After)
        {
            if (q.End + word.Length <= end && string.CompareOrdinal(text, q.End, word, 0, word.Length) == 0 && !(word.Length == 1 && Joined(text, q.End + 1, end, word[0], q)))
            {
                (qualifier, length) = (meaning, word.Length);
                break;
            }
        }

        if (before != FigureQualifier.Exact)
        {
            return (before, length);
        }

        if (qualifier != FigureQualifier.Exact)
        {
            return (qualifier, length);
        }

        if (q.Number.More)
        {
            return (FigureQualifier.Over, length);
        }

        return (FigureQualifier.Exact, length);
    }

    private static bool Joined(string text, int at, int end, char word, Quantity q) => word switch
    {
        '内' => q.Unit!.Kind is not UnitKind.Time || (at < end && text[at] is '存' or '部' or '生' or '容' or '地'),
        '起' => at < end && text[at] is '来' or '步' or '点' or '重' or '售' or '降' or '飞' || q.Unit!.Kind != UnitKind.Money,
        '多' => at < end && text[at] is '个' or '家' or '元' or '模' or '边' or '层' or '种' or '年' or '场',
        _ => at < end && text[at] is '额' or '热',
    };
}
