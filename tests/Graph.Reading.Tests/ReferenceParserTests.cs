using Xunit;

namespace Graph.Reading.Tests;

public sealed class ReferenceParserTests
{
    [Theory]
    [InlineData("1. 来源：国家数据局；标题：关于某事的通知；日期：2026-06-10；用途：背景；链接：https://a.cn/x", "国家数据局", "关于某事的通知", "2026-06-10", "背景", "https://a.cn/x")]
    [InlineData("- 标题：某报告；发布机构：某研究院；发布时间：2026年5月；说明：数据", "某研究院", "某报告", "2026-05", "数据", null)]
    [InlineData("3. 日期：2026；来源：Reuters；标题：US power use to rise, EIA says", "Reuters", "US power use to rise, EIA says", "2026", null, null)]
    [InlineData("[1] 国家数据局. 关于推进数据流通的通知[EB/OL]. (2026-06-10). https://a.cn/y.", "国家数据局", "关于推进数据流通的通知", "2026-06-10", null, "https://a.cn/y")]
    [InlineData("[2] 王某, 李某. 算力与电力协同研究[J]. 能源研究, 2025.", "王某, 李某", "算力与电力协同研究", "2025", null, null)]
    [InlineData("1. 国家数据局：《数字经济工作要点》，2026年6月10日，https://a.cn/z", "国家数据局", "数字经济工作要点", "2026-06-10", null, "https://a.cn/z")]
    [InlineData("2. 国家发展改革委：关于印发《某方案》的通知，2026年5月", "国家发展改革委", "关于印发《某方案》的通知", "2026-05", null, null)]
    [InlineData("- [某园区公布算力规模](https://a.cn/p) — 某日报, 2026-06-09", "某日报", "某园区公布算力规模", "2026-06-09", null, "https://a.cn/p")]
    [InlineData("- Reuters, Amazon gets loan as capex surges, 2026-06-10", "Reuters", "Amazon gets loan as capex surges", "2026-06-10", null, null)]
    [InlineData("（1）新华社（转载）：用电量突破新高，2026-01-17", "新华社（转载）", "用电量突破新高", "2026-01-17", null, null)]
    [InlineData("[^1]: 国家能源局：《电力统计》，2026-05-20", "国家能源局", "电力统计", "2026-05-20", null, null)]
    public void Read_ReferenceEntry_GivesItsParts(string entry, string? publisher, string title, string? date, string? purpose, string? url)
    {
        var document = TestDocuments.Markdown($"# 通报\n\n2026年6月11日\n\n园区公布了规模。\n\n## 参考文献\n\n{entry}\n");
        var reference = Assert.Single(document.Structure.References);
        Assert.Equal((publisher, title, date, purpose, url), (reference.Publisher, reference.Title, reference.Date, reference.Purpose, reference.Url));
        Assert.Contains(title[..3], reference.Span.Of(document.Clean.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## 参考资料")]
    [InlineData("**资料来源**")]
    [InlineData("参考文献：")]
    [InlineData("### Sources")]
    [InlineData("六、参考文献")]
    [InlineData("【参考资料】")]
    [InlineData("## 🔗 原文链接")]
    [InlineData("### 数据出处")]
    [InlineData("来源")]
    public void Read_ReferenceHeading_OfAnyShape_BeginsTheList(string heading)
    {
        var document = TestDocuments.Markdown($"# 通报\n\n2026年6月11日\n\n园区公布了规模。\n\n{heading}\n\n1. 来源：甲局；标题：乙通知；日期：2026-06-10\n2. 来源：丙社；标题：丁报道；日期：2026-06-09\n");
        Assert.Equal(["乙通知", "丁报道"], document.Structure.References.Select(r => r.Title));
        Assert.DoesNotContain("丁报道", document.Sentences(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CitationMarks_BecomeTheSectionsCitations()
    {
        const string text = "# 通报\n\n2026年6月11日\n\n## 一、算力\n\n规模扩大[1]。增速放缓［3］。\n\n## 二、电力\n\n用电增长（来源：国家能源局）。\n\n## 三、数据\n\n制度完善。\n\n## 参考文献\n\n1. 来源：甲局；标题：乙；日期：2026-06-10\n2. 来源：国家能源局；标题：丙；日期：2026-06-10\n3. 来源：丁社；标题：戊；日期：2026-06-10\n";
        var document = TestDocuments.Markdown(text);
        Assert.Equal(["1,3", "2", ""], document.Structure.Sections.Select(s => string.Join(',', s.Citations)));
        Assert.Equal("规模扩大。\n增速放缓。\n用电增长。\n制度完善。", document.Sentences());
    }

    [Theory]
    [InlineData("**资料来源**：甲局，《乙通知》，2026-06-10；丙社，《丁报道》，2026-06-09。")]
    [InlineData("—— 参考：甲局《乙通知》2026-06-10；丙社《丁报道》2026-06-09")]
    [InlineData("参考资料：甲局：《乙通知》，2026年6月10日；丙社：《丁报道》，2026年6月9日")]
    public void Read_ListInOneLine_GivesItsWorks(string line)
    {
        var document = TestDocuments.Markdown($"# 通报\n\n2026年6月11日\n\n园区公布了规模。\n\n{line}\n");
        Assert.Equal(["甲局|乙通知|2026-06-10", "丙社|丁报道|2026-06-09"], document.Structure.References.Select(r => $"{r.Publisher}|{r.Title}|{r.Date}"));
        Assert.DoesNotContain("丁报道", document.Sentences(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SentenceThatNamesItsSource_IsNoList()
    {
        var document = TestDocuments.Markdown("# 通报\n\n2026年6月11日\n\n园区公布了规模。\n\n数据来源广泛，包括甲局的统计。\n");
        Assert.Empty(document.Structure.References);
        Assert.Contains("数据来源广泛", document.Sentences(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CommentaryOnAText_KeepsItsWholeTitle()
    {
        var document = TestDocuments.Markdown("# 通报\n\n2026年6月11日\n\n园区公布了规模。\n\n## 来源\n\n1. 某省数据局，《某目录管理办法（试行）》政策解读，2026-05-08\n");
        Assert.Equal("《某目录管理办法（试行）》政策解读", Assert.Single(document.Structure.References).Title);
    }
}
