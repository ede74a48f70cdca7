using System.Collections.Immutable;
using Graph.Query.Linkages;
using Graph.Query.Names;
using Graph.Query.Tables;
using Graph.Server.Answers;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>A theme of the vocabulary. Sections: those about it or a narrower one. Broader: the id of the theme above; null for a root.</summary>
public sealed record ThemeRow(
    [property: Heading("编号", "id")] string Id,
    [property: Heading("名称", "name")] string Name,
    [property: Heading("英文名", "English")] string? NameEn,
    [property: Heading("上位", "broader")] string? Broader,
    [property: Heading("章节", "sections")] int Sections,
    [property: Heading("首见", "first")] string? First,
    [property: Heading("末见", "last")] string? Last);

/// <summary>Themes and how they are tied.</summary>
internal static class ThemeEndpoints
{
    private const string ThemesQuery =
        """
        MATCH (t:Theme)
        OPTIONAL MATCH (t)-[:BROADER]->(up:Theme)
        WITH t, min(up.id) AS broader
        OPTIONAL MATCH (t)<-[:BROADER*0..]-(:Theme)<-[:ABOUT]-(s:Section)
        RETURN t.id AS id, t.name AS name, t.nameEn AS nameEn, broader, count(DISTINCT s) AS sections, min(s.date) AS first, max(s.date) AS last
        ORDER BY id
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/themes", (HttpContext http, Answering answers) => answers.RowsAsync(http, ThemesAsync))
            .Says("listThemes", "themes", "The theme vocabulary", "Each theme with the one above it and how many sections are about it or a narrower one.").GivesRows<ThemeRow>().Takes(CommonParameters.Paging);
        routes.MapGet("/v1/themes/{id}", (HttpContext http, Answering answers) => answers.OneAsync(http, OneAsync))
            .Says("getTheme", "themes", "One theme", "By id or name. Facts and neighbours: /v1/entities/{id}/facts and /v1/entities/{id}/neighbours.").Gives<ThemeRow>()
            .Takes(CommonParameters.Id("A theme, by id or name.", "compute"));
        IEnumerable<ParameterSpec> filters =
        [
            .. CommonParameters.Period,
            new("region", ParameterKind.Text, "Only sections that name this place or what lies in it."),
            new("agency", ParameterKind.Text, "Only sections that name this body or a part of it."),
            new("kind", ParameterKind.Choice, "Only stated links of this kind.") { Choices = ["enables", "requires", "constrains", "coordinates"] },
        ];
        routes.MapGet("/v1/linkages", (HttpContext http, Answering answers) => answers.RowsAsync(http, LinkagesAsync))
            .WithMetadata(HeavyWork.Mark)
            .Says("getLinkages", "linkages", "How themes are tied", "Strength beside chance, stated links, sections, bridging entities, figures, development, chains across issues; each line with its sentences. The rows of the command `linkages`.").GivesRows<LinkageRow>()
            .Takes(
            [
                CommonParameters.Theme(required: true), .. filters,
                new("status", ParameterKind.Choice, "Only figures of this status, ties of this stage.") { Choices = ["actual", "forecast", "target", "planned", "signed", "started", "operating"] },
                CommonParameters.Grain,
                new("most", ParameterKind.Integer, "Most sections, bridging entities, chains and figures of each pair.") { Most = 1000, Default = "20" },
                .. CommonParameters.Paging,
            ]);
        routes.MapGet("/v1/linkages/matrix", (HttpContext http, Answering answers) => answers.RowsAsync(http, MatrixAsync))
            .WithMetadata(HeavyWork.Mark)
            .Says("getLinkageMatrix", "linkages", "How strongly each pair of themes is tied", "Counts, lift with its interval, log-likelihood; strongest first. Without themes, the whole vocabulary.").GivesRows<LinkageStrength>()
            .Takes([CommonParameters.Theme(required: false), .. filters, .. CommonParameters.Paging]);
    }

    private static async Task<ImmutableArray<ThemeRow>> ThemesAsync(Asked asked)
    {
        var rows = await asked.Graph.Reader.RowsAsync(ThemesQuery, asked.Cancellation);
        return [.. rows.Select(r => new ThemeRow(r.Text(0), r.Text(1), r.TextOrNull(2), r.TextOrNull(3), r.Count(4), r.TextOrNull(5), r.TextOrNull(6)))];
    }

    private static async Task<ThemeRow> OneAsync(Asked asked)
    {
        var node = asked.Node("id", asked.Arguments.Required("id"), "Theme");
        return (await ThemesAsync(asked)).First(t => t.Id == node.Id);
    }

    private static async Task<ImmutableArray<LinkageRow>> LinkagesAsync(Asked asked)
    {
        var themes = Themes(asked);
        if (themes.Length < 2)
        {
            throw new RequestProblemException(Problems.Problems.Invalid("theme", themes.Length == 1 ? $"one theme, {themes[0]}" : "none", "two different themes or more; /v1/linkages/matrix takes none"));
        }

        var question = Question(asked, themes) with { Status = asked.Arguments.Text("status"), By = asked.Arguments.Choice<Query.Grain>("by"), Limit = asked.Arguments.Integer("most") };
        return [.. LinkageRow.Of(await new LinkageReader(asked.Graph.Reader).AnswerAsync(question, asked.Cancellation)).Take(CommonParameters.MostRows)];
    }

    private static Task<ImmutableArray<LinkageStrength>> MatrixAsync(Asked asked)
    {
        var themes = Themes(asked);
        if (themes.IsEmpty)
        {
            themes = [.. asked.Graph.Names.OfKind("Theme").Select(t => t.Id).Take(LinkageReader.MaxThemes)];
        }

        return themes.Length < 2
            ? throw new RequestProblemException(Problems.Problems.Invalid("theme", $"{themes.Length} theme", "two different themes or more, or none for the whole vocabulary"))
            : new LinkageReader(asked.Graph.Reader).MatrixAsync(Question(asked, themes), asked.Cancellation);
    }

    private static ImmutableArray<string> Themes(Asked asked) => [.. asked.Arguments.Texts("theme").Select(t => asked.Node("theme", t, "Theme").Id).Distinct(StringComparer.Ordinal)];

    private static LinkageQuestion Question(Asked asked, ImmutableArray<string> themes) => new()
    {
        Themes = themes,
        Period = asked.Arguments.PeriodOfDays(),
        Region = asked.Arguments.Text("region") is { } region ? asked.Node("region", region, "Place").Id : null,
        Agency = asked.Arguments.Text("agency") is { } agency ? asked.Node("agency", agency, NameResolution.Bodies).Id : null,
        Kind = asked.Arguments.Text("kind"),
    };
}
