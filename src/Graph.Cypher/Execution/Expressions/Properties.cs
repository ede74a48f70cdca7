using System.Runtime.CompilerServices;
using Graph.Cypher.Functions;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary><c>x.key</c> of any value.</summary>
internal sealed class PropertyExpr(Expr subject, string key) : Expr
{
    public override IReadOnlyList<Expr> Children { get; } = [subject];

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

    private CypherValue Compute(Batch batch, int row) => Access.Property(subject.Eval(batch, row), key);
}

/// <summary><c>n.key</c> of a node or relationship slot, read from the column without a look-up of names.</summary>
internal sealed class EntityPropertyExpr(Slot slot, string key, int keyNumber, IPropertyColumn? column) : Expr
{
    private readonly int _index = slot.Index;

    public Slot Slot => slot;

    public string Key => key;

    /// <summary>The key's number; <see cref="TokenTable.None"/> when the graph has no such key.</summary>
    public int KeyNumber => keyNumber;

    public IPropertyColumn? Column => column;

    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => [slot];

    public override CypherValue Eval(Batch batch, int row)
    {
        int id = batch.Ints(_index)[row];
        return id < 0 || column is null ? CypherValue.Null : column.Value(id);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void EvalAll(Batch batch, CypherValue[] target)
    {
        if (column is not IIntegerColumn { Presence.IsEmpty: true } integers)
        {
            base.EvalAll(batch, target);
            return;
        }

        ReadOnlySpan<int> ids = batch.Ints(_index).AsSpan(0, batch.Count);
        ReadOnlySpan<long> values = integers.Integers;
        int first = integers.First;
        for (int row = 0; row < ids.Length; row++)
        {
            uint place = (uint)(ids[row] - first);
            target[row] = ids[row] >= 0 && place < (uint)values.Length ? CypherValue.Integer(values[(int)place]) : CypherValue.Null;
        }
    }
}

/// <summary>The code of a text property: what <see cref="SlotKind.Text"/> slots are filled from.</summary>
internal static class TextCodes
{
    public static int Of(ITextColumn column, int id)
    {
        ReadOnlySpan<int> codes = column.Codes;
        uint place = (uint)(id - column.First);
        return place < (uint)codes.Length ? codes[(int)place] : -1;
    }
}

/// <summary><c>n.key = constant</c> or <c>&lt;&gt;</c> on a text column, by codes.</summary>
internal sealed class TextEqualsExpr(EntityPropertyExpr property, ITextColumn column, Expr constant, bool negated, int memo) : PredicateExpr
{
    // What the memo says when the constant has no code.
    private const int NotFound = -2;
    public const int NullConstant = -3;

    private readonly int _index = property.Slot.Index;

    public EntityPropertyExpr Property => property;

    public Expr Constant => constant;

    public bool Negated => negated;

    public override IReadOnlyList<Expr> Children { get; } = [property, constant];

    public override bool? Test(Batch batch, int row)
    {
        int wanted = Wanted(batch, row);
        int id = batch.Ints(_index)[row];
        int code = id < 0 ? -1 : TextCodes.Of(column, id);
        return code < 0 || wanted == NullConstant ? null : (code == wanted) != negated;
    }

    /// <summary>The code to compare with; negative when nothing equals the constant.</summary>
    public int Wanted(Batch batch, int row)
    {
        ref int known = ref batch.Context.CodeMemo(memo);
        if (known == int.MinValue)
        {
            CypherValue value = constant.Eval(batch, row);
            known = value.IsNull ? NullConstant : value.IsString && column.FindCode(value.AsString) is >= 0 and var code ? code : NotFound;
        }

        return known;
    }
}

/// <summary><c>n.key IN constant</c> on a text column, by a set of codes.</summary>
internal sealed class TextInExpr(EntityPropertyExpr property, ITextColumn column, Expr constant, int memo) : PredicateExpr
{
    private readonly int _index = property.Slot.Index;

    public EntityPropertyExpr Property => property;

    public Expr Constant => constant;

    public override IReadOnlyList<Expr> Children { get; } = [property, constant];

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
        int id = batch.Ints(_index)[row];
        int code = id < 0 ? -1 : TextCodes.Of(column, id);
        CodeSet set = Set(batch, row);
        if (set.IsNull)
        {
            return null;
        }

