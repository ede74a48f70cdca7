using Graph.Query.Tables;

namespace Graph.Query.Trends;

/// <summary>One period of a trend. Share: its sections among all of the period. Burst: the weight of the burst that the period is in (see <see cref="Trends.Burst"/>), 0 outside.</summary>
public sealed record TrendPeriod(
    [property: Heading("名称", "name")] string Name,
    [property: Heading("类别", "kind")] string Kind,
    [property: Heading("时期", "period")] string Period,
    [property: Heading("章节", "sections")] int Sections,
    [property: Heading("提及", "mentions")] int Mentions,
    [property: Heading("期数", "issues")] int Issues,
    [property: Heading("占比", "share")] double Share,
    [property: Heading("爆发", "burst")] double Burst,
    [property: Heading("首见", "first")] string First,
    [property: Heading("末见", "last")] string Last);
