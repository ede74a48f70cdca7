using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Graph.Connection;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>The outcome of one request: what was answered, or why nothing was. Both are set where the server answered with an error. <paramref name="Affinity"/> names the member of a cluster that holds a transaction.</summary>
internal sealed record Exchange(Reply? Reply, GraphFailure? Failure, string? Affinity = null);

/// <summary>
/// Requests of Neo4j's Query API v2 over HTTP, one at a time and without a second try. The server answers 202 before it knows whether a query will succeed, so that errors are read from the body at
/// any status. Safe for concurrent use.
/// </summary>
internal sealed class QueryApi : IDisposable
{
    private const string AffinityHeader = "neo4j-cluster-affinity";
    private static readonly Dictionary<string, CypherValue> NoParameters = new(StringComparer.Ordinal);

    private readonly NeoAddress address;
    private readonly NeoOptions options;
    private readonly HttpClient http;
    private readonly Uri endpoint;

    public QueryApi(NeoAddress address, NeoOptions options)
    {
        this.address = address;
        this.options = options;
        http = new HttpClient(Handler(options)) { BaseAddress = address.Server, Timeout = Timeout.InfiniteTimeSpan };
        endpoint = new Uri(address.Server, $"db/{Uri.EscapeDataString(address.Database)}/query/v2");
    }

    /// <summary>Runs a query in a transaction of its own.</summary>
    public Task<Exchange> RunAsync(GraphQuery query, IReadOnlyList<string> bookmarks, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "", query.Text, query.Parameters, ModeOf(query.Access), bookmarks, null, query.Limits.MaxRows, cancellation);

    /// <summary>Opens a transaction, with a first statement or none.</summary>
    public Task<Exchange> BeginAsync(GraphAccess access, string? statement, IReadOnlyDictionary<string, CypherValue>? parameters, IReadOnlyList<string> bookmarks, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "/tx", statement, parameters ?? NoParameters, ModeOf(access), bookmarks, null, long.MaxValue, cancellation);

    /// <summary>Runs a query in an open transaction, and commits it where <paramref name="commit"/> says so.</summary>
    public Task<Exchange> ContinueAsync(string transaction, string? affinity, GraphQuery? query, bool commit, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"/tx/{Uri.EscapeDataString(transaction)}{(commit ? "/commit" : "")}", query?.Text, query?.Parameters ?? NoParameters, null, [], affinity, query?.Limits.MaxRows ?? long.MaxValue, cancellation);

    /// <summary>Rolls a transaction back.</summary>
    public Task<Exchange> RollbackAsync(string transaction, string? affinity, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, $"/tx/{Uri.EscapeDataString(transaction)}", null, NoParameters, null, [], affinity, 0, cancellation);

