using Graph.Model;
using Graph.Storage.Projection;

namespace Graph.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading; the file must exist. Never waits for a writer.</summary>
    Read,

    /// <summary>Reading and writing; a missing file is made.</summary>
    Write,
}

/// <summary>How a store behaves. Immutable.</summary>
public sealed record StoreOptions
{
    /// <summary>Longest wait for another process that is writing; at least one second. Default 30 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The vocabulary and gazetteer statements that are part of the graph. Default: the themes of the contract.</summary>
    public SeedFacts Seeds { get; init; } = SeedFacts.Contract;

    /// <summary>Which entities of different briefings are one. Default: those with one id.</summary>
    public IEntityIdentity Identity { get; init; } = EntityIdentity.ById;

    /// <summary>Largest size of the file in pages of 4096 bytes; null for no limit. A full store fails as a full disk does.</summary>
    public int? MaxPages { get; init; }
}
