using System.Collections.Immutable;
using Graph.Query;
using Graph.Query.Coverage;
using Graph.Query.Figures;
using Graph.Query.NamedQueries;
using Graph.Query.Names;
using Graph.Query.Paths;
using Graph.Query.Search;
using Graph.Query.Trends;
using Graph.Server.Answers;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>Paths, trends, figures, conflicts, coverage and search.</summary>
internal static class QuestionEndpoints
{
    private static readonly ImmutableArray<string> Axes = ["domain", "theme", "region", "agency", "month"];
    private static readonly ImmutableArray<string> Spoken = [.. NameResolution.Things, "Indicator"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/search", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                new TextSearch(asked.Graph.Reader).FindAsync(asked.Arguments.Required("text"), asked.Arguments.PeriodOfDays(), 1000, asked.Cancellation)))
            .Says("search", "search", "Full text in names and sentences", "Chinese and English; all words must occur. Names before sentences. At most 1,000 hits.").GivesRows<SearchHit>()
            .Takes([new ParameterSpec("text", ParameterKind.Text, "Words; all must occur.") { Required = true, Most = TextSearch.MaxLength, Example = "算力 电力" }, .. CommonParameters.Period, .. CommonParameters.Paging]);
        routes.MapGet("/v1/paths", (HttpContext http, Answering answers) => answers.RowsAsync(http, PathsAsync))
            .WithMetadata(HeavyWork.Mark)
            .Says("getPaths", "paths", "The most informative paths between two things", "Not through hubs; each hop with its sentences. The rows of the command `paths`: hop by hop, path by path. No rows: they are not connected within the hops.").GivesRows<PathHop>()
            .Takes(
            [
                new("from", ParameterKind.Text, "An entity or theme.") { Required = true, Example = "国家数据局" }, new("to", ParameterKind.Text, "Another.") { Required = true, Example = "electricity" },
                new("maxHops", ParameterKind.Integer, "Most relationships of a path.") { Most = 8, Default = "4" },
                new("type", ParameterKind.Choice, "Only relationships of this type.") { Repeated = true, Choices = PathQuestion.AllTypes, Most = PathQuestion.AllTypes.Length },
                new("paths", ParameterKind.Integer, "How many paths.") { Most = 20, Default = "3" },
                .. CommonParameters.Period, .. CommonParameters.Paging,
            ]);
        routes.MapGet("/v1/trends", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                new TrendReader(asked.Graph.Reader).OfAsync([.. asked.Arguments.Texts("name").Select(n => asked.Node("name", n, Spoken))], asked.Arguments.PeriodOfDays(), asked.Arguments.Choice<Grain>("by"), asked.Cancellation)))
            .Says("getTrends", "trends", "How often things are spoken of over time", "First and last sight, share, bursts; a row for each period. The rows of the command `trend`.").GivesRows<TrendPeriod>()
            .Takes([new ParameterSpec("name", ParameterKind.Text, "An entity, theme or indicator; may be repeated.") { Required = true, Repeated = true, Most = 20, Example = "ai" }, CommonParameters.Grain, .. CommonParameters.Period, .. CommonParameters.Paging]);
        routes.MapGet("/v1/figures", (HttpContext http, Answering answers) => answers.RowsAsync(http, FiguresAsync))
            .Says("getFigures", "figures", "Observations of an indicator over time", "Actual, forecast and target apart; targets with their progress. The rows of the command `figures`.").GivesRows<FigureRow>()
            .Takes(
            [
                new("indicator", ParameterKind.Text, "An indicator, or a part of the names of several.") { Required = true, Example = "用电量" },
                new("status", ParameterKind.Choice, "Only figures of this status.") { Choices = ["actual", "forecast", "target"] },
                new("unit", ParameterKind.Choice, "Values in this unit; figures that do not convert exactly are left out.") { Choices = [.. UnitConversion.Known] },
                .. CommonParameters.Period, .. CommonParameters.Paging,
            ]);
        routes.MapGet("/v1/conflicts", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                new FigureReader(asked.Graph.Reader).ConflictsAsync(asked.Arguments.PeriodOfDays(), CommonParameters.MostRows, asked.Cancellation)))
            .WithMetadata(HeavyWork.Mark)
            .Says("getConflicts", "figures", "Figures that disagree or were revised", "Across issues, with both sentences. The rows of the command `conflicts`.").GivesRows<FigureConflict>().Takes([.. CommonParameters.Period, .. CommonParameters.Paging]);
        routes.MapGet("/v1/coverage", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                new CoverageReader(asked.Graph.Reader).ReadAsync(asked.Arguments.Choice<CoverageAxis>("rows"), asked.Arguments.Choice<CoverageAxis>("columns"), asked.Arguments.PeriodOfDays(), asked.Arguments.Integer("least"), asked.Arguments.Flag("absent"), CommonParameters.MostRows, asked.Cancellation)))
            .WithMetadata(HeavyWork.Mark)
            .Says("getCoverage", "coverage", "What the corpus does and does not speak of", "Every cell of rows and columns, zeros included: absence is an answer. The rows of the command `coverage`.").GivesRows<CoverageCell>()
            .Takes(
            [
                new("rows", ParameterKind.Choice, "What the rows are.") { Choices = Axes, Default = "domain" }, new("columns", ParameterKind.Choice, "What the columns are.") { Choices = Axes, Default = "month" },
                new("least", ParameterKind.Integer, "Only regions and agencies with so many sections.") { Least = 0, Most = 1_000_000, Default = "2" }, new("absent", ParameterKind.Flag, "Only what is not spoken of, the most surprising first."),
                .. CommonParameters.Period, .. CommonParameters.Paging,
            ]);
    }

    private static Task<ImmutableArray<PathHop>> PathsAsync(Asked asked)
    {
        var types = asked.Arguments.Texts("type");
        return new PathFinder(asked.Graph.Reader).FindAsync(
            new PathQuestion
            {
                From = asked.Node("from", asked.Arguments.Required("from"), NameResolution.Things).Id,
                To = asked.Node("to", asked.Arguments.Required("to"), NameResolution.Things).Id,
                MaxHops = asked.Arguments.Integer("maxHops"),
                Limit = asked.Arguments.Integer("paths"),
                Types = types.IsEmpty ? PathQuestion.AllTypes : [.. types.Distinct(StringComparer.Ordinal)],
                Period = asked.Arguments.PeriodOfDays(),
            },
            asked.Cancellation);
    }

    private static Task<ImmutableArray<FigureRow>> FiguresAsync(Asked asked)
    {
        var name = asked.Arguments.Required("indicator");
        var indicators = asked.Graph.Names.Containing(name, "Indicator");
        if (indicators.Count == 0)
        {
            throw new RequestProblemException(Problems.Problems.Of(new ArgumentProblem("indicator", name, "the name or a part of the name of an indicator", [.. asked.Graph.Names.Suggest(name, 5, ["Indicator"])])));
        }

        return new FigureReader(asked.Graph.Reader).SeriesAsync(indicators, asked.Arguments.PeriodOfDays(), asked.Arguments.Text("status"), asked.Arguments.Text("unit"), CommonParameters.MostRows, asked.Cancellation);
    }
}
