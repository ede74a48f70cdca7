using Graph.Cypher.Comparison;
using Graph.Cypher.Functions;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

// The operators of the language.

internal sealed class BinaryExpr(Expr left, BinaryOperator binary, Expr right) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [left, right];

    public BinaryOperator Operator => binary;

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
        CypherValue a = left.Eval(batch, row);
        CypherValue b = right.Eval(batch, row);
        if (!a.IsNumber || !b.IsNumber)
        {
            Bound(a, b, batch.Context);
        }

        return binary switch
        {
            BinaryOperator.Add => Arithmetic.Add(a, b),
            BinaryOperator.Subtract => Arithmetic.Subtract(a, b),
            BinaryOperator.Multiply => Arithmetic.Multiply(a, b),
            BinaryOperator.Divide => Arithmetic.Divide(a, b),
            BinaryOperator.Modulo => Arithmetic.Modulo(a, b),
            BinaryOperator.Power => Arithmetic.Power(a, b),
            BinaryOperator.Concatenate => Arithmetic.Concatenate(a, b),
            BinaryOperator.RegexMatch => CypherValue.Boolean(batch.Context.Functions.Matches(a, b)),
            BinaryOperator.In => CypherValue.Boolean(ValueEquality.IsIn(a, b)),
            BinaryOperator.StartsWith => CypherValue.Boolean(StringPredicates.StartsWith(a, b)),
            BinaryOperator.EndsWith => CypherValue.Boolean(StringPredicates.EndsWith(a, b)),
            BinaryOperator.Contains => CypherValue.Boolean(StringPredicates.Contains(a, b)),
            _ => throw new InvalidOperationException($"No operator {binary}."),
        };
    }

    // Texts and lists that grow by doubling are long before the next batch is.
    private void Bound(CypherValue a, CypherValue b, QueryContext context)
    {
        context.Work(a);
        context.Work(b);
        if (binary is BinaryOperator.Add or BinaryOperator.Concatenate)
        {
            if (a.IsString && b.IsString)
            {
                context.Functions.RequireText((long)a.AsString.Length + b.AsString.Length, "This");
            }
            else if (a.IsList || b.IsList)
            {
                context.Functions.RequireList((a.IsList ? a.AsList.Count : 1L) + (b.IsList ? b.AsList.Count : 1), "This");
            }
        }
    }
}

internal sealed class UnaryExpr(UnaryOperator unary, Expr operand) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand];

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
        CypherValue value = operand.Eval(batch, row);
        if (unary == UnaryOperator.Negate)
        {
            return Arithmetic.Negate(value);
        }

        return value.IsNull || value.IsNumber || value.Kind == ValueKind.Duration ? value : throw CypherRuntimeException.Type($"The operator + does not take {ValueText.Describe(value)}.");
    }
}

internal sealed class NotExpr(Expr operand) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand];

    public override bool? Test(Batch batch, int row) => !operand.Test(batch, row);
}

/// <summary>A chain of AND, OR or XOR.</summary>
internal sealed class LogicalExpr(LogicalOperator logical, Expr[] operands) : PredicateExpr
{
    public LogicalOperator Operator => logical;

    public override IReadOnlyList<Expr> Children => operands;

    public override bool? Test(Batch batch, int row)
    {
        bool? result = operands[0].Test(batch, row);
        for (int i = 1; i < operands.Length; i++)
        {
            switch (logical)
            {
                case LogicalOperator.And:
                    if (result == false)
                    {
                        return false;
                    }

                    result &= operands[i].Test(batch, row);
                    break;
                case LogicalOperator.Or:
                    if (result == true)
                    {
                        return true;
                    }

                    result |= operands[i].Test(batch, row);
                    break;
                default:
                    result ^= operands[i].Test(batch, row);
                    break;
            }
        }

        return result;
    }
}

internal sealed class ComparisonExpr(Expr left, ComparisonOperator comparison, Expr right) : PredicateExpr
{
    public Expr Left => left;

    public ComparisonOperator Operator => comparison;

    public Expr Right => right;

    public override IReadOnlyList<Expr> Children { get; } = [left, right];

    public override bool? Test(Batch batch, int row) => Compare(left.Eval(batch, row), comparison, right.Eval(batch, row));

    public static bool? Compare(CypherValue a, ComparisonOperator comparison, CypherValue b) => comparison switch
    {
        ComparisonOperator.Equal => ValueEquality.AreEqual(a, b),
        ComparisonOperator.NotEqual => !ValueEquality.AreEqual(a, b),
        ComparisonOperator.Less => ValueComparison.LessThan(a, b),
        ComparisonOperator.LessOrEqual => ValueComparison.LessThanOrEqual(a, b),
        ComparisonOperator.Greater => ValueComparison.GreaterThan(a, b),
        _ => ValueComparison.GreaterThanOrEqual(a, b),
    };
}

/// <summary>Equality of two slots that hold ids of the same kind.</summary>
internal sealed class SameEntityExpr(Slot left, Slot right, bool negated) : PredicateExpr
{
    public Slot Left => left;

