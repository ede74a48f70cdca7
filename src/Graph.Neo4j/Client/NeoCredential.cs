using System.Net.Http.Headers;
using System.Text;

namespace Graph.Neo4j.Client;

/// <summary>How a client shows who it is. The secret leaves it only as a request header: it has no property and no text form.</summary>
public sealed class NeoCredential
{
    private readonly AuthenticationHeaderValue? header;
    private readonly string kind;

    private NeoCredential(string kind, AuthenticationHeaderValue? header)
    {
        this.kind = kind;
        this.header = header;
    }

    /// <summary>For a server that asks for none.</summary>
    public static NeoCredential None { get; } = new("none", null);

    /// <summary>User and password (RFC 7617).</summary>
    public static NeoCredential Basic(string user, string password) =>
        new("Basic", new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))));

    /// <summary>A token of single sign-on (RFC 6750).</summary>
    public static NeoCredential Bearer(string token) => new("Bearer", new AuthenticationHeaderValue("Bearer", token));

    /// <summary>The kind, never the secret.</summary>
    public override string ToString() => kind;

    internal void Apply(HttpRequestMessage request) => request.Headers.Authorization = header;
}
