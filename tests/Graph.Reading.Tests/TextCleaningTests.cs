using System.Collections.Immutable;
using CsCheck;
using Graph.Model;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class TextCleaningTests
{
    private static CleanedDocument Clean(string text, SourceFormat format = SourceFormat.Markdown) => TextCleaner.Clean(new SourceText
    {
        Name = "a",
        Text = text,
        Sha256 = "",
        Format = format,
        Encoding = "utf-8",
    });

    [Theory]

    // Note and citation marks.
    [InlineData("发电量②4168亿千瓦时", "发电量4168亿千瓦时")]
    [InlineData("智平方(AI²Robotics)占地3km²", "智平方(AI²Robotics)占地3km²")]
    [InlineData("增长12%[1]，其中[2,3]出口[4-6]。", "增长12%，其中出口。")]
    [InlineData("增长12%［１］。", "增长12%。")]
    [InlineData("算力规模¹²持续扩大³。", "算力规模持续扩大。")]
    [InlineData("规模扩大[^3]。", "规模扩大。")]
    [InlineData("规模扩大（来源：国家数据局）。", "规模扩大。")]
    [InlineData("国发[2022]2号文件", "国发[2022]2号文件")]

    // Injected pinyin.
    [InlineData("數(shù)據(jù)要(yào)素", "数据要素")]
    [InlineData("關(guan) 於(yu) 數(shu) 據(ju)的通知", "关于数据的通知")]
    [InlineData("電(dian)(dian)(dian)力(li)約(yue)束(shu)", "电力约束")]
    [InlineData("市場主體（zhǔ tǐ）", "市场主体（zhǔ tǐ）")]
    [InlineData("耗时20分钟(min)", "耗时20分钟(min)")]
    [InlineData("银河通用(GalaxyBot)", "银河通用(GalaxyBot)")]

    // Forms of letters and digits; Chinese punctuation stays.
    [InlineData("２０２６年６月ＡＩ增长１２．５％", "2026年6月AI增长12.5%")]
    [InlineData("甲，乙；丙：“丁”（戊）！《己》—庚", "甲，乙；丙：“丁”（戊）！《己》—庚")]

    // Traditional and regional forms.
    [InlineData("數據要素與經濟社會發展", "数据要素与经济社会发展")]
    [InlineData("健康發展", "健康发展")]
    [InlineData("全麵推進機製創新", "全面推进机制创新")]
    [InlineData("扭轉乾坤的著作覆蓋甚廣，乾燥之後瞭解計畫", "扭转乾坤的著作覆盖甚广，干燥之后了解计划")]
    [InlineData("為瞭發展，圍繞著主題著力推進，登高瞭望", "为了发展，围绕着主题着力推进，登高瞭望")]
    [InlineData("皇后大道，里程，余姚市，范先生，干部，沈阳", "皇后大道，里程，余姚市，范先生，干部，沈阳")]
    [InlineData("數位經濟釋出會：人工智慧與資料中心、晶片、積體電路高品質發展，演算法領先", "数字经济发布会：人工智能与数据中心、芯片、集成电路高质量发展，算法领先")]
    [InlineData("数位专家与晶片", "数位专家与晶片")]

    // Spacing.
    [InlineData("国 家 数 据 局", "国家数据局")]
    [InlineData("国 家 数 据 局  国 家 发 展 改 革 委", "国家数据局 国家发展改革委")]
    [InlineData("关 于 2 0 2 6 年 工 作 要 点 的 通 知", "关于2026年工作要点的通知")]
    [InlineData("通　知", "通知")]
    [InlineData("中共北京市委 北京市人民政府", "中共北京市委 北京市人民政府")]
    [InlineData("2026 年 6 月 9 日，AI 基础设施获 Morgan Stanley 支持，增长 12 %", "2026年6月9日，AI基础设施获Morgan Stanley支持，增长12 %")]
    [InlineData("《深入实施“东数西算”工程 加快构建》", "《深入实施“东数西算”工程 加快构建》")]
    [InlineData("博雅云创 & 中科创新驱动", "博雅云创 & 中科创新驱动")]

    // Markup.
    [InlineData("#### **四、AI 融资**", "四、AI融资")]
    [InlineData("获得 \\$17.5 billion **loan** and *more*", "获得$17.5 billion loan and more")]
    [InlineData("见[通知](https://a.cn/b_c(1))与<https://d.cn>", "见通知与https://d.cn")]
    [InlineData("![图](x.png)正文`代码`", "正文代码")]
    [InlineData("甲&ldquo;乙&rdquo;&nbsp;丙&#x4E01;", "甲“乙”丙丁")]
    [InlineData("增长2*3倍，a_b_c", "增长2*3倍，a_b_c")]
    [InlineData("规模<sup>1</sup>扩大<br>了", "规模扩大了")]
    public void Clean_Line_ReadsAsMeant(string source, string expected) => Assert.Equal(expected, Clean(source).Clean.Text);

    [Theory]
    [InlineData("甲公司发展，\n乙公司扩产。", "甲公司发展，乙公司扩产。")]
    [InlineData("# 标题\n正文一句。\n", "标题\n正文一句。")]
    [InlineData("算力支撑制造业转型。外贸韧性越来越依赖高技术制造、电子\n\n信息、硬件和数据处理设备。", "算力支撑制造业转型。外贸韧性越来越依赖高技术制造、电子信息、硬件和数据处理设备。")]
    [InlineData("算力支撑制造业转型。外贸韧性越来越依赖高技术制造、电子\n\n— 3 —\n\n信息、硬件和数据处理设备。", "算力支撑制造业转型。外贸韧性越来越依赖高技术制造、电子信息、硬件和数据处理设备。")]
    [InlineData("中国高技术产业发展促进会\n\n博雅云创", "中国高技术产业发展促进会\n博雅云创")]
    [InlineData("第一段到此为止。\n\n第二段开始。", "第一段到此为止。\n第二段开始。")]
    [InlineData("| 指标 | 5月 |\n|---|---|\n| 出口 | 12% |\n| 进口 | 3% |", "指标：出口；5月：12%。\n指标：进口；5月：3%。")]
    public void Clean_Lines_AreJoinedWhereASentenceGoesOn(string source, string expected) => Assert.Equal(expected, Clean(source).Clean.Text);

    [Theory]
    [InlineData("点击右上角微信好友，分享给朋友")]
    [InlineData("免责声明：本文仅供参考，不构成投资建议。")]
    [InlineData("责任编辑：王某")]
    [InlineData("长按识别二维码关注我们")]
    [InlineData("京ICP备12345678号-1")]
    [InlineData("当前位置：首页>政策>通知")]
    [InlineData("【打印】【关闭】")]
    [InlineData("阅 5.84W+")]
    [InlineData("（资料图）")]
    [InlineData("二审：李某 三审：赵某")]
    [InlineData("上一篇：关于某事的通知")]
    [InlineData("棋牌下载安装 最新版官网入口 彩票平台注册送")]
    public void Clean_Boilerplate_IsDropped(string line)
    {
        var cleaned = Clean("园区公布了规模。\n\n" + line + "\n\n电力是约束。");
        Assert.Equal("园区公布了规模。\n电力是约束。", cleaned.Clean.Text);
        Assert.Single(cleaned.Dropped);
    }

    [Fact]
    public void Clean_ContactBlockAtTheEnd_IsDroppedWhole()
    {
        const string text = "园区公布了规模。\n\n# 联系我们，请扫描二维码\n\n新质生产力工作委员会  \n官方公众号\n\n工业智能算网  \ngyznswn.cn\n\n## 关于算网：\n\n提供每日动态分析。\n";
        Assert.Equal("园区公布了规模。", Clean(text).Clean.Text);
    }

    [Fact]
    public void Clean_CreditAtAParagraphsEnd_IsCut() => Assert.Equal("园区公布了规模。", Clean("园区公布了规模。（责任编辑：王某）").Clean.Text);

    [Theory]
    [InlineData("质量�提升", "replacement-character", "�")]
    [InlineData("蛻舳????了", "lost-bytes", "????")]
    [InlineData("所谓rdquo;要素", "broken-entity", "rdquo;")]
    [InlineData("202312月发布", "lost-year-sign", "202312月")]
    [InlineData("20247月发布", "lost-year-sign", "20247月")]
    public void Clean_Damage_IsFlaggedNotGuessed(string text, string kind, string place)
    {
        var damage = Assert.Single(Clean(text).Clean.Damage);
        Assert.Equal((kind, place), (damage.Kind, damage.Source.Of(text)));
    }

    [Fact]
    public void Clean_CitationMarks_AreRememberedWhereTheyStood()
    {
        var cleaned = Clean("增长12%[1,3]。出口走强［2］。");
        Assert.Equal("增长12%。出口走强。", cleaned.Clean.Text);
        Assert.Equal([(5, "1,3"), (10, "2")], cleaned.Citations.Select(c => (c.Position, string.Join(',', c.Numbers))));
    }

    private static readonly string[] Pieces =
    [
        "数", "據", "(jù)", "数(shù)", "電(dian)(dian)", "２０２６", "年", " ", "　", "\n", "\n\n", "。", "，", "AI", " Morgan Stanley ", "[1]", "［2］", "②", "¹", "²", "**", "\\$", "&nbsp;", "&ldquo;", "# ", "## ", "- ", "> ", "国 家 数 据 局", "《通知》", "（来源：甲）",
        "[标题](https://a.cn/1)", "<https://a.cn>", "<br>", "乾坤", "釋出會", "演算法", "計畫", "瞭解", "为瞭", "�", "????", "12.5%", "6 月 9 日", "一、", "（一）", "1. ", "---", "`x`", "\ud83d\ude00", "⼈", "｜", "免责声明：甲", "（责任编辑：乙）", "参考文献\n", "1",
    ];

    [Fact]
    public void Clean_AnyMixture_MapsEveryUnitIntoTheSource()
    {
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat).Sample(
            text =>
            {
                foreach (var format in Enum.GetValues<SourceFormat>())
                {
                    var cleaned = Clean(text, format);
                    CheckMap(text, cleaned.Clean);
                    foreach (var block in cleaned.Blocks)
                    {
                        Assert.DoesNotContain('\n', block.Span.Of(cleaned.Clean.Text));
                    }
                }
            },
            iter: 3000);
    }

    /// <summary>Spans ascend and hold, for every unit but a line end, a source unit that yields it.</summary>
    private static void CheckMap(string source, CleanText clean)
    {
        var before = new TextSpan(0, 0);
        for (var i = 0; i < clean.Text.Length; i++)
        {
            var span = clean.ToSource(new TextSpan(i, i + 1));
            Assert.True(span.Start >= before.Start && span.End >= before.End && span.End <= source.Length, $"unit {i} of {clean.Text} maps to {span} after {before} in {source}");
            before = span;
            var unit = clean.Text[i];
            if (unit == '\n')
            {
                continue;
            }

            Assert.True(span.Length > 0, $"unit {i} ({unit}) of {clean.Text} maps to nothing in {source}");
            var place = span.Of(source);
            Assert.True(Yields(place, unit), $"unit {i} ({unit}) of {clean.Text} maps to {place} in {source}");
        }
    }

    private static readonly ImmutableHashSet<char> TermOutputs = [.. "发布会算法计划了乾坤"];

    private static bool Yields(string place, char unit) =>
        place.Contains(unit) || place.Any(c => CharacterTables.Simplify(c) == unit) || TermOutputs.Contains(unit)
        || (unit == ' ' && place.Any(CharacterClass.IsSpace)) || (place[0] == '&' && place[^1] == ';') || (unit == ' ' && place.Contains('\n')) || (unit is '[' or ']' && place.StartsWith('<'));
}
