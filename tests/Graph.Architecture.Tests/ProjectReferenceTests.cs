using System.Xml.Linq;
using Xunit;

namespace Graph.Architecture.Tests;

/// <summary>One direction of dependency: each project may reference what this table says and nothing else.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Graph.Model"] = [],
        ["Graph.Cypher"] = [],
        ["Graph.Connection"] = ["Graph.Cypher"],
        ["Graph.Image"] = ["Graph.Cypher"],
        ["Graph.Reading"] = ["Graph.Model"],
        ["Graph.Extraction"] = ["Graph.Model", "Graph.Reading"],
        ["Graph.Storage"] = ["Graph.Cypher", "Graph.Image", "Graph.Model"],
        ["Graph.Exchange"] = ["Graph.Cypher", "Graph.Image", "Graph.Model"],
        ["Graph.Query"] = ["Graph.Connection", "Graph.Cypher", "Graph.Model"],
        ["Graph.Ingestion"] = ["Graph.Extraction", "Graph.Model", "Graph.Reading", "Graph.Storage"],
        ["Graph.Neo4j"] = ["Graph.Connection", "Graph.Cypher", "Graph.Image", "Graph.Model", "Graph.Storage"],
        ["Graph.Neo4j.Bolt"] = ["Graph.Connection", "Graph.Cypher"],
        ["Graph.Server"] = ["Graph.Connection", "Graph.Cypher", "Graph.Exchange", "Graph.Extraction", "Graph.Ingestion", "Graph.Model", "Graph.Neo4j", "Graph.Query", "Graph.Reading", "Graph.Storage"],
        ["Graph.Mcp"] = ["Graph.Connection", "Graph.Cypher", "Graph.Model", "Graph.Query"],
        ["Graph.Cli"] = ["Graph.Connection", "Graph.Cypher", "Graph.Exchange", "Graph.Extraction", "Graph.Image", "Graph.Ingestion", "Graph.Mcp", "Graph.Model", "Graph.Neo4j", "Graph.Query", "Graph.Reading", "Graph.Server", "Graph.Storage"],
    };

    [Fact]
    public void SourceProjects_References_FollowTheTable()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Graph.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Graph.sln is not above the test");
        }

        var projects = Directory.GetFiles(Path.Combine(root.FullName, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal));
        foreach (var project in projects)
        {
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Empty(references.Except(Allowed[Path.GetFileNameWithoutExtension(project)], StringComparer.Ordinal).Select(r => $"{Path.GetFileName(project)} → {r}"));
        }
    }
}
