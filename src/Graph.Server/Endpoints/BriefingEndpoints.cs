using System.Collections.Immutable;
using System.Globalization;
using Graph.Cypher.Values;
using Graph.Ingestion;
using Graph.Model;
using Graph.Query.Facts;
using Graph.Query.NamedQueries;
using Graph.Server.Answers;
using Graph.Server.Homes;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Graph.Server.Security;
using Graph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>Briefings: listed, shown, taken in, taken back.</summary>
internal static class BriefingEndpoints
{
    private const string Tag = "briefings";
    private const int LongestName = 200;

    private const string EvidenceQuery =
        """
        MATCH (b:Briefing {id: $id})-[:HAS_SECTION]->(s:Section)-[:HAS_SENTENCE]->(t:Sentence)
        RETURN s.heading AS section, s.ordinal AS ordinal, t.start AS start, t.end AS end, t.text AS text, t.id AS id
        ORDER BY ordinal, start, id
        """;

    private const string SupportsQuery =
        """
        MATCH (b:Briefing {id: $id})-[:HAS_SECTION]->(s:Section)-[r:ABOUT|MENTIONS]->(o)
        UNWIND r.evidence AS sentence
        RETURN sentence, type(r) + ' ' + coalesce(o.name, o.id) AS what
        ORDER BY sentence, what
        """;

