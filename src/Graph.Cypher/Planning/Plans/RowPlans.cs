using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Procedures;

namespace Graph.Cypher.Planning.Plans;

// Steps that work on rows.

internal sealed class FilterPlan(LogicalPlan input, Expr[] predicates) : LogicalPlan(input)
{
    public override string Name => "Filter";

    public override string Details => Join(predicates);

    public override IEnumerable<Expr> Expressions => predicates;

    public override Operator Create(QueryContext context, Operator next) => new FilterOperator(context, next, predicates);
}

internal sealed class ProjectionPlan(LogicalPlan input, (Slot Slot, Expr Value)[] items) : LogicalPlan(input)
{
    public (Slot Slot, Expr Value)[] Items => items;

    public override string Name => "Projection";

    public override string Details => string.Join(", ", items.Select(i => $"{i.Value.Text} AS {i.Slot.Name}"));

    public override IEnumerable<Expr> Expressions => items.Select(i => i.Value);

    public override IEnumerable<Slot> Introduces => items.Select(i => i.Slot);

    public override Operator Create(QueryContext context, Operator next) => new ProjectionOperator(context, next, items);
}

internal sealed class EntityCastPlan(LogicalPlan input, Slot slot, Expr value, string variable) : LogicalPlan(input)
{
    public override string Name => "Projection";

    public override string Details => $"{variable} AS {slot.Kind}";

    public override IEnumerable<Expr> Expressions => [value];

    public override IEnumerable<Slot> Introduces => [slot];

    public override Operator Create(QueryContext context, Operator next) => new EntityCastOperator(context, next, slot, value, variable);
}

internal sealed class AggregationPlan(LogicalPlan input, (Slot Slot, Expr Value)[] keys, AggregateItem[] aggregates) : LogicalPlan(input)
{
    public (Slot Slot, Expr Value)[] Keys => keys;

    public AggregateItem[] Aggregates => aggregates;

    public override string Name => "EagerAggregation";

    public override string Details => string.Join(", ", keys.Select(k => k.Value.Text).Concat(aggregates.Select(a => a.Text)));

    public override bool IsBarrier => true;

    public override IEnumerable<Expr> Expressions => keys.Select(k => k.Value).Concat(aggregates.SelectMany(a => new[] { a.Argument, a.Second }.OfType<Expr>()));

    public override IEnumerable<Slot> Introduces => keys.Select(k => k.Slot).Concat(aggregates.Select(a => a.Result));

    public override Operator Create(QueryContext context, Operator next) => AggregationFactory.Create(context, next, keys, aggregates);
}

internal sealed class DistinctPlan(LogicalPlan input, Slot[] slots) : LogicalPlan(input)
{
    public Slot[] Slots => slots;

    public override string Name => "Distinct";

    public override string Details => string.Join(", ", slots.Select(s => s.Name));

    public override IEnumerable<Slot> Reads => slots;

    public override Operator Create(QueryContext context, Operator next) => new DistinctOperator(context, next, slots);
}

internal sealed class SortPlan(LogicalPlan input, (Expr Key, bool Descending)[] keys) : LogicalPlan(input)
{
    public (Expr Key, bool Descending)[] Keys => keys;

    public override string Name => "Sort";

    public override string Details => OrderText(keys);

    public override IEnumerable<Expr> Expressions => keys.Select(k => k.Key);

    public override Operator Create(QueryContext context, Operator next) => new SortOperator(context, next, new SortKeys(keys), new SlotSet(Live));

    public static string OrderText((Expr Key, bool Descending)[] keys) => string.Join(", ", keys.Select(k => $"{k.Key.Text} {(k.Descending ? "DESC" : "ASC")}"));
}

internal sealed class TopPlan(LogicalPlan input, (Expr Key, bool Descending)[] keys, Expr limit) : LogicalPlan(input)
{
    public Expr Limit => limit;

    public override string Name => "Top";

    public override string Details => $"{SortPlan.OrderText(keys)} LIMIT {limit.Text}";

    public override IEnumerable<Expr> Expressions => [.. keys.Select(k => k.Key), limit];

    public override Operator Create(QueryContext context, Operator next) => new TopOperator(context, next, new SortKeys(keys), new SlotSet(Live), limit);
}

internal sealed class SkipPlan(LogicalPlan input, Expr count) : LogicalPlan(input)
{
    public Expr Count => count;

    public override string Name => "Skip";

    public override string Details => count.Text;

    public override IEnumerable<Expr> Expressions => [count];

    public override Operator Create(QueryContext context, Operator next) => new SkipOperator(context, next, count);
}

internal sealed class LimitPlan(LogicalPlan input, Expr count) : LogicalPlan(input)
{
    public Expr Count => count;

    public override string Name => "Limit";

    public override string Details => count.Text;

    public override IEnumerable<Expr> Expressions => [count];

    public override Operator Create(QueryContext context, Operator next) => new LimitOperator(context, next, count);
}

internal sealed class UnwindPlan(LogicalPlan input, Slot slot, Expr list) : LogicalPlan(input)
{
    public override string Name => "Unwind";

    public override string Details => $"{list.Text} AS {slot.Name}";

    public override IEnumerable<Expr> Expressions => [list];

    public override IEnumerable<Slot> Introduces => [slot];

    public override Operator Create(QueryContext context, Operator next) => new UnwindOperator(context, next, Carried, slot, list);
}

internal sealed class ProcedureCallPlan(LogicalPlan input, IProcedure procedure, Expr[] arguments, (int Column, Slot Slot)[] yields, ProcedureCatalog catalog) : LogicalPlan(input)
{
    public override string Name => "ProcedureCall";

    public override string Details => $"{procedure.Signature.Name}({string.Join(", ", arguments.Select(a => a.Text))})";

    public override IEnumerable<Expr> Expressions => arguments;

    public override IEnumerable<Slot> Introduces => yields.Select(y => y.Slot);

    public override Operator Create(QueryContext context, Operator next) => new ProcedureCallOperator(context, next, Carried, procedure, arguments, yields, catalog);
}

/// <summary>Gives no rows.</summary>
internal sealed class EmptyPlan(LogicalPlan input, Slot[] slots) : LogicalPlan(input)
{
    public override string Name => "EmptyResult";

    public override IEnumerable<Slot> Introduces => slots;

    public override Operator Create(QueryContext context, Operator next) => new EmptyOperator(context, next);
}
