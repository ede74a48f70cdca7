using Graph.Cypher.Values;
using Graph.Image.Import;
using Xunit;

namespace Graph.Image.Tests;

/// <summary>The CSV of neo4j-admin: headers, id spaces, arrays, quoting, several files.</summary>
public sealed class NeoCsvImporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("csv-tests-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Import_OfTypedHeaders_GivesTypedProperties()
    {
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup(
            [Write("a.csv", "key:ID(One),n:int,x:double,b:boolean,d:date,tags:string[],nums:int[],skip:IGNORE,:LABEL\r\n1,7,2.5,true,2026-06-11,a;b,1;2,zz,A;B\r\n"), Write("b.csv", "2,,,,,,,,\n")], ["Extra"]), Cancel);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal(0, importer.Report.ProblemCount);
        Assert.Equal("{b: true, d: date('2026-06-11'), key: '1', n: 7, nums: [1, 2], tags: ['a', 'b'], x: 2.5}", CypherValue.Map(graph.NodeProperties(0)).ToString());
        Assert.Equal(["A", "B", "Extra"], graph.LabelsOf(0));
        Assert.Equal("{key: '2'}", CypherValue.Map(graph.NodeProperties(1)).ToString());
        Assert.Equal(["Extra"], graph.LabelsOf(1));
    }

    [Fact]
    public void Import_OfQuotedFields_KeepsDelimitersQuotesAndLineEnds()
    {
        var builder = new PropertyGraphBuilder();
        new NeoCsvImporter(builder).ReadNodes(new CsvFileGroup([Write("q.csv", "\uFEFF:ID,text,:LABEL\n1,\"a, \"\"b\"\"\nc\",A\n2,\"算力\",A\n")], []), Cancel);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal("a, \"b\"\nc", graph.NodeProperty(0, "text").AsString);
        Assert.Equal("算力", graph.NodeProperty(1, "text").AsString);
    }

    [Fact]
    public void Import_OfIdSpaces_JoinsTheRightNodes()
    {
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup([Write("p.csv", ":ID(P)\n1\n")], ["P"]), Cancel);
        importer.ReadNodes(new CsvFileGroup([Write("q.csv", ":ID(Q)\n1\n")], ["Q"]), Cancel);
        importer.ReadRelationships(new CsvFileGroup([Write("r.csv", ":START_ID(P),w:int,:END_ID(Q),:TYPE\n1,5,1,R\n1,6,1,\n")], ["S"]), Cancel);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal((0, 1), (graph.StartOf(0), graph.EndOf(0)));
        Assert.Equal(["R", "S"], Enumerable.Range(0, 2).Select(graph.TypeOf));
        Assert.Equal(6, graph.RelationshipProperty(1, "w").AsInteger);
    }

    [Fact]
    public void Import_OfBadLines_LeavesThemOutAndSaysWhere()
    {
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup([Write("n.csv", ":ID,n:int\n1,x\n2,5\n2,6\n3,4,5\n")], []), Cancel);
        importer.ReadRelationships(new CsvFileGroup([Write("r.csv", ":START_ID,:END_ID,:TYPE\n2,9,R\n2,2,\n")], []), Cancel);
        Assert.Equal(
            [
                "n.csv:2: the column n expected int but found x",
                "n.csv:4: the id 2 is there already",
                "n.csv:5: found 3 fields where the header has 2",
                "r.csv:2: there is no node with the id 9",
                "r.csv:3: the relationship has no type",
            ],
            importer.Report.Problems.Select(p => p.ToString()));
        Assert.Equal(1, builder.NodeCount);
    }

    [Fact]
    public void Import_OfOpenQuotes_LosesOneLineEach()
    {
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup([Write("o.csv", ":ID,t\n1,\"open\n2,fine\n3,\"a\"b\n4,\"two\nlines\"\n5,a \"quoted\" word\n6,\"\"\n7,\n8,\"open\n9,fine\n")], []), Cancel);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal(
            ["o.csv:2: there is text after the closing quotation mark of a field", "o.csv:4: there is text after the closing quotation mark of a field", "o.csv:10: a quoted field does not end"],
            importer.Report.Problems.Select(p => p.ToString()));
        Assert.Equal(
            ["2 'fine'", "4 'two\\nlines'", "5 'a \"quoted\" word'", "6 ''", "7 null", "9 'fine'"],
            Enumerable.Range(0, graph.Topology.NodeCount).Select(n => $"{graph.NodeElementId(n)} {graph.NodeProperty(n, "t")}"));
    }

    [Fact]
    public void Import_OfBytesThatAreNotUtf8_LeavesTheLineOut()
    {
        string path = Path.Combine(_folder, "b.csv");
        File.WriteAllBytes(path, [.. ":ID,t\n1,"u8, 0xC4, 0xE3, .. "\n2,\u4f60\n3,\""u8, 0xFF, .. "\"\n"u8]);
        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup([path], []), Cancel);
        Assert.Equal(["b.csv:2: the line is not UTF-8", "b.csv:4: the line is not UTF-8"], importer.Report.Problems.Select(p => p.ToString()));
        Assert.Equal(1, builder.NodeCount);
    }

    [Fact]
    public void Import_OfACompressedFileAndOddTypes_ReadsThem()
    {
        string path = Path.Combine(_folder, "z.csv.gz");
        using (var zip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest))
        {
            zip.Write("n:ID(X){id-type:long},p:point{crs:WGS-84},when:datetime{timezone:+08:00}\n7,\"{latitude: 39.9, longitude: 116.4}\",2026-06-11T08:00:00\n"u8);
        }

        var builder = new PropertyGraphBuilder();
        var importer = new NeoCsvImporter(builder);
        importer.ReadNodes(new CsvFileGroup([path], ["A"]), Cancel);
        Assert.Empty(importer.Report.Problems);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal("X:7", graph.NodeElementId(0));
        Assert.Equal("{n: 7, p: point({x: 116.4, y: 39.9, crs: 'wgs-84'}), when: datetime('2026-06-11T08:00:00+08:00')}", CypherValue.Map(graph.NodeProperties(0)).ToString());
    }

    [Theory]
    [InlineData(":START_ID,:END_ID\n", "no column :TYPE")]
    [InlineData(":START_ID,:TYPE\n", ":END_ID")]
    [InlineData(":START_ID(Nowhere),:END_ID,:TYPE\n", "Nowhere")]
    [InlineData(":START_ID,:END_ID,:TYPE,:LABEL\n", "Label")]
    public void Import_OfAWrongRelationshipHeader_ThrowsWithItsName(string text, string found)
    {
        var importer = new NeoCsvImporter(new PropertyGraphBuilder());
        importer.ReadNodes(new CsvFileGroup([Write("n.csv", ":ID\n1\n")], []), Cancel);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => importer.ReadRelationships(new CsvFileGroup([Write("w.csv", text)], []), Cancel));
        Assert.Contains("w.csv:1", error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":ID,n:nonsense\n1,2\n", "nonsense")]
    [InlineData(":ID,a,a:int\n1,2,3\n", "twice")]
    [InlineData(":ID,:ID\n1,2\n", "expected one")]
    [InlineData(":ID,:TYPE\n1,2\n", "file of nodes")]
    public void Import_OfAWrongFile_ThrowsWithItsName(string text, string found)
    {
        var importer = new NeoCsvImporter(new PropertyGraphBuilder());
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => importer.ReadNodes(new CsvFileGroup([Write("w.csv", text)], []), Cancel));
        Assert.Contains("w.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfApocLines_GivesTheGraph()
    {
        var builder = new PropertyGraphBuilder();
        var importer = new ApocJsonImporter(builder);
        importer.Read(Write("g.jsonl", """
            {"type":"node","id":"0","labels":["A"],"properties":{"name":"甲","n":1,"x":1.5,"tags":["a"]}}
            {"type":"node","id":"1","labels":["B"]}
            {"type":"relationship","id":"5","label":"R","start":{"id":"0"},"end":{"id":"1"},"properties":{"w":2}}
            {"type":"relationship","id":"6","label":"R","start":{"id":"0"},"end":{"id":"7"}}
            not json
            """), Cancel);
        PropertyGraphImage graph = builder.Build();
        Assert.Equal("{n: 1, name: '甲', tags: ['a'], x: 1.5}", CypherValue.Map(graph.NodeProperties(0)).ToString());
        Assert.Equal((1L, 2L, 2L), (importer.Report.Relationships, importer.Report.Nodes, importer.Report.ProblemCount));
        Assert.Equal("5", graph.RelationshipElementId(0));
    }
}
