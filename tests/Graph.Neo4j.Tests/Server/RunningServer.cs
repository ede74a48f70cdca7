namespace Graph.Neo4j.Tests.Server;

/// <summary>A server that tests may use. <paramref name="Folder"/>: the folder of a server that this run started, which can be killed and started again; null for another's.</summary>
internal sealed record RunningServer(Uri Http, Uri? Bolt, string User, string Password, LocalDistribution? Local, string? Folder);
