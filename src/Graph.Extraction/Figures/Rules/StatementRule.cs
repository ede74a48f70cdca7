using Graph.Extraction.Figures.Numbers;

namespace Graph.Extraction.Figures.Rules;

/// <summary>Whether a number is stated at all: denials, suppositions and the same amount in other money are not; an expectation beside a fact is of the same change.</summary>
internal static class StatementRule
{
    public static bool IsRestatement(string text, Quantity q, FigureReading previous, string left, bool inBracket)
    {
        var before = previous.Quantity.Unit!;
        if (before.Unit == q.Unit!.Unit)
        {
            return false;
        }

        var said = left.Contains("约合", StringComparison.Ordinal) || left.Contains("折合", StringComparison.Ordinal) || left.Contains("合人民币", StringComparison.Ordinal) || left.Contains("相当于", StringComparison.Ordinal) || left.Contains("折算", StringComparison.Ordinal);
        if (before.Kind != UnitKind.Money || q.Unit.Kind != UnitKind.Money)
        {
            return false;
        }

        if (said)
        {
            return true;
        }

        return inBracket && q.Start - previous.End <= 8 && text.AsSpan(previous.End, q.Start - previous.End).IndexOfAny('，', '；') < 0;
    }

    public static (string Code, string Reason)? Denied(string left)
    {
        foreach (var word in (ReadOnlySpan<string>)["尚未", "未达", "并未", "否认", "并非", "不是", "没有达到", "未能达到", "未能", "从未"])
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return ("figure.negated", $"found {word} before the number; expected a statement that holds");
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["如果", "假如", "假设", "倘若", "若按", "即使", "哪怕"])
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return ("figure.hypothetical", $"found {word} before the number; expected a statement that holds");
            }
        }

        return null;
    }

    public static bool Expected(string left) =>
        left.Contains("预期", StringComparison.Ordinal) || left.Contains("预测", StringComparison.Ordinal) || left.Contains("预估", StringComparison.Ordinal) || left.Contains("调查中值", StringComparison.Ordinal) || left.Contains("调查所得", StringComparison.Ordinal);

    /// <summary>好于彭博6.6%的一致预期.</summary>
    public static bool ExpectedAfter(string text, int at, int end) => StatusRule.ExpectationAfter(text.AsSpan(at, Math.Max(0, Math.Min(end, at + 10) - at)));
}
