namespace Graph.Cypher.Tests.Tck;

/// <summary>How a scenario ended.</summary>
internal enum TckOutcome
{
    /// <summary>Exactly as the kit says.</summary>
    Exact,

    /// <summary>As the kit says but that zero seconds of a temporal value are written, as Neo4j writes them.</summary>
    TemporalText,

    /// <summary>Not as the kit says.</summary>
    Failed,

    /// <summary>A writing query that is valid: the engine refuses it, and there is nothing to judge beside the refusal.</summary>
    NotApplicable,
}

/// <summary>The outcome of a scenario and, unless it is exact, what was found.</summary>
internal sealed record TckVerdict(TckScenario Scenario, TckOutcome Outcome, string Found);
