using Graph.Cypher.Execution.Expressions;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Chooses the way in which rows are grouped.</summary>
internal static class AggregationFactory
{
    // An array over the domain is worth its memory only up to here.
    private const int MaximumDomain = 1 << 24;

    public static Operator Create(QueryContext context, Operator next, (Slot Slot, Expr Value)[] keys, AggregateItem[] aggregates)
    {
        if (keys.Length is 1 or 2 && keys.All(k => k.Slot.IsInt))
        {
            IntSource?[] sources = [.. keys.Select(k => IntSource.Of(k.Value))];
            int domain = IntKeyAggregation.DomainOf(context, keys[0].Slot);
            if (sources.All(s => s is not null) && (keys.Length == 2 || domain is >= 0 and <= MaximumDomain))
            {
                return new IntKeyAggregation(context, next, keys, sources!, aggregates, domain);
            }
        }

        // A group for all: counting distinct ids of one kind needs only a bit for each.
        if (keys.Length == 0 && aggregates is [{ Distinct: true, Definition.Name: "count", Argument: SlotExpr { Slot: { Kind: SlotKind.Node or SlotKind.Relationship } slot } }])
        {
            return new DistinctEntityCount(context, next, slot, aggregates[0].Result, IntKeyAggregation.DomainOf(context, slot));
        }

        return new AggregationOperator(context, next, keys, aggregates);
    }
}
