using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

// Operators that give at most one row for a row.

/// <summary>Keeps the rows on which all predicates hold.</summary>
internal sealed class FilterOperator(QueryContext context, Operator next, Expr[] predicates) : Operator(context, next)
{
    private readonly int[] _keep = new int[Batch.Capacity];

    public override bool Push(Batch batch)
    {
        Hit((long)batch.Count * predicates.Length);
        int kept = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            if (Predicates.Hold(predicates, batch, row))
            {
                _keep[kept++] = row;
            }
        }

        if (kept == 0)
        {
            return true;
        }

        batch.Compact(_keep.AsSpan(0, kept));
        return Next.Push(batch);
    }
}

/// <summary>Computes slots from expressions.</summary>
internal sealed class ProjectionOperator(QueryContext context, Operator next, (Slot Slot, Expr Value)[] items) : Operator(context, next)
{
    private readonly IntSource?[] _ints = [.. items.Select(i => i.Slot.IsInt ? IntSource.Of(i.Value) : null)];
    private readonly long _properties = items.Count(i => i.Value is EntityPropertyExpr);

    public override bool Push(Batch batch)
    {
        Hit(batch.Count * _properties);
        long held = 0;
        for (int i = 0; i < items.Length; i++)
        {
            (Slot slot, Expr value) = items[i];
            if (slot.IsInt)
            {
                int[] ints = batch.Ints(slot.Index);
                if (_ints[i] is { } source)
                {
                    source.ReadAll(batch, ints);
                    continue;
                }

                for (int row = 0; row < batch.Count; row++)
                {
                    CypherValue entity = value.Eval(batch, row);
                    ints[row] = entity.IsNull ? -1 : entity.EntityId;
                }
            }
            else if (value is EntityPropertyExpr or SlotExpr)
            {
                value.EvalAll(batch, batch.Values(slot.Index));
            }
            else
            {
                CypherValue[] target = batch.Values(slot.Index);
                for (int row = 0; row < batch.Count; row++)
                {
                    target[row] = value.Eval(batch, row);
                    if (ValueSize.Of(target[row]) is > 0 and var size)
                    {
                        // A batch of long texts is more than a query may hold.
                        Context.Reserve(size);
                        held += size;
                    }
                }
            }
        }

        bool more = Next.Push(batch);
        Context.Release(held);
        return more;
    }
}

/// <summary>Turns a value that must be a node or relationship into an id.</summary>
internal sealed class EntityCastOperator(QueryContext context, Operator next, Slot slot, Expr value, string variable) : Operator(context, next)
{
    public override bool Push(Batch batch)
    {
        int[] ints = batch.Ints(slot.Index);
        ValueKind wanted = slot.Kind == SlotKind.Node ? ValueKind.Node : ValueKind.Relationship;
        for (int row = 0; row < batch.Count; row++)
        {
            CypherValue entity = value.Eval(batch, row);
            ints[row] = entity.IsNull ? -1
                : entity.Kind == wanted ? entity.EntityId
                : throw CypherRuntimeException.Type($"The variable {variable} is used as a {ValueText.TypeName(wanted)} but holds {ValueText.Describe(entity)}.");
        }

        return Next.Push(batch);
    }
}

/// <summary>Drops the first rows.</summary>
internal sealed class SkipOperator(QueryContext context, Operator next, Expr count) : Operator(context, next)
{
    private readonly int[] _keep = new int[Batch.Capacity];
    private long _left;

    public override void Begin()
    {
        _left = LimitOperator.CountOf(count, Context, "SKIP");
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        if (_left >= batch.Count)
        {
            _left -= batch.Count;
            return true;
        }

        int skipped = (int)_left;
        _left = 0;
        if (skipped > 0)
        {
            int kept = batch.Count - skipped;
            for (int i = 0; i < kept; i++)
            {
                _keep[i] = skipped + i;
            }

            batch.Compact(_keep.AsSpan(0, kept));
        }

        return Next.Push(batch);
    }
}

/// <summary>Keeps the first rows and asks for no more.</summary>
internal sealed class LimitOperator(QueryContext context, Operator next, Expr count) : Operator(context, next)
{
    private long _left;

