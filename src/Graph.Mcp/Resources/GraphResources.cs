using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Cypher.Values;
using Graph.Mcp.Answers;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using Graph.Query.Schema;
using Graph.Query.Tables;
using ModelContextProtocol.Protocol;

namespace Graph.Mcp.Resources;

/// <summary>What clients can read whole: the schema, the themes, each named query, each briefing.</summary>
internal sealed class GraphResources(NamedQueryCatalog catalog)
{
    private const string Scheme = "policygraph://";
    private const string SchemaUri = Scheme + "schema";
    private const string ThemesUri = Scheme + "themes";
    private const string QueriesUri = Scheme + "queries";
    private const string QueryUri = Scheme + "query/";
    private const string BriefingUri = Scheme + "briefing/";
    private const int PageSize = 100;

    // A long text is cut rather than refused; its sentences can be asked for one by one.
    private const int LongestBriefing = 400_000;

    /// <summary>The templates.</summary>
    public static IList<ResourceTemplate> Templates { get; } =
    [
        new ResourceTemplate { Name = "query", Title = "具名查询 / Named query", UriTemplate = QueryUri + "{name}", MimeType = "application/x-cypher-query", Description = "一个具名查询的 Cypher 文本，头部说明参数与列 / the Cypher text of a named query, with its parameters and columns in the header" },
        new ResourceTemplate { Name = "briefing", Title = "简报 / Briefing", UriTemplate = BriefingUri + "{id}", MimeType = "text/markdown", Description = "一份简报的章节与句子，句子带编号 / sections and sentences of a briefing, each sentence with its id" },
    ];