        if (code < 0)
        {
            return set.IsEmpty ? false : null;
        }

        return set.Codes.Contains(code) ? true : set.HasNull ? null : false;
    }

    /// <summary>The codes for which the predicate holds.</summary>
    public IReadOnlyCollection<int> Codes(Batch batch) => Set(batch, 0).Codes;

    private CodeSet Set(Batch batch, int row) => (CodeSet)(batch.Context.MemoObjects[memo] ??= Make(batch, row));

    private CodeSet Make(Batch batch, int row)
    {
        CypherValue list = constant.Eval(batch, row);
        if (list.IsNull)
        {
            return new CodeSet([], false, true, false);
        }

        if (!list.IsList)
        {
            throw CypherRuntimeException.Type($"IN expected a List on its right side but got {ValueText.Describe(list)}.");
        }

        var codes = new HashSet<int>();
        bool hasNull = false;
        foreach (CypherValue item in list.AsList.Items)
        {
            hasNull |= item.IsNull;
            if (item.IsString && column.FindCode(item.AsString) is >= 0 and var code)
            {
                codes.Add(code);
            }
        }

        return new CodeSet(codes, hasNull, false, list.AsList.Count == 0);
    }

    private sealed record CodeSet(HashSet<int> Codes, bool HasNull, bool IsNull, bool IsEmpty);
}

/// <summary>Compares two integer properties, or two text properties of one column, without making values.</summary>
internal sealed class ColumnComparisonExpr : PredicateExpr
{
    private readonly EntityPropertyExpr _left;
    private readonly EntityPropertyExpr _right;
    private readonly IIntegerColumn? _leftIntegers;
    private readonly IIntegerColumn? _rightIntegers;
    private readonly ITextColumn? _text;
    private readonly Syntax.Ast.ComparisonOperator _operator;

    private ColumnComparisonExpr(EntityPropertyExpr left, Syntax.Ast.ComparisonOperator comparison, EntityPropertyExpr right)
    {
        (_left, _operator, _right) = (left, comparison, right);
        (_leftIntegers, _rightIntegers) = (left.Column as IIntegerColumn, right.Column as IIntegerColumn);
        _text = left.Column as ITextColumn;
        Children = [left, right];
    }

    public override IReadOnlyList<Expr> Children { get; }

    /// <summary>The comparison, or null when the columns do not allow it.</summary>
    public static ColumnComparisonExpr? TryMake(Expr left, Syntax.Ast.ComparisonOperator comparison, Expr right) =>
        left is EntityPropertyExpr l && right is EntityPropertyExpr r
        && ((l.Column is IIntegerColumn && r.Column is IIntegerColumn) || (l.Column is ITextColumn && ReferenceEquals(l.Column, r.Column)))
            ? new ColumnComparisonExpr(l, comparison, r)
            : null;

    public override bool? Test(Batch batch, int row)
    {
        int left = batch.Ints(_left.Slot.Index)[row];
        int right = batch.Ints(_right.Slot.Index)[row];
        if (left < 0 || right < 0)
        {
            return null;
        }

        int order;
        if (_text is { } text)
        {
            int a = TextCodes.Of(text, left);
            int b = TextCodes.Of(text, right);
            if (a < 0 || b < 0)
            {
                return null;
            }

            order = a.CompareTo(b);
        }
        else
        {
            if (!TryGet(_leftIntegers!, left, out long a) || !TryGet(_rightIntegers!, right, out long b))
            {
                return null;
            }

            order = a.CompareTo(b);
        }

        return _operator switch
        {
            Syntax.Ast.ComparisonOperator.Equal => order == 0,
            Syntax.Ast.ComparisonOperator.NotEqual => order != 0,
            Syntax.Ast.ComparisonOperator.Less => order < 0,
            Syntax.Ast.ComparisonOperator.LessOrEqual => order <= 0,
            Syntax.Ast.ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool TryGet(IIntegerColumn column, int id, out long value)
    {
        ReadOnlySpan<long> integers = column.Integers;
        uint place = (uint)(id - column.First);
        if (place >= (uint)integers.Length || (column.Presence is { IsEmpty: false } presence && (presence[(int)(place >> 6)] >> (int)(place & 63) & 1) == 0))
        {
            value = 0;
            return false;
        }

        value = integers[(int)place];
        return true;
    }
}