    public static void Map(IEndpointRouteBuilder routes, ServerOptions options)
    {
        var id = CommonParameters.Id("The id, its beginning, the file name, title or date of a briefing that they name alone.", "2026-06-12.md");
        routes.MapGet("/v1/briefings", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked => Task.FromResult(List(asked))))
            .Says("listBriefings", Tag, "The briefings held", "By date, then id; the rows of the command `list`.").GivesRows<BriefingRow>()
            .Takes([.. CommonParameters.Period.Take(2), .. CommonParameters.Paging]);
        routes.MapGet("/v1/briefings/{id}", (HttpContext http, Answering answers) => answers.OneAsync(http, asked => Task.FromResult(BriefingRow.Of(One(asked)))))
            .Says("getBriefing", Tag, "One briefing", "Its date, title, series and counts.").Gives<BriefingRow>().Takes(id);
        routes.MapGet("/v1/briefings/{id}/facts", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked => new FactReader(asked.Graph.Reader).OfIdAsync(One(asked).Briefing.Id, Query.Period.All, asked.Cancellation)))
            .Says("getBriefingFacts", Tag, "Sections, references and publishers of a briefing", "The rows of the command `show`.").GivesRows<Fact>().Takes([id, .. CommonParameters.Paging]);
        routes.MapGet("/v1/briefings/{id}/evidence", (HttpContext http, Answering answers) => answers.RowsAsync(http, EvidenceAsync))
            .Says("getBriefingEvidence", Tag, "The sentences of a briefing", "Each with its span in the stored text and what it is evidence of.").GivesRows<EvidenceRow>().Takes([id, .. CommonParameters.Paging]);
        routes.MapPost("/v1/briefings", (HttpContext http, IGraphHome home) => IngestAsync(http, home))
            .Says("ingestBriefing", Tag, "Takes a document in", "The body is the document itself. The same again changes nothing; other text under the same identity replaces what the old one said. Needs the token. When this answers, the briefing is stored, and readers see the new graph unless wait=false.")
            .Accepts<Stream>("text/markdown", "text/plain", "text/html", "application/octet-stream", "application/x-www-form-urlencoded")
            .Produces<IngestAnswer>(200, "application/json").Produces<ProblemDocument>(401, "application/problem+json").Produces<ProblemDocument>(413, "application/problem+json").Produces<ProblemDocument>(422, "application/problem+json")
            .WithMetadata(new MaxBody(options.MaxDocumentBytes), WriteAccess.Required)
            .Takes(
                new ParameterSpec("name", ParameterKind.Text, "What the document is called; its ending names the format (.md .txt .html). Without one the format is told from the text.") { Most = LongestName, Example = "2026-07-01.md" },
                new ParameterSpec("date", ParameterKind.Day, "The date of the document, whatever it says.") { Example = "2026-07-01" },
                new ParameterSpec("dryRun", ParameterKind.Flag, "Reads it and stores nothing."),
                new ParameterSpec("wait", ParameterKind.Flag, "Answers when readers see the new graph.") { Default = "true" });
        routes.MapDelete("/v1/briefings/{id}", (HttpContext http, IGraphHome home) => RemoveAsync(http, home))
            .Says("removeBriefing", Tag, "Takes a briefing back", "The graph is then as if it had never been ingested. Needs the token.")
            .Produces<RemovalAnswer>(200, "application/json").Produces<ProblemDocument>(401, "application/problem+json")
            .WithMetadata(WriteAccess.Required)
            .Takes(id, new ParameterSpec("wait", ParameterKind.Flag, "Answers when readers see the new graph.") { Default = "true" });
    }

    private static ImmutableArray<BriefingRow> List(Asked asked)
    {
        var (since, until) = (asked.Arguments.Day("since", last: false), asked.Arguments.Day("until", last: true));
        return [.. asked.Graph.Briefings.Where(b => (since is null || b.Briefing.Date >= since) && (until is null || b.Briefing.Date <= until)).Select(BriefingRow.Of)];
    }

    private static StoredBriefing One(Asked asked) => One(asked.Graph, asked.Arguments.Required("id"));

    private static StoredBriefing One(ServedGraph graph, string name)
    {
        var found = graph.Briefings.Where(b => b.Briefing.Id == name).ToList();
        if (found.Count == 0)
        {
            var ids = graph.Names.Find(name, ["Briefing"]).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
            found = [.. graph.Briefings.Where(b => ids.Contains(b.Briefing.Id))];
        }

        return found switch
        {
            [var one] => one,
            [] => throw new RequestProblemException(Problems.Problems.Of(new ArgumentProblem("id", name, "the name or id of a briefing that is held", [.. graph.Names.Suggest(name, 5, ["Briefing"])]))),
            _ => throw new RequestProblemException(new RequestProblem(409, "ambiguous-name", "Several have this name", $"{found.Count} briefings called {name}", "a name that only one has", "Use the id.") { Argument = "id", Suggestions = [.. found.Select(f => f.Briefing.Id).Take(5)] }),
        };
    }

    private static async Task<ImmutableArray<EvidenceRow>> EvidenceAsync(Asked asked)
    {
        var id = ("id", CypherValue.String(One(asked).Briefing.Id));
        var supports = (await asked.Graph.Reader.RowsAsync(SupportsQuery, asked.Cancellation, id)).ToLookup(r => r.Text(0), r => r.Text(1), StringComparer.Ordinal);
        var sentences = await asked.Graph.Reader.RowsAsync(EvidenceQuery, asked.Cancellation, id);
        return [.. sentences.Select(r => new EvidenceRow(r.Text(0), r.Count(1), r.Count(2), r.Count(3), r.Text(4), [.. supports[r.Text(5)]], r.Text(5)))];
    }

    private static async Task<Ok<IngestAnswer>> IngestAsync(HttpContext http, IGraphHome home)
    {
        RequireBriefings(home);
        var arguments = Arguments.Of(http);
        var name = arguments.Text("name") ?? "-";
        if (name != "-" && (name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0 || name.Any(char.IsControl)))
        {
            throw new RequestProblemException(Problems.Problems.Invalid("name", name, "a file name without folders, such as 2026-07-01.md"));
        }

        if (arguments.Text("date") is { Length: not 10 } partial)
        {
            throw new RequestProblemException(Problems.Problems.Invalid("date", partial, "a day as YYYY-MM-DD"));
        }

        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        if (bytes.Length == 0)
        {
            throw new RequestProblemException(Problems.Problems.Invalid("body", "nothing", "the bytes of a document"));
        }

        var dry = arguments.Flag("dryRun");
        var outcome = await home.IngestAsync(new Upload(name, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), arguments.Day("date", last: false)), dry, arguments.Flag("wait"), http.RequestAborted);
        return TypedResults.Ok(Answer(outcome));
    }

    private static IngestAnswer Answer(IngestOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            throw new RequestProblemException(new RequestProblem(422, failure.Code.Replace('.', '-'), "The document was set aside", $"a document that cannot be taken in ({failure.Code}: {failure.Message})", "Markdown, plain text or HTML with sentences and a date", "Mend the document and send it again; nothing was stored.") { Argument = "body" });
        }

        var graph = outcome.Graph!;
        return new IngestAnswer(
            outcome.Name, outcome.Stored is { } stored ? stored.ToString().ToLowerInvariant() : "dry-run", graph.Briefing.Id, graph.Briefing.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), graph.Briefing.Title,
            graph.Sections.Length, graph.Entities.Length, graph.Figures.Length, graph.Statements.Count(s => s.Type is not (RelationType.Mentions or RelationType.About or RelationType.Concerns)), graph.References.Length);
    }

    private static async Task<Ok<RemovalAnswer>> RemoveAsync(HttpContext http, IGraphHome home)
    {
        RequireBriefings(home);
        var arguments = Arguments.Of(http);
        var held = One(await home.CurrentAsync(http.RequestAborted), arguments.Required("id")).Briefing;
        return TypedResults.Ok(new RemovalAnswer(held.Id, held.Title, await home.RemoveAsync(held.Id, arguments.Flag("wait"), http.RequestAborted)));
    }

    private static void RequireBriefings(IGraphHome home)
    {
        if (!home.TakesBriefings)
        {
            throw new RequestProblemException(new RequestProblem(409, "no-briefings", "The store takes no briefings", "a store that holds an imported graph", "a store of briefings", "Serve a store of briefings to write to it."));
        }
    }
}
