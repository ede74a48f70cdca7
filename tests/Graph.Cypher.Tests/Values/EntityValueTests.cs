using System.Text;
using System.Text.Json;
using Graph.Cypher.Functions;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Values;

/// <summary>Nodes, relationships and paths over a graph of two nodes and one relationship: (:A:B {x: 1})-[:R {y: 2.0}]->().</summary>
public sealed class EntityValueTests
{
    private static readonly EntityDomain Domain = new(new TwoNodes());

    private static readonly CypherValue Start = CypherValue.Node(Domain, 0);

    private static readonly CypherValue End = CypherValue.Node(Domain, 1);

    private static readonly CypherValue Link = CypherValue.Relationship(Domain, 0);

    private static readonly CypherValue Route = CypherValue.Path(new PathValue(Domain, [1, 0], [0]));

    [Fact]
    public void Functions_OfEntities_ReadTheGraph()
    {
        Assert.Equal("['A', 'B']", Call("labels", Start));
        Assert.Equal("'R'", Call("type", Link));
        Assert.Equal("['x']", Call("keys", Start));
        Assert.Equal("{y: 2.0}", Call("properties", Link));
        Assert.Equal("'n0'", Call("elementId", Start));
        Assert.Equal("0", Call("id", Link));
        Assert.Equal("(:A:B {x: 1})", Call("startNode", Link));
        Assert.Equal("()", Call("endNode", Link));
        Assert.Equal("1", Call("length", Route));
        Assert.Equal("[(), (:A:B {x: 1})]", Call("nodes", Route));
        Assert.Equal("[[:R {y: 2.0}]]", Call("relationships", Route));
        Assert.Equal("1", ValueText.ToDisplay(Access.Property(Start, "x")));
        Assert.True(Access.Property(Start, "z").IsNull);
        Assert.Equal("2.0", ValueText.ToDisplay(Access.Subscript(Link, CypherValue.String("y"))));
    }

    [Fact]
    public void Call_WithTheWrongEntity_IsATypeError()
    {
        Assert.Equal(CypherErrorCategory.TypeError, Assert.Throws<CypherRuntimeException>(() => Call("labels", Link)).Category);
        Assert.Equal(CypherErrorCategory.TypeError, Assert.Throws<CypherRuntimeException>(() => Call("type", Start)).Category);
    }

    [Fact]
    public void Text_OfEntities_IsAPattern() =>
        Assert.Equal("()<-[:R {y: 2.0}]-(:A:B {x: 1})", ValueText.ToCypher(Route));

    [Fact]
    public void Equality_OfEntities_IsThatOfTheirIdsInOneGraph()
    {
        Assert.True(Start.Equals(CypherValue.Node(Domain, 0)));
        Assert.False(Start.Equals(End));
        Assert.False(Start.Equals(Link));
        Assert.False(Start.Equals(CypherValue.Node(new EntityDomain(new TwoNodes()), 0)));
        Assert.True(Route.Equals(CypherValue.Path(new PathValue(Domain, [1, 0], [0]))));
    }

    [Fact]
    public void Json_InBothForms_IsThatOfTheQueryApi()
    {
        Assert.Equal("""{"elementId":"n0","labels":["A","B"],"properties":{"x":1}}""", Json(Start, ValueJson.WritePlain));
        Assert.Equal("""{"elementId":"r0","startNodeElementId":"n0","endNodeElementId":"n1","type":"R","properties":{"y":2.0}}""", Json(Link, ValueJson.WritePlain));
        Assert.Equal("""{"$type":"Node","_value":{"_element_id":"n1","_labels":[],"_properties":{}}}""", Json(End, ValueJson.WriteTyped));
        Assert.StartsWith("""{"$type":"Path","_value":[{"$type":"Node",""", Json(Route, ValueJson.WriteTyped), StringComparison.Ordinal);
        Assert.Equal("""[1,"NaN",1.0E10,null,true,"2020-01-01","SRID=7203;POINT (1.0 2.0)"]""", Json(ExpressionCases.Evaluate("[1, 0.0/0.0, 1e10, null, true, date('2020-01-01'), point({x: 1, y: 2})]"), ValueJson.WritePlain));
    }

    [Fact]
    public void List_NestedTooDeep_IsRefusedBeforeItCanOverflowTheStack()
    {
        Assert.Equal("!ArgumentError.NumberOutOfRange", ExpressionCases.Outcome("reduce(a = [], x IN range(1, 100000) | [a])"));
        var deepest = ExpressionCases.Evaluate($"reduce(a = [], x IN range(1, {ValueLimits.MaxDepth - 1}) | [a])");
        Assert.True(deepest.Equals(deepest));
        Assert.NotEmpty(Json(deepest, ValueJson.WriteTyped));
    }

    [Fact]
    public void String_DoubledWithoutEnd_IsRefusedByItsLength() =>
        Assert.Equal("!ArgumentError.NumberOutOfRange", ExpressionCases.Outcome("reduce(s = 'aaaaaaaaaaaaaaaa', x IN range(1, 64) | s + s)"));

    [Fact]
    public void Describe_OfALargeValue_IsShort() =>
        Assert.InRange(ValueText.Describe(ExpressionCases.Evaluate("range(1, 1000000)")).Length, 10, 80);

    private static string Call(string function, CypherValue argument) =>
        ValueText.ToDisplay(FunctionRegistry.Find(function)!.Invoke([argument], ExpressionCases.Context()));

    private static string Json(CypherValue value, Action<Utf8JsonWriter, CypherValue> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            write(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class TwoNodes : IEntitySource
    {
        public IReadOnlyList<string> LabelsOf(int nodeId) => nodeId == 0 ? ["A", "B"] : [];

        public string TypeOf(int relationshipId) => "R";

        public int StartOf(int relationshipId) => 0;

        public int EndOf(int relationshipId) => 1;

        public CypherValue NodeProperty(int nodeId, string key) => NodeProperties(nodeId)[key];

        public CypherValue RelationshipProperty(int relationshipId, string key) => RelationshipProperties(relationshipId)[key];

        public MapValue NodeProperties(int nodeId) => nodeId == 0 ? MapValue.Of(("x", CypherValue.Integer(1))) : MapValue.Empty;

        public MapValue RelationshipProperties(int relationshipId) => MapValue.Of(("y", CypherValue.Float(2)));

        public string NodeElementId(int nodeId) => $"n{nodeId}";

        public string RelationshipElementId(int relationshipId) => $"r{relationshipId}";
    }
}
