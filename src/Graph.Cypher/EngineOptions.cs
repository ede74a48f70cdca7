using Graph.Cypher.Procedures;
using Graph.Cypher.Syntax;

namespace Graph.Cypher;

/// <summary>How an engine is set up.</summary>
public sealed record EngineOptions
{
    /// <summary>The procedures that queries may call.</summary>
    public ProcedureCatalog Procedures { get; init; } = ProcedureCatalog.Default;

    /// <summary>The clock of <c>datetime()</c> and its like.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes the source of <c>rand()</c> for each execution.</summary>
    public Func<Random> Random { get; init; } = static () => new Random();

    /// <summary>The zone of temporal values that name none: <c>Z</c>, an offset or a name of the tz database.</summary>
    public string DefaultZone { get; init; } = "Z";

    /// <summary>Limits on query text.</summary>
    public ParserLimits ParserLimits { get; init; } = ParserLimits.Default;

    /// <summary>How many query texts are kept with their plans; at least 1.</summary>
    public int CachedQueries { get; init; } = 512;

    /// <summary>Whether plans are rewritten; without, plans are slower and the rows are the same. For tests that compare the two.</summary>
    public bool Optimize { get; init; } = true;
}
