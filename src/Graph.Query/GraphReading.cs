using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Query;

/// <summary>Short ways to read a property graph of the contract through the engine's port.</summary>
internal static class GraphReading
{
    /// <summary>A text property of a node, or null.</summary>
    public static string? Text(this IPropertyGraph graph, int node, string key) => graph.NodeProperty(node, key) is { IsString: true } value ? value.AsString : null;

    /// <summary>A list of texts of a node; empty where there is none.</summary>
    public static IReadOnlyList<string> Texts(this IPropertyGraph graph, int node, string key) => TextsOf(graph.NodeProperty(node, key));

    /// <summary>A text property of a relationship, or null.</summary>
    public static string? RelText(this IPropertyGraph graph, int relationship, string key) => graph.RelationshipProperty(relationship, key) is { IsString: true } value ? value.AsString : null;

    /// <summary>A list of texts of a relationship; empty where there is none.</summary>
    public static IReadOnlyList<string> RelTexts(this IPropertyGraph graph, int relationship, string key) => TextsOf(graph.RelationshipProperty(relationship, key));

    /// <summary>A number of a relationship, or null.</summary>
    public static double? RelNumber(this IPropertyGraph graph, int relationship, string key) => graph.RelationshipProperty(relationship, key) is { IsNumber: true } value ? value.AsNumber : null;

    /// <summary>The nodes of a label, ascending; empty for a label that the graph lacks.</summary>
    public static int[] NodesOf(this IPropertyGraph graph, string label)
    {
        var number = graph.Labels.Find(label);
        return number == TokenTable.None ? [] : graph.Topology.NodesWithLabel(number).ToArray();
    }

    /// <summary>Relationships of one type at a node, as (relationship, other end), in the graph's order.</summary>
    public static List<(int Relationship, int Other)> At(this IPropertyGraph graph, int node, string type, bool outgoing)
    {
        var number = graph.RelationshipTypes.Find(type);
        var result = new List<(int, int)>();
        if (number != TokenTable.None)
        {
            var adjacent = graph.Topology.Adjacent(node, number, outgoing);
            for (var i = 0; i < adjacent.Nodes.Length; i++)
            {
                result.Add((adjacent.Relationships[i], adjacent.Nodes[i]));
            }
        }

        return result;
    }

    /// <summary>The second label of an entity, else the node's first label.</summary>
    public static string Kind(this IPropertyGraph graph, int node) => graph.LabelsOf(node).FirstOrDefault(l => l != "Entity") ?? "";

    /// <summary>What people call a node: its name, title, heading, or text.</summary>
    public static string Display(this IPropertyGraph graph, int node)
    {
        var kind = graph.Kind(node);
        return kind switch
        {
            "Section" => (graph.At(node, "HAS_SECTION", outgoing: false) is [var (_, briefing), ..] ? graph.Display(briefing) + " · " : "") + graph.Text(node, "heading"),
            "Figure" => graph.Text(node, "text") ?? "",
            _ => graph.Text(node, "name") ?? graph.Text(node, "title") ?? graph.Text(node, "text") ?? graph.NodeElementId(node),
        };
    }

    private static List<string> TextsOf(CypherValue value)
    {
        var result = new List<string>();
        if (value.IsList)
        {
            foreach (var item in value.AsList.Items)
            {
                if (item.IsString)
                {
                    result.Add(item.AsString);
                }
            }
        }

        return result;
    }
}
