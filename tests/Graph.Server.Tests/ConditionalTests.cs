using System.Net;
using System.Text.Json;
using Graph.Generation;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Pages, cursors, entity tags and compression.</summary>
public sealed class ConditionalTests
{
    [Theory]
    [InlineData("/v1/linkages?theme=data&theme=compute&theme=energy", 7)]
    [InlineData("/v1/briefings", 3)]
    [InlineData("/v1/queries", 40)]
    [InlineData("/v1/entities/东算园区/facts", 1)]
    public async Task Pages_JoinedTogether_AreTheWholeAnswer(string path, int size)
    {
        await using var service = await RunningService.KnownAsync();
        var whole = await service.ItemsAsync(path);
        var joined = new List<string>();
        string? cursor = null;
        do
        {
            var page = await service.JsonAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit={size}{(cursor is null ? "" : "&cursor=" + cursor)}");
            var items = page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()).ToList();
            cursor = page.GetProperty("next").GetString();
            Assert.Equal(whole.Count, page.GetProperty("total").GetInt32());
            Assert.True(cursor is null ? items.Count <= size : items.Count == size);
            joined.AddRange(items);
        }
        while (cursor is not null);
        Assert.Equal(whole, joined);
    }

    [Fact]
    public async Task Cursor_WhoseGraphWasReplaced_ContinuesExactlyOrIsGone()
    {
        await using var service = await RunningService.KnownAsync();
        var before = await service.ItemsAsync("/v1/briefings");
        var first = await service.JsonAsync("/v1/briefings?limit=3");
        var next = "/v1/briefings?limit=1000&cursor=" + first.GetProperty("next").GetString();
        using var removed = await service.Writer.DeleteAsync(new Uri("/v1/briefings/第1期", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(7, (await service.JsonAsync("/v1/briefings")).GetProperty("total").GetInt32());
        var rest = await service.JsonAsync(next);
        Assert.Equal(before.Skip(3), rest.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));

        // A service that never had the old answer.
        await using var other = await service.AgainAsync();
        using var gone = await other.Client.GetAsync(new Uri(next, UriKind.Relative), TestContext.Current.CancellationToken);
        await ProblemTests.ProblemAsync(gone, 410, "cursor-expired");
    }

    [Fact]
    public async Task Cursor_OfAnotherRequestOrChanged_IsRefused()
    {
        await using var service = await RunningService.KnownAsync();
        var cursor = (await service.JsonAsync("/v1/briefings?limit=3")).GetProperty("next").GetString()!;
        foreach (var path in (string[])[$"/v1/themes?cursor={cursor}", $"/v1/briefings?since=2026-02&cursor={cursor}", $"/v1/briefings?cursor={cursor[..^2]}AA", $"/v1/briefings?cursor={cursor}A"])
        {
            using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            await ProblemTests.ProblemAsync(response, 400, "invalid-argument");
        }
    }

    [Theory]
    [InlineData("/v1/linkages?theme=data&theme=compute")]
    [InlineData("/v1/graph")]
    [InlineData("/v1/entities/甲数据局")]
    [InlineData("/v1/export/graphml")]
    public async Task Request_WithTheTagOfTheAnswer_IsNotModifiedUntilTheGraphIs(string path)
    {
        await using var service = await RunningService.KnownAsync();
        using var first = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var tag = first.Headers.ETag!;
        Assert.Equal((HttpStatusCode.NotModified, ""), await AgainAsync());
        RunningService.Put(service.Store, new CorpusBuilder("构造日报").Issue("2026-07-10", "第9期").Section("数据与算力").Says("甲数据局说，数据离不开算力。").About("data-elements", "computing-power").Names("Agency:甲数据局").Links("data", "requires", "compute").Build());

        // Another wrote: the next request starts the reading of the new graph, and one of those that follow gets it.
        for (var attempt = 0; attempt < 100 && (await AgainAsync()).Status == HttpStatusCode.NotModified; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, (await AgainAsync()).Status);

        async Task<(HttpStatusCode Status, string Body)> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(tag);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Tag_OfOtherParametersOrForm_Differs()
    {
        await using var service = await RunningService.KnownAsync();
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/v1/briefings", "/v1/briefings?limit=3", "/v1/briefings?format=csv", "/v1/themes"])
        {
            using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(tags.Add(response.Headers.ETag!.Tag), path);
        }

        Assert.Equal(await TagAsync("/v1/coverage?rows=theme&least=3"), await TagAsync("/v1/coverage?least=3&rows=theme"));

        async Task<string> TagAsync(string path)
        {
            using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.Headers.ETag!.Tag;
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answer_ToWhoTakesCompression_IsCompressedAndTheSame(string encoding)
    {
        await using var service = await RunningService.KnownAsync();
        const string path = "/v1/linkages/matrix";
        var plain = await service.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(bytes.Length * 3 < plain.Length, $"{bytes.Length} of {plain.Length}");
        using var packed = new MemoryStream(bytes);
        await using Stream unpacked = encoding == "br" ? new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress) : new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(plain, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Accept_OfLinesOrCsv_ChoosesTheForm()
    {
        await using var service = await RunningService.KnownAsync();
        (string Accept, string Type)[] cases = [("application/jsonl", "application/jsonl"), ("application/x-ndjson", "application/jsonl"), ("text/csv", "text/csv"), ("*/*", "application/json"), ("text/csv;q=0.1, application/json", "application/json")];
        foreach (var (accept, type) in cases)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/briefings");
            request.Headers.Accept.ParseAdd(accept);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        }
    }
}
