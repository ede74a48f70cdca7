// Longer than other files: one switch over all kinds of expression.
using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>Evaluates expressions by walking the syntax tree.</summary>
internal sealed class NaiveExpressions(NaiveEngine engine)
{
    /// <summary>Aggregate calls (by reference) that have a value while the row of a group is computed.</summary>
    private Dictionary<Expression, CypherValue>? _aggregates;

    public CypherValue EvaluateGroup(Expression expression, NaiveRow row, Dictionary<Expression, CypherValue> aggregates)
    {
        (Dictionary<Expression, CypherValue>? before, _aggregates) = (_aggregates, aggregates);
        try
        {
            return Evaluate(expression, row);
        }
        finally
        {
            _aggregates = before;
        }
    }

    public bool Holds(Expression? predicate, NaiveRow row) => predicate is null || NaiveValues.Truth(Evaluate(predicate, row)) == true;

    public CypherValue Evaluate(Expression expression, NaiveRow row)
    {
        if (_aggregates is not null && _aggregates.TryGetValue(expression, out CypherValue known))
        {
            return known;
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
                return List(literal.Items.Select(i => Evaluate(i, row)));
            case MapLiteral literal:
                return Map(literal.Entries.Select(e => (e.Key.Name, Evaluate(e.Value, row))));
            case VariableReference variable:
                return row[variable.Name];
            case ParameterReference parameter:
                return engine.Parameter(parameter.Name);
            case PropertyAccess property:
                return Access.Property(Evaluate(property.Subject, row), property.Key.Name);
            case SubscriptExpression subscript:
                return Access.Subscript(Evaluate(subscript.Subject, row), Evaluate(subscript.Index, row));
            case SliceExpression slice:
                return Slice(Evaluate(slice.Subject, row), slice.From is null ? CypherValue.Integer(0) : Evaluate(slice.From, row), slice.To is null ? CypherValue.Integer(int.MaxValue) : Evaluate(slice.To, row));
            case UnaryExpression unary:
                CypherValue operand = Evaluate(unary.Operand, row);
                return unary.Operator switch
                {
                    UnaryOperator.Not => NaiveValues.Of(NaiveValues.Not(NaiveValues.Truth(operand))),
                    UnaryOperator.Negate => operand.IsInteger || operand.IsNull ? NaiveValues.Subtract(CypherValue.Integer(0), operand) : Arithmetic.Negate(operand),
                    _ => operand,
                };
            case LogicalExpression logical:
                return NaiveValues.Of(logical.Operands.Select(o => NaiveValues.Truth(Evaluate(o, row))).Aggregate((a, b) => logical.Operator switch
                {
                    LogicalOperator.And => NaiveValues.And(a, b),
                    LogicalOperator.Or => NaiveValues.Or(a, b),
                    _ => NaiveValues.Xor(a, b),
                }));
            case BinaryExpression binary:
                return Binary(binary.Operator, Evaluate(binary.Left, row), Evaluate(binary.Right, row));
            case ComparisonExpression comparison:
                bool? chain = true;
                CypherValue left = Evaluate(comparison.First, row);
                foreach (ComparisonTail tail in comparison.Tails)
                {
                    CypherValue right = Evaluate(tail.Operand, row);
                    chain = NaiveValues.And(chain, Compare(tail.Operator, left, right));
                    left = right;
                }

                return NaiveValues.Of(chain);
            case NullPredicate predicate:
                return CypherValue.Boolean(Evaluate(predicate.Operand, row).IsNull != predicate.Negated);
            case TypePredicate predicate:
                return CypherValue.Boolean(ValueTypes.Is(Evaluate(predicate.Operand, row), predicate.Type) != predicate.Negated);
            case LabelPredicate predicate:
                CypherValue entity = Evaluate(predicate.Operand, row);
                return entity.IsNull ? CypherValue.Null : CypherValue.Boolean(engine.Patterns.HasLabels(entity, predicate.Labels, row));
            case CaseExpression @case:
                return Case(@case, row);
            case ListComprehension comprehension:
                CypherValue list = Evaluate(comprehension.List, row);
                return list.IsNull ? list : List(list.AsList.Items.ToArray().Where(i => Holds(comprehension.Where, row.With(comprehension.Variable.Name, i)))
                    .Select(i => comprehension.Projection is null ? i : Evaluate(comprehension.Projection, row.With(comprehension.Variable.Name, i))));
            case ListQuantifierExpression quantifier:
                return Quantify(quantifier, row);
            case ReduceExpression reduce:
                CypherValue items = Evaluate(reduce.List, row);
                return items.IsNull ? items : items.AsList.Items.ToArray().Aggregate(Evaluate(reduce.Initial, row), (a, i) => Evaluate(reduce.Body, row.With(reduce.Accumulator.Name, a).With(reduce.Variable.Name, i)));
            case PatternComprehension comprehension:
                var part = new PatternPart(comprehension.PathVariable, null, comprehension.Pattern);
                return List(engine.Patterns.Match([part], comprehension.Where, row).Select(r => Evaluate(comprehension.Projection, r)).ToArray());
            case NaivePatterns.PropertiesHold properties:
                CypherValue wanted = Evaluate(properties.Properties, row);
                return CypherValue.Boolean(wanted.AsMap.Keys.All(k => NaiveValues.Equal(Access.Property(properties.Entity, k), wanted.AsMap[k]) == true));
            case PatternExpression pattern:
                return CypherValue.Boolean(engine.Patterns.Match([pattern.Pattern], null, row).Any());
            case SubqueryExpression subquery:
                return Subquery(subquery, row);
            case MapProjection projection:
                return Project(projection, row);
            case FunctionCall call:
                if (AggregateRegistry.Find(call.Name) is not null)
                {
                    throw new NotSupportedException($"aggregate {call.Name} outside of a projection");
                }

                FunctionDefinition function = FunctionRegistry.Find(call.Name) ?? throw new NotSupportedException($"function {call.Name}");
                return function.Invoke([.. call.Arguments.Select(a => Evaluate(a, row))], engine.Functions);
            default:
                throw new NotSupportedException(expression.GetType().Name);
        }
    }

