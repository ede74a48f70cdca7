using Graph.Reading.Structure;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2026年6月11日", "2026-06-11")]
    [InlineData("2026 年 6 月 11 日", "2026-06-11")]
    [InlineData("二〇二六年六月十一日", "2026-06-11")]
    [InlineData("二○二六年十二月三十一日", "2026-12-31")]
    [InlineData("二〇二六年十月二十日", "2026-10-20")]
    [InlineData("2026-06-11 08:30", "2026-06-11")]
    [InlineData("2026/6/11", "2026-06-11")]
    [InlineData("2026.6.11", "2026-06-11")]
    [InlineData("20260611", "2026-06-11")]
    [InlineData("June 11, 2026", "2026-06-11")]
    [InlineData("11 Jun 2026", "2026-06-11")]
    [InlineData("2026年6月", "2026-06")]
    [InlineData("2026-06", "2026-06")]
    [InlineData("2026年", "2026")]
    [InlineData("2026年2月30日", null)]
    [InlineData("6月11日", null)]
    [InlineData("2024-2026", null)]
    [InlineData("增长2026.6亿元", null)]
    [InlineData("40977亿", null)]
    [InlineData("may 3 people", null)]
    public void FindFirst_Text_GivesIsoDate(string text, string? expected) => Assert.Equal(expected, DateText.FindFirst(text)?.Iso);

    [Theory]
    [InlineData("2026-06-11.md", "2026-06-11")]
    [InlineData("新质生产力每日动态202606 11.md", "2026-06-11")]
    [InlineData("daily_20260611_final.txt", "2026-06-11")]
    [InlineData("2026年6月11日动态.md", "2026-06-11")]
    [InlineData("report-2026_06_11.html", "2026-06-11")]
    [InlineData("report-2026.md", null)]
    public void InFileName_Name_GivesItsDay(string name, string? expected) => Assert.Equal(expected, DateText.InFileName(name)?.Iso);
}
