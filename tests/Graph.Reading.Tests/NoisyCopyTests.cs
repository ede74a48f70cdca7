using System.Text;
using Xunit;

namespace Graph.Reading.Tests;

/// <summary>Copies of one clean document, each with one kind of mess, must give the clean document's clean text and structure.</summary>
public sealed class NoisyCopyTests
{
    private const string Title = "园区算力与电力协同周报";

    private static readonly string[] Body =
    [
        "一、算力规模扩大，绿电比例提升",
        "某经济技术开发区6月10日公布，智算规模达到3500PFLOPS，同比增长12.5%，绿电比例超过80%。负责人表示，园区将继续完善数据基础设施，推动算力与产业融合发展，并与周边地区共享资源。",
        "二、电力负荷走高，储能加快建设",
        "国家能源局数据显示，5月全社会用电量为8096亿千瓦时，同比增长4.4%。业内认为，数据中心用电增长较快，储能与需求响应将成为重要支撑，相关标准正在制定之中。",
    ];

    private static readonly string Clean = string.Join("\n\n", [Title, "2026年6月11日", .. Body]) + "\n";

    private static readonly Dictionary<string, string> Traditional = new()
    {
        ["园"] = "園", ["与"] = "與", ["电"] = "電", ["协"] = "協", ["报"] = "報", ["扩"] = "擴", ["规"] = "規", ["经"] = "經", ["济"] = "濟", ["术"] = "術", ["开"] = "開", ["发"] = "發", ["区"] = "區", ["达"] = "達", ["长"] = "長", ["过"] = "過", ["负"] = "負", ["责"] = "責", ["继"] = "繼", ["续"] = "續", ["数"] = "數", ["据"] = "據", ["础"] = "礎", ["设"] = "設", ["动"] = "動", ["产"] = "產", ["业"] = "業", ["边"] = "邊", ["资"] = "資", ["储"] = "儲", ["国"] = "國", ["显"] = "顯", ["应"] = "應", ["将"] = "將", ["为"] = "為", ["撑"] = "撐", ["关"] = "關", ["标"] = "標", ["准"] = "準", ["较"] = "較", ["亿"] = "億", ["时"] = "時", ["认"] = "認", ["内"] = "內", ["并"] = "並", ["响"] = "響",
    };

    public static TheoryData<string> Messes => ["crlf", "pinyin with tones", "pinyin without tones", "traditional", "letter-spaced title", "hard wraps by columns", "hard wraps by characters", "page breaks", "full-width digits", "boilerplate", "spaces around letters", "note marks", "indents"];

    [Theory]
    [MemberData(nameof(Messes))]
    public void Clean_NoisyCopy_EqualsTheCleanText(string mess)
    {
        var expected = TestDocuments.Plain(Clean);
        var actual = TestDocuments.Plain(Spoil(mess));
        Assert.Equal(expected.Clean.Text, actual.Clean.Text);
        Assert.Equal(expected.Outline(), actual.Outline());
        Assert.Equal(expected.Structure.Title, actual.Structure.Title);
    }

    [Fact]
    public void Read_SameContentInThreeFormats_GivesTheSameDocument()
    {
        var plain = TestDocuments.Plain(Clean);
        var markdown = TestDocuments.Markdown($"# {Title}\n\n2026年6月11日\n\n## {Body[0]}\n\n{Body[1].Replace("12.5%", "**12.5%**", StringComparison.Ordinal)}\n\n## {Body[2]}\n\n{Body[3]}\n");
        var html = TestDocuments.Html($"<html><head><title>{Title}</title></head><body><h1>{Title}</h1><p>2026年6月11日</p><h2>{Body[0]}</h2><p>{Body[1]}</p><h2>{Body[2]}</h2><p>{Body[3]}</p></body></html>");
        Assert.Equal(plain.Clean.Text, markdown.Clean.Text);
        Assert.Equal(plain.Clean.Text, html.Clean.Text);
        Assert.Equal(plain.Outline(), markdown.Outline());
        Assert.Equal(plain.Outline(), html.Outline());
    }

    private static string Spoil(string mess)
    {
        switch (mess)
        {
            case "crlf":
                return Clean.Replace("\n", "\r\n", StringComparison.Ordinal);
            case "pinyin with tones":
                return Clean.Replace("数据", "数(shù)据(jù)", StringComparison.Ordinal).Replace("电", "电(diàn)", StringComparison.Ordinal);
            case "pinyin without tones":
                return Clean.Replace("数据", "数(shu) 据(ju) ", StringComparison.Ordinal).Replace("电", "电(dian)(dian)(dian)", StringComparison.Ordinal);
            case "traditional":
                return Traditional.Aggregate(Clean, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
            case "letter-spaced title":
                return Clean.Replace(Title, string.Join(' ', Title.AsEnumerable()), StringComparison.Ordinal);
            case "hard wraps by columns":
                return Wrap(48, c => c < 128 ? 1 : 2);
            case "hard wraps by characters":
                return Wrap(31, _ => 1);
            case "page breaks":
                return Clean.Replace("基础设施", "基础\n\n- 2 -\n\n设施", StringComparison.Ordinal);
            case "full-width digits":
                return string.Concat(Clean.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c == '%' ? '％' : c));
            case "boilerplate":
                return "当前位置：首页>动态>周报\n\n" + Clean.Replace("\n\n二、", "\n\n点击右上角微信好友\n\n二、", StringComparison.Ordinal) + "\n责任编辑：王某\n\n免责声明：本文仅供参考。\n\n【打印】 【关闭】\n\n联系我们，请扫描二维码\n\n官方公众号\n\nexample.cn\n";
            case "spaces around letters":
                return Clean.Replace("3500PFLOPS", " 3500 PFLOPS ", StringComparison.Ordinal).Replace("3500 PFLOPS", "3500PFLOPS", StringComparison.Ordinal).Replace("6月10日", " 6 月 10 日", StringComparison.Ordinal);
            case "note marks":
                return Clean.Replace("8096", "②8096", StringComparison.Ordinal).Replace("12.5%", "12.5%[1]", StringComparison.Ordinal).Replace("80%。", "80%³。", StringComparison.Ordinal);
            case "indents":
                return string.Join('\n', Clean.Split('\n').Select(l => l.Length > 20 ? "　　" + l : l));
            default:
                throw new ArgumentOutOfRangeException(nameof(mess), mess, "no such mess");
        }
    }

    private static string Wrap(int width, Func<char, int> measure)
    {
        var result = new StringBuilder();
        foreach (var line in Clean.Split('\n'))
        {
            var at = 0;
            foreach (var c in line)
            {
                if (at + measure(c) > width)
                {
                    result.Append('\n');
                    at = 0;
                }

                result.Append(c);
                at += measure(c);
            }

            result.Append('\n');
        }

        return result.ToString();
    }
}
