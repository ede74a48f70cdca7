using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Names;

/// <summary>Agencies, companies and organizations named after a place, a park or another body.</summary>
public sealed class BodyRuleTests
{
    [Theory]
    [InlineData("重庆高新区管委会主任到场。", "重庆高新区管委会")]
    [InlineData("文昌国际航天城管理局发布公告。", "文昌国际航天城管理局")]
    [InlineData("三亚市旅游和文化广电体育局局长介绍情况。", "三亚市旅游和文化广电体育局")]
    [InlineData("中国人民银行连云港市分行通报信贷情况。", "中国人民银行连云港市分行")]
    [InlineData("国家能源局西北监管局检查电网。", "国家能源局西北监管局")]
    [InlineData("国家知识产权局专利局深圳代办处受理申请。", "国家知识产权局专利局深圳代办处")]
    [InlineData("潍坊市工信局印发通知，市数据局会同市发改委落实。", "潍坊市发展改革委、潍坊市工业和信息化局、潍坊市数据局")]
    [InlineData("各级财政部门要加强监管，有关管委会抓好落实。", "")]
    public void Agency_ByPattern_IsNamedInFull(string text, string expected)
    {
        var forms = NameCase.Forms(EntityKind.Agency, text);
        Assert.All(expected.Split('、', StringSplitOptions.RemoveEmptyEntries), name => Assert.Contains(forms, f => f.Contains(name)));
        Assert.True(expected.Length > 0 || forms.Count == 0);
    }

    [Fact]
    public void Agency_OfLevelInItsSection_TakesTheCityNamedLastBefore()
    {
        Assert.Equal("苏州市商务局", NameCase.Names(EntityKind.Agency, "苏州市外贸增长。市商务局将加大支持。"));
        Assert.Equal("", NameCase.Names(EntityKind.Agency, "市商务局将加大支持。"));
    }

    [Theory]
    [InlineData("中国建设银行青海省分行发放贷款。", "中国建设银行青海省分行")]
    [InlineData("广西联通与高校共建实验室。", "广西联通")]
    [InlineData("无锡供电公司出具接入意见。", "无锡供电公司")]
    [InlineData("国网山东电力发布充电规划。", "国网山东电力")]
    [InlineData("贵州省推进公共数据运营，省数据集团参加会议。", "贵州省数据集团")]
    [InlineData("印度尼西亚国家电力公司参加签约。", "印度尼西亚国家电力公司")]
    [InlineData("原无锡澄澜微系统有限公司首席技术官到任。", "无锡澄澜微系统有限公司")]
    [InlineData("山东信同量子科技有限公司中标。", "山东信同量子科技有限公司")]
    [InlineData("宁波保税区的甬澜微电子（YongLan Micro）出口增长。", "甬澜微电子")]
    [InlineData("被投企业星岚动力宣布完成A轮融资。", "星岚动力")]
    [InlineData("京东方创投领投。", "京东方创投")]
    [InlineData("江岚股份（688999.SH）公布财报。", "江岚股份")]
    public void Company_ByLegalFormBrandOrPlace_IsFound(string text, string name) =>
        Assert.Contains(NameCase.Forms(EntityKind.Company, text), f => f.Contains(name));

    [Theory]
    [InlineData("具身智能、人形机器人与云计算企业加速集聚。")]
    [InlineData("城市电信业务收入增长，农村移动支付普及。")]
    [InlineData("清洁能源完成投资，金融科技推出新产品。")]
    [InlineData("银行业和保险公司加大内部投资。")]
    [InlineData("某农商行停业的消息不属实，公司予以否认。")]
    public void Company_OfWordsOfTheTrade_IsNone(string text) => Assert.Equal("", NameCase.Names(EntityKind.Company, text));

    [Theory]
    [InlineData("连云港新质生产力母基金完成首期出资。", "连云港新质生产力母基金")]
    [InlineData("中国（深圳）知识产权保护中心提供预审。", "中国（深圳）知识产权保护中心")]
    [InlineData("他曾任青海盐湖新材料研究院副院长。", "青海盐湖新材料研究院")]
    [InlineData("天府实验室发布成果。", "天府实验室")]
    [InlineData("长三角低空经济产业联盟成立。", "长三角低空经济产业联盟")]
    public void Organization_ByEnding_IsFound(string text, string name) =>
        Assert.Contains(NameCase.Forms(EntityKind.Organization, text), f => f.Contains(name));

    [Theory]
    [InlineData("各行业协会、研究院和重点实验室要加强合作。")]
    [InlineData("双方签署国际合作协定。")]
    public void Organization_OfClassWords_IsNone(string text) => Assert.Equal("", NameCase.Names(EntityKind.Organization, text));
}
