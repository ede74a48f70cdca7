using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;

namespace Graph.Generation;

/// <summary>
/// Eight issues whose answers are known by construction. Sections: 18. About data 4, compute 7, energy 4; data and compute 3, compute and energy 3, data and energy 1.
/// 东算园区 is named in five issues: with data and compute in the first, with compute and energy in the second. Biomanufacturing fills the four sections of May and nothing else.
/// 数据中心用电量 of 2025 is 100 kWh in January and 120 kWh in March; a forecast of 150 for 2026 and a target of 200 for 2030 follow.
/// </summary>
public static class KnownCorpus
{
    /// <summary>The eight briefings.</summary>
    public static ImmutableArray<BriefingGraph> Briefings { get; } = Write();

    private static ImmutableArray<BriefingGraph> Write() => new CorpusBuilder("构造日报")
        .Issue("2026-01-10", "第1期")
        .Section("数据与算力")
        .Says("甲数据局说，数据离不开算力。").About("data-elements", "computing-power").Names("Agency:甲数据局").Links("data", "requires", "compute")
        .Says("东算园区建成机房。").About("computing-power").Names("Park:东算园区").Ties(RelationType.LocatedIn, "Park:东算园区", "Place:乙市").Names("Place:乙市")
        .Section("外贸")
        .Says("乙市出口增长。").About("exports").Names("Place:乙市")

        .Issue("2026-01-20", "第2期")
        .Section("算力与电力")
        .Says("东算园区的算力离不开电力。").About("computing-power", "electricity").Names("Park:东算园区").Links("computing-power", "requires", "electricity")
        .Says("2025年数据中心用电量为100千瓦时。").About("electricity").Figure("数据中心用电量", "100千瓦时", Power(100, FigureStatus.Actual, 2025), "electricity")
        .Section("标准")
        .Says("丙协会发布标准。").About("standards").Names("Organization:丙协会")

        .Issue("2026-02-10", "第3期")
        .Section("数据与算力再谈")
        .Says("甲数据局印发《东算办法》，以数据带动算力。").About("data-elements", "computing-power").Names("Agency:甲数据局", "Policy:东算办法")
        .Ties(RelationType.Issued, "Agency:甲数据局", "Policy:东算办法").Ties(RelationType.Targets, "Policy:东算办法", "computing-power").Ties(RelationType.Targets, "Policy:东算办法", "Park:东算园区")
        .Section("储能")
        .Says("丁公司计划与东算园区合作建设电站。").About("electricity").Names("Company:丁公司", "Park:东算园区").Ties(RelationType.CooperatesWith, "Company:丁公司", "Park:东算园区", ("status", "planned"))

        .Issue("2026-02-20", "第4期")
        .Section("外贸再谈")
        .Says("乙市出口再增长。").About("exports").Names("Place:乙市")
        .Section("人才")
        .Says("丙协会培养人才。").About("talent").Names("Organization:丙协会")
        .Says("丙协会会长辛某主持庚论坛，戊公司参加。").Names("Organization:丙协会", "Person:辛某", "Event:庚论坛", "Company:戊公司")
        .Ties(RelationType.HoldsPosition, "Person:辛某", "Organization:丙协会", ("title", "会长"), ("former", false))
        .Ties(RelationType.Organized, "Organization:丙协会", "Event:庚论坛").Ties(RelationType.ParticipatedIn, "Company:戊公司", "Event:庚论坛")

        .Issue("2026-03-10", "第5期")
        .Section("电力与算力")
        .Says("电力支撑算力，丁公司与东算园区签约。").About("computing-power", "electricity").Names("Company:丁公司", "Park:东算园区")
        .Links("electricity", "enables", "computing-power").Ties(RelationType.CooperatesWith, "Company:丁公司", "Park:东算园区", ("status", "signed"))
        .Says("经修订，2025年数据中心用电量为120千瓦时。").About("electricity").Figure("数据中心用电量", "120千瓦时", Power(120, FigureStatus.Actual, 2025), "electricity")
        .Section("数据")
        .Says("甲数据局公开数据。").About("public-data").Names("Agency:甲数据局")

        .Issue("2026-04-10", "第6期")
        .Section("协同")
        .Says("数据、算力与能源协同。").About("data", "compute", "energy").Links("data", "coordinates", "compute").Links("data", "coordinates", "energy").Links("compute", "coordinates", "energy")
        .Says("预计2026年数据中心用电量150千瓦时，力争2030年控制在200千瓦时。").About("energy")
        .Figure("数据中心用电量", "150千瓦时", Power(150, FigureStatus.Forecast, 2026), "electricity").Figure("数据中心用电量", "200千瓦时", Power(200, FigureStatus.Target, 2030), "electricity")
        .Section("模型")
        .Says("戊公司发布模型。").About("ai").Names("Company:戊公司")

        .Issue("2026-05-10", "第7期")
        .Section("生物制造一").Says("己公司投产生物制造一号线。").About("biomanufacturing").Names("Company:己公司")
        .Says("戊公司投资己公司2亿元。").Names("Company:戊公司", "Company:己公司")
        .Figure("投资额", "2亿元", new Observation { Value = 200_000_000, Unit = "CNY", Indicator = "投资额" }, "Company:己公司").TiesWithFigure(RelationType.InvestedIn, "Company:戊公司", "Company:己公司", "signed")
        .Section("生物制造二").Says("己公司投产生物制造二号线。").About("biomanufacturing").Names("Company:己公司")
        .Section("生物制造三").Says("己公司投产生物制造三号线。").About("biomanufacturing").Names("Company:己公司")
        .Section("生物制造四").Says("己公司投产生物制造四号线。").About("biomanufacturing").Names("Company:己公司")

        .Issue("2026-06-10", "第8期")
        .Section("办法修订")
        .Says("甲数据局修订《东算办法》，形成《东算新办法》。").About("computing-power").Names("Agency:甲数据局", "Policy:东算办法", "Policy:东算新办法")
        .Ties(RelationType.Issued, "Agency:甲数据局", "Policy:东算新办法").Ties(RelationType.Amends, "Policy:东算新办法", "Policy:东算办法")
        .Says("新办法依据《壬规划》。").Names("Policy:东算新办法", "Policy:壬规划").Ties(RelationType.BasedOn, "Policy:东算新办法", "Policy:壬规划").Cites("甲数据局", "东算新办法全文", "2026-06-09")
        .Section("园区运营")
        .Says("丁公司在东算园区的电站运营。").Names("Company:丁公司", "Park:东算园区").Ties(RelationType.CooperatesWith, "Company:丁公司", "Park:东算园区", ("status", "operating"))
        .Build();

    private static Observation Power(decimal value, FigureStatus status, int year) => new()
    {
        Value = value,
        Unit = "kWh",
        Status = status,
        PeriodStart = new DateOnly(year, 1, 1),
        PeriodEnd = new DateOnly(year + 1, 1, 1),
        PeriodText = year.ToString(CultureInfo.InvariantCulture) + "年",
        Indicator = "数据中心用电量",
    };
}
