using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Operators;

namespace Graph.Cypher.Planning.Plans;

// Steps that run other plans.

/// <summary>Runs an inner plan for each row; optionally a row without inner rows is kept with nulls.</summary>
internal sealed class ApplyPlan(LogicalPlan input, LogicalPlan inner, Slot[] innerSlots, bool optional) : LogicalPlan(input)
{
    private readonly HashSet<Slot> _imports = [];

    public LogicalPlan InnerPlan { get; set; } = inner;

    public bool Optional => optional;

    public Slot[] InnerSlots => innerSlots;

    public override string Name => optional ? "Apply(Optional)" : "Apply";

    public override IReadOnlyList<LogicalPlan> Inner => [InnerPlan];

    public override IEnumerable<Slot> Reads => _imports;

    public override IEnumerable<Slot> Introduces => innerSlots;

    public override void AnalyzeInner()
    {
        _imports.Clear();
        _imports.UnionWith(Liveness.Analyze(InnerPlan, innerSlots.Where(Live.Contains)));
    }

    public override Operator Create(QueryContext context, Operator next)
    {
        var rows = new InnerRows(context, Carried);
        Operator inner = OperatorBuilder.Build(InnerPlan, rows, context);
        return new ApplyOperator(context, next, inner, rows, new SlotSet(_imports), Carried, [.. innerSlots.Where(Live.Contains)], optional);
    }
}

/// <summary>The rows of several plans, one after the other.</summary>
internal sealed class UnionPlan(LogicalPlan input, LogicalPlan[] branches, Slot[] slots) : LogicalPlan(input)
{
    private readonly HashSet<Slot>[] _imports = [.. branches.Select(_ => new HashSet<Slot>())];

    public override string Name => "Union";

    public override IReadOnlyList<LogicalPlan> Inner => branches;

    public override IEnumerable<Slot> Reads => _imports.SelectMany(i => i);

    public override IEnumerable<Slot> Introduces => slots;

    public override void AnalyzeInner()
    {
        for (int i = 0; i < branches.Length; i++)
        {
            _imports[i].Clear();
            _imports[i].UnionWith(Liveness.Analyze(branches[i], slots));
        }
    }

    public override Operator Create(QueryContext context, Operator next)
    {
        var heads = new (Operator, InnerRows, SlotSet)[branches.Length];
        for (int i = 0; i < heads.Length; i++)
        {
            var rows = new InnerRows(context, Carried);
            heads[i] = (OperatorBuilder.Build(branches[i], rows, context), rows, new SlotSet(_imports[i]));
        }

        return new UnionOperator(context, next, heads);
    }
}
