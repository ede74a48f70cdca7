using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Requests;

/// <summary>What an answer depends on besides the graph: path and parameters, whatever their order.</summary>
internal static class RequestKey
{
    // Another build or another set of queries may answer otherwise.
    private static readonly string Build = typeof(RequestKey).Module.ModuleVersionId.ToString("N");

    /// <summary>The key of the answer as a whole: without what only chooses a page or a form of it.</summary>
    public static string OfAnswer(HttpContext http) => Of(http, "cursor", "limit", "format");

    /// <summary>The entity tag of what is sent; weak, since compression changes the bytes. Null where the version of the graph is not known.</summary>
    public static string? EntityTag(HttpContext http, string? version, string form) =>
        version is null ? null : $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Build}\n{version}\n{form}\n{Of(http)}")), 0, 12)}\"";

    private static string Of(HttpContext http, params ReadOnlySpan<string> without)
    {
        var key = new StringBuilder(http.Request.Path.Value);
        foreach (var (name, values) in http.Request.Query.OrderBy(q => q.Key, StringComparer.Ordinal))
        {
            if (!without.Contains(name))
            {
                foreach (var value in values)
                {
                    key.Append('\n').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? ""));
                }
            }
        }

        return key.ToString();
    }
}
