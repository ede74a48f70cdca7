using System.Security.Cryptography;
using System.Text;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Security;

/// <summary>
/// Lets through who has the token: <c>Authorization: Bearer TOKEN</c>, or Basic with the token as password, as clients of Neo4j send it. Digests are compared in constant time, so that
/// neither the token's length nor a common beginning shows.
/// </summary>
internal sealed class TokenGate(RequestDelegate next, ServerOptions options)
{
    private readonly byte[]? digest = options.Token is { } token ? DigestOf(token) : null;

    public Task InvokeAsync(HttpContext http)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        var writes = metadata?.GetMetadata<WriteAccess>() is not null;
        var reads = !writes && metadata?.GetMetadata<OpenAccess>() is null && (!options.IsLoopback || options.TokenForReading);
        if (!writes && !reads)
        {
            return next(http);
        }

        if (digest is null)
        {
            throw new RequestProblemException(new RequestProblem(403, "writing-off", "Nothing can be written here", "a service without a token", "one that was started with --token-file", "Start it with --token-file FILE and send the token."));
        }

        if (Given(http) is { } given && CryptographicOperations.FixedTimeEquals(DigestOf(given), digest))
        {
            return next(http);
        }

        throw new RequestProblemException(new RequestProblem(401, "unauthorized", "The token is missing or wrong", http.Request.Headers.Authorization.Count == 0 ? "no token" : "a token that is not the service's", "Authorization: Bearer TOKEN", "Send the token that the service was started with.") { Argument = "Authorization" });
    }

    private static string? Given(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[1024];
        if (!Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes[..length]);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }

    private static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
