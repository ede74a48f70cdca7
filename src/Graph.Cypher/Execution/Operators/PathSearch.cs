using Graph.Cypher.Execution.Expressions;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Which of the paths between two nodes are given.</summary>
internal enum PathChoice
{
    /// <summary>One of the shortest.</summary>
    One,

    /// <summary>All of the shortest.</summary>
    AllShortest,

    /// <summary>The k shortest.</summary>
    Count,

    /// <summary>All of the k least lengths.</summary>
    Groups,
}

/// <summary>What a search for paths between two nodes looks for.</summary>
/// <param name="From">The start.</param>
/// <param name="To">The end.</param>
/// <param name="Step">What to follow from the start.</param>
/// <param name="Min">Least length.</param>
/// <param name="Max">Greatest length.</param>
/// <param name="List">Where the relationships go; null when nothing needs them.</param>
/// <param name="Each">Where a relationship stands while <paramref name="EachPredicates"/> test it.</param>
/// <param name="EachPredicates">What every relationship must fulfil.</param>
/// <param name="PathPredicates">What the whole path must fulfil; with any, the search is exhaustive.</param>
/// <param name="Choice">Which paths are given.</param>
/// <param name="Count">k, for the choices that have one.</param>
/// <param name="AllowSameEnds">Whether a path may lead from a node back to itself.</param>
internal sealed record PathSearch(
    Slot From, Slot To, RelationshipStep Step, long Min, long Max, Slot? List, Slot? Each, Expr[] EachPredicates, Expr[] PathPredicates, PathChoice Choice, Expr? Count, bool AllowSameEnds);
