namespace Graph.Storage;

/// <summary>What storing a briefing did.</summary>
public enum PutOutcome
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>The store already said exactly this.</summary>
    Unchanged,

    /// <summary>Other bytes under the same identity: what the old text said is gone.</summary>
    Corrected,

    /// <summary>The same bytes, read differently (a newer version of the rules or seeds): what was read before is gone.</summary>
    Reread,
}
