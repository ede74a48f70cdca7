namespace Graph.Neo4j.Client;

/// <summary>How a client behaves. Immutable.</summary>
public sealed record NeoOptions
{
    /// <summary>Who it is.</summary>
    public NeoCredential Credential { get; init; } = NeoCredential.None;

    /// <summary>When it tries again.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>How long a connection may take to be made. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A PEM file with the certificates that a server's chain may end in, besides those of the system; null for none. For servers with a certificate of their own authority.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Properties with this name are left out of nodes and relationships that are read; null leaves all in. The store's mark, which the contract does not know.</summary>
    public string? HiddenProperty { get; init; }
}
