using System.Reflection;
using System.Text.Json;
using Graph.Query.Tables;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Graph.Server.Description;

/// <summary>Says of each column of a row what people read above it, in Chinese and English; and that a row always has all its keys.</summary>
internal static class SchemaTransformer
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo property && property.GetCustomAttribute<HeadingAttribute>() is { } heading)
        {
            schema.Description ??= $"{heading.Zh} · {heading.En}";
        }

        if (context.JsonPropertyInfo is null && schema.Properties is { Count: > 0 } properties && context.JsonTypeInfo.Type.GetProperties().Any(p => p.GetCustomAttribute<HeadingAttribute>() is not null))
        {
            schema.Required = new HashSet<string>(properties.Keys, StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }
}
