using Graph.Server.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Graph.Server.Description;

/// <summary>What the document says of the service as a whole.</summary>
internal static class DocumentTransformer
{
    /// <summary>The name of the token's scheme.</summary>
    public const string TokenScheme = "token";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("linkages", "How themes are tied: the centre of the service."), ("themes", "The theme vocabulary."), ("entities", "Named things and what is known of them, each line with its sentences."), ("briefings", "The documents: listed, shown, taken in, taken back."),
        ("paths", "Connections between two things."), ("trends", "What is spoken of, over time."), ("figures", "Observations: actual, forecast and target apart."), ("coverage", "What the corpus does and does not speak of."), ("search", "Full text."),
        ("queries", "Named queries."), ("cypher", "Read-only Cypher in the shape of Neo4j's Query API."), ("graph", "The graph as a whole, and its exports."), ("service", "Health and numbers."),
    ];

    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "policygraph",
            Version = "1",
            Description = "Chinese policy briefings as a knowledge graph in which every fact has its sentence.\n\nRows have the keys of the command line's `--format json`. Errors are problem documents (RFC 9457) that say what was found, what was expected and what to do. "
                + "Answers carry an ETag of the graph and the request. `format=jsonl` or `csv` (or the header Accept) gives all rows at once. Writing needs `Authorization: Bearer TOKEN`; reading needs it beyond the loopback address.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };

        // Where the service answers depends on who asks; paths are relative to the document.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [TokenScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token that the service was started with." },
        };
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }));
        return Task.CompletedTask;
    }
}
