using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>The procedures of Neo4j that describe the graph, with their column names.</summary>
internal static class BuiltInProcedures
{
    private static readonly ProcedureType Text = new("STRING");
    private static readonly ProcedureType Texts = new("LIST<STRING>");
    private static readonly ProcedureType Flag = new("BOOLEAN");
    private static readonly ProcedureType Map = new("MAP");

    public static IReadOnlyList<IProcedure> All { get; } =
    [
        Make("db.labels", [], [new("label", Text)], "List all labels of the graph.", (c, _) => c.Graph.Labels.Names.Select(Row)),
        Make("db.relationshipTypes", [], [new("relationshipType", Text)], "List all relationship types of the graph.", (c, _) => c.Graph.RelationshipTypes.Names.Select(Row)),
        Make("db.propertyKeys", [], [new("propertyKey", Text)], "List all property keys of the graph.", (c, _) => c.Graph.PropertyKeys.Names.Select(Row)),
        Make(
            "db.schema.nodeTypeProperties",
            [],
            [new("nodeType", Text), new("nodeLabels", Texts), new("propertyName", Text), new("propertyTypes", Texts), new("mandatory", Flag)],
            "Describe the properties of nodes by their labels.",
            (c, _) => GraphSchema.NodeTypeProperties(c.Graph)),
        Make(
            "db.schema.relTypeProperties",
            [],
            [new("relType", Text), new("propertyName", Text), new("propertyTypes", Texts), new("mandatory", Flag)],
            "Describe the properties of relationships by their types.",
            (c, _) => GraphSchema.RelationshipTypeProperties(c.Graph)),
        Make(
            "db.schema.visualization",
            [],
            [new("nodes", new("LIST<MAP>")), new("relationships", new("LIST<MAP>"))],
            "Show which labels are joined by which relationship types.",
            (c, _) => GraphSchema.Visualization(c.Graph)),
        Make(
            "db.index.fulltext.queryNodes",
            [new("indexName", Text), new("queryString", Text), new("options", Map, CypherValue.Map(MapValue.Empty))],
            [new("node", new("NODE")), new("score", new("FLOAT"))],
            "Find nodes by the words of their text properties, best first.",
            (c, a) => QueryNodes(c.Graph, a)),
        Make(
            "dbms.components",
            [],
            [new("name", Text), new("versions", Texts), new("edition", Text)],
            "List the components of the engine and their versions.",
            (_, _) => [[CypherValue.String("Graph.Cypher"), CypherValue.ListOf(CypherValue.String("0.1.0")), CypherValue.String("embedded")]]),
    ];

    private static DelegateProcedure Make(
        string name, ProcedureField[] arguments, ProcedureField[] results, string description, Func<ProcedureContext, IReadOnlyList<CypherValue>, IEnumerable<CypherValue[]>> body) =>
        new(new ProcedureSignature(name, arguments, results, description), body);

    private static CypherValue[] Row(string name) => [CypherValue.String(name)];

    private static IEnumerable<CypherValue[]> QueryNodes(IPropertyGraph graph, IReadOnlyList<CypherValue> arguments)
    {
        string name = arguments[0].IsString ? arguments[0].AsString : throw CypherRuntimeException.Argument("db.index.fulltext.queryNodes needs the name of an index.");
        IFullTextIndex index = graph.Indexes.FullTextIndexes.FirstOrDefault(i => i.Name == name)
            ?? throw new CypherRuntimeException(
                CypherErrorCategory.ProcedureError,
                "IndexNotFound",
                $"There is no full-text index {name}; there are: {(graph.Indexes.FullTextIndexes.Count == 0 ? "none" : string.Join(", ", graph.Indexes.FullTextIndexes.Select(i => i.Name)))}.");
        if (!arguments[1].IsString)
        {
            yield break;
        }

        int skip = Option(arguments[2], "skip", 0);
        int limit = Option(arguments[2], "limit", int.MaxValue);
        int take = (int)Math.Min(int.MaxValue, (long)skip + limit);
        foreach (FullTextHit hit in index.Search(arguments[1].AsString, take).Skip(skip))
        {
            yield return [CypherValue.Node(graph.Domain, hit.Node), CypherValue.Float(hit.Score)];
        }
    }

    private static int Option(CypherValue options, string key, int absent) =>
        options.IsMap && options.AsMap[key] is { IsInteger: true } value ? (int)Math.Clamp(value.AsInteger, 0, int.MaxValue) : absent;
}
