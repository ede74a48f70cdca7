using Graph.Cypher.Execution;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning.Rewrites;

/// <summary>A change of a plan that keeps its rows.</summary>
internal interface IPlanRewrite
{
    /// <summary>The name that EXPLAIN shows.</summary>
    string Name { get; }

    /// <summary>Changes the plan where it applies; false when it does not. <paramref name="outputs"/> are the slots that are read after it.</summary>
    bool TryApply(ref LogicalPlan plan, IReadOnlyCollection<Slot> outputs);
}
