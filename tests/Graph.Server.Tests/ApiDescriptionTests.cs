using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NSwag.CodeGeneration.CSharp;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>The OpenAPI document: valid, complete, true; and a client that a generator makes from it works.</summary>
public sealed class ApiDescriptionTests(KnownService known) : IClassFixture<KnownService>
{
    [Fact]
    public async Task Document_ReadByMicrosoftsReader_HasNoErrors()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await TextAsync(), "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        foreach (var (path, item) in document!.Paths)
        {
            foreach (var (method, operation) in item.Operations!)
            {
                var name = $"{method} {path}";
                Assert.False(string.IsNullOrEmpty(operation.OperationId), name);
                Assert.False(string.IsNullOrEmpty(operation.Summary), name);
                Assert.NotEmpty(operation.Tags!);
                Assert.All(operation.Parameters ?? [], p => Assert.False(string.IsNullOrEmpty(p.Description) || p.Schema is null, $"{name} {p.Name}"));
                Assert.All(path.Split('/').Where(p => p.StartsWith('{')), p => Assert.Contains(operation.Parameters!, q => q.In == ParameterLocation.Path && "{" + q.Name + "}" == p));
            }
        }
    }

    [Fact]
    public async Task Document_NamesEveryRouteThatIsNotHidden()
    {
        var described = JsonDocument.Parse(await TextAsync()).RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => o.Name.ToUpperInvariant() + " " + p.Name)).ToHashSet(StringComparer.Ordinal);
        var routes = known.Service.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EndpointParameters>() is not null).SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}")).ToList();
        Assert.True(routes.Count > 20);
        Assert.Empty(routes.Except(described));
    }

    [Fact]
    public async Task Example_OfEveryParameter_IsTakenByItsResource()
    {
        // On this corpus the names of the examples are unknown (404); none may be malformed (400).
        var document = JsonDocument.Parse(await TextAsync()).RootElement;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _) && p.Name.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            var at = path.Name;
            var query = new List<string>();
            foreach (var parameter in path.Value.GetProperty("get").TryGetProperty("parameters", out var list) ? list.EnumerateArray() : default)
            {
                if (!parameter.TryGetProperty("example", out var example))
                {
                    continue;
                }

                var text = Uri.EscapeDataString(example.ValueKind == JsonValueKind.Array ? example[0].GetString()! : example.ToString());
                if (parameter.GetProperty("in").GetString() == "path")
                {
                    at = at.Replace("{" + parameter.GetProperty("name").GetString() + "}", text, StringComparison.Ordinal);
                }
                else
                {
                    query.Add($"{parameter.GetProperty("name").GetString()}={text}");
                }
            }

            if (at == "/v1/linkages")
            {
                query.Add("theme=data");
            }

            if (at.EndsWith("/rows", StringComparison.Ordinal))
            {
                query.Add("agency=甲数据局");
            }

            using var response = await known.Service.Client.GetAsync(new Uri(at + "?" + string.Join("&", query), UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{at}?{string.Join("&", query)}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    [Fact]
    public async Task Answers_OfEveryResource_HaveThePropertiesOfTheirSchema()
    {
        var document = JsonDocument.Parse(await TextAsync()).RootElement;
        foreach (var path in (string[])["/v1/linkages?theme=data&theme=compute", "/v1/linkages/matrix", "/v1/briefings", "/v1/themes", "/v1/search?text=东算", "/v1/conflicts", "/v1/coverage", "/v1/trends?name=compute", "/v1/figures?indicator=用电量", "/v1/paths?from=甲数据局&to=electricity", "/v1/entities?kind=Park"])
        {
            var schema = Resolve(document, document.GetProperty("paths").GetProperty(path.Split('?')[0]).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
            var page = await known.Service.JsonAsync(path);
            Assert.Equal(Names(schema.GetProperty("properties")), Names(page));
            var row = Resolve(document, schema.GetProperty("properties").GetProperty("items").GetProperty("items"));
            Assert.Equal(Names(row.GetProperty("properties")), Names(page.GetProperty("items")[0]));
        }

        static List<string> Names(JsonElement e) => [.. e.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Client_GeneratedFromTheDocument_CompilesAndReadsTheService()
    {
        var openApi = await NSwag.OpenApiDocument.FromJsonAsync(await TextAsync(), TestContext.Current.CancellationToken);
        var source = new CSharpClientGenerator(openApi, new CSharpClientGeneratorSettings
        {
            ClassName = "PolicyGraphClient",
            CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson },
        }).GenerateFile();
        var assembly = Compile(source);
        var client = Activator.CreateInstance(assembly.GetType("Generated.PolicyGraphClient")!, known.Service.Client)!;

        var briefings = await CallAsync(client, "ListBriefingsAsync");
        Assert.Equal(8, (int)Get(briefings, "Total")!);
        Assert.Equal("第1期", Get(((IEnumerable)Get(briefings, "Items")!).Cast<object>().First(), "Title"));
        var linkages = await CallAsync(client, "GetLinkagesAsync", ("theme", new List<string> { "data", "compute" }));
        var rows = ((IEnumerable)Get(linkages, "Items")!).Cast<object>().ToList();
        Assert.Equal((int)Get(linkages, "Total")!, rows.Count);
        Assert.Contains(rows, r => (string?)Get(r, "What") == "stated" && ((IEnumerable<string>)Get(r, "Evidence")!).Contains("甲数据局说，数据离不开算力。"));
        var graph = await CallAsync(client, "GetGraphAsync");
        Assert.Equal((await known.Service.JsonAsync("/v1/graph")).GetProperty("hash").GetString(), Get(graph, "Hash"));
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(client, "GetEntityAsync", ("id", "甲数居局")));
        Assert.Equal(404, Get(thrown, "StatusCode"));
        Assert.Equal("urn:policygraph:problem:unknown-name", Get(Get(thrown, "Result")!, "Type"));
    }

    [Fact]
    public async Task Page_OfTheReference_LoadsNothingFromElsewhere()
    {
        var html = await known.Service.Client.GetStringAsync(new Uri("/docs/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        using var script = await known.Service.Client.GetAsync(new Uri("/docs/scalar.js", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.True((await script.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 500_000);
        using var page = await known.Service.Client.GetAsync(new Uri("/docs/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("connect-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_ForABrowser_IsAChinesePageWhoseLinksAnswer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await known.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("政策简报知识图谱", html, StringComparison.Ordinal);
        var links = html.Split("href=\"").Skip(1).Select(l => WebUtility.HtmlDecode(l.Split('"')[0])).ToList();
        Assert.True(links.Count > 10);
        foreach (var link in links)
        {
            using var answer = await known.Service.Client.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK || (answer.StatusCode == HttpStatusCode.NotFound && link.Contains("国家数据局", StringComparison.Ordinal)), $"{link}: {answer.StatusCode}");
        }

        Assert.Equal("5.26.0", (await known.Service.JsonAsync("/")).GetProperty("neo4j_version").GetString());
    }

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create("Generated", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        bytes.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(bytes);
    }

    private static object? Get(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of);

    // The overload with a cancellation token, every parameter not named at its default.
    private static async Task<object> CallAsync(object client, string method, params (string Name, object Value)[] given)
    {
        var info = client.GetType().GetMethods().Single(m => m.Name == method && m.GetParameters() is [.., var last] && last.ParameterType == typeof(CancellationToken));
        var arguments = info.GetParameters().Select(p => p.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken : Array.Find(given, g => g.Name == p.Name).Value ?? (p.HasDefaultValue ? p.DefaultValue : null)).ToArray();
        var task = (Task)info.Invoke(client, arguments)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static JsonElement Resolve(JsonElement document, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;

    private Task<string> TextAsync() => known.Service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
}
