using Xunit;

namespace Graph.Reading.Tests;

public sealed class StructureTests
{
    private const string Head = "# 园区观察日报\n\n某产业研究院 & 某数据公司\n\n2026年6月11日\n\n";

    public static TheoryData<string, string, string> Shapes => new()
    {
        { "Markdown chapters", Head + "## 摘要\n\n今天有两件事。\n\n## 一、算力扩容\n\n规模扩大。又扩大。\n\n#### **二、电力紧张**\n\n用电增长。\n", "0 摘要 1\n1 算力扩容 2\n2 电力紧张 1" },
        { "lead without heading", Head + "今天有两件事值得关注。\n\n## 一、算力扩容\n\n规模扩大。\n\n## 二、电力紧张\n\n用电增长。\n", "0 摘要 1\n1 算力扩容 1\n2 电力紧张 1" },
        { "heading words of the abstract stay", Head + "## 今日要点\n\n今天有两件事。\n\n### 一、算力\n\n规模扩大。\n\n### 二、电力\n\n用电增长。\n", "0 今日要点 1\n1 算力 1\n2 电力 1" },
        { "abstract as a label", Head + "核心提示：今天有两件事。\n\n## 一、算力\n\n规模扩大。\n\n## 二、电力\n\n用电增长。\n", "0 核心提示 1\n1 算力 1\n2 电力 1" },
        { "Arabic headings", Head + "## 1. 算力扩容\n\n规模扩大。\n\n## 2. 电力紧张\n\n用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "unnumbered headings", Head + "## 算力扩容\n\n规模扩大。\n\n### 细节\n\n很多细节。\n\n## 电力紧张\n\n用电增长。\n", "1 算力扩容 3\n2 电力紧张 1" },
        { "emoji headings", "# ☀️ 园区早报 | 2026-06-11\n\n## 🚀 算力扩容\n\n规模扩大。\n\n## ⚡ 电力紧张\n\n用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "columns before headings", Head + "## 【铁路】班列开得准\n\n规模扩大。\n\n## 【口岸】数据先过关\n\n用电增长。\n", "1 班列开得准 1\n2 数据先过关 1" },
        { "bracket items", Head + "【算力扩容】某社6月10日电，规模扩大。\n\n【电力紧张】用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "contents dropped", Head + "## 目录\n\n一、算力扩容\n二、电力紧张\n\n## 一、算力扩容\n\n规模扩大。\n\n## 二、电力紧张\n\n用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "contents with page numbers", Head + "目录\n\n一、算力扩容……1\n\n二、电力紧张……3\n\n一、算力扩容\n\n规模扩大。\n\n二、电力紧张\n\n用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "parts", Head + "## 第一部分 国内\n\n规模扩大。\n\n## 第二部分 国际\n\n用电增长。\n", "1 国内 1\n2 国际 1" },
        { "running outline", "# 专题文章\n\n2026年6月11日\n\n要做三件事：一是扩大；二是提升；三是保障。\n\n第二段继续论述。\n", "1 专题文章 2" },
        { "conclusion without number", Head + "## 一、算力\n\n规模扩大。\n\n## 二、电力\n\n用电增长。\n\n## 结语\n\n要协同。\n", "1 算力 1\n2 电力 1\n3 结语 1" },
        { "English", "# Compute Weekly\n\nJune 11, 2026\n\n## 1. Capacity grows\n\nCapacity rose 3.5 percent. It will rise.\n\n## 2. Power\n\nDemand grew.\n", "1 Capacity grows 2\n2 Power 1" },
        { "bold headings", Head + "**算力扩容**\n\n规模扩大。\n\n**电力紧张**\n\n用电增长。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "daily with links", "# 园区早报\n\n2026-06-11\n\n## 🔥 要闻\n\n### 算力扩容\n\n规模扩大。\n\n[原文链接](https://a.cn/1)\n\n### 电力紧张\n\n用电增长。\n\n[原文链接](https://a.cn/2)\n", "1 算力扩容 1\n2 电力紧张 1" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sections_OfEachShape_AreFound(string shape, string text, string expected) => Assert.True(expected == TestDocuments.Markdown(text).Outline(), $"{shape}:\n{TestDocuments.Markdown(text).Outline()}");

    public static TheoryData<string, string, string> PlainShapes => new()
    {
        { "plain chapters", "园区观察日报\n2026年6月11日\n\n摘要\n今天有两件事。\n\n一、算力扩容，绿电先行\n规模扩大。\n\n二、电力紧张\n用电增长。\n", "0 摘要 1\n1 算力扩容，绿电先行 1\n2 电力紧张 1" },
        { "run-in chapters", "关于做好某事的通知\n2026年6月11日\n\n一、加强组织领导。各地要落实责任。\n二、强化保障。各地要加大投入。\n", "1 加强组织领导 1\n2 强化保障 1" },
        { "two-digit numbers", "园区观察日报\n2026年6月11日\n\n01 算力扩容\n规模扩大，进度加快。\n\n02 电力紧张\n用电增长，负荷走高。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "number on its own line", "园区观察日报\n2026年6月11日\n\n01\n算力扩容\n规模扩大，进度加快。\n\n02\n电力紧张\n用电增长，负荷走高。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "1、", "园区观察日报\n2026年6月11日\n\n1、算力扩容\n规模扩大，进度加快。\n\n2、电力紧张\n用电增长，负荷走高。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "bare lines", "园区观察日报\n2026年6月11日\n\n算力扩容\n\n规模扩大，进度加快。\n\n电力紧张\n\n用电增长，负荷走高。\n", "1 算力扩容 1\n2 电力紧张 1" },
        { "single article", "算力扩容背后的电力账\n\n某日报 2026年6月11日\n\n规模扩大。\n\n用电增长。\n", "1 算力扩容背后的电力账 2" },
    };

    [Theory]
    [MemberData(nameof(PlainShapes))]
    public void Sections_OfPlainText_AreFound(string shape, string text, string expected) => Assert.True(expected == TestDocuments.Plain(text).Outline(), $"{shape}:\n{TestDocuments.Plain(text).Outline()}");

    [Fact]
    public void Parts_OfAChapter_AreHeadingSentences()
    {
        var document = TestDocuments.Plain("某方案\n2026年6月11日\n一、总体要求\n（一）指导思想\n坚持创新。\n（二）工作目标。到2027年规模翻番。\n1. 扩大规模。\n二、保障\n加强领导。\n");
        var section = document.Structure.Sections[0];
        Assert.Equal(["指导思想 True", "坚持创新。 False", "工作目标 True", "到2027年规模翻番。 False", "1.扩大规模。 False"], section.Sentences.Select(s => $"{document.TextOf(s)} {s.IsHeading}"));
        Assert.Equal([0, 1, 2, 2, 3], section.Sentences.Select(s => s.Paragraph));
    }

    [Fact]
    public void Items_OfADaily_HaveTheirLinksAsReferences()
    {
        var document = TestDocuments.Markdown("# 园区早报\n\n2026-06-11\n\n1. **算力扩容**：规模扩大。[原文链接](https://a.cn/1)\n2. **电力紧张**：用电增长。[原文链接](https://a.cn/2)\n");
        Assert.Equal("1 算力扩容 1\n2 电力紧张 1", document.Outline());
        Assert.Equal(["1 算力扩容 https://a.cn/1", "2 电力紧张 https://a.cn/2"], document.Structure.References.Select(r => $"{r.Number} {r.Title} {r.Url}"));
        Assert.Equal(["1", "2"], document.Structure.Sections.Select(s => string.Join(',', s.Citations)));
        Assert.Equal("规模扩大。\n用电增长。", document.Sentences());
    }

    [Fact]
    public void Masthead_OfASeries_GivesItsFacts()
    {
        var structure = TestDocuments.Markdown("# 新质生产力每日动态（2026年第3期）\n\n某产业研究院 & 某数据公司、某协会\n\n二〇二六年六月十一日\n\n## 一、算力\n\n2025年1月1日起规模扩大。\n\n## 二、电力\n\n增长。\n").Structure;
        Assert.Equal(("新质生产力每日动态", "新质生产力每日动态", new DateOnly(2026, 6, 11), "text"), (structure.Title, structure.Series, structure.Date, structure.DateOrigin));
        Assert.Equal(["某产业研究院", "某数据公司", "某协会"], structure.Publishers);
        Assert.False(structure.IsPolicy);
    }

    public static TheoryData<string, string, string> Dates => new()
    {
        { "a.md", "# 文章\n\n发布时间：2026-06-11 来源：某网\n\n2025年1月1日起规模扩大。\n", "2026-06-11 text" },
        { "a.md", "---\ntitle: 文章\ndate: 2026-06-11\n---\n\n# 文章\n\n2025年1月1日起规模扩大。\n", "2026-06-11 metadata" },
        { "2026-06-11.md", "# 文章\n\n2025年1月1日起规模扩大。\n", "2026-06-11 file-name" },
        { "a.md", "# 文章\n\n规模扩大。\n\n## 参考文献\n\n1. 来源：甲；标题：乙报告；日期：2026-06-10\n2. 来源：甲；标题：丙报告；日期：2026-06-11\n", "2026-06-11 references" },
        { "a.md", "# 文章\n\n从2026年6月11日起规模扩大。\n", "2026-06-11 text" },
        { "a.txt", "文章\n\n规模扩大，用电增长。\n\n某某局\n2026年6月11日\n", "2026-06-11 text" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Date_OfEachOrigin_IsFound(string name, string text, string expected)
    {
        var structure = TestDocuments.Read(name, text).Structure;
        Assert.Equal(expected, FormattableString.Invariant($"{structure.Date:yyyy-MM-dd} {structure.DateOrigin}"));
    }

    [Theory]
    [InlineData("关于开展某试点工作的通知\n国数资源〔2024〕119号\n\n各省、自治区、直辖市数据管理部门：\n\n为落实要求，现通知如下。\n\n一、总体要求\n坚持创新。\n\n二、申报条件\n具备能力。\n\n附件：1. 申报书\n\n国 家 数 据 局\n财 政 部\n2026年6月11日\n", "国数资源〔2024〕119号", "国家数据局+财政部")]
    [InlineData("国家数据局关于开展某试点工作的通知（国数资源[2024]119号)\n\n各省数据管理部门：\n\n为落实要求，现通知如下。\n\n一、总体要求\n坚持创新。\n\n二、申报条件\n具备能力。\n\n2026年6月11日\n", "国数资源〔2024〕119号", "国家数据局")]
    [InlineData("苏州市住房和城乡建设局苏住建规〔2011〕4号\n关于规范某管理的通知\n\n各有关单位：\n\n为落实要求，现通知如下。\n\n苏州市住房和城乡建设局\n二〇一一年六月十一日\n", "苏住建规〔2011〕4号", "苏州市住房和城乡建设局")]
    public void Notice_OfEachShape_IsAPolicyWithItsNumberAndIssuers(string text, string number, string issuers)
    {
        var structure = TestDocuments.Plain(text).Structure;
        Assert.True(structure.IsPolicy);
        Assert.Equal(number, structure.DocNo);
        Assert.Equal(issuers, string.Join('+', structure.Publishers));
        Assert.EndsWith("的通知", structure.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AboutANotice_IsNoPolicy()
    {
        var structure = TestDocuments.Plain("国家数据局印发《某试点工作通知》\n某日报 2026年6月11日\n\n国家数据局印发通知（国数资源〔2024〕119号），要求推进试点。\n").Structure;
        Assert.False(structure.IsPolicy);
        Assert.Null(structure.DocNo);
    }

    [Fact]
    public void Language_OfEnglishText_IsEnglish() =>
        Assert.Equal("en", TestDocuments.Markdown("# Compute Weekly\n\nJune 11, 2026\n\nCapacity rose.\n").Structure.Language);

    [Theory]
    [InlineData("# 园区早报\n\n某观察社\n\n2026年6月11日　星期四　总第 38 期\n\n园区公布了规模。\n", "某观察社", "园区早报")]
    [InlineData("# 口岸速记\n\n整理：某财经编辑部\n时间：2026年6月11日\n\n园区公布了规模。\n", "某财经编辑部", "")]
    [InlineData("# 规则周讯\n\n2026-06-11 10:32　来源：某资讯　阅读 2.3万　点击右上角微信好友  分享到朋友圈\n\n园区公布了规模。\n", "某资讯", "规则周讯")]
    [InlineData("# 电池有了护照\n\n某某科技网　2026年6月11日　编辑：小芸\n\n园区公布了规模。\n", "某某科技网", "")]
    [InlineData("# 电池有了护照\n\n2026-06-11 08:40　来源：某工业报　记者 简某\n\n园区公布了规模。\n", "某工业报", "")]
    [InlineData("# 合成生物周记·长三角\n\n某观察社　2026-06-11　第 21 周\n\n园区公布了规模。\n", "某观察社", "合成生物周记·长三角")]
    public void Masthead_WithMoreThanNames_GivesPublisherDateAndSeries(string text, string publisher, string series)
    {
        var structure = TestDocuments.Markdown(text).Structure;
        Assert.Equal([publisher], structure.Publishers);
        Assert.Equal(new DateOnly(2026, 6, 11), structure.Date);
        Assert.Equal(series, structure.Series ?? "");
        Assert.Equal("园区公布了规模。", TestDocuments.Markdown(text).Sentences());
    }
}
