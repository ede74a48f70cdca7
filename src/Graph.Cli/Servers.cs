using System.Globalization;
using Graph.Neo4j.Client;
using Graph.Neo4j.Store;
using Graph.Storage;

namespace Graph.Cli;

/// <summary>Opens a store that is a Neo4j database. Secrets come from the environment and from nowhere else.</summary>
internal static class Servers
{
    /// <summary>The password of the address's user.</summary>
    public const string PasswordVariable = "POLICYGRAPH_NEO4J_PASSWORD";

    /// <summary>A token of single sign-on, in place of user and password.</summary>
    public const string TokenVariable = "POLICYGRAPH_NEO4J_TOKEN";

    /// <summary>A PEM file with the certificates of an own authority.</summary>
    public const string CertificateVariable = "POLICYGRAPH_NEO4J_CA";

    /// <summary>The first version whose Query API is there without being switched on.</summary>
    private static readonly Version Oldest = new(5, 25);

    /// <summary>True when a store's name is a server's address.</summary>
    public static bool Names(string store) => NeoAddress.Looks(store);

    /// <summary>A client of the server that <paramref name="store"/> names, which answers there and is new enough.</summary>
    /// <exception cref="StoreException">The address is none, or the certificate file cannot be read.</exception>
    /// <exception cref="GraphFailureException">Nothing answers, or something else does.</exception>
    public static NeoConnection Connect(string store, CancellationToken cancel = default)
    {
        if (!NeoAddress.TryParse(store, out var address, out var problem))
        {
            throw new StoreException(new StoreFailure("store.address", "an address that cannot be used", problem, "Correct the address of the server."));
        }

        var credential = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? NeoCredential.Bearer(token)
            : Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password ? NeoCredential.Basic(address.User, password)
            : NeoCredential.None;
        var options = new NeoOptions { Credential = credential, CertificateFile = Environment.GetEnvironmentVariable(CertificateVariable) is { Length: > 0 } file ? file : null, HiddenProperty = NeoStore.MarkProperty };
        NeoConnection connection;
        try
        {
            connection = new NeoConnection(address, options);
        }
        catch (ArgumentException e)
        {
            throw new StoreException(new StoreFailure("store.certificate", e.Message, "a PEM file with certificates", $"Correct {CertificateVariable}."), e);
        }

        var (server, failure) = connection.DiscoverAsync(cancel).GetAwaiter().GetResult();
        if (failure is not null)
        {
            throw new GraphFailureException(failure);
        }

        // 5.26.1, or 2025.01.0 of the calendar versions that follow 5.
        var numbers = server!.Version.Split('.', '-');
        if (!server.HasQueryApi || (numbers.Length > 1 && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && new Version(major, minor) < Oldest))
        {
            throw new StoreException(new StoreFailure("store.server-version", $"Neo4j {server.Version} at {address.Server}{(server.HasQueryApi ? "" : ", without the Query API")}", $"Neo4j {Oldest} or later with the Query API", "Use a newer server, or add QUERY_API_ENDPOINTS to server.http_enabled_modules."));
        }

        return connection;
    }

    /// <summary>Says so when the last write to a server's store did not end, since its graph is then half old, half new.</summary>
    public static void WarnIfUnfinished(Session session, NeoStore store, string target, CancellationToken cancel)
    {
        var state = store.StateAsync(cancel).GetAwaiter().GetResult();
        if (state is { IsWritten: true, IsComplete: false })
        {
            session.Warn(
                state.HeldForMs > 0 ? $"{target} 正在写入；读到的图新旧混杂。" : $"{target} 上次写入没有完成，图新旧混杂；请重新运行 push 或 ingest。",
                state.HeldForMs > 0 ? $"{target} is being written; what is read is half old, half new." : $"the last write to {target} did not end, and the graph is half old, half new; run push or ingest again.");
        }
    }
}