    /// <summary>A page of the list: what is fixed and the named queries first, then the briefings, the latest first.</summary>
    public async Task<ListResourcesResult> ListAsync(string? cursor, AskedGraph graph, CancellationToken cancellation)
    {
        var offset = 0;
        if (cursor is not null && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out offset) || offset < 1))
        {
            throw new ModelContextProtocol.McpProtocolException("the cursor is none of this list", ModelContextProtocol.McpErrorCode.InvalidParams);
        }

        var resources = new List<Resource>();
        if (offset == 0)
        {
            resources.Add(new Resource { Name = "schema", Title = "图谱结构 / Schema", Uri = SchemaUri, MimeType = "application/json", Description = "标签、关系类型、属性与数量 / labels, relationship types, properties and counts" });
            resources.Add(new Resource { Name = "themes", Title = "主题词表 / Themes", Uri = ThemesUri, MimeType = "application/json", Description = "主题及其上位主题 / themes and what they belong to" });
            resources.Add(new Resource { Name = "queries", Title = "具名查询一览 / Named queries", Uri = QueriesUri, MimeType = "application/json", Description = "全部具名查询及其参数 / all named queries with their parameters" });
            resources.AddRange(catalog.All.Select(q => new Resource { Name = "query/" + q.Id, Title = $"{q.Zh} / {q.En}", Uri = QueryUri + q.Id, MimeType = "application/x-cypher-query", Description = q.Zh }));
        }

        var briefings = await graph.Reader.RowsAsync(
            "MATCH (b:Briefing) RETURN b.id AS id, b.title AS title, b.date AS date ORDER BY date DESC, id SKIP $skip LIMIT $take", cancellation,
            ("skip", CypherValue.Integer(offset)), ("take", CypherValue.Integer(PageSize + 1))).ConfigureAwait(false);
        resources.AddRange(briefings.Take(PageSize).Select(b => new Resource { Name = "briefing/" + b.Text(0), Title = $"{b.Text(2)} {b.Text(1)}", Uri = BriefingUri + b.Text(0), MimeType = "text/markdown" }));
        return new ListResourcesResult { Resources = resources, NextCursor = briefings.Count > PageSize ? (offset + PageSize).ToString(CultureInfo.InvariantCulture) : null };
    }

    /// <summary>The content of a resource, or null for an address that is none.</summary>
    public async Task<ReadResourceResult?> ReadAsync(string uri, AskedGraph graph, CancellationToken cancellation)
    {
        var found = uri switch
        {
            SchemaUri => ("application/json", Json(ResultTable.Of(await new SchemaReader(graph.Reader).ReadAsync(cancellation).ConfigureAwait(false)))),
            ThemesUri => ("application/json", Json(await ThemesAsync(graph, cancellation).ConfigureAwait(false))),
            QueriesUri => ("application/json", Json(NamedQueryListing.Table(catalog, chinese: true))),
            _ when After(uri, QueryUri) is { } name => ("application/x-cypher-query", catalog.Find(name)?.Text),
            _ when After(uri, BriefingUri) is { } id => ("text/markdown", await BriefingAsync(id, graph, cancellation).ConfigureAwait(false)),
            _ => ("", null),
        };
        return found.Item2 is { } text ? new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = found.Item1, Text = text }] } : null;
    }

    /// <summary>Values that a template's variable can take, beginning with <paramref name="written"/>.</summary>
    public IEnumerable<string> Complete(string template, string written, AskedGraph graph) => template switch
    {
        QueryUri + "{name}" => catalog.All.Select(q => q.Id).Where(id => id.StartsWith(written, StringComparison.Ordinal)),
        BriefingUri + "{id}" => graph.Names.OfKind("Briefing").Select(b => b.Id).Where(id => id.StartsWith(written, StringComparison.Ordinal)),
        _ => [],
    };

    private static string? After(string uri, string prefix) => uri.StartsWith(prefix, StringComparison.Ordinal) && uri.Length - prefix.Length is > 0 and <= 200 ? Uri.UnescapeDataString(uri[prefix.Length..]) : null;

    private static string Json(ResultTable table)
    {
        var keys = table.Columns.Select(c => c.Key).ToList();
        return new JsonArray([.. table.Rows.Select(r => System.Text.Json.JsonSerializer.SerializeToNode(RowText.Object(keys, r), RowText.Json))]).ToJsonString(RowText.Json);
    }

    private static async Task<ResultTable> ThemesAsync(AskedGraph graph, CancellationToken cancellation)
    {
        var rows = await graph.Reader.RowsAsync(
            "MATCH (t:Theme) OPTIONAL MATCH (t)-[:BROADER]->(b:Theme) RETURN t.id AS id, t.name AS name, t.nameEn AS nameEn, b.id AS broader, COUNT { MATCH (t)<-[:ABOUT]-(:Section) } AS sections ORDER BY id, broader",
            cancellation).ConfigureAwait(false);
        return new ResultTable(
            [new("id", "编号", "id"), new("name", "名称", "name"), new("nameEn", "英文名", "English name"), new("broader", "上位", "broader"), new("sections", "章节", "sections")],
            [.. rows.Select(r => new object?[] { r.Text(0), r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.Integer(4) })]);
    }

    private static async Task<string?> BriefingAsync(string id, AskedGraph graph, CancellationToken cancellation)
    {
        var head = await graph.Reader.RowsAsync("MATCH (b:Briefing {id: $id}) RETURN b.title AS title, b.date AS date, b.series AS series, b.publishers AS publishers, b.uri AS uri", cancellation, ("id", CypherValue.String(id))).ConfigureAwait(false);
        if (head.Count == 0)
        {
            return null;
        }

        var rows = await graph.Reader.RowsAsync(
            "MATCH (b:Briefing {id: $id})-[:HAS_SECTION]->(s:Section)-[:HAS_SENTENCE]->(t:Sentence) RETURN s.ordinal AS ordinal, s.heading AS heading, t.text AS text, t.id AS sentence, t.start AS start ORDER BY ordinal, start, sentence",
            cancellation, ("id", CypherValue.String(id))).ConfigureAwait(false);
        var text = new StringBuilder().Append("# ").Append(head[0].Text(0)).Append("\n\n").AppendJoin("  ", ((string?[])[head[0].TextOrNull(1), head[0].TextOrNull(2), .. head[0].Texts(3), head[0].TextOrNull(4)]).Where(p => !string.IsNullOrEmpty(p))).Append('\n');
        long section = -1;
        foreach (var row in rows)
        {
            if (row.Integer(0) != section)
            {
                section = row.Integer(0);
                text.Append("\n## ").Append(row.TextOrNull(1)).Append("\n\n");
            }

            text.Append("- ").Append(row.Text(2)).Append(" `").Append(row.Text(3)).Append("`\n");
            if (text.Length > LongestBriefing)
            {
                text.Append("\n…\n");
                break;
            }
        }

        return text.ToString();
    }
}