    /// <summary>The aggregate calls of an expression, those of its subqueries left out.</summary>
    public static List<Expression> Aggregates(Expression expression)
    {
        var found = new List<Expression>();
        Visit(expression);
        return found;

        void Visit(Expression? node)
        {
            switch (node)
            {
                case null:
                    break;
                case CountStar:
                    found.Add(node);
                    break;
                case FunctionCall call when AggregateRegistry.Find(call.Name) is not null:
                    found.Add(node);
                    break;
                case FunctionCall call:
                    All(call.Arguments);
                    break;
                case UnaryExpression unary:
                    Visit(unary.Operand);
                    break;
                case BinaryExpression binary:
                    All([binary.Left, binary.Right]);
                    break;
                case LogicalExpression logical:
                    All(logical.Operands);
                    break;
                case ComparisonExpression comparison:
                    All([comparison.First, .. comparison.Tails.Select(t => t.Operand)]);
                    break;
                case NullPredicate predicate:
                    Visit(predicate.Operand);
                    break;
                case TypePredicate predicate:
                    Visit(predicate.Operand);
                    break;
                case LabelPredicate predicate:
                    Visit(predicate.Operand);
                    break;
                case ListLiteral list:
                    All(list.Items);
                    break;
                case MapLiteral map:
                    All(map.Entries.Select(e => e.Value));
                    break;
                case PropertyAccess property:
                    Visit(property.Subject);
                    break;
                case SubscriptExpression subscript:
                    All([subscript.Subject, subscript.Index]);
                    break;
                case SliceExpression slice:
                    All([slice.Subject, slice.From, slice.To]);
                    break;
                case CaseExpression @case:
                    Visit(@case.Subject);
                    All(@case.Alternatives.SelectMany(a => a.Tests.Append(a.Result)).Append(@case.Else));
                    break;
                case ListComprehension comprehension:
                    All([comprehension.List, comprehension.Where, comprehension.Projection]);
                    break;
                case ListQuantifierExpression quantifier:
                    All([quantifier.List, quantifier.Where]);
                    break;
                case ReduceExpression reduce:
                    All([reduce.Initial, reduce.List, reduce.Body]);
                    break;
                case MapProjection projection:
                    All(projection.Items.OfType<EntrySelector>().Select(e => e.Value));
                    break;
            }
        }

        void All(IEnumerable<Expression?> nodes)
        {
            foreach (Expression? node in nodes)
            {
                Visit(node);
            }
        }
    }

