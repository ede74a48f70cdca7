using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Cypher.Tests.Execution;

/// <summary>Six people and nine relationships, with parallel relationships, a loop, cycles and values of several types under one key.</summary>
internal static class SampleGraph
{
    public static PropertyGraphImage Image { get; } = Make();

    private static PropertyGraphImage Make()
    {
        var builder = new PropertyGraphBuilder();
        int ann = Node(builder, "Ann", ["P", "X"], ("age", CypherValue.Integer(30)));
        int bob = Node(builder, "Bob", ["P"], ("age", CypherValue.Integer(40)));
        int cid = Node(builder, "Cid", ["P"], ("age", CypherValue.Integer(30)));
        int dee = Node(builder, "Dee", ["P", "Y"]);
        int eve = Node(builder, "Eve", ["Q"], ("age", CypherValue.Float(2.5)));
        int fay = Node(builder, "Fay", ["Q"], ("tags", CypherValue.ListOf(CypherValue.String("x"), CypherValue.String("y"))));
        Relationship(builder, "K", ann, bob, 1);
        Relationship(builder, "K", bob, cid, 2);
        Relationship(builder, "K", cid, ann, 3);
        Relationship(builder, "K", cid, dee, 4);
        Relationship(builder, "L", ann, dee, 5);
        Relationship(builder, "L", dee, eve, null);
        Relationship(builder, "L", eve, eve, null);
        Relationship(builder, "K", ann, bob, 7);
        Relationship(builder, "M", bob, fay, null);
        builder.AddFullTextIndex("names", ["P", "Q"], ["name", "tags"]);
        return builder.Build();
    }

    private static int Node(PropertyGraphBuilder builder, string name, string[] labels, params (string Key, CypherValue Value)[] properties) =>
        builder.AddNode(name, labels, [new("name", CypherValue.String(name)), .. properties.Select(p => new KeyValuePair<string, CypherValue>(p.Key, p.Value))]);

    private static void Relationship(PropertyGraphBuilder builder, string type, int from, int to, long? weight) =>
        builder.AddRelationship(null, type, from, to, weight is { } w ? [new("w", CypherValue.Integer(w))] : []);
}
