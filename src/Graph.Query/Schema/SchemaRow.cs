using System.Collections.Immutable;
using Graph.Query.Tables;

namespace Graph.Query.Schema;

/// <summary>One label or relationship type of a graph. What: <c>node</c> or <c>relationship</c>. Properties: name and type, with the closed list of values where there is one. Ends: from which labels to which, for a relationship.</summary>
public sealed record SchemaRow(
    [property: Heading("种类", "what")] string What,
    [property: Heading("名称", "name")] string Name,
    [property: Heading("数量", "count")] long Count,
    [property: Heading("含义", "says")] string Says,
    [property: Heading("属性", "properties")] ImmutableArray<string> Properties,
    [property: Heading("两端", "ends")] ImmutableArray<string> Ends);
