using System.Text;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Answers that take too long end in a problem, and the next question is answered.</summary>
public sealed class TimeLimitTests
{
    [Fact]
    public async Task Answer_NotReadyInTime_IsAProblemThatSaysSo()
    {
        await using var service = await RunningService.KnownAsync(o => o with { AnswerTimeout = TimeSpan.FromMilliseconds(1) });
        using var response = await service.Client.GetAsync(new Uri("/v1/linkages/matrix", UriKind.Relative), TestContext.Current.CancellationToken);
        await ProblemTests.ProblemAsync(response, 503, "answer-timeout");
        Assert.Equal(5, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal("ok", (await service.JsonAsync("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Caller_WhoLeaves_EndsHisQuery()
    {
        await using var service = await RunningService.KnownAsync(o => o with { ConcurrentRequests = 1, QueuedRequests = 0 });
        using var content = new StringContent("{\"statement\":\"UNWIND range(1, 10000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)\"}", Encoding.UTF8, "application/json");
        using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Client.PostAsync(new Uri("/db/neo4j/query/v2", UriKind.Relative), content, leave.Token));

        // His place is free again long before the query could have ended.
        for (var attempt = 0; ; attempt++)
        {
            using var response = await service.Client.GetAsync(new Uri("/v1/graph", UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
            {
                break;
            }

            Assert.True(attempt < 50, "the query goes on");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
