using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Functions;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Planning;

/// <summary>Makes expressions to be evaluated of bound ones. One long switch, because it is read as a table.</summary>
internal sealed class ExpressionCompiler(PlanContext context, QueryPlanner planner)
{
    public Expr Compile(BoundExpression expression)
    {
        Expr compiled = Make(expression);
        if (compiled.Text.Length == 0)
        {
            compiled.Text = expression.Span.Of(context.Text);
        }

        compiled.Span = expression.Span;

        return compiled;
    }

    public Expr[] CompileAll(IEnumerable<BoundExpression> expressions) => [.. expressions.Select(Compile)];

    /// <summary>The parts of a condition that must all hold.</summary>
    public IEnumerable<BoundExpression> Conjuncts(BoundExpression? condition) => condition switch
    {
        null => [],
        BoundLogical { Operator: LogicalOperator.And } all => all.Operands.SelectMany(Conjuncts),
        _ => [condition],
    };

    private Expr Make(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundConstant e:
                return new LiteralExpr(e.Value);
            case BoundParameter e:
                return new ParameterExpr(e.Name) { Text = "$" + e.Name };
            case BoundVariable e:
                return SlotExpr.Of(context[e.Symbol], context.Graph);
            case BoundList e:
                return new ListExpr(CompileAll(e.Items));
            case BoundMap e:
                return new MapExpr([.. e.Entries.Select(m => m.Key)], CompileAll(e.Entries.Select(m => m.Value)));
            case BoundMapProjection e:
                return new MapProjectionExpr(Compile(e.Subject), [.. e.Items.Select(i => (i.Key, i.Value is null ? null : Compile(i.Value), i.Key is null))]);
            case BoundProperty e:
                return Property(e);
            case BoundSubscript e:
                return new SubscriptExpr(Compile(e.Subject), Compile(e.Index));
            case BoundSlice e:
                return new SliceExpr(Compile(e.Subject), e.From is null ? null : Compile(e.From), e.To is null ? null : Compile(e.To));
            case BoundUnary { Operator: UnaryOperator.Not } e:
                return new NotExpr(Compile(e.Operand));
            case BoundUnary e:
                return new UnaryExpr(e.Operator, Compile(e.Operand));
            case BoundBinary e:
                return Binary(e);
            case BoundLogical e:
                return new LogicalExpr(e.Operator, CompileAll(e.Operands));
            case BoundComparison e:
                return Comparison(Compile(e.Left), e.Operator, Compile(e.Right));
            case BoundNullPredicate e:
                return new NullTestExpr(Compile(e.Operand), e.Negated);
            case BoundTypePredicate e:
                return new TypeTestExpr(Compile(e.Operand), e.TestedType, e.Negated);
            case BoundNormalizedPredicate e:
                return new NormalizedExpr(Compile(e.Operand), e.Form, e.Negated);
            case BoundLabelPredicate e:
                return Labels(Compile(e.Operand), e.Labels);
            case BoundFunctionCall e:
                return Function(e);
            case BoundCase e:
                return Case(e);
            case BoundListComprehension e:
                Slot element = Local(e.Variable);
                return new ListComprehensionExpr(element, Compile(e.List), e.Where is null ? null : Compile(e.Where), e.Projection is null ? null : Compile(e.Projection));
            case BoundListQuantifier e:
                Slot item = Local(e.Variable);
                return new QuantifierExpr(e.Quantifier, item, Compile(e.List), Compile(e.Where));
            case BoundReduce e:
                Slot accumulator = Local(e.Accumulator);
                Slot each = Local(e.Variable);
                return new ReduceExpr(accumulator, Compile(e.Initial), each, Compile(e.List), Compile(e.Body));
            case BoundSubqueryExpression e:
                return planner.Subquery(e);
            default:
                throw new InvalidOperationException($"No evaluation for {expression.GetType().Name}.");
        }
    }

    private Slot Local(Binding.Symbol symbol) => context.Declare(symbol, SlotKind.Value);

    private Expr Property(BoundProperty property)
    {
        if (property.Subject is BoundVariable variable && context[variable.Symbol] is { Kind: SlotKind.Node or SlotKind.Relationship } slot)
        {
            int key = context.Graph.PropertyKeys.Find(property.Key);
            IPropertyColumn? column = key < 0 ? null : slot.Kind == SlotKind.Node ? context.Graph.NodeColumn(key) : context.Graph.RelationshipColumn(key);
            return new EntityPropertyExpr(slot, property.Key, key, column) { Text = $"{slot.Name}.{property.Key}" };
        }

        return new PropertyExpr(Compile(property.Subject), property.Key);
    }

    private Expr Binary(BoundBinary binary)
    {
        Expr left = Compile(binary.Left);
        Expr right = Compile(binary.Right);
        return binary.Operator == BinaryOperator.In && left is EntityPropertyExpr { Column: ITextColumn column } property && right.IsConstant
            ? new TextInExpr(property, column, right, context.NextMemo())
            : new BinaryExpr(left, binary.Operator, right);
    }

    public Expr Comparison(Expr left, ComparisonOperator comparison, Expr right)
    {
        if (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            bool negated = comparison == ComparisonOperator.NotEqual;
            if (left is SlotExpr { Slot.Kind: SlotKind.Node or SlotKind.Relationship } a && right is SlotExpr b && a.Slot.Kind == b.Slot.Kind)
            {
                return new SameEntityExpr(a.Slot, b.Slot, negated);
            }

            if (left is EntityPropertyExpr { Column: ITextColumn leftColumn } l && right.IsConstant)
            {
                return new TextEqualsExpr(l, leftColumn, right, negated, context.NextMemo());
            }

            if (right is EntityPropertyExpr { Column: ITextColumn rightColumn } r && left.IsConstant)
            {
                return new TextEqualsExpr(r, rightColumn, left, negated, context.NextMemo());
            }
        }

        return ColumnComparisonExpr.TryMake(left, comparison, right) ?? (Expr)new ComparisonExpr(left, comparison, right);
    }

    /// <summary>A condition on the labels or the type of a value.</summary>
    public Expr Labels(Expr operand, BoundLabels labels)
    {
        switch (labels)
        {
            case BoundLabelDynamic dynamic:
                return new DynamicLabelExpr(operand, Compile(dynamic.Value), dynamic.Any);
            case BoundLabelNot { Operand: var inner } when HasDynamic(inner):
                return new NotExpr(Labels(operand, inner));
            case BoundLabelAnd all when HasDynamic(all):
                return new LogicalExpr(LogicalOperator.And, [.. all.Operands.Select(o => Labels(operand, o))]);
            case BoundLabelOr some when HasDynamic(some):
                return new LogicalExpr(LogicalOperator.Or, [.. some.Operands.Select(o => Labels(operand, o))]);
            default:
                return new LabelTestExpr(operand, LabelTest.Of(labels, context.Graph.Labels), LabelTest.Of(labels, context.Graph.RelationshipTypes)) { Text = $"{operand.Text}:{LabelTest.TextOf(labels)}" };
        }
    }

    private static bool HasDynamic(BoundLabels labels) => labels switch
    {
        BoundLabelDynamic => true,
        BoundLabelNot negated => HasDynamic(negated.Operand),
        BoundLabelAnd all => all.Operands.Any(HasDynamic),
        BoundLabelOr some => some.Operands.Any(HasDynamic),
        _ => false,
    };

    private FunctionExpr Function(BoundFunctionCall call) =>
        new(call.Function, CompileAll(call.Arguments));

    private Expr Case(BoundCase expression)
    {
        if (expression.SubjectSymbol is { } symbol)
        {
            Expr subject = Compile(expression.Subject!);
            Slot slot = Local(symbol);
            return new LetExpr(slot, subject, Alternatives(expression));
        }

        return Alternatives(expression);
    }

    private CaseExpr Alternatives(BoundCase expression) =>
        new([.. expression.Alternatives.Select(a => (Compile(a.Condition), Compile(a.Result)))], expression.Otherwise is null ? null : Compile(expression.Otherwise));
}
