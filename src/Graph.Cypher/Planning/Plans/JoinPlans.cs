using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;

namespace Graph.Cypher.Planning.Plans;

/// <summary>
/// Joins the rows that come in with those of a plan that depends on nothing: its rows are found once for an execution, kept, and looked
/// up by their keys. Without keys every pair is given. The conditions themselves are tested afterwards.
/// </summary>
internal sealed class HashJoinPlan(LogicalPlan input, LogicalPlan part, (Expr Outer, Expr Inner)[] keys, Slot[] partSlots, int number) : LogicalPlan(input)
{
    public override string Name => keys.Length == 0 ? "CartesianProduct" : "ValueHashJoin";

    public override string Details => string.Join(" AND ", keys.Select(k => $"{k.Outer.Text} = {k.Inner.Text}"));

    public override IReadOnlyList<LogicalPlan> Inner => [part];

    public override IEnumerable<Expr> Expressions => keys.Select(k => k.Outer);

    public override IEnumerable<Slot> Introduces => partSlots;

    public override void AnalyzeInner() => Liveness.Analyze(part, partSlots.Where(Live.Contains).Concat(keys.SelectMany(k => k.Inner.Slots())).Distinct());

    public override Operator Create(QueryContext context, Operator next)
    {
        SlotSet kept = new(partSlots.Where(Live.Contains).OrderBy(s => s.Index));
        JoinTable table = context.Join(number) ??= new JoinTable(context, kept, [.. keys.Select(k => k.Inner)], sink => OperatorBuilder.Build(part, sink, context));
        return new HashJoin(context, next, Carried, table, [.. keys.Select(k => k.Outer)]);
    }
}