    /// <summary>The value of an aggregate over the rows of a group, from its definition.</summary>
    public CypherValue Aggregate(Expression call, IReadOnlyList<NaiveRow> rows)
    {
        if (call is not FunctionCall function)
        {
            return CypherValue.Integer(rows.Count);
        }

        List<CypherValue> values = [.. rows.Select(r => Evaluate(function.Arguments[0], r)).Where(v => !v.IsNull)];
        if (function.Distinct)
        {
            values = [.. values.DistinctBy(NaiveValues.Key)];
        }

        switch (function.Name.ToLowerInvariant())
        {
            case "count":
                return CypherValue.Integer(values.Count);
            case "collect":
                return List(values);
            case "sum" when values.All(v => v.IsNumber):
                return values.Aggregate(CypherValue.Integer(0), NaiveValues.Add);
            case "min":
                return values.Count == 0 ? CypherValue.Null : values.Aggregate((a, b) => NaiveValues.Order(a, b) <= 0 ? a : b);
            case "max":
                return values.Count == 0 ? CypherValue.Null : values.Aggregate((a, b) => NaiveValues.Order(a, b) >= 0 ? a : b);
            case "avg" when values.All(v => v.IsNumber):
                return values.Count == 0 ? CypherValue.Null : CypherValue.Float(values.Sum(v => v.AsNumber) / values.Count);
            default:
                Aggregator aggregator = AggregateRegistry.Find(function.Name)!.Create(false);
                CypherValue second = function.Arguments.Count > 1 ? Evaluate(function.Arguments[1], rows.Count > 0 ? rows[0] : NaiveRow.Empty) : CypherValue.Null;
                foreach (CypherValue value in values)
                {
                    aggregator.Step(value, second);
                }

                return aggregator.Result();
        }
    }

    public static CypherValue List(IEnumerable<CypherValue> items) => CypherValue.List(ListValue.Adopt([.. items]));

    private static CypherValue Map(IEnumerable<(string Key, CypherValue Value)> entries)
    {
        var map = new MapBuilder();
        foreach ((string key, CypherValue value) in entries)
        {
            map.Set(key, value);
        }

        return CypherValue.Map(map.Build());
    }

    private static bool? Compare(ComparisonOperator comparison, CypherValue left, CypherValue right)
    {
        if (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            bool? equal = NaiveValues.Equal(left, right);
            return comparison == ComparisonOperator.Equal ? equal : NaiveValues.Not(equal);
        }

        (bool known, int? sign) = NaiveValues.Compare(left, right);
        return !known ? null : comparison switch
        {
            ComparisonOperator.Less => sign < 0,
            ComparisonOperator.LessOrEqual => sign <= 0,
            ComparisonOperator.Greater => sign > 0,
            _ => sign >= 0,
        };
    }

