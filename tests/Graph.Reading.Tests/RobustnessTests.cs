using System.Text;
using CsCheck;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "数", "據", "(jù)", "电(dian)", "２０２６", "年", " ", "　", "\n", "\n\n", "。", "，", "AI", " Morgan ", "[1]", "［2］", "②", "**", "\\$", "&nbsp;", "# ", "## ", "- ", "> ", "国 家 数 据 局", "《通知》", "（来源：甲）",
        "[标题](https://a.cn/1)", "[原文链接](https://a.cn/2)", "<br>", "<p>", "</p>", "<table><tr><td>", "</td></tr></table>", "<h2>", "</h2>", "|a|b|\n", "|---|---|\n", "一、", "二、", "（一）", "（二）", "1. ", "2. ", "【甲】", "摘要", "摘要：", "目录\n", "参考文献\n",
        "来源：甲；标题：乙；日期：2026-06-10\n", "关于某事的通知", "国发〔2026〕1号", "2026年6月11日", "第3期", "附件：1. 甲", "联系我们", "责任编辑：甲", "01\n", "第一部分 ", "各省：", "财政部", "日报", "\ud83d\ude00", "\ud83d", "Part 1 ", "```\n", "---\n", "：", "；", "）", "(", "[", "】", "https://a.cn/x", "2026", "<sup>1</sup>", "<sup>",
    ];

    [Fact]
    public void Read_AnyMixture_IsADocumentWithSoundSpansOrAFailure() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 60].Select(string.Concat).Sample(
            text =>
            {
                foreach (var name in (string[])["a.md", "a.txt", "a.html"])
                {
                    if (DocumentReader.Read(name, Encoding.UTF8.GetBytes(text)).Document is { } document)
                    {
                        Check(document);
                    }
                }
            },
            iter: 3000);

    private static void Check(ReadDocument document)
    {
        Assert.NotEmpty(document.Structure.Title);
        var ordinal = -1;
        foreach (var section in document.Structure.Sections)
        {
            Assert.True(section.Ordinal > ordinal);
            ordinal = section.Ordinal;
            var end = 0;
            foreach (var sentence in section.Sentences)
            {
                Assert.True(sentence.Span.Start >= end && sentence.Span.Length > 0);
                end = sentence.Span.End;
                Assert.DoesNotContain('\n', document.TextOf(sentence));
                Assert.True(document.Clean.ToSource(sentence.Span) is { Length: > 0 } source && source.End <= document.Source.Text.Length);
            }
        }

        Assert.All(document.Structure.References, r => Assert.NotEmpty(r.Title));
    }
}
