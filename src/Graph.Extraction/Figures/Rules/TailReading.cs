using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Figures.Periods;
using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>Which other time or thing a change is measured against.</summary>
internal enum ChangeBase
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The same time of the year before.</summary>
    Yoy,

    /// <summary>The time before.</summary>
    Mom,

    /// <summary>Average a year.</summary>
    Cagr,

    /// <summary>Something else: another year, a plan, another region.</summary>
    Other,
}

/// <summary>What the words before a quantity say about it.</summary>
internal sealed class TailReading
{
    /// <summary>End of the words that name the indicator, in the left context.</summary>
    public int Rest { get; private set; }

    /// <summary>+1 a rise, −1 a fall, 0 neither.</summary>
    public int Sign { get; private set; }

    /// <summary>The rise or fall is named by 提高, 降低, 缩短 …</summary>
    public bool Weak { get; private set; }

    /// <summary>The rise or fall is named as a rate (增速, 降幅).</summary>
    public bool IsRate { get; private set; }

    /// <summary>A gap word: 高, 快, 低.</summary>
    public bool IsGap { get; private set; }

    /// <summary>The number is where a movement ends (提高到).</summary>
    public bool IsEnd { get; private set; }

    /// <summary>What a change is measured against.</summary>
    public ChangeBase Base { get; private set; }

    /// <summary>How exact.</summary>
    public FigureQualifier Qualifier { get; private set; }

    /// <summary>分别 stands before it.</summary>
    public bool Respectively { get; private set; }

    /// <summary>累计 stands before it.</summary>
    public bool Cumulative { get; private set; }

    /// <summary>新增, 净增 stands before it.</summary>
    public bool IsFlow { get; private set; }

    /// <summary>Start of a comparator (比上年同期) in the left context, or −1.</summary>
    public int Comparator { get; private set; } = -1;

    /// <summary>End of the comparator.</summary>
    public int ComparatorEnd { get; private set; } = -1;

    /// <summary>Reads the words of <paramref name="left"/> from its end.</summary>
    public static TailReading Of(LeftContext left, UnitKind kind)
    {
        var reading = new TailReading();
        var text = left.Text.AsSpan();
        var at = text.Length;
        var verb = false;
        var adjacent = true;
        var pastTime = false;
        while (at > 0)
        {
            if (verb && reading.TakeComparator(left, at) is var cut and >= 0)
            {
                at = cut;
                continue;
            }

            if (text[at - 1] == LeftContext.PeriodMark)
            {
                at--;
                adjacent = false;
                pastTime = true;
                continue;
            }

            if (TailReader.Last(text, at) is not { } word)
            {
                break;
            }

            if (kind is UnitKind.Data && text[word.Start..at] is "下行" or "上行")
            {
                break;
            }

            if (pastTime && word.Role is TailRole.Over or TailRole.Under)
            {
                // 高于2024年的4.1万亿: a comparison with this number, not a bound on it.
                break;
            }

            if (!reading.Take(word.Role, ref verb, adjacent))
            {
                break;
            }

            adjacent &= word.Role is TailRole.Filler or TailRole.About;
            at = word.Start;
        }

        if (!verb && reading.TakeComparator(left, at) is var comparison and >= 0)
        {
            at = comparison;
        }

        reading.Rest = at;
        if (reading.Qualifier == FigureQualifier.Exact && (left.Text.Contains("约占", StringComparison.Ordinal) || left.Text.Contains("近占", StringComparison.Ordinal)))
        {
            reading.Qualifier = FigureQualifier.About;
        }

        return reading;
    }

    /// <summary>Copies what a list's first member was said to be (分别增长27.7%、58.5%).</summary>
    public TailReading Continue(int rest) => new()
    {
        Rest = rest,
        Sign = Sign,
        Weak = Weak,
        IsRate = IsRate,
        IsGap = IsGap,
        IsEnd = IsEnd,
        Base = Base,
        Qualifier = Respectively ? Qualifier : FigureQualifier.Exact,
        Respectively = Respectively,
        Cumulative = Cumulative,
        IsFlow = IsFlow,
    };

    /// <summary>Sets the comparison that an earlier clause named (与上年相比，).</summary>
    public void Against(ChangeBase other) => Base = Base == ChangeBase.None ? other : Base;

    /// <summary>Sets what a change is measured against, whatever the words said.</summary>
    public void Compare(ChangeBase other) => Base = other;

