using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Names;

/// <summary>Who is a person, how long the name is, and what only begins like one.</summary>
public sealed class PersonRuleTests
{
    [Theory]
    [InlineData("上海海事大学教授汤永健认为，航运业减碳离不开绿色甲醇。", "汤永健")]
    [InlineData("公司董事长赵燕辞去总经理职务。", "赵燕")]
    [InlineData("研究院总工程师敖立作报告。", "敖立")]
    [InlineData("市商务局局长李明说，出口回升。", "李明")]
    [InlineData("该局局长王强调研港口。", "王强")]
    [InlineData("农机站站长祁向阳先生介绍了试验田。", "祁向阳")]
    [InlineData("副局长孙国庆、何平、卜德润出席。", "何平、卜德润、孙国庆")]
    [InlineData("会议由李亦争主持。", "李亦争")]
    [InlineData("民航西南地区管理局局长欧阳静表示，航线网络继续加密。", "欧阳静")]
    [InlineData("那曲市市长巴桑次旺出席开幕式。", "巴桑次旺")]
    [InlineData("自治区副主席凯赛尔·阿不都克热木会见来宾。", "凯赛尔·阿不都克热木")]
    [InlineData("联合国工业发展组织总干事格尔德·穆勒发表讲话。", "格尔德·穆勒")]
    [InlineData("马来西亚总理安华见证签约。", "安华")]
    [InlineData("EIU 高级经济学家 Mary Jones 认为，需求走弱。", "Mary Jones")]
    [InlineData("潘建伟院士指出，量子通信需要长期投入。", "潘建伟")]
    [InlineData("裴松年（某集团首席科学家）参加讨论。", "裴松年")]
    public void Person_WithPostOrVerb_IsFoundWhole(string text, string names) => Assert.Equal(names, NameCase.Names(EntityKind.Person, text));

    [Theory]
    [InlineData("董事长任期届满，总经理职务空缺。")]
    [InlineData("专家成立工作组，代表方案已经公布。")]
    [InlineData("主任安排检查，局长要求整改。")]
    [InlineData("毕业于复旦大学的工程师众多。")]
    [InlineData("秦区长带队走访企业。")]
    [InlineData("国家数据中心集群（甘肃·庆阳）扩容。")]
    [InlineData("王某说，价格没有变化。")]
    public void Person_OfWordsThatOnlyBeginLikeOne_IsNone(string text) => Assert.Equal("", NameCase.Names(EntityKind.Person, text));
}