    /// <summary>Asks who answers there; needs no credential.</summary>
    public async Task<(NeoServer? Server, GraphFailure? Failure)> DiscoverAsync(CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address.Server);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("neo4j_version", out var version)
                ? (new NeoServer(version.GetString() ?? "", json.RootElement.TryGetProperty("neo4j_edition", out var edition) ? edition.GetString() ?? "" : "", json.RootElement.TryGetProperty("query", out _)), null)
                : (null, NotNeo4j($"JSON without neo4j_version at status {(int)response.StatusCode}"));
        }
        catch (JsonException)
        {
            return (null, NotNeo4j("something that is not JSON"));
        }
        catch (HttpRequestException e)
        {
            return (null, FailureOf(e, sent: false));
        }
        catch (IOException e)
        {
            return (null, new GraphFailure(NeoFailures.Lost, $"{address.Server} broke the connection off: {e.Message}", GraphFailureKind.Server));
        }
    }

    public void Dispose() => http.Dispose();

    private static string ModeOf(GraphAccess access) => access == GraphAccess.Read ? "Read" : "Write";

    private async Task<Exchange> SendAsync(
        HttpMethod method, string path, string? statement, IReadOnlyDictionary<string, CypherValue> parameters, string? accessMode, IReadOnlyList<string> bookmarks, string? affinity, long maxRows, CancellationToken cancellation)
    {
        var sent = false;
        try
        {
            using var request = new HttpRequestMessage(method, endpoint + path);
            options.Credential.Apply(request);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(RequestBody.Typed));
            if (affinity is not null)
            {
                request.Headers.TryAddWithoutValidation(AffinityHeader, affinity);
            }

            if (method == HttpMethod.Post)
            {
                var (bytes, contentType) = RequestBody.Of(statement, parameters, accessMode, bookmarks);
                request.Content = new ReadOnlyMemoryContent(bytes.WrittenMemory);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            sent = true;
            var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await ReadAsync(response, stream, maxRows, cancellation).ConfigureAwait(false);
            }
        }
        catch (HttpRequestException e)
        {
            return new Exchange(null, FailureOf(e, sent));
        }
        catch (IOException e)
        {
            return new Exchange(null, new GraphFailure(NeoFailures.Lost, $"{address.Server} broke the connection off: {e.Message}", GraphFailureKind.Server));
        }
    }

    private async Task<Exchange> ReadAsync(HttpResponseMessage response, Stream stream, long maxRows, CancellationToken cancellation)
    {
        var affinity = response.Headers.TryGetValues(AffinityHeader, out var values) ? values.FirstOrDefault() : null;
        Reply reply;
        try
        {
            reply = await new ReplyReader(stream, options.HiddenProperty, maxRows).ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or CypherRuntimeException)
        {
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return new Exchange(null, new GraphFailure(NeoFailures.Unreachable, $"{address.Server} says it is not available (status 503).", GraphFailureKind.Server));
            }

            // A rolled-back transaction and some errors have no body at all.
            return response.IsSuccessStatusCode && response.Content.Headers.ContentLength == 0
                ? new Exchange(new Reply(), null, affinity)
                : new Exchange(null, NotNeo4j($"status {(int)response.StatusCode} with a body that this version cannot read ({e.Message})"));
        }

        if (reply.Errors.Count > 0)
        {
            var (code, message) = reply.Errors[0];
            return new Exchange(reply, NeoFailures.Of(code, message, address), affinity);
        }

        return response.IsSuccessStatusCode
            ? new Exchange(reply, null, affinity)
            : new Exchange(reply, NotNeo4j($"status {(int)response.StatusCode} without an error"), affinity);
    }

    private GraphFailure NotNeo4j(string found) => new(
        NeoFailures.NotNeo4j, $"Found {found} at {endpoint}; expected the Query API of Neo4j 5.25 or later. Check the address, the port (HTTP 7474, not Bolt 7687) and server.http_enabled_modules.", GraphFailureKind.Server);

    private GraphFailure FailureOf(HttpRequestException e, bool sent)
    {
        var reason = (e.InnerException ?? e).Message;
        if (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new GraphFailure(NeoFailures.Tls, $"No trusted TLS connection to {address.Server}: {reason} For a certificate of an own authority name its PEM file in POLICYGRAPH_NEO4J_CA.", GraphFailureKind.Server);
        }

        return !sent && e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            ? new GraphFailure(NeoFailures.Unreachable, $"Nothing answers at {address.Server}: {reason} Is the server running, and does it listen there?", GraphFailureKind.Server)
            : new GraphFailure(NeoFailures.Lost, $"{address.Server} broke the connection off: {reason}", GraphFailureKind.Server);
    }

    private static SocketsHttpHandler Handler(NeoOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(25),
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy of the environment is for the internet; credentials for a database do not go to one.
            UseProxy = false,
        };
        if (options.CertificateFile is { } file)
        {
            var own = new X509Certificate2Collection();
            try
            {
                own.ImportFromPemFile(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new ArgumentException($"found no readable PEM certificates in {file} ({e.Message})", nameof(options));
            }

            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Trusts(own, certificate, chain, errors) };
        }

        return handler;
    }

    // The name must fit in any case; only the end of the chain may be one of the given certificates.
    private static bool Trusts(X509Certificate2Collection own, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || chain is null)
        {
            return false;
        }

        using var again = new X509Chain();
        again.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        again.ChainPolicy.CustomTrustStore.AddRange(own);
        again.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        again.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var leaf = new X509Certificate2(certificate);
        return again.Build(leaf);
    }
}
