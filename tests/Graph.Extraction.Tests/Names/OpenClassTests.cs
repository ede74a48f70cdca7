using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Names;

/// <summary>Names that no list holds, by their form: one case for each class of body, and the look-alikes that name none.</summary>
public sealed class OpenClassTests
{
    [Theory]
    [InlineData(EntityKind.Agency, "越南工业和贸易部发布招商政策。", "越南工业和贸易部")]
    [InlineData(EntityKind.Agency, "荷兰政府下达行政令。", "荷兰政府")]
    [InlineData(EntityKind.Agency, "加拿大创新科学与经济发展部更新清单。", "加拿大创新科学与经济发展部")]
    [InlineData(EntityKind.Agency, "国家能源局山东监管办公室印发通知。", "国家能源局山东监管办公室")]
    [InlineData(EntityKind.Agency, "省能源局会同山东能源监管办每季度通报。", "山东能源监管办")]
    [InlineData(EntityKind.Agency, "甘肃金融监管局、甘肃证监局通报情况。", "国家金融监督管理总局甘肃监管局")]
    [InlineData(EntityKind.Agency, "滨海新区区委书记出席。", "滨海新区区委")]
    [InlineData(EntityKind.Agency, "工业和信息化部无线电管理局负责协调。", "工业和信息化部")]
    [InlineData(EntityKind.Company, "埃塞俄比亚电力公司签署合同。", "埃塞俄比亚电力公司")]
    [InlineData(EntityKind.Company, "加拿大坎杜能源公司代表与会。", "坎杜能源公司")]
    [InlineData(EntityKind.Company, "中广核（防城港）储能技术有限公司揭牌。", "中广核（防城港）储能技术有限公司")]
    [InlineData(EntityKind.Company, "中广核新能源广西分公司原副总经理到任。", "中广核新能源广西分公司")]
    [InlineData(EntityKind.Company, "湖北省融资担保集团提供担保。", "湖北省融资担保集团")]
    [InlineData(EntityKind.Company, "由赣州市南康区城市建设发展集团有限公司出资。", "赣州市南康区城市建设发展集团有限公司")]
    [InlineData(EntityKind.Company, "上海电气与江苏华电句容发电有限公司签约。", "江苏华电句容发电有限公司")]
    [InlineData(EntityKind.Company, "兴业银行股份有限公司梅州嘉应支行发放贷款。", "兴业银行股份有限公司梅州嘉应支行")]
    [InlineData(EntityKind.Company, "名单包括洛克希德·马丁公司。", "洛克希德·马丁公司")]
    [InlineData(EntityKind.Company, "由美团领投，源石投资、源码资本跟投。", "源石投资")]
    [InlineData(EntityKind.Organization, "上海交通大学医学院附属瑞金医院参与研究。", "上海交通大学医学院附属瑞金医院")]
    [InlineData(EntityKind.Organization, "由青岛海洋科学与技术试点国家实验室发布。", "青岛海洋科学与技术试点国家实验室")]
    [InlineData(EntityKind.Park, "支持庆阳“东数西算”产业园开展试点。", "庆阳“东数西算”产业园")]
    [InlineData(EntityKind.Park, "该办法适用于企沙工业区。", "企沙工业区")]
    [InlineData(EntityKind.Policy, "商务部、海关总署发布公告2025年第18号。", "商务部 海关总署公告2025年第18号")]
    [InlineData(EntityKind.Policy, "依据国家市场监督管理总局令第101号执行。", "国家市场监督管理总局令第101号")]
    [InlineData(EntityKind.Event, "揭牌仪式由防城港市人民政府主办。", "揭牌仪式")]
    [InlineData(EntityKind.Person, "记者：请介绍情况。何咏前：商务部将继续推进有关工作。", "何咏前")]
    public void Name_ByItsForm_IsFound(EntityKind kind, string text, string expected)
    {
        Assert.Contains(NameCase.Forms(kind, text), forms => forms.Contains(expected));
    }

    [Theory]
    [InlineData(EntityKind.Company, "多家美国科技公司公布财报。")]
    [InlineData(EntityKind.Company, "该集团的全资子公司已经注册。")]
    [InlineData(EntityKind.Agency, "越南北部电网负荷上升。")]
    [InlineData(EntityKind.Agency, "各市发展改革委要抓好落实。")]
    [InlineData(EntityKind.Organization, "设立三只区域基金。")]
    [InlineData(EntityKind.Park, "推动老工业区转型。")]
    [InlineData(EntityKind.Event, "各种揭牌仪式应当从简。")]
    [InlineData(EntityKind.Policy, "删去第18号修改单。")]
    public void Phrase_OfTheSameForm_NamesNothing(EntityKind kind, string text)
    {
        Assert.Empty(NameCase.Forms(kind, text));
    }

    [Fact]
    public void Parks_OfTwoPlacesWithOneEnding_StayApart()
    {
        Assert.Equal(2, NameCase.Forms(EntityKind.Park, "霍尔果斯经济开发区与塔城边境经济开发区签约。").Count);
    }
}
