using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scalar.AspNetCore;

namespace Graph.Server.Description;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, and the page at <c>/docs</c> that shows it. The page's script comes with the program; nothing is fetched from elsewhere.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", openApi =>
    {
        openApi.AddDocumentTransformer(DocumentTransformer.TransformAsync);
        openApi.AddOperationTransformer(OperationTransformer.TransformAsync);
        openApi.AddSchemaTransformer(SchemaTransformer.TransformAsync);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapScalarApiReference("/docs", scalar =>
        {
            scalar.Title = "policygraph";
            scalar.OpenApiRoutePattern = "/openapi/{documentName}.json";
            scalar.DisableDefaultFonts();
            scalar.DisableTelemetry();
            scalar.DisableAgent();
            scalar.DisableMcp();
            scalar.HideClientButton();
            scalar.HideDeveloperTools();
        }).AddEndpointFilter(async (context, next) =>
        {
            // The page styles and starts itself inline; whatever else it would load or call must be ours.
            context.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
            return await next(context);
        });
    }
}
