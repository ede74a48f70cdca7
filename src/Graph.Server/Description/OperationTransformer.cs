using System.Globalization;
using System.Text.Json.Nodes;
using Graph.Server.Requests;
using Graph.Server.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Graph.Server.Description;

/// <summary>Describes the parameters that endpoints declare, from the declaration that also checks them.</summary>
internal static class OperationTransformer
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<EndpointParameters>().LastOrDefault() is { } declared)
        {
            operation.Parameters = [.. declared.All.Select(Parameter)];
        }

        if (metadata.OfType<WriteAccess>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentTransformer.TokenScheme, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(ParameterSpec spec)
    {
        var item = Schema(spec);
        return new OpenApiParameter
        {
            Name = spec.Name,
            In = spec.InPath ? ParameterLocation.Path : ParameterLocation.Query,
            Description = spec.Description,
            Required = spec.Required,
            Schema = spec.Repeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = item, MaxItems = spec.Most } : item,
            Style = spec.Repeated ? ParameterStyle.Form : null,
            Explode = spec.Repeated,
            Example = spec.Example is null ? null : spec.Repeated ? new JsonArray(JsonValue.Create(spec.Example)) : spec.Kind == ParameterKind.Integer ? JsonValue.Create(int.Parse(spec.Example, CultureInfo.InvariantCulture)) : JsonValue.Create(spec.Example),
        };
    }

    private static OpenApiSchema Schema(ParameterSpec spec) => spec.Kind switch
    {
        ParameterKind.Integer => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = spec.Least.ToString(CultureInfo.InvariantCulture),
            Maximum = spec.Most.ToString(CultureInfo.InvariantCulture),
            Default = spec.Default is null ? null : JsonValue.Create(int.Parse(spec.Default, CultureInfo.InvariantCulture)),
        },
        ParameterKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(spec.Default == "true") },
        ParameterKind.Day => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^\d{4}(-\d{2}(-\d{2})?)?$" },
        ParameterKind.Choice => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. spec.Choices.Select(c => (JsonNode)JsonValue.Create(c)!)], Default = spec.Default is null ? null : JsonValue.Create(spec.Default) },
        _ => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = spec.Repeated ? 200 : spec.Most },
    };
}
