namespace Graph.Extraction.Relations;

/// <summary>How far a cooperation or investment has come, as the words around it say: planned, signed, started, operating.</summary>
internal static class Stage
{
    private static readonly string[] Planned = ["拟", "计划", "将", "洽谈", "筹划", "有意", "探讨", "意向", "商谈", "预计", "力争", "考虑", "磋商", "谋划"];
    private static readonly string[] Signed = ["签署", "签订", "签约", "签下", "达成", "协议", "备忘录", "签了"];
    private static readonly string[] Started = ["启动", "开工", "揭牌", "奠基", "动工", "开建", "共建", "联合成立", "合资成立"];
    private static readonly string[] Operating = ["投运", "投产", "运营", "建成", "上线", "开通", "已投入", "交付", "落成", "开园"];

    /// <summary>The stage that <paramref name="clause"/> says, or <paramref name="otherwise"/>.</summary>
    public static string Of(ReadOnlySpan<char> clause, string otherwise)
    {
        if (Any(clause, Planned) && !Any(clause, ["已签", "已达成", "已启动", "已投"]))
        {
            return "planned";
        }

        if (Any(clause, Operating))
        {
            return "operating";
        }

        if (Any(clause, Signed))
        {
            return "signed";
        }

        return Any(clause, Started) ? "started" : otherwise;
    }

    private static bool Any(ReadOnlySpan<char> clause, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (clause.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
