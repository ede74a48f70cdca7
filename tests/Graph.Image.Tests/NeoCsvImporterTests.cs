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

    [Theory]
    [InlineData(":ID,n:nonsense\n1,2\n", "nonsense")]
    [InlineData(":ID,t\n1,\"open\n", "does not end")]
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
