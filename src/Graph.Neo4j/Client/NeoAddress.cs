using System.Diagnostics.CodeAnalysis;

namespace Graph.Neo4j.Client;

/// <summary>
/// Where a Neo4j database answers HTTP: <c>http(s)://[user@]host[:7474][/database]</c>. Never holds a password: one that is written into the address is refused, so that it reaches neither a
/// process list nor a message.
/// </summary>
public sealed record NeoAddress
{
    /// <summary>The port of Neo4j's HTTP connector where an address names none.</summary>
    public const int DefaultPort = 7474;

    /// <summary>The port of Neo4j's HTTPS connector where an address names none.</summary>
    public const int DefaultTlsPort = 7473;

    /// <summary>The database where an address names none.</summary>
    public const string DefaultDatabase = "neo4j";

    private NeoAddress(Uri server, string user, string database)
    {
        Server = server;
        User = user;
        Database = database;
    }

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri Server { get; }

    /// <summary>The user; <c>neo4j</c> where the address names none.</summary>
    public string User { get; }

    /// <summary>The database.</summary>
    public string Database { get; }

    /// <summary>True when a text is meant as a server's address and not as a file.</summary>
    public static bool Looks(string store) =>
        store.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || store.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address; false with what was expected, in English, when it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NeoAddress? address, out string problem)
    {
        address = null;
        problem = "expected http(s)://[user@]host[:7474][/database]";
        if (!Looks(text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return false;
        }

        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            problem = "a password does not belong in the address, where process lists show it; set POLICYGRAPH_NEO4J_PASSWORD and write " + Shown(uri, uri.UserInfo[..uri.UserInfo.IndexOf(':', StringComparison.Ordinal)], uri.AbsolutePath);
            return false;
        }

        var database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        if (database.Contains('/', StringComparison.Ordinal) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            problem = "expected nothing behind the database's name: http(s)://[user@]host[:7474][/database]";
            return false;
        }

        // Uri fills in 80 and 443, which are not Neo4j's; those stand only where they are written.
        var authority = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('/')[0];
        var written = uri.IsDefaultPort && authority.EndsWith(":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var port = uri.IsDefaultPort && !written ? (uri.Scheme == Uri.UriSchemeHttps ? DefaultTlsPort : DefaultPort) : uri.Port;
        var user = uri.UserInfo.Length == 0 ? "neo4j" : Uri.UnescapeDataString(uri.UserInfo);
        address = new NeoAddress(new UriBuilder(uri.Scheme, uri.Host, port).Uri, user, database.Length == 0 ? DefaultDatabase : database);
        problem = "";
        return true;
    }

    /// <summary>The address as it is written, for messages.</summary>
    public override string ToString() => Shown(Server, User == "neo4j" ? "" : User, "/" + Database);

    private static string Shown(Uri server, string user, string path) =>
        $"{server.Scheme}://{(user.Length == 0 ? "" : Uri.EscapeDataString(user) + "@")}{server.Authority.Split('@')[^1]}{path}";
}
