using Graph.Cypher.Functions;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

// Expressions that run a body for every element of a list; the element stands in a slot of the row.

/// <summary><c>[x IN list WHERE p | e]</c></summary>
internal sealed class ListComprehensionExpr(Slot slot, Expr list, Expr? where, Expr? projection) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [list, .. where is null ? Array.Empty<Expr>() : [where], .. projection is null ? Array.Empty<Expr>() : [projection]];

    public override IEnumerable<Slot> LocalSlots => [slot];

    public override bool IsConstant => false;

    public override CypherValue Eval(Batch batch, int row)
    {
        try
        {
            return Compute(batch, row);
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    private CypherValue Compute(Batch batch, int row)
    {
        CypherValue source = list.Eval(batch, row);
        if (source.IsNull)
        {
            return CypherValue.Null;
        }

        ListValue items = Lists.Of(source, "A list comprehension");
        var result = new List<CypherValue>();
        CypherValue[] column = batch.Values(slot.Index);
        CypherValue outer = column[row];
        long held = 0;
        for (int i = 0; i < items.Count; i++)
        {
            Lists.Check(batch, i);
            column[row] = items[i];
            if (where is null || where.Test(batch, row) == true)
            {
                column[row] = items[i];
                CypherValue made = projection is null ? items[i] : projection.Eval(batch, row);
                if (made.Reference is not null && ValueSize.Of(made) is > 0 and var size)
                {
                    batch.Context.Reserve(size);
                    held += size;
                }

                result.Add(made);
            }
        }

        // From here on whoever keeps the list counts it.
        batch.Context.Release(held);
        column[row] = outer;
        return CypherValue.List(ListValue.Of(result));
    }
}

/// <summary><c>all</c>, <c>any</c>, <c>none</c> and <c>single</c>, in three-valued logic.</summary>
internal sealed class QuantifierExpr(ListQuantifier quantifier, Slot slot, Expr list, Expr where) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [list, where];

    public override IEnumerable<Slot> LocalSlots => [slot];

    public override bool IsConstant => false;

    public override bool? Test(Batch batch, int row)
    {
        try
        {
            return Compute(batch, row);
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    private bool? Compute(Batch batch, int row)
    {
        CypherValue source = list.Eval(batch, row);
        if (source.IsNull)
        {
            return null;
        }

        ListValue items = Lists.Of(source, "A list predicate");
        CypherValue[] column = batch.Values(slot.Index);
        CypherValue outer = column[row];
        int holds = 0;
        int unknown = 0;
        int i = 0;
        for (; i < items.Count; i++)
        {
            Lists.Check(batch, i);
            column[row] = items[i];
            switch (where.Test(batch, row))
            {
                case true:
                    holds++;
                    break;
                case null:
                    unknown++;
                    break;
            }
        }

        column[row] = outer;
        return quantifier switch
        {
            ListQuantifier.All => holds == items.Count ? true : holds + unknown == items.Count ? null : false,
            ListQuantifier.Any => holds > 0 ? true : unknown > 0 ? null : false,
            ListQuantifier.None => holds > 0 ? false : unknown > 0 ? null : true,
            _ => holds > 1 ? false : unknown > 0 ? null : holds == 1,
        };
    }
}

/// <summary><c>reduce(acc = init, x IN list | e)</c></summary>
internal sealed class ReduceExpr(Slot accumulator, Expr initial, Slot slot, Expr list, Expr body) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [initial, list, body];

    public override IEnumerable<Slot> LocalSlots => [accumulator, slot];

    public override bool IsConstant => false;

    public override CypherValue Eval(Batch batch, int row)
    {
        try
        {
            return Compute(batch, row);
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    private CypherValue Compute(Batch batch, int row)
    {
        CypherValue source = list.Eval(batch, row);
        if (source.IsNull)
        {
            return CypherValue.Null;
        }

        CypherValue result = initial.Eval(batch, row);
        ListValue items = Lists.Of(source, "reduce()");
        long held = 0;
        for (int i = 0; i < items.Count; i++)
        {
            Lists.Check(batch, i);
            batch.Values(accumulator.Index)[row] = result;
            batch.Values(slot.Index)[row] = items[i];
            result = body.Eval(batch, row);
            if (result.IsList && result.AsList is { Count: > 0 } list && ValueSize.Of(list[^1]) + ValueSize.Of(list[0]) is > 0 and var size)
            {
                // A list that grows by long texts, at either end.
                batch.Context.Reserve(size);
                held += size;
            }
        }

        batch.Context.Release(held);

        return result;
    }
}

/// <summary><c>n {.a, .*, x: 1}</c></summary>
internal sealed class MapProjectionExpr(Expr subject, (string? Key, Expr? Value, bool All)[] items) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [subject, .. items.Where(i => i.Value is not null).Select(i => i.Value!)];

    public override CypherValue Eval(Batch batch, int row)
    {
        try
        {
            return Compute(batch, row);
        }
        catch (CypherRuntimeException e) when (e.Locate(Span))
        {
            throw;
        }
    }

    private CypherValue Compute(Batch batch, int row)
    {
        CypherValue value = subject.Eval(batch, row);
        if (value.IsNull)
        {
            return CypherValue.Null;
        }

        var map = new MapBuilder();
        foreach ((string? key, Expr? expression, bool all) in items)
        {
            if (all)
            {
                map.SetAll(value.Kind switch
                {
                    ValueKind.Map => value.AsMap,
                    ValueKind.Node => value.Domain.Source.NodeProperties(value.EntityId),
                    ValueKind.Relationship => value.Domain.Source.RelationshipProperties(value.EntityId),
                    _ => throw CypherRuntimeException.Type($"A map projection expected a Node, Relationship or Map but got {ValueText.Describe(value)}."),
                });
            }
            else
            {
                map.Set(key!, expression is null ? Access.Property(value, key!) : expression.Eval(batch, row));
            }
        }

        return CypherValue.Map(map.Build());
    }
}

/// <summary>Reads a value as a list.</summary>
internal static class Lists
{
    /// <summary>Looks now and then, while a list is walked, whether the query is to stop.</summary>
    public static void Check(Batch batch, int index)
    {
        if ((index & 0xFFF) == 0xFFF)
        {
            batch.Context.Check();
        }
    }

    public static ListValue Of(CypherValue value, string where) =>
        value.IsList ? value.AsList : throw CypherRuntimeException.Type($"{where} expected a List but got {ValueText.Describe(value)}.");
}
