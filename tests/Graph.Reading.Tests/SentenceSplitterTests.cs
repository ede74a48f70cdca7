using Graph.Model;
using Graph.Reading.Structure;
using Xunit;

namespace Graph.Reading.Tests;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("甲增长；乙下降。丙持平！", "甲增长；乙下降。|丙持平！")]
    [InlineData("他说：“增长了。”随后离开。", "他说：“增长了。”|随后离开。")]
    [InlineData("“能增长吗？”的疑问，依然存在。", "“能增长吗？”的疑问，依然存在。")]
    [InlineData("增长！！！真的吗？！是。", "增长！！！|真的吗？！|是。")]
    [InlineData("未完待续", "未完待续")]
    [InlineData("PUE降至1.42。增长3.5%。", "PUE降至1.42。|增长3.5%。")]
    [InlineData("U.S. power use rose 3.5 percent. No. 2 is Texas. It grew.", "U.S. power use rose 3.5 percent.|No. 2 is Texas.|It grew.")]
    [InlineData("The loan was $17.5 billion. Amazon Inc. said so.", "The loan was $17.5 billion.|Amazon Inc. said so.")]
    [InlineData("Growth hit 12%. Demand followed.", "Growth hit 12%.|Demand followed.")]
    [InlineData("1. 完善制度。2. 加强组织。", "1. 完善制度。|2. 加强组织。")]
    [InlineData("一是扩大；二是提升；三是保障。", "一是扩大；二是提升；三是保障。")]
    [InlineData("（增长很快。）其后放缓。", "（增长很快。）|其后放缓。")]
    [InlineData("增长。。。", "增长。。。")]
    [InlineData("。，", "")]
    public void Split_Block_GivesItsSentences(string text, string expected)
    {
        var found = new List<TextSpan>();
        SentenceSplitter.Split(text, 0, text.Length, found);
        Assert.Equal(expected, string.Join('|', found.Select(s => s.Of(text))));
    }
}
