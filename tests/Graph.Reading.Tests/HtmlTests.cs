using Xunit;

namespace Graph.Reading.Tests;

public sealed class HtmlTests
{
    [Fact]
    public void WeChatPage_WithHiddenContent_IsReadWithItsScriptFacts()
    {
        const string page = """
            <html><head><title></title><meta property="og:title" content="别的标题"></head><body>
            <div id="js_article"><div class="rich_media_area_primary" id="page-content"><div id="img-content">
            <h1 class="rich_media_title" id="activity-name">  算力园区接入绿电  </h1>
            <div id="meta_content"><a id="js_name">某产业观察</a><em id="publish_time"></em></div>
            <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
              <section><span leaf="">6月10日，某园区接入绿电，规模达到<strong>3.5</strong>万千瓦。</span></section>
              <section><p><strong>电力成为约束</strong></p></section><p>用电增长&nbsp;12%。</p>
              <p>长按识别二维码关注我们</p>
            </div><div class="rich_media_tool">阅读 5</div></div></div></div>
            <div id="js_pc_qr_code">微信扫一扫</div>
            <script>var nickname = htmlDecode("某产业观察"); var msg_title = '算力园区接入绿电'; var ct = "1781136000"; var x = {create_time: "1"};</script>
            </body></html>
            """;
        var document = TestDocuments.Html(page);
        Assert.Equal("算力园区接入绿电", document.Structure.Title);
        Assert.Equal(["某产业观察"], document.Structure.Publishers);
        Assert.Equal((new DateOnly(2026, 6, 11), "metadata"), (document.Structure.Date, document.Structure.DateOrigin));
        Assert.Equal("6月10日，某园区接入绿电，规模达到3.5万千瓦。\n电力成为约束\n用电增长12%。", document.Sentences());
    }

    [Fact]
    public void GovernmentPage_WithInformationTable_IsAPolicyWithItsNumber()
    {
        const string page = """
            <html><head><meta name="ArticleTitle" content="关于开展某试点工作的通知"><meta name="PubDate" content="2026-06-12 07:16"><meta name="ContentSource" content="国家数据局"></head><body>
            <div class="nav"><a href="/">首页</a> &gt; <a href="/zc">政策</a></div>
            <table class="bd1"><tr><td>索　引　号：</td><td>000</td><td>发文字号：</td><td>国数资源〔2024〕119号</td></tr><tr><td>成文日期：</td><td>2026年06月11日</td><td>发文机关：</td><td>国家数据局</td></tr></table>
            <h1 id="ti">关于开展某试点工作的通知</h1>
            <div class="TRS_UEDITOR"><p>各省数据管理部门：</p><p>　　为落实要求，现通知如下。</p><p>　　一、总体要求</p><p>　　坚持创新。</p><p>　　二、申报条件</p><p>　　具备能力。</p><p style="text-align:right">国家数据局</p><p style="text-align:right">2026年6月11日</p></div>
            <footer>网站标识码 bm01</footer></body></html>
            """;
        var document = TestDocuments.Html(page);
        Assert.Equal("0 摘要 2\n1 总体要求 1\n2 申报条件 1", document.Outline());
        Assert.True(document.Structure.IsPolicy);
        Assert.Equal("国数资源〔2024〕119号", document.Structure.DocNo);
        Assert.Equal(new DateOnly(2026, 6, 11), document.Structure.Date);
        Assert.Equal(["国家数据局"], document.Structure.Publishers);
    }

    [Fact]
    public void NewsPage_WithoutKnownContainer_IsReadByItsParagraphs()
    {
        const string page = """
            <html><head><title>园区公布算力规模_某新闻网</title></head><body>
            <div class="header"><ul><li><a href="/a">首页</a></li><li><a href="/b">财经</a></li></ul></div>
            <div class="wrap"><div class="left"><h1>园区公布算力规模</h1><div class="info">2026-06-11 08:00 来源：某新闻网</div>
            <div class="txt"><p>某园区6月10日公布算力规模，达到3.5 EFLOPS，同比增长12%，负责人表示电力是下一步的约束。</p><h2>电力</h2><p>园区用电增长，绿电比例达到80%，与电网企业签署了协议。</p>
            <table><tr><th>地区</th><th>机架</th></tr><tr><td>贵州</td><td>100万架</td></tr></table></div></div>
            <div class="sidebar"><p>热门：某某某某某某某某某某某某某某某某。</p></div></div>
            <script>alert("不是正文。")</script></body></html>
            """;
        var document = TestDocuments.Html(page);
        Assert.Equal("园区公布算力规模", document.Structure.Title);
        Assert.Equal("0 摘要 1\n1 电力 2", document.Outline());
        Assert.Contains("地区：贵州；机架：100万架。", document.Sentences(), StringComparison.Ordinal);
        Assert.DoesNotContain("热门", document.Sentences(), StringComparison.Ordinal);
        Assert.DoesNotContain("不是正文", document.Source.Text, StringComparison.Ordinal);
        Assert.Equal(["某新闻网"], document.Structure.Publishers);
    }

    [Fact]
    public void Page_WithLinksAndLists_KeepsTheirAddresses()
    {
        const string page = "<html><body><h1>通报</h1><p>2026年6月11日</p><h2>一、算力</h2><p>规模扩大<sup>1</sup>，面积3km<sup>2</sup>。</p><h2>二、电力</h2><p>用电增长。</p><h2>参考资料</h2><ol><li><a href=\"https://a.cn/1\">某园区公布规模</a>，某日报，2026-06-10</li></ol></body></html>";
        var document = TestDocuments.Html(page);
        var reference = Assert.Single(document.Structure.References);
        Assert.Equal(("某园区公布规模", "某日报", "2026-06-10", "https://a.cn/1"), (reference.Title, reference.Publisher, reference.Date, reference.Url));
        Assert.Equal([1], document.Structure.Sections[0].Citations);
        Assert.Equal("规模扩大，面积3km²。\n用电增长。", document.Sentences());
    }
}
