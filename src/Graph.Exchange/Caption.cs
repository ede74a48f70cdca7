using Graph.Cypher.Port;

namespace Graph.Exchange;

/// <summary>The one text under which a node is drawn: its name, title, heading or text, the first that it has; else its element id.</summary>
internal static class Caption
{
    private static readonly string[] Keys = ["name", "title", "heading", "text"];

    public static string Of(IPropertyGraph graph, int node)
    {
        foreach (var key in Keys)
        {
            if (graph.NodeProperty(node, key) is { IsString: true } value)
                return value.AsString;
        }

        return graph.NodeElementId(node);
    }
}
