using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Graph.Exchange.Tests;

public sealed class ExporterTests
{
    public static TheoryData<string> Formats => [.. GraphExporters.All.Select(e => e.Format)];

    [Fact]
    public void Formats_AreThoseOfTheCommandLine() =>
        Assert.Equal(["csv", "cypher", "gexf", "graphml", "jsonl", "jsonld", "neo4j-csv"], GraphExporters.All.Select(e => e.Format).OrderBy(f => f, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Export_OfTheSameBriefingsInAnyOrder_GivesTheSameBytes(string format)
    {
        var exporter = GraphExporters.Find(format)!;
        var bytes = Graphs.Export(exporter, Graphs.Generated(1, 2, 3, 4)).AllBytes;
        Assert.Equal(bytes, Graphs.Export(exporter, Graphs.Generated(4, 2, 1, 3)).AllBytes);
        Assert.NotEqual(bytes, Graphs.Export(exporter, Graphs.Generated(1, 2, 3)).AllBytes);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void Export_WhenCancelled_Stops() => Assert.All(GraphExporters.All, e =>
        Assert.Throws<OperationCanceledException>(() => e.Export(Graphs.Tricky(), new Export(), new CancellationToken(canceled: true))));

    [Fact]
    public void JsonLines_OfAllKindsOfValues_AreAsApocWritesThem() => Assert.Equal(
        """
        {"type":"node","id":"a;1","labels":["Agency","Entity"],"properties":{"aliases":["甲;乙",""],"empty":"","held":true,"id":"a;1","mixed":1,"name":"国家\"数据\"局, <&'>\\","value":17500000000.0}}
        {"type":"node","id":"b","properties":{"count":-7,"mixed":"line\nbreak\u0001","value":1E-07}}
        {"type":"relationship","id":"0","label":"KNOWS OF","properties":{"confidence":1.0,"date":"2026-06-11","id":"x"},"start":{"id":"a;1","labels":["Agency","Entity"]},"end":{"id":"b"}}
        {"type":"relationship","id":"1","label":"PLAIN","start":{"id":"b"},"end":{"id":"b"}}

        """.ReplaceLineEndings("\n"),
        Graphs.Export(new ApocJsonLinesExporter(), Graphs.Tricky()).Main);

    [Fact]
    public void JsonLines_OfBriefings_HaveALineForEachNodeAndRelationship()
    {
        var graph = Graphs.Generated(1, 2, 3);
        var lines = Graphs.Export(new ApocJsonLinesExporter(), graph).Main.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(graph.Topology.NodeCount, lines.Count(l => l.GetProperty("type").GetString() == "node"));
        Assert.Equal(graph.Topology.RelationshipCount, lines.Count(l => l.GetProperty("type").GetString() == "relationship"));
        Assert.All(lines.Where(l => l.GetProperty("type").GetString() == "node"), l => Assert.Equal(l.GetProperty("id").GetString(), l.GetProperty("properties").GetProperty("id").GetString()));
    }

    [Fact]
    public void GraphMl_OfAllKindsOfValues_DeclaresEveryKeyOnceAndKeepsTheValues()
    {
        var root = XDocument.Parse(Graphs.Export(new GraphMlExporter(), Graphs.Tricky()).Main).Root!;
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var keys = root.Elements(ns + "key").ToDictionary(k => (string)k.Attribute("id")!);
        Assert.All(root.Descendants(ns + "data"), d => Assert.True(keys.ContainsKey((string)d.Attribute("key")!)));
        Assert.Equal(("string", "string"), ((string)keys["aliases"].Attribute("attr.type")!, (string)keys["aliases"].Attribute("attr.list")!));
        Assert.Equal(["boolean", "double", "long", "string"], ((string[])["held", "value", "count", "mixed"]).Select(k => (string)keys[k].Attribute("attr.type")!));
        Assert.Equal("id", (string)keys["edge.id"].Attribute("attr.name")!);
        var node = root.Descendants(ns + "node").First();
        Assert.Equal(":Agency:Entity", (string)node.Attribute("labels")!);
        string Data(XElement of, string key) => of.Elements(ns + "data").Single(d => (string)d.Attribute("key")! == key).Value;
        Assert.Equal("国家\"数据\"局, <&'>\\", Data(node, "name"));
        Assert.Equal("[\"甲;乙\",\"\"]", Data(node, "aliases"));
        Assert.Equal("17500000000.0", Data(node, "value"));
        Assert.Equal("line\nbreak\uFFFD", Data(root.Descendants(ns + "node").Last(), "mixed"));
        var edge = root.Descendants(ns + "edge").First();
        Assert.Equal(("a;1", "b", "KNOWS OF", "KNOWS OF"), ((string)edge.Attribute("source")!, (string)edge.Attribute("target")!, (string)edge.Attribute("label")!, Data(edge, "label")));
    }

    [Fact]
    public void Gexf_OfBriefings_HasAllNodesAndEdgesAndTheirDates()
    {
        var graph = Graphs.Generated(1, 2, 3);
        var root = XDocument.Parse(Graphs.Export(new GexfExporter(), graph).Main).Root!;
        XNamespace ns = "http://gexf.net/1.3";
        var nodes = root.Descendants(ns + "node").ToList();
        var edges = root.Descendants(ns + "edge").ToList();
        Assert.Equal((graph.Topology.NodeCount, graph.Topology.RelationshipCount), (nodes.Count, edges.Count));
        var briefings = graph.Topology.NodesWithLabel(graph.Labels.Find("Briefing")).ToArray();
        Assert.All(briefings, b => Assert.Equal(graph.NodeProperty(b, "date").AsString, (string)nodes[b].Attribute("start")!));
        Assert.Contains(nodes, n => n.Attribute("start") is null);
        var ids = nodes.Select(n => (string)n.Attribute("id")!).ToHashSet();
        Assert.All(edges, e => Assert.True(ids.Contains((string)e.Attribute("source")!) && ids.Contains((string)e.Attribute("target")!)));
        var declared = root.Descendants(ns + "attributes").ToDictionary(a => (string)a.Attribute("class")!, a => a.Elements().Select(x => (string)x.Attribute("id")!).ToHashSet());
        Assert.All(nodes, n => Assert.All(n.Descendants(ns + "attvalue"), v => Assert.Contains((string)v.Attribute("for")!, declared["node"])));
        Assert.All(edges, e => Assert.All(e.Descendants(ns + "attvalue"), v => Assert.Contains((string)v.Attribute("for")!, declared["edge"])));
    }

    [Fact]
    public void Neo4jCsv_OfAllKindsOfValues_HasTypedHeadersAndTellsEmptyFromNull()
    {
        var export = Graphs.Export(new Neo4jCsvExporter(), Graphs.Tricky());
        Assert.Equal(
            ":ID,aliases:string[],count:long,empty:string,held:boolean,id:string,mixed:string,name:string,value:double,:LABEL\n"
            + "a;1,甲；乙;,,\"\",true,a;1,1,\"国家\"\"数据\"\"局, <&'>\\\",17500000000.0,Agency;Entity\n"
            + "b,,-7,,,,\"line\nbreak\u0001\",,1E-07,\n",
            export.Main);
        Assert.Equal(
            ":START_ID,confidence:double,date:string,id:string,:END_ID,:TYPE\na;1,1.0,2026-06-11,x,b,KNOWS OF\nb,,,,b,PLAIN\n",
            export.Part("relationships"));
    }

    [Fact]
    public void Neo4jCsv_OfBriefings_ComesBackWithEveryText()
    {
        var graph = Graphs.Generated(1, 2, 3);
        var export = Graphs.Export(new Neo4jCsvExporter(), graph);
        var rows = Rows(export.Main);
        Assert.Equal(graph.Topology.NodeCount, rows.Count);
        for (var node = 0; node < rows.Count; node++)
        {
            Assert.Equal(graph.NodeElementId(node), rows[node][":ID"]);
            Assert.Equal(string.Join(';', graph.LabelsOf(node)), rows[node][":LABEL"]);
            foreach (var key in (string[])["text", "name", "title", "heading"])
                Assert.Equal(graph.NodeProperty(node, key) is { IsNull: false } value ? value.AsString : "", rows[node][key + ":string"]);
        }

        Assert.Equal(graph.Topology.RelationshipCount, Rows(export.Part("relationships")).Count);
    }

    [Fact]
    public void GephiCsv_OfBriefings_HasTheColumnsOfGephi()
    {
        var graph = Graphs.Generated(1, 2, 3);
        var export = Graphs.Export(new GephiCsvExporter(), graph);
        Assert.StartsWith("Id,Label,Labels,", export.Main, StringComparison.Ordinal);
        Assert.StartsWith("Source,Target,Type,Label,Weight,", export.Part("edges"), StringComparison.Ordinal);
        Assert.Equal(graph.Topology.NodeCount, Rows(export.Main).Count);
        var edges = Rows(export.Part("edges"));
        Assert.Equal(graph.Topology.RelationshipCount, edges.Count);
        Assert.All(edges, e => Assert.Equal("Directed", e["Type"]));
        Assert.All(edges.Where(e => e["Label"] == "MENTIONS"), e => Assert.Equal(e["count"], e["Weight"]));
    }

    [Fact]
    public void CypherScript_OfAllKindsOfValues_QuotesThem()
    {
        var script = Graphs.Export(new CypherScriptExporter(), Graphs.Tricky()).Main;
        Assert.Contains("`name`: '国家\"数据\"局, <&\\'>\\\\'", script, StringComparison.Ordinal);
        Assert.Contains("`mixed`: 'line\\nbreak\\u0001'", script, StringComparison.Ordinal);
        Assert.Contains("`aliases`: ['甲;乙', '']", script, StringComparison.Ordinal);
        Assert.Contains("CREATE (start)-[r:`KNOWS OF`]->(end)", script, StringComparison.Ordinal);
        Assert.EndsWith("DROP CONSTRAINT UNIQUE_IMPORT_NAME;\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonLd_OfBriefings_HasEveryNodeAndAStatementForEveryRelationshipWithProperties()
    {
        var graph = Graphs.Generated(1, 2, 3);
        using var document = JsonDocument.Parse(Graphs.Export(new JsonLdExporter(), graph).Main);
        var items = document.RootElement.GetProperty("@graph").EnumerateArray().ToList();
        var statements = items.Where(i => i.GetProperty("@type").ValueKind == JsonValueKind.String).ToList();
        var nodes = items.Where(i => i.GetProperty("@type").ValueKind == JsonValueKind.Array).Select(i => i.GetProperty("@id").GetString()).ToHashSet();
        Assert.Equal(graph.Topology.NodeCount, nodes.Count);
        Assert.Equal(Enumerable.Range(0, graph.Topology.RelationshipCount).Count(r => graph.RelationshipProperties(r).Count > 0), statements.Count);
        Assert.All(statements, s => Assert.True(nodes.Contains(s.GetProperty("rdf:subject").GetProperty("@id").GetString()) && nodes.Contains(s.GetProperty("rdf:object").GetProperty("@id").GetString())));
    }

    // A reader of RFC 4180 of the test's own, so that writer and reader do not share a mistake.
    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var rows = new List<List<string>>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[i++]);
            else if (csv[i] == '"')
                quoted = !quoted;
            else if (!quoted && csv[i] is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (csv[i] == '\n')
                {
                    rows.Add(fields);
                    fields = [];
                }
            }
            else
                field.Append(csv[i]);
        }

        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second))];
    }
}
