using System.Globalization;
using System.IO.Compression;
using Graph.Cypher.Port;
using Graph.Exchange;
using Graph.Model.Contract;
using Graph.Neo4j.Schema;
using Graph.Server.Answers;
using Graph.Server.Homes;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>The graph as a whole. Hash: as the command <c>hash</c> gives it; null on a Neo4j database, whose hash is slow to make.</summary>
public sealed record GraphAnswer(string? Version, string? Hash, int Briefings, int Names, long Nodes, long Relationships);

/// <summary>A property of a label or relationship type. Allowed: its closed list of values; empty for any.</summary>
public sealed record PropertyAnswer(string Name, string Type, bool Required, IReadOnlyList<string> Allowed);

/// <summary>A label with how many nodes have it.</summary>
public sealed record LabelAnswer(string Label, string Says, long Count, IReadOnlyList<PropertyAnswer> Properties);

/// <summary>A relationship type with how many there are and what it may join.</summary>
public sealed record RelationshipAnswer(string Type, string Says, long Count, string Ends, IReadOnlyList<PropertyAnswer> Properties);

/// <summary>The contract of the graph, with counts. Statement properties: what every relationship that a text asserts carries. Cypher: constraints and indexes for Neo4j.</summary>
public sealed record SchemaAnswer(int Version, IReadOnlyList<LabelAnswer> Labels, IReadOnlyList<LabelAnswer> EntityKinds, IReadOnlyList<RelationshipAnswer> Relationships, IReadOnlyList<PropertyAnswer> StatementProperties, string Cypher);

/// <summary>The graph as a whole: its version, its schema, its exports.</summary>
internal static class GraphEndpoints
{
    private const string Tag = "graph";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/graph", (HttpContext http, Answering answers) => answers.OneAsync(http, GraphAsync))
            .Says("getGraph", Tag, "The graph that is served", "Its version, its hash, its size.").Gives<GraphAnswer>();
        routes.MapGet("/v1/schema", (HttpContext http, Answering answers) => answers.OneAsync(http, SchemaAsync))
            .Says("getSchema", Tag, "What the graph is made of", "Labels, relationship types and properties of the contract, with how many there are.").Gives<SchemaAnswer>();
        routes.MapGet("/v1/export/{format}", ExportAsync)
            .Says("exportGraph", Tag, "The whole graph in a format of others", "jsonl (APOC), graphml, gexf, csv (Gephi, as a zip of two files), neo4j-csv (as a zip of two files), cypher, jsonld. Streamed; the same graph gives the same bytes.")
            .Produces<Stream>(200, "application/octet-stream").Produces(304)
            .Takes(new ParameterSpec("format", ParameterKind.Choice, "The format.") { InPath = true, Required = true, Example = "graphml", Choices = [.. GraphExporters.All.Select(e => e.Format)] });
    }

    private static async Task<GraphAnswer> GraphAsync(Asked asked)
    {
        if (asked.Graph.Image is { } image)
        {
            var hash = await Task.Run(() => asked.Graph.Hash, asked.Cancellation);
            return new GraphAnswer(asked.Graph.Version, hash, asked.Graph.Briefings.Length, asked.Graph.Names.Count, image.Topology.NodeCount, image.Topology.RelationshipCount);
        }

        var nodes = await asked.Graph.Reader.RowsAsync("MATCH (n) RETURN count(n) AS n", asked.Cancellation);
        var relationships = await asked.Graph.Reader.RowsAsync("MATCH ()-[r]->() RETURN count(r) AS n", asked.Cancellation);
        return new GraphAnswer(asked.Graph.Version, null, asked.Graph.Briefings.Length, asked.Graph.Names.Count, nodes[0].Integer(0), relationships[0].Integer(0));
    }

    private static async Task<SchemaAnswer> SchemaAsync(Asked asked)
    {
        var contract = GraphContract.Default;
        var labels = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var label in contract.Nodes.Concat(contract.EntityKinds).Select(n => n.Label))
        {
            labels[label] = (await asked.Graph.Reader.RowsAsync($"MATCH (n:{label}) RETURN count(n) AS n", asked.Cancellation))[0].Integer(0);
        }

        var types = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var type in contract.Relationships.Select(r => r.Type))
        {
            types[type] = (await asked.Graph.Reader.RowsAsync($"MATCH ()-[r:{type}]->() RETURN count(r) AS n", asked.Cancellation))[0].Integer(0);
        }

        return new SchemaAnswer(
            contract.Version,
            [.. contract.Nodes.Select(n => new LabelAnswer(n.Label, n.Says, labels[n.Label], Properties(n.Properties)))],
            [.. contract.EntityKinds.Select(n => new LabelAnswer(n.Label, n.Says, labels[n.Label], Properties(n.Properties)))],
            [.. contract.Relationships.Select(r => new RelationshipAnswer(r.Type, r.Says, types[r.Type], r.WrittenEnds, Properties(r.Properties)))],
            Properties(contract.StatementProperties),
            string.Join("\n", SchemaScript.Migrations(contract).Select(m => m.Text)));
    }

    private static List<PropertyAnswer> Properties(IEnumerable<PropertyContract> properties) =>
        [.. properties.Select(p => new PropertyAnswer(p.Name, p.Type.ToString().ToLowerInvariant(), p.IsRequired, p.Allowed))];

    private static async Task ExportAsync(HttpContext http, IGraphHome home)
    {
        var exporter = GraphExporters.Find(Arguments.Of(http).Required("format"))!;
        var graph = await home.CurrentAsync(http.RequestAborted);
        if (Answering.IsUnchanged(http, graph.Version, "export"))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var image = graph.Image ?? await home.ReadImageAsync(http.RequestAborted);
        var several = exporter.Format is "csv" or "neo4j-csv";
        http.Response.ContentType = several ? "application/zip" : TypeOf(exporter.Format);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"graph.{(several ? exporter.Format + ".zip" : exporter.Format)}\"");

        // Exporters write as they go and know nothing of tasks; a slow caller holds this thread back, and the time limit of a slow response ends it.
        http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        await Task.Run(() => Write(exporter, image, http, several), http.RequestAborted);
    }

    private static void Write(IGraphExporter exporter, IPropertyGraph image, HttpContext http, bool several)
    {
        if (!several)
        {
            using var buffered = new BufferedStream(http.Response.Body, 1 << 16);
            exporter.Export(image, ExportTargets.ToStream(buffered), http.RequestAborted);
            return;
        }

        using var zip = new ZipArchive(http.Response.Body, ZipArchiveMode.Create, leaveOpen: true);
        exporter.Export(image, new ZipTarget(zip), http.RequestAborted);
    }

    private static string TypeOf(string format) => format switch
    {
        "jsonl" => "application/jsonl; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "graphml" or "gexf" => "application/xml; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    private sealed class ZipTarget(ZipArchive zip) : IExportTarget
    {
        // A fixed time: the same graph, the same bytes.
        private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public Stream OpenMain() => Open("graph.csv");

        public Stream OpenPart(string name) => Open($"graph.{name}.csv");

        private BufferedStream Open(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = Epoch;
            return new BufferedStream(entry.Open(), 1 << 16);
        }
    }
}
