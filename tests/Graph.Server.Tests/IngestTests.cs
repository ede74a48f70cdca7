using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Graph.Generation;
using Graph.Model;
using Graph.Storage;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Documents taken in and taken back while others read.</summary>
public sealed class IngestTests
{
    private const string Document =
        """
        # 新质生产力每日动态

        2026年7月1日

        ## 一、数据要素

        国家数据局印发《数据要素试点办法》，推动数据与算力协同。2026年上半年，全国数据交易额达到1200亿元，同比增长25%。

        ## 二、算力

        贵安新区数据中心集群建成投产，绿色电力占比达到80%。
        """;

    [Fact]
    public async Task Document_Sent_IsStoredSeenAndTakenBack()
    {
        await using var service = await RunningService.KnownAsync();
        var before = (await service.JsonAsync("/v1/graph")).GetProperty("hash").GetString();
        var dry = await SendAsync(service, Document, "?name=2026-07-01.md&dryRun=true");
        Assert.Equal(("dry-run", "2026-07-01"), (dry.GetProperty("outcome").GetString(), dry.GetProperty("date").GetString()));
        Assert.Equal(before, (await service.JsonAsync("/v1/graph")).GetProperty("hash").GetString());

        var added = await SendAsync(service, Document, "?name=2026-07-01.md");
        Assert.Equal("added", added.GetProperty("outcome").GetString());
        Assert.Equal(9, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
        Assert.Contains((await service.ItemsAsync("/v1/search?text=数据要素试点办法")), i => i.Contains("Policy", StringComparison.Ordinal));
        Assert.Equal("unchanged", (await SendAsync(service, Document, "?name=2026-07-01.md")).GetProperty("outcome").GetString());
        Assert.Equal("corrected", (await SendAsync(service, Document.Replace("1200", "1300", StringComparison.Ordinal), "?name=2026-07-01.md")).GetProperty("outcome").GetString());
        Assert.Equal(9, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());

        using var removed = await service.Writer.DeleteAsync(new Uri("/v1/briefings/2026-07-01.md", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True((await removed.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("removed").GetBoolean());
        Assert.Equal(before, (await service.JsonAsync("/v1/graph")).GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("", "?name=a.md", 400, "invalid-argument")]
    [InlineData("没有日期的一句话。", "?name=a.md", 422, "read-no-date")]
    [InlineData("text", "?name=a.docx", 422, "read-format")]
    [InlineData("text", "?name=..%2Fa.md", 400, "invalid-argument")]
    [InlineData("text", "?name=a.md&date=2026-13-01", 400, "invalid-argument")]
    [InlineData("text", "?name=a.md&date=2026", 400, "invalid-argument")]
    [InlineData("text", "?name=a.md&path=/etc/passwd", 400, "invalid-argument")]
    public async Task Document_ThatCannotBeTakenIn_IsAProblemDocument(string text, string query, int status, string code)
    {
        await using var service = await RunningService.KnownAsync();
        using var content = new StringContent(text, Encoding.UTF8, "text/markdown");
        using var response = await service.Writer.PostAsync(new Uri("/v1/briefings" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ProblemTests.ProblemAsync(response, status, code);
        Assert.Equal(8, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Readers_WhileOthersWrite_SeeWholeGraphsAndNoRequestFails()
    {
        // Each issue adds one section about both, one link and one sentence: in any whole graph the three agree.
        await using var service = await RunningService.StartAsync([.. Issue(0)]);
        using var done = new CancellationTokenSource();
        var seen = new HashSet<int>();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                var requests = 0;
                while (!done.IsCancellationRequested)
                {
                    var rows = (await service.JsonAsync("/v1/linkages?theme=data&theme=compute&most=1000&limit=1000")).GetProperty("items").EnumerateArray().ToList();
                    var stated = rows.Count(r => r.GetProperty("what").GetString() == "stated");
                    var sections = rows.Count(r => r.GetProperty("what").GetString() == "section");
                    var both = rows.First(r => r.GetProperty("kind").GetString() == "sections.log-likelihood").GetProperty("count").GetInt32();
                    Assert.Equal((stated, stated), (sections, both));
                    lock (seen)
                    {
                        seen.Add(stated);
                    }

                    requests++;
                }

                return requests;
            },
            TestContext.Current.CancellationToken)).ToList();

        for (var i = 1; i <= 20; i++)
        {
            if (i % 2 == 0)
            {
                // As another process does.
                RunningService.Put(service.Store, Issue(i));
            }
            else
            {
                await service.Home.RemoveAsync("b-" + new string('0', 32), wait: true, TestContext.Current.CancellationToken);
                RunningService.Put(service.Store, Issue(i));
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        for (var attempt = 0; attempt < 100 && (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32() < 21; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await Task.Delay(200, TestContext.Current.CancellationToken);
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), requests => Assert.True(requests > 0));
        Assert.Contains(21, seen);
        Assert.True(seen.Count > 3, string.Join(" ", seen));
    }

    [Fact]
    public async Task Documents_SentAtOnce_AreAllTakenInWhileReadersGoOn()
    {
        await using var service = await RunningService.KnownAsync();
        using var done = new CancellationTokenSource();
        var reader = Task.Run(
            async () =>
            {
                var totals = new List<int>();
                while (!done.IsCancellationRequested)
                {
                    totals.Add((await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
                }

                return totals;
            },
            TestContext.Current.CancellationToken);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 12).Select(day => SendAsync(service, Document.Replace("7月1日", $"7月{day.ToString(CultureInfo.InvariantCulture)}日", StringComparison.Ordinal), $"?name=2026-07-{day:00}.md&wait={(day % 2 == 0 ? "true" : "false")}")));
        Assert.All(outcomes, o => Assert.Equal("added", o.GetProperty("outcome").GetString()));
        for (var attempt = 0; attempt < 100 && (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32() < 20; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(20, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
        await done.CancelAsync();
        var seen = await reader;
        Assert.Equal(seen.Order(), seen);
    }

    private static IEnumerable<BriefingGraph> Issue(int number) => new CorpusBuilder("并发日报")
        .Issue(new DateOnly(2026, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"第{number.ToString(CultureInfo.InvariantCulture)}期")
        .Section("数据与算力").Says("数据离不开算力。").About("data-elements", "computing-power").Links("data", "requires", "compute")
        .Section("别的").Says("出口增长。").About("exports").Build();

    private static async Task<JsonElement> SendAsync(RunningService service, string text, string query)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/markdown");
        using var response = await service.Writer.PostAsync(new Uri("/v1/briefings" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }
}
