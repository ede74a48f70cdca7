using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Names;

/// <summary>Places that share a name, traps, parks that are classes, and events.</summary>
public sealed class PlaceAndEventTests
{
    [Fact]
    public void District_OfSharedName_IsTheOneOfTheCityNamed()
    {
        Assert.Contains("福州市鼓楼区", NameCase.Names(EntityKind.Place, "福州出台措施，鼓楼区率先实施。"), StringComparison.Ordinal);
        Assert.Contains("南京市鼓楼区", NameCase.Names(EntityKind.Place, "南京出台措施，鼓楼区率先实施。"), StringComparison.Ordinal);
        var both = NameCase.Names(EntityKind.Place, "江苏省南京市鼓楼区与福建省福州市鼓楼区结对。");
        Assert.Contains("南京市鼓楼区", both, StringComparison.Ordinal);
        Assert.Contains("福州市鼓楼区", both, StringComparison.Ordinal);
    }

    [Fact]
    public void District_OfSharedNameWithoutCity_SaysNoMoreThanItself() => Assert.Equal("鼓楼区", NameCase.Names(EntityKind.Place, "鼓楼区率先实施。"));

    [Theory]
    [InlineData("发展中国家需要资金。", "")]
    [InlineData("中国银行业利润增长。", "")]
    [InlineData("甘肃瓜州的风电基地扩容。", "瓜州县、甘肃")]
    [InlineData("越南海防港扩建。", "海防、越南")]
    public void Place_InTrapOrBehindItsProvince_IsReadByContext(string text, string expected) => Assert.Equal(expected, NameCase.Names(EntityKind.Place, text));

    [Theory]
    [InlineData("北京市列入北京经济技术开发区。", "北京经济技术开发区")]
    [InlineData("芜湖航空产业园开园。", "芜湖航空产业园")]
    public void Park_BehindItsPlace_BeginsThere(string text, string name) => Assert.Contains(NameCase.Forms(EntityKind.Park, text), f => f.Contains(name));

    [Theory]
    [InlineData("通知关注数字产业园区和零碳园区。")]
    [InlineData("支持建设国家级经开区。")]
    public void Park_OfClassWords_IsNone(string text) => Assert.Equal("", NameCase.Names(EntityKind.Park, text));

    [Theory]
    [InlineData("园区举行储能材料项目集中签约仪式。", "储能材料项目集中签约仪式")]
    [InlineData("1月28日，该局在贵阳召开全省公共数据授权运营推进会。", "全省公共数据授权运营推进会")]
    [InlineData("全国低空经济现场推进会在合肥召开。", "全国低空经济现场推进会")]
    [InlineData("国新办发布会介绍外贸情况。", "国新办发布会")]
    [InlineData("第十五届中国国际航空航天博览会将于11月举行。", "第十五届中国国际航空航天博览会")]
    [InlineData("市政府召开专题会议，举行新闻发布会。", "")]
    [InlineData("“东数西算”工程推进会议纪要印发。", "")]
    public void Event_HeldOrNumbered_IsFound(string text, string name) => Assert.Equal(name, NameCase.Names(EntityKind.Event, text));

    [Theory]
    [InlineData("公司发布关于签署投资协议的公告。", "")]
    [InlineData("制定数据产业规划的部门要统筹。", "")]
    [InlineData("三家公司联合发布充电网络规划。", "")]
    [InlineData("省工信厅印发《机器人产业发展行动计划（2025—2027年）》。", "机器人产业发展行动计划（2025—2027年）")]
    public void Policy_WithMarksOrNone_IsNamedOnlyWhereOneIsMeant(string text, string name) => Assert.Equal(name, NameCase.Names(EntityKind.Policy, text));
}
