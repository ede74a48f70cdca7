using System.Globalization;
using Graph.Cypher.Values;
using Graph.Model;
using Graph.Storage;
using Graph.Storage.Documents;

namespace Graph.Neo4j.Store;

/// <summary>A briefing as the books of a server hold it: what a list shows of it, and the whole of it, packed.</summary>
internal static class HeldBriefing
{
    /// <summary>The properties of its node.</summary>
    public static CypherValue RowOf(BriefingGraph graph)
    {
        var payload = BriefingPayload.Of(graph);
        var b = graph.Briefing;
        return CypherValue.Map(MapValue.Of(
            ("id", CypherValue.String(b.Id)),
            ("digest", CypherValue.String(payload.Digest)),
            ("series", CypherValue.String(b.Series)),
            ("title", CypherValue.String(b.Title)),
            ("date", CypherValue.String(b.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            ("publishers", CypherValue.List(ListValue.OfStrings(b.Publishers))),
            ("language", CypherValue.String(b.Language)),
            ("uri", CypherValue.String(b.Uri)),
            ("sha256", CypherValue.String(b.Sha256)),
            ("sourceLength", CypherValue.Integer(graph.SourceText.Length)),
            ("sections", CypherValue.Integer(graph.Sections.Length)),
            ("sentences", CypherValue.Integer(graph.Sentences.Length)),
            ("entities", CypherValue.Integer(graph.Entities.Length)),
            ("figures", CypherValue.Integer(graph.Figures.Length)),
            ("statements", CypherValue.Integer(graph.Statements.Length)),
            ("content", CypherValue.String(payload.Content)),
            ("source", CypherValue.String(payload.Source))));
    }

    /// <summary>What a list shows, from the properties of its node.</summary>
    /// <exception cref="StoreException">They are not what <see cref="RowOf"/> wrote.</exception>
    public static StoredBriefing Listed(MapValue p)
    {
        if (!DateOnly.TryParseExact(Text("date") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || Text("id") is not { } id || Text("title") is not { } title)
        {
            throw new StoreException(new StoreFailure("store.damaged", $"a briefing's node without id, title or date ({Text("id")})", "the node as it was written", "Push again from a store that holds the briefing."));
        }

        var publishers = p["publishers"] is { IsList: true } list ? ServerGraph.Texts(list.AsList) : [];
        return new StoredBriefing(
            new Briefing(id, Text("series"), title, date, [.. publishers], Text("language") ?? "", Text("uri") ?? "", Text("sha256") ?? ""), Count("sourceLength"), Count("sections"), Count("sentences"), Count("entities"), Count("figures"), Count("statements"));

        string? Text(string key) => p[key] is { IsString: true } value ? value.AsString : null;

        int Count(string key) => p[key] is { IsInteger: true } value ? (int)value.AsInteger : 0;
    }
}