    public override void Begin()
    {
        _left = CountOf(count, Context, "LIMIT");
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        if (_left == 0)
        {
            return false;
        }

        if (batch.Count > _left)
        {
            batch.Count = (int)_left;
        }

        _left -= batch.Count;
        return Next.Push(batch) && _left > 0;
    }

    public static long CountOf(Expr count, QueryContext context, string clause)
    {
        try
        {
            return Count(count, context, clause);
        }
        catch (CypherRuntimeException e) when (e.Locate(count.Span))
        {
            throw;
        }
    }

    private static long Count(Expr count, QueryContext context, string clause)
    {
        CypherValue value = count.Eval(context.NewRow(), 0);
        if (!value.IsInteger)
        {
            throw new CypherRuntimeException(CypherErrorCategory.SyntaxError, "InvalidArgumentType", $"{clause} expected an Integer but got {ValueText.Describe(value)}.");
        }

        return value.AsInteger >= 0
            ? value.AsInteger
            : throw new CypherRuntimeException(CypherErrorCategory.SyntaxError, "NegativeIntegerArgument", $"{clause} expected an Integer of 0 or more but got {value.AsInteger}.");
    }
}

/// <summary>One row for each element of a list.</summary>
internal sealed class UnwindOperator(QueryContext context, Operator next, SlotSet carried, Slot slot, Expr list) : ExpandingOperator(context, next, carried)
{
    public override bool Push(Batch batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            if (TryRange(batch, row, out long start, out long step, out ulong steps))
            {
                if (!EmitRange(batch, row, start, step, steps))
                {
                    return false;
                }

                continue;
            }

            CypherValue value = list.Eval(batch, row);
            if (value.IsNull)
            {
                continue;
            }

            int count = value.IsList ? value.AsList.Count : 1;
            for (int i = 0; i < count; i++)
            {
                int target = NextRow(batch, row);
                Output.Values(slot.Index)[target] = value.IsList ? value.AsList[i] : value;
                if (!Emit())
                {
                    return false;
                }
            }
        }

        return true;
    }

    // range(…) over integers is counted through instead of being made as a list; whatever is unusual about it is left to the function.
    private bool TryRange(Batch batch, int row, out long start, out long step, out ulong steps)
    {
        (start, step, steps) = (0, 1, 0);
        if (list is not FunctionExpr { Function.Name: "range" } range)
        {
            return false;
        }

        CypherValue from = range.Children[0].Eval(batch, row);
        CypherValue to = range.Children[1].Eval(batch, row);
        CypherValue by = range.Children.Count > 2 ? range.Children[2].Eval(batch, row) : CypherValue.Integer(1);
        if (!from.IsInteger || !to.IsInteger || !by.IsInteger || by.AsInteger is 0 or long.MinValue || (by.AsInteger > 0 ? from.AsInteger > to.AsInteger : from.AsInteger < to.AsInteger))
        {
            return false;
        }

        (start, step) = (from.AsInteger, by.AsInteger);
        steps = unchecked(step > 0 ? (ulong)(to.AsInteger - start) / (ulong)step : (ulong)(start - to.AsInteger) / (ulong)-step);
        return true;
    }

    private bool EmitRange(Batch batch, int row, long start, long step, ulong steps)
    {
        for (ulong i = 0; ; i++)
        {
            int target = NextRow(batch, row);
            Output.Values(slot.Index)[target] = CypherValue.Integer(unchecked(start + ((long)i * step)));
            if (!Emit())
            {
                return false;
            }

            if (i == steps)
            {
                return true;
            }
        }
    }
}

/// <summary>Counts the rows that pass, for PROFILE.</summary>
internal sealed class RowCounter(QueryContext context, Operator next, Planning.Plans.PlanProfile profile) : Operator(context, next)
{
    public override bool Push(Batch batch)
    {
        profile.Rows += batch.Count;
        return Next.Push(batch);
    }
}

/// <summary>Takes rows and gives none.</summary>
internal sealed class EmptyOperator(QueryContext context, Operator next) : Operator(context, next)
{
    public override bool Push(Batch batch) => false;
}
