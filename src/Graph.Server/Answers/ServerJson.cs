using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Graph.Query.Tables;

namespace Graph.Server.Answers;

/// <summary>How answers become JSON: the names of the command line's <c>--format json</c>, Chinese as it is.</summary>
public static class ServerJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets the same on options that a framework made.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 64;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyColumns } };
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    }

    // A row has what its table has: what else a record carries for those who go on from it is no part of an answer.
    private static void OnlyColumns(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Properties.Any(IsColumn))
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (!IsColumn(type.Properties[i]))
            {
                type.Properties.RemoveAt(i);
            }
        }

        static bool IsColumn(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(HeadingAttribute), inherit: true) == true;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
