using Graph.Cypher.Comparison;
using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Values;

/// <summary>
/// Evaluates expressions by walking the tree, straight on the operators and functions under test, so that these can be tested
/// without binder, planner and executor. What it does not know throws <see cref="NotSupportedException"/>.
/// </summary>
internal sealed class ExpressionEvaluator(FunctionContext context, IReadOnlyDictionary<string, CypherValue> parameters)
{
    private IReadOnlyDictionary<Expression, CypherValue>? _aggregates;

    public static bool HasAggregate(Expression expression) => Aggregates(expression).Count > 0;

    /// <summary>The aggregate calls in an expression, by reference.</summary>
    public static List<Expression> Aggregates(Expression expression)
    {
        var found = new List<Expression>();
        Visit(expression);
        return found;

        void Visit(Expression node)
        {
            switch (node)
            {
                case CountStar:
                    found.Add(node);
                    return;
                case FunctionCall call when AggregateRegistry.Find(call.Name) is not null:
                    found.Add(node);
                    return;
                case FunctionCall call:
                    foreach (var argument in call.Arguments)
                        Visit(argument);
                    return;
                case UnaryExpression unary:
                    Visit(unary.Operand);
                    return;
                case BinaryExpression binary:
                    Visit(binary.Left);
                    Visit(binary.Right);
                    return;
                case ListLiteral list:
                    foreach (var item in list.Items)
                        Visit(item);
                    return;
                case MapLiteral map:
                    foreach (var entry in map.Entries)
                        Visit(entry.Value);
                    return;
                case ComparisonExpression comparison:
                    Visit(comparison.First);
                    foreach (var tail in comparison.Tails)
                        Visit(tail.Operand);
                    return;
                case SubscriptExpression subscript:
                    Visit(subscript.Subject);
                    return;
                case PropertyAccess property:
                    Visit(property.Subject);
                    return;
            }
        }
    }

    public CypherValue EvaluateGroup(Expression expression, IReadOnlyDictionary<string, CypherValue> row, IReadOnlyDictionary<Expression, CypherValue> aggregates)
    {
        _aggregates = aggregates;
        try
        {
            return Evaluate(expression, row);
        }
        finally
        {
            _aggregates = null;
        }
    }

