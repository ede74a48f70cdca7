namespace Graph.Cypher.Planning.Rewrites;

/// <summary>The rewrites in the order in which they are applied.</summary>
internal static class PlanRewrites
{
    public static IReadOnlyList<IPlanRewrite> All(PlanContext context) =>
    [
        new SortLimitToTop(),
        new DistinctReachabilityRule(),
        new IntersectKnownNodes(),
        new DegreeCount(context),
        new PartialAggregation(context),
    ];
}