    private CypherValue Binary(BinaryOperator binary, CypherValue left, CypherValue right)
    {
        bool? Text(Func<string, string, bool> test) => left.IsString && right.IsString ? test(left.AsString, right.AsString) : null;
        return binary switch
        {
            BinaryOperator.Add => NaiveValues.Add(left, right),
            BinaryOperator.Subtract => NaiveValues.Subtract(left, right),
            BinaryOperator.Multiply => NaiveValues.Multiply(left, right),
            BinaryOperator.Divide => NaiveValues.Divide(left, right),
            BinaryOperator.Modulo => NaiveValues.Modulo(left, right),
            BinaryOperator.Power => left.IsNull || right.IsNull ? CypherValue.Null : CypherValue.Float(Math.Pow(left.AsNumber, right.AsNumber)),
            BinaryOperator.Concatenate => Arithmetic.Concatenate(left, right),
            BinaryOperator.RegexMatch => NaiveValues.Of(engine.Functions.Matches(left, right)),
            BinaryOperator.In => NaiveValues.Of(NaiveValues.In(left, right)),
            BinaryOperator.StartsWith => NaiveValues.Of(Text((a, b) => a.StartsWith(b, StringComparison.Ordinal))),
            BinaryOperator.EndsWith => NaiveValues.Of(Text((a, b) => a.EndsWith(b, StringComparison.Ordinal))),
            _ => NaiveValues.Of(Text((a, b) => a.Contains(b, StringComparison.Ordinal))),
        };
    }

    private static CypherValue Slice(CypherValue list, CypherValue from, CypherValue to)
    {
        if (list.IsNull || from.IsNull || to.IsNull)
        {
            return CypherValue.Null;
        }

        int count = list.AsList.Count;
        long At(long index) => Math.Clamp(index < 0 ? index + count : index, 0, count);
        long first = At(from.AsInteger);
        return List(list.AsList.Items.ToArray().Skip((int)first).Take((int)Math.Max(0, At(to.AsInteger) - first)));
    }

    private CypherValue Case(CaseExpression @case, NaiveRow row)
    {
        foreach (CaseAlternative alternative in @case.Alternatives)
        {
            foreach (Expression test in alternative.Tests)
            {
                if (@case.Subject is null ? Holds(test, row) : NaiveValues.Equal(Evaluate(@case.Subject, row), Evaluate(test, row)) == true)
                {
                    return Evaluate(alternative.Result, row);
                }
            }
        }

        return @case.Else is null ? CypherValue.Null : Evaluate(@case.Else, row);
    }

    private CypherValue Quantify(ListQuantifierExpression quantifier, NaiveRow row)
    {
        CypherValue list = Evaluate(quantifier.List, row);
        if (list.IsNull)
        {
            return list;
        }

        bool?[] truths = [.. list.AsList.Items.ToArray().Select(i => NaiveValues.Truth(Evaluate(quantifier.Where, row.With(quantifier.Variable.Name, i))))];
        bool? any = truths.Aggregate((bool?)false, NaiveValues.Or);
        int trues = truths.Count(t => t == true);
        return NaiveValues.Of(quantifier.Quantifier switch
        {
            ListQuantifier.All => truths.Aggregate((bool?)true, NaiveValues.And),
            ListQuantifier.Any => any,
            ListQuantifier.None => NaiveValues.Not(any),
            _ => trues > 1 ? false : truths.Contains(null) ? null : trues == 1,
        });
    }

    private CypherValue Subquery(SubqueryExpression subquery, NaiveRow row)
    {
        (IReadOnlyList<string> columns, List<NaiveRow> rows) = engine.RunQuery(subquery.Query, row);
        return subquery.Kind switch
        {
            SubqueryKind.Exists => CypherValue.Boolean(rows.Count > 0),
            SubqueryKind.Count => CypherValue.Integer(rows.Count),
            _ => List(rows.Select(r => r[columns[0]])),
        };
    }

    private CypherValue Project(MapProjection projection, NaiveRow row)
    {
        CypherValue subject = row[projection.Subject.Name];
        if (subject.IsNull)
        {
            return subject;
        }

        MapValue properties = FunctionRegistry.Find("properties")!.Invoke([subject], engine.Functions).AsMap;
        return Map(projection.Items.SelectMany(item => item switch
        {
            PropertySelector selector => [(selector.Key.Name, properties[selector.Key.Name])],
            AllPropertiesSelector => properties.Keys.Select(k => (k, properties[k])),
            EntrySelector entry => [(entry.Key.Name, Evaluate(entry.Value, row))],
            VariableSelector variable => (IEnumerable<(string, CypherValue)>)[(variable.Variable.Name, row[variable.Variable.Name])],
            _ => throw new NotSupportedException(item.GetType().Name),
        }));
    }
}
