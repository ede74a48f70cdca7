using Graph.Server.Answers;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Endpoints;

/// <summary>What every endpoint says of itself.</summary>
internal static class EndpointDocs
{
    /// <summary>Names an endpoint and says what it does.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder builder, string name, string tag, string summary, string description) =>
        builder.WithName(name).WithTags(tag).WithSummary(summary).WithDescription(description)
            .Produces<ProblemDocument>(400, "application/problem+json").Produces<ProblemDocument>(404, "application/problem+json")
            .Produces<ProblemDocument>(429, "application/problem+json").Produces<ProblemDocument>(503, "application/problem+json");

    /// <summary>It answers with pages of rows.</summary>
    public static RouteHandlerBuilder GivesRows<T>(this RouteHandlerBuilder builder) =>
        builder.Produces<Page<T>>(200, "application/json", "application/jsonl", "text/csv").Produces(StatusCodes.Status304NotModified).Produces<ProblemDocument>(410, "application/problem+json");

    /// <summary>It answers with one object.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder builder) => builder.Produces<T>(200, "application/json").Produces(StatusCodes.Status304NotModified);
}