    private bool Take(TailRole role, ref bool verb, bool adjacent)
    {
        switch (role)
        {
            case TailRole.About:
                Qualify(FigureQualifier.About);
                return true;
            case TailRole.Over:
                Qualify(FigureQualifier.Over);
                return true;
            case TailRole.Under when adjacent || !verb:
                Qualify(FigureQualifier.Under);
                return true;
            case TailRole.To when !verb:
                IsEnd = true;
                return true;
            case TailRole.Rise or TailRole.Fall or TailRole.Improve or TailRole.Reduce or TailRole.Above or TailRole.Below:
                if (!verb)
                {
                    verb = true;
                    if (!IsEnd)
                    {
                        Sign = role is TailRole.Rise or TailRole.Improve or TailRole.Above ? 1 : -1;
                        Weak = role is TailRole.Improve or TailRole.Reduce;
                        IsGap = role is TailRole.Above or TailRole.Below;
                    }
                }

                return true;
            case TailRole.Rate or TailRole.FallRate:
                if (!verb || IsEnd)
                {
                    verb = true;
                    IsEnd = false;
                    IsRate = true;
                    Sign = role == TailRole.Rate ? 1 : -1;
                    Weak = false;
                    IsGap = false;
                }
                else if (Sign != 0 && !IsRate)
                {
                    // 增速回落, 降幅收窄 before points: the noun stays in the indicator.
                    return false;
                }

                return true;
            case TailRole.Yoy:
                Against(ChangeBase.Yoy);
                return true;
            case TailRole.Mom:
                Against(ChangeBase.Mom);
                return true;
            case TailRole.Cagr:
                Base = ChangeBase.Cagr;
                return true;
            case TailRole.Respectively:
                Respectively = true;
                return true;
            case TailRole.Cumulative:
                Cumulative = true;
                return true;
            case TailRole.Flow:
                IsFlow = true;
                verb = true;
                return false;
            default:
                return true;
        }
    }

    private void Qualify(FigureQualifier qualifier) => Qualifier = Qualifier == FigureQualifier.Exact ? qualifier : Qualifier;

    /// <summary>比… or 较… that ends at <paramref name="at"/>; returns where it starts, or −1.</summary>
    private int TakeComparator(LeftContext left, int at)
    {
        if (Comparator >= 0)
        {
            return -1;
        }

        var text = left.Text;
        for (var i = at - 1; i >= 0 && at - i <= 24; i--)
        {
            if (text[i] is '、' or '，')
            {
                return -1;
            }

            if (text[i] is not ('比' or '较') || i + 1 >= at)
            {
                continue;
            }

            var before = i > 0 ? text[i - 1] : ' ';
            var after = text[i + 1];
            if (before is '占' or '同' or '环' or '对' or '类' or '相' or '性' or '无' or '配' || after is '重' or '例' or '亚' or '率' or '值' or '特' or '快' or '大' or '小' or '强' or '好' or '为' or '高' or '低' or '多' or '少' or '赛' or '如')
            {
                continue;
            }

            var what = text.AsSpan(i + 1, at - i - 1);
            Base = Base is ChangeBase.None or ChangeBase.Other ? Classify(left, i + 1, at, what) : Base;
            Comparator = i;
            ComparatorEnd = at;
            return i;
        }

        return -1;
    }

    private static ChangeBase Classify(LeftContext left, int start, int end, ReadOnlySpan<char> what)
    {
        for (var i = start; i < end; i++)
        {
            if (left.MentionAt(i) is { } mention)
            {
                if (mention.Kind == PeriodKind.SameLastYear)
                {
                    return ChangeBase.Yoy;
                }

                return mention.Kind switch
                {
                    PeriodKind.Year when !mention.By && mention.IsLastYear => ChangeBase.Yoy,
                    PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Cumulative when mention.IsBefore => ChangeBase.Mom,
                    _ => ChangeBase.Other,
                };
            }
        }

        if (what.Contains("同期", StringComparison.Ordinal))
        {
            return ChangeBase.Yoy;
        }

        return what is "上年" or "去年" or "上一年" or "一年前" ? ChangeBase.Yoy : what is "上月" or "上季度" or "上一季度" or "上季" or "前一月" or "上期" or "前月" or "上一财季" or "上周" ? ChangeBase.Mom : ChangeBase.Other;
    }
}