    public CypherValue Evaluate(Expression expression, IReadOnlyDictionary<string, CypherValue> row)
    {
        if (_aggregates is not null)
        {
            foreach (var (call, value) in _aggregates)
            {
                if (ReferenceEquals(call, expression))
                    return value;
            }
        }

        switch (expression)
        {
            case NullLiteral:
                return CypherValue.Null;
            case BooleanLiteral literal:
                return CypherValue.Boolean(literal.Value);
            case IntegerLiteral literal:
                return CypherValue.Integer(literal.Value);
            case FloatLiteral literal:
                return CypherValue.Float(literal.Value);
            case StringLiteral literal:
                return CypherValue.String(literal.Value);
            case ListLiteral literal:
                return CypherValue.List(ListValue.Adopt([.. literal.Items.Select(item => Evaluate(item, row))]));
            case MapLiteral literal:
                var map = new MapBuilder();
                foreach (var entry in literal.Entries)
                    map.Set(entry.Key.Name, Evaluate(entry.Value, row));
                return CypherValue.Map(map.Build());
            case VariableReference variable:
                return row.TryGetValue(variable.Name, out var value) ? value : throw new NotSupportedException($"variable {variable.Name}");
            case ParameterReference parameter:
                return parameters.TryGetValue(parameter.Name, out var given) ? given : throw new NotSupportedException($"parameter {parameter.Name}");
            case PropertyAccess property:
                return Access.Property(Evaluate(property.Subject, row), property.Key.Name);
            case SubscriptExpression subscript:
                return Access.Subscript(Evaluate(subscript.Subject, row), Evaluate(subscript.Index, row));
            case SliceExpression slice:
                return Access.Slice(Evaluate(slice.Subject, row), slice.From is null ? null : Evaluate(slice.From, row), slice.To is null ? null : Evaluate(slice.To, row));
            case UnaryExpression unary:
                var operand = Evaluate(unary.Operand, row);
                return unary.Operator switch
                {
                    UnaryOperator.Not => CypherValue.Boolean(TernaryLogic.Not(TernaryLogic.ToBoolean(operand))),
                    UnaryOperator.Negate => Arithmetic.Negate(operand),
                    _ => Arithmetic.Plus(operand),
                };
            case BinaryExpression binary:
                return Binary(binary.Operator, Evaluate(binary.Left, row), Evaluate(binary.Right, row));
            case LogicalExpression logical:
                var truth = TernaryLogic.ToBoolean(Evaluate(logical.Operands[0], row));
                foreach (var next in logical.Operands.Skip(1))
                {
                    var other = TernaryLogic.ToBoolean(Evaluate(next, row));
                    truth = logical.Operator switch
                    {
                        LogicalOperator.And => TernaryLogic.And(truth, other),
                        LogicalOperator.Or => TernaryLogic.Or(truth, other),
                        _ => TernaryLogic.Xor(truth, other),
                    };
                }

                return CypherValue.Boolean(truth);
            case ComparisonExpression comparison:
                bool? chain = true;
                var left = Evaluate(comparison.First, row);
                foreach (var tail in comparison.Tails)
                {
                    var right = Evaluate(tail.Operand, row);
                    chain = TernaryLogic.And(chain, Compare(tail.Operator, left, right));
                    left = right;
                }

                return CypherValue.Boolean(chain);
            case NullPredicate predicate:
                return CypherValue.Boolean(Evaluate(predicate.Operand, row).IsNull != predicate.Negated);
            case TypePredicate predicate:
                return CypherValue.Boolean(ValueTypes.Is(Evaluate(predicate.Operand, row), predicate.Type) != predicate.Negated);
            case CaseExpression @case:
                return Case(@case, row);
            case ListComprehension comprehension:
                return Comprehend(comprehension, row);
            case ListQuantifierExpression quantifier:
                return Quantify(quantifier, row);
            case ReduceExpression reduce:
                return Reduce(reduce, row);
            case FunctionCall call:
                var function = FunctionRegistry.Find(call.Name) ?? throw new NotSupportedException($"function {call.Name}");
                if (call.Arguments.Count < function.MinArguments || call.Arguments.Count > function.MaxArguments)
                    throw new NotSupportedException($"{call.Arguments.Count} arguments of {call.Name}");
                if (call.Arguments.Count == 1 && function.KindsAt(0) is ValueKinds.Node or ValueKinds.Relationship or ValueKinds.Path or ValueKinds.Entity)
                    throw new NotSupportedException($"entities for {call.Name}");
                return function.Invoke([.. call.Arguments.Select(argument => Evaluate(argument, row))], context);
            default:
                throw new NotSupportedException(expression.GetType().Name);
        }
    }

    public Aggregator Create(Expression call) => call is FunctionCall function
        ? AggregateRegistry.Find(function.Name)!.Create(function.Distinct)
        : AggregateDefinition.CreateCountStar();

    public void Step(Expression call, Aggregator aggregator, IReadOnlyDictionary<string, CypherValue> row)
    {
        if (call is FunctionCall function)
            aggregator.Step(Evaluate(function.Arguments[0], row), function.Arguments.Count > 1 ? Evaluate(function.Arguments[1], row) : CypherValue.Null);
        else
            aggregator.Step(CypherValue.Null);
    }

    private static bool? Compare(ComparisonOperator comparison, CypherValue left, CypherValue right) => comparison switch
    {
        ComparisonOperator.Equal => ValueEquality.AreEqual(left, right),
        ComparisonOperator.NotEqual => TernaryLogic.Not(ValueEquality.AreEqual(left, right)),
        ComparisonOperator.Less => ValueComparison.LessThan(left, right),
        ComparisonOperator.LessOrEqual => ValueComparison.LessThanOrEqual(left, right),
        ComparisonOperator.Greater => ValueComparison.GreaterThan(left, right),
        _ => ValueComparison.GreaterThanOrEqual(left, right),
    };

