using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;

namespace Graph.Cypher.Planning.Plans;

/// <summary>
/// A step of a plan. Every step takes rows from <see cref="Input"/>; the innermost is an <see cref="Argument"/>. Rewrites change
/// plans in place while they are made; afterwards they are only read, and may be run by many threads at once.
/// </summary>
internal abstract class LogicalPlan
{
    private SlotSet? _carried;

    protected LogicalPlan(LogicalPlan? input) => Input = input;

    /// <summary>Where the rows come from; null only for <see cref="Argument"/>.</summary>
    public LogicalPlan? Input { get; set; }

    /// <summary>How many rows are expected in all.</summary>
    public double EstimatedRows { get; set; }

    /// <summary>The operator's name in plans.</summary>
    public abstract string Name { get; }

    /// <summary>What the operator does, in plans.</summary>
    public virtual string Details => "";

    /// <summary>Further plans that it runs, after <see cref="Input"/>.</summary>
    public virtual IReadOnlyList<LogicalPlan> Inner => [];

    /// <summary>Expressions that it evaluates.</summary>
    public virtual IEnumerable<Expr> Expressions => [];

    /// <summary>Slots that it reads, apart from those of <see cref="Expressions"/>.</summary>
    public virtual IEnumerable<Slot> Reads => [];

    /// <summary>Slots that it sets.</summary>
    public virtual IEnumerable<Slot> Introduces => [];

    /// <summary>Whether the rows it gives have nothing of the rows it takes but what it sets itself.</summary>
    public virtual bool IsBarrier => false;

    /// <summary>Slots that what comes after it needs; set by <see cref="Liveness"/>.</summary>
    public HashSet<Slot> Live { get; set; } = [];

    /// <summary>The live slots that are not set here: what a row keeps.</summary>
    public SlotSet Carried => _carried ??= new SlotSet(Live.Except(Introduces).OrderBy(s => s.Index));

    /// <summary>Rows that passed, in PROFILE; indexes the profiles of an execution.</summary>
    public int Number { get; set; }

    /// <summary>Makes the operator that runs the step.</summary>
    public abstract Operator Create(QueryContext context, Operator next);

    /// <summary>Does what has to be done to inner plans once the live slots are known.</summary>
    public virtual void AnalyzeInner()
    {
    }

    protected static string Join(IEnumerable<Expr> predicates) => string.Join(" AND ", predicates.Select(p => p.Text));
}

/// <summary>What PROFILE counts for one operator.</summary>
internal sealed class PlanProfile
{
    public long Rows { get; set; }

    public long Hits { get; set; }
}
