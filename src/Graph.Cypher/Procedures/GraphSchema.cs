using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>What the schema procedures say of a graph: property types by labels or type, over all elements.</summary>
internal static class GraphSchema
{
    public static IEnumerable<CypherValue[]> NodeTypeProperties(IPropertyGraph graph)
    {
        IGraphTopology topology = graph.Topology;
        var groups = new SortedDictionary<string, (int[] Labels, List<int> Nodes)>(StringComparer.Ordinal);
        for (int node = 0; node < topology.NodeCount; node++)
        {
            int[] labels = topology.LabelNumbers(node).ToArray();
            string name = string.Concat(labels.Select(l => $":`{graph.Labels[l]}`"));
            if (!groups.TryGetValue(name, out (int[] Labels, List<int> Nodes) group))
            {
                groups.Add(name, group = (labels, []));
            }

            group.Nodes.Add(node);
        }

        foreach ((string name, (int[] labels, List<int> nodes)) in groups)
        {
            CypherValue labelList = CypherValue.List(ListValue.OfStrings([.. labels.Select(l => graph.Labels[l])]));
            bool any = false;
            foreach ((string key, SortedSet<string> types, bool mandatory) in Properties(graph, graph.NodeColumn, nodes))
            {
                any = true;
                yield return [CypherValue.String(name), labelList, CypherValue.String(key), CypherValue.List(ListValue.OfStrings([.. types])), CypherValue.Boolean(mandatory)];
            }

            if (!any)
            {
                yield return [CypherValue.String(name), labelList, CypherValue.Null, CypherValue.Null, CypherValue.False];
            }
        }
    }

    public static IEnumerable<CypherValue[]> RelationshipTypeProperties(IPropertyGraph graph)
    {
        var groups = new List<int>[graph.RelationshipTypes.Count];
        for (int type = 0; type < groups.Length; type++)
        {
            groups[type] = [];
        }

        for (int relationship = 0; relationship < graph.Topology.RelationshipCount; relationship++)
        {
            groups[graph.Topology.TypeNumber(relationship)].Add(relationship);
        }

        for (int type = 0; type < groups.Length; type++)
        {
            string name = $":`{graph.RelationshipTypes[type]}`";
            bool any = false;
            foreach ((string key, SortedSet<string> types, bool mandatory) in Properties(graph, graph.RelationshipColumn, groups[type]))
            {
                any = true;
                yield return [CypherValue.String(name), CypherValue.String(key), CypherValue.List(ListValue.OfStrings([.. types])), CypherValue.Boolean(mandatory)];
            }

            if (!any)
            {
                yield return [CypherValue.String(name), CypherValue.Null, CypherValue.Null, CypherValue.False];
            }
        }
    }

    public static IEnumerable<CypherValue[]> Visualization(IPropertyGraph graph)
    {
        var nodes = new List<CypherValue>();
        foreach (string label in graph.Labels.Names)
        {
            nodes.Add(CypherValue.Map(MapValue.Of(("name", CypherValue.String(label)), ("indexes", CypherValue.ListOf()), ("constraints", CypherValue.ListOf()))));
        }

        var relationships = new List<CypherValue>();
        for (int type = 0; type < graph.RelationshipTypes.Count; type++)
        {
            var pairs = new SortedSet<(int From, int To)>();
            (int start, int end) = graph.Topology.RelationshipRange(type) ?? (0, graph.Topology.RelationshipCount);
            for (int relationship = start; relationship < end; relationship++)
            {
                if (graph.Topology.TypeNumber(relationship) != type)
                {
                    continue;
                }

                foreach (int from in graph.Topology.LabelNumbers(graph.Topology.StartNodes[relationship]))
                {
                    foreach (int to in graph.Topology.LabelNumbers(graph.Topology.EndNodes[relationship]))
                    {
                        pairs.Add((from, to));
                    }
                }
            }

            foreach ((int from, int to) in pairs)
            {
                relationships.Add(CypherValue.Map(MapValue.Of(
                    ("name", CypherValue.String(graph.RelationshipTypes[type])), ("from", CypherValue.String(graph.Labels[from])), ("to", CypherValue.String(graph.Labels[to])))));
            }
        }

        yield return [CypherValue.List(ListValue.Of(nodes)), CypherValue.List(ListValue.Of(relationships))];
    }

    private static IEnumerable<(string Key, SortedSet<string> Types, bool Mandatory)> Properties(IPropertyGraph graph, Func<int, IPropertyColumn?> column, List<int> elements)
    {
        for (int key = 0; key < graph.PropertyKeys.Count; key++)
        {
            if (column(key) is not { } values)
            {
                continue;
            }

            var types = new SortedSet<string>(StringComparer.Ordinal);
            int present = 0;
            foreach (int element in elements)
            {
                CypherValue value = values.Value(element);
                if (!value.IsNull)
                {
                    present++;
                    types.Add(TypeOf(value));
                }
            }

            if (present > 0)
            {
                yield return (graph.PropertyKeys[key], types, present == elements.Count);
            }
        }
    }

    // The names that Neo4j's schema procedures use.
    private static string TypeOf(CypherValue value) => value.Kind switch
    {
        ValueKind.Integer => "Long",
        ValueKind.Float => "Double",
        ValueKind.String => "String",
        ValueKind.Boolean => "Boolean",
        ValueKind.List => value.AsList.Count == 0 ? "StringArray" : TypeOf(value.AsList[0]) + "Array",
        ValueKind.Time => "OffsetTime",
        ValueKind.DateTime => "ZonedDateTime",
        _ => value.Kind.ToString(),
    };
}
