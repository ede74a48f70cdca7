namespace Graph.Neo4j.Client;

/// <summary>Who answers at an address. <paramref name="Version"/> as 5.26.1; <paramref name="Edition"/> community or enterprise; <paramref name="HasQueryApi"/>: whether it names the Query API among its services.</summary>
public sealed record NeoServer(string Version, string Edition, bool HasQueryApi);