    private CypherValue Binary(BinaryOperator binary, CypherValue left, CypherValue right) => binary switch
    {
        BinaryOperator.Add => Arithmetic.Add(left, right),
        BinaryOperator.Subtract => Arithmetic.Subtract(left, right),
        BinaryOperator.Multiply => Arithmetic.Multiply(left, right),
        BinaryOperator.Divide => Arithmetic.Divide(left, right),
        BinaryOperator.Modulo => Arithmetic.Modulo(left, right),
        BinaryOperator.Power => Arithmetic.Power(left, right),
        BinaryOperator.Concatenate => Arithmetic.Concatenate(left, right),
        BinaryOperator.RegexMatch => CypherValue.Boolean(context.Matches(left, right)),
        BinaryOperator.In => CypherValue.Boolean(ValueEquality.IsIn(left, right)),
        BinaryOperator.StartsWith => CypherValue.Boolean(StringPredicates.StartsWith(left, right)),
        BinaryOperator.EndsWith => CypherValue.Boolean(StringPredicates.EndsWith(left, right)),
        _ => CypherValue.Boolean(StringPredicates.Contains(left, right)),
    };

    private CypherValue Case(CaseExpression @case, IReadOnlyDictionary<string, CypherValue> row)
    {
        foreach (var alternative in @case.Alternatives)
        {
            foreach (var test in alternative.Tests)
            {
                var tested = Evaluate(test, row);
                if (@case.Subject is null ? tested.IsTrue : ValueEquality.AreEqual(Evaluate(@case.Subject, row), tested) == true)
                    return Evaluate(alternative.Result, row);
            }
        }

        return @case.Else is null ? CypherValue.Null : Evaluate(@case.Else, row);
    }

    private CypherValue Comprehend(ListComprehension comprehension, IReadOnlyDictionary<string, CypherValue> row)
    {
        var list = Evaluate(comprehension.List, row);
        if (list.IsNull)
            return list;
        var results = new List<CypherValue>();
        foreach (var item in list.AsList.Items.ToArray())
        {
            var inner = With(row, comprehension.Variable.Name, item);
            if (comprehension.Where is not null && !Evaluate(comprehension.Where, inner).IsTrue)
                continue;
            results.Add(comprehension.Projection is null ? item : Evaluate(comprehension.Projection, inner));
        }

        return CypherValue.List(ListValue.Of(results));
    }

    private CypherValue Quantify(ListQuantifierExpression quantifier, IReadOnlyDictionary<string, CypherValue> row)
    {
        var list = Evaluate(quantifier.List, row);
        if (list.IsNull)
            return list;
        var (trues, falses, unknowns) = (0, 0, 0);
        foreach (var item in list.AsList.Items.ToArray())
        {
            switch (TernaryLogic.ToBoolean(Evaluate(quantifier.Where, With(row, quantifier.Variable.Name, item))))
            {
                case true:
                    trues++;
                    break;
                case false:
                    falses++;
                    break;
                default:
                    unknowns++;
                    break;
            }
        }

        return CypherValue.Boolean(quantifier.Quantifier switch
        {
            ListQuantifier.All => falses > 0 ? false : unknowns > 0 ? null : true,
            ListQuantifier.Any => trues > 0 ? true : unknowns > 0 ? null : false,
            ListQuantifier.None => trues > 0 ? false : unknowns > 0 ? null : true,
            _ => trues > 1 ? false : unknowns > 0 ? null : trues == 1,
        });
    }

    private CypherValue Reduce(ReduceExpression reduce, IReadOnlyDictionary<string, CypherValue> row)
    {
        var list = Evaluate(reduce.List, row);
        if (list.IsNull)
            return list;
        var accumulator = Evaluate(reduce.Initial, row);
        foreach (var item in list.AsList.Items.ToArray())
            accumulator = Evaluate(reduce.Body, With(With(row, reduce.Accumulator.Name, accumulator), reduce.Variable.Name, item));
        return accumulator;
    }

    private static Dictionary<string, CypherValue> With(IReadOnlyDictionary<string, CypherValue> row, string name, CypherValue value) =>
        new(row) { [name] = value };
}
