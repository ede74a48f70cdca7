using Graph.Query.Figures;
using Graph.Query.Linkages;
using Graph.Query.Trends;
using Xunit;

namespace Graph.Query.Tests;

public sealed class MeasureTests
{
    // Reckoned apart, from the formulas in the remarks of Association.
    [Theory]
    [InlineData(4, 7, 3, 18, 2.8067, 1.9286, 1.0402, 3.5755, "chance")]
    [InlineData(4, 4, 1, 18, 0.0225, 1.125, 0.2563, 4.9372, "chance")]
    [InlineData(10, 10, 10, 20, 27.7259, 2, 1.2903, 3.1, "p<0.001")]
    public void Association_OfCounts_GivesLikelihoodLiftAndInterval(int a, int b, int both, int all, double g, double lift, double low, double high, string significance)
    {
        var n = new Association(a, b, both, all);
        Assert.Equal(g, n.LogLikelihood, 4);
        Assert.Equal(lift, n.Lift!.Value, 4);
        Assert.Equal(low, n.LiftInterval!.Value.Low, 4);
        Assert.Equal(high, n.LiftInterval!.Value.High, 4);
        Assert.Equal(significance, n.Significance);
    }

    [Theory]
    [InlineData(0, 5, 0, 10)]
    [InlineData(5, 5, 0, 10)]
    [InlineData(0, 0, 0, 0)]
    public void Association_WithoutMeetings_HasNoInterval(int a, int b, int both, int all)
    {
        var n = new Association(a, b, both, all);
        Assert.Null(n.LiftInterval);
        Assert.True(n.LogLikelihood <= 0);
        Assert.Equal(a > 0 && b > 0, n.Lift is not null);
    }

    [Fact]
    public void Burst_OfAFlatSeries_HasNone() => Assert.All(Burst.Weights([.. Enumerable.Repeat((2, 10), 12)]), w => Assert.Equal(0, w));

    [Fact]
    public void Burst_OfASurge_IsWhereItIs()
    {
        var weights = Burst.Weights([(1, 20), (1, 20), (1, 20), (12, 20), (11, 20), (1, 20), (1, 20)]);
        Assert.Equal([false, false, false, true, true, false, false], weights.Select(w => w > 0));
    }

    [Theory]
    [InlineData(null, "kWh", "MWh", null)]
    [InlineData(1500.0, "kWh", "MWh", 1.5)]
    [InlineData(9.46e12, "kWh", "亿千瓦时", 94600.0)]
    [InlineData(1.75e10, "USD", "亿美元", 175.0)]
    [InlineData(1.0, "USD", "CNY", null)]
    [InlineData(1.0, "TB", "EB", null)]
    [InlineData(1.0, "%", "pp", null)]
    public void Conversion_OfUnits_IsExactOrNone(double? value, string from, string to, double? expected) => Assert.Equal(expected, UnitConversion.Convert(value, from, to));

    [Theory]
    [InlineData("2026", false, "2026-01-01")]
    [InlineData("2026", true, "2026-12-31")]
    [InlineData("2024-02", true, "2024-02-29")]
    [InlineData("2026-05-07", true, "2026-05-07")]
    [InlineData("May", true, null)]
    public void Period_OfAText_IsItsFirstOrLastDay(string text, bool last, string? expected) => Assert.Equal(expected, Period.Parse(text, last)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Grain_OverTheTurnOfAYear_LeavesNoGap() => Assert.Equal(["2025-Q4", "2026-Q1", "2026-Q2"], Grain.Quarter.Range("2025-11-02", "2026-04-01"));
}
