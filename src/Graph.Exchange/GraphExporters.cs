using System.Collections.Immutable;

namespace Graph.Exchange;

/// <summary>All formats that graphs are exported in.</summary>
public static class GraphExporters
{
    /// <summary>In the order in which help names them.</summary>
    public static ImmutableArray<IGraphExporter> All { get; } =
    [
        new ApocJsonLinesExporter(), new GraphMlExporter(), new GexfExporter(), new GephiCsvExporter(), new Neo4jCsvExporter(), new CypherScriptExporter(), new JsonLdExporter(),
    ];

    /// <summary>The exporter of a format, or null.</summary>
    public static IGraphExporter? Find(string format) => All.FirstOrDefault(e => e.Format == format);
}
