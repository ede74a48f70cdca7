using Graph.Neo4j.Tests.Server;
using Xunit;
using YamlDotNet.Serialization;

namespace Graph.Neo4j.Tests;

/// <summary>What can be said of the container files without an engine to run them: that they are well formed and hold what they promise.</summary>
public sealed class DeploymentTests
{
    private static readonly string Root = LocalDistribution.RepositoryRoot() ?? throw new InvalidOperationException("Graph.sln is not above the test");

    [Fact]
    public void ComposeFile_IsYamlWithHealthVolumesMemoryAndNoSecret()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docker-compose.yml"));
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        var services = (Dictionary<object, object>)file["services"];
        var neo4j = (Dictionary<object, object>)services["neo4j"];
        Assert.StartsWith("neo4j:5.26", (string)neo4j["image"], StringComparison.Ordinal);
        foreach (var part in (string[])["healthcheck", "volumes", "mem_limit", "environment"])
        {
            Assert.True(neo4j.ContainsKey(part), part);
        }

        var own = (Dictionary<object, object>)services["policygraph"];
        Assert.Equal("true", own["read_only"]);
        Assert.Contains("${POLICYGRAPH_NEO4J_PASSWORD:?", text, StringComparison.Ordinal);
        foreach (Dictionary<object, object> service in services.Values)
        {
            foreach (var port in service.TryGetValue("ports", out var ports) ? (List<object>)ports : [])
            {
                Assert.StartsWith("127.0.0.1:", (string)port, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Dockerfile_EndsAsAUserOfItsOwnWithAHealthCheck()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "Dockerfile"));
        var user = Array.FindLastIndex(lines, l => l.StartsWith("USER ", StringComparison.Ordinal));
        Assert.True(user > Array.FindLastIndex(lines, l => l.StartsWith("FROM ", StringComparison.Ordinal)), "the last stage has no USER");
        Assert.DoesNotContain("root", lines[user], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("PASSWORD=", StringComparison.Ordinal));
    }
}