    public Slot Right => right;

    public bool Negated => negated;

    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => [left, right];

    public override bool? Test(Batch batch, int row)
    {
        int a = batch.Ints(left.Index)[row];
        int b = batch.Ints(right.Index)[row];
        return a < 0 || b < 0 ? null : (a == b) != negated;
    }
}

internal sealed class NullTestExpr(Expr operand, bool negated) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand];

    public override bool? Test(Batch batch, int row) => operand.Eval(batch, row).IsNull != negated;
}

internal sealed class SubscriptExpr(Expr subject, Expr index) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [subject, index];

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

    private CypherValue Compute(Batch batch, int row) => Access.Subscript(subject.Eval(batch, row), index.Eval(batch, row));
}

internal sealed class SliceExpr(Expr subject, Expr? from, Expr? to) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [subject, .. from is null ? Array.Empty<Expr>() : [from], .. to is null ? Array.Empty<Expr>() : [to]];

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

    private CypherValue Compute(Batch batch, int row) => Access.Slice(subject.Eval(batch, row), from?.Eval(batch, row), to?.Eval(batch, row));
}

internal sealed class ListExpr(Expr[] items) : Expr
{
    public override bool IsConstant => items.All(i => i.IsConstant);

    public override IReadOnlyList<Expr> Children => items;

    public override CypherValue Eval(Batch batch, int row)
    {
        var values = new CypherValue[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Eval(batch, row);
        }

        return CypherValue.List(ListValue.Adopt(values));
    }
}

internal sealed class MapExpr(string[] keys, Expr[] values) : Expr
{
    public override bool IsConstant => values.All(i => i.IsConstant);

    public IReadOnlyList<string> Keys => keys;

    public override IReadOnlyList<Expr> Children => values;

    public override CypherValue Eval(Batch batch, int row)
    {
        var map = new MapBuilder(keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            map.Set(keys[i], values[i].Eval(batch, row));
        }

        return CypherValue.Map(map.Build());
    }
}

internal sealed class FunctionExpr(FunctionDefinition function, Expr[] arguments) : Expr
{
    public FunctionDefinition Function => function;

    public override bool IsConstant => function.IsDeterministic && arguments.All(i => i.IsConstant);

    public override IReadOnlyList<Expr> Children => arguments;

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
        switch (arguments.Length)
        {
            case 0:
                return function.Invoke([], batch.Context.Functions);
            case 1:
                CypherValue single = arguments[0].Eval(batch, row);
                batch.Context.Work(single);
                return function.Invoke(new ReadOnlySpan<CypherValue>(in single), batch.Context.Functions);
            default:
                var values = new CypherValue[arguments.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = arguments[i].Eval(batch, row);
                    batch.Context.Work(values[i]);
                }

                CypherValue result = function.Invoke(values, batch.Context.Functions);
                batch.Context.Work(result);
                return result;
        }
    }
}

/// <summary>CASE: the first alternative whose test holds.</summary>
internal sealed class CaseExpr((Expr Test, Expr Result)[] alternatives, Expr? otherwise) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } =
        [.. alternatives.SelectMany(a => new[] { a.Test, a.Result }), .. otherwise is null ? Array.Empty<Expr>() : [otherwise]];

    public override CypherValue Eval(Batch batch, int row)
    {
        foreach ((Expr test, Expr result) in alternatives)
        {
            if (test.Test(batch, row) == true)
            {
                return result.Eval(batch, row);
            }
        }

        return otherwise?.Eval(batch, row) ?? CypherValue.Null;
    }
}

/// <summary>Sets a slot, then evaluates the body: the subject of CASE is computed once.</summary>
internal sealed class LetExpr(Slot slot, Expr value, Expr body) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [value, body];

    public override IEnumerable<Slot> LocalSlots => [slot];

    public override bool IsConstant => false;

    public override CypherValue Eval(Batch batch, int row)
    {
        batch.Values(slot.Index)[row] = value.Eval(batch, row);
        return body.Eval(batch, row);
    }
}

/// <summary>A label or type test of a node or relationship value, by token numbers.</summary>
internal sealed class LabelTestExpr(Expr operand, LabelTest nodes, LabelTest relationships) : PredicateExpr
{
    public Expr Operand => operand;

    public LabelTest Nodes => nodes;

    public override IReadOnlyList<Expr> Children { get; } = [operand];

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
        CypherValue value = operand.Eval(batch, row);
        return value.Kind switch
        {
            ValueKind.Null => null,
            ValueKind.Node => nodes.Holds(batch.Context.Graph.Topology.LabelNumbers(value.EntityId)),
            ValueKind.Relationship => relationships.Holds([batch.Context.Graph.Topology.TypeNumber(value.EntityId)]),
            _ => throw CypherRuntimeException.Type($"Only a Node or Relationship has labels or a type, not {ValueText.Describe(value)}."),
        };
    }
}
