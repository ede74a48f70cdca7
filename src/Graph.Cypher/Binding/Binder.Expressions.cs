// Longer than other files: part of the binder.
using System.Runtime.CompilerServices;
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Functions;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

public sealed partial class Binder
{
    private const ValueKinds Temporal = ValueKinds.Instant | ValueKinds.Duration;

    private Symbol? _caseSubject;

    /// <summary>Variables that exist in the surrounding clause but may not be used here because rows are grouped; null elsewhere.</summary>
    private Scope? _hidden;

    /// <summary>Set while SKIP or LIMIT is bound: its name, for the message.</summary>
    private string? _constantClause;

    /// <summary>Binds a condition: patterns are allowed, and the value must be able to be a boolean.</summary>
    private BoundExpression BindPredicate(Expression expression, string where)
    {
        BoundExpression bound = BindExpression(expression, predicate: true);
        RequireType(bound, expression.Span, ValueKinds.Boolean, $"the condition of {where}");
        return bound;
    }

    private BoundExpression BindExpression(Expression expression, bool predicate = false)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(DiagnosticCode.NestingTooDeep, expression.Span, "this expression is nested too deeply", "Compute parts of it in a WITH");
            return Unknown(expression);
        }

        if (_aggregation is { } aggregation && MatchKnown(expression, aggregation) is { } known)
        {
            return known;
        }

        switch (expression)
        {
            case NullLiteral:
                return Constant(CypherValue.Null, StaticType.Null, expression);
            case BooleanLiteral literal:
                return Constant(CypherValue.Boolean(literal.Value), StaticType.Boolean, expression);
            case IntegerLiteral literal:
                return Constant(CypherValue.Integer(literal.Value), StaticType.Integer, expression);
            case FloatLiteral literal:
                return Constant(CypherValue.Float(literal.Value), StaticType.Float, expression);
            case StringLiteral literal:
                return Constant(CypherValue.String(literal.Value), StaticType.String, expression);
            case ParameterReference parameter:
                return Parameter(parameter.Name, parameter.Span);
            case VariableReference variable:
                return Resolve(variable.Name, variable.Span) is { } symbol ? Use(symbol, variable.Span) : Unknown(expression);
            case ListLiteral list:
                return BindList(list);
            case MapLiteral map:
                return new BoundMap([.. map.Entries.Select(e => new BoundMapEntry(e.Key.Name, BindExpression(e.Value)))]) { Type = StaticType.Map, Span = map.Span };
            case PropertyAccess access:
                return BindProperty(access);
            case SubscriptExpression subscript:
                BoundExpression indexed = BindExpression(subscript.Subject);
                BoundExpression index = BindExpression(subscript.Index);
                return new BoundSubscript(indexed, index) { Type = indexed.Type.IsOnly(ValueKinds.List) ? indexed.Type.ElementOrAny : StaticType.Any, Span = subscript.Span };
            case SliceExpression slice:
                BoundExpression sliced = BindExpression(slice.Subject);
                return new BoundSlice(sliced, slice.From is null ? null : BindExpression(slice.From), slice.To is null ? null : BindExpression(slice.To))
                {
                    Type = new StaticType(ValueKinds.List, sliced.Type.Element),
                    Span = slice.Span,
                };
            case UnaryExpression unary:
                return BindUnary(unary);
            case BinaryExpression binary:
                return BindBinary(binary);
            case LogicalExpression logical:
                List<BoundExpression> operands = [.. logical.Operands.Select(o => BindOperand(o, logical.Operator.ToString().ToUpperInvariant()))];
                return new BoundLogical(logical.Operator, operands) { Type = StaticType.Boolean, Span = logical.Span };
            case ComparisonExpression comparison:
                return BindComparison(comparison);
            case NullPredicate test:
                return new BoundNullPredicate(BindExpression(test.Operand), test.Negated) { Type = StaticType.Boolean, Span = test.Span };
            case TypePredicate test:
                return new BoundTypePredicate(BindExpression(test.Operand), test.Negated, test.Type) { Type = StaticType.Boolean, Span = test.Span };
            case NormalizedPredicate test:
                return new BoundNormalizedPredicate(BindExpression(test.Operand), test.Negated, test.Form) { Type = StaticType.Boolean, Span = test.Span };
            case LabelPredicate test:
                BoundExpression labelled = BindExpression(test.Operand);
                RequireType(labelled, test.Operand.Span, ValueKinds.Entity, "what a label is asked of");
                return new BoundLabelPredicate(labelled, BindLabels(test.Labels)) { Type = StaticType.Boolean, Span = test.Span };
            case FunctionCall call:
                return BindCall(call);
            case CountStar:
                return BindAggregate(new FunctionCall("count", false, []) { Span = expression.Span }, null, expression);
            case CaseExpression @case:
                return BindCase(@case);
            case CaseOperand:
                return Use(_caseSubject!, expression.Span);
            case ListComprehension comprehension:
                return BindListComprehension(comprehension);
            case ListQuantifierExpression quantifier:
                return BindListQuantifier(quantifier);
            case ReduceExpression reduce:
                return BindReduce(reduce);
            case PatternComprehension comprehension:
                return BindPatternComprehension(comprehension);
            case PatternExpression pattern:
                return BindPatternExpression(pattern, predicate);
            case SubqueryExpression subquery:
                return BindSubquery(subquery);
            case MapProjection projection:
                return BindMapProjection(projection);
            default:
                throw new ArgumentException($"An expression of kind {expression.GetType().Name} cannot be bound.", nameof(expression));
        }
    }

    private static BoundConstant Constant(CypherValue value, StaticType type, SyntaxNode node) => new(value) { Type = type, Span = node.Span };

    /// <summary>Stands for what could not be bound; anything may be done with it, so that no further fault is reported because of it.</summary>
    private static BoundConstant Unknown(SyntaxNode node) => Constant(CypherValue.Null, StaticType.Any, node);

    private BoundParameter Parameter(string name, SourceSpan span)
    {
        if (!_parameterIndex.TryGetValue(name, out int index))
        {
            index = _parameters.Count;
            _parameters.Add(name);
            _parameterIndex.Add(name, index);
        }

        return new BoundParameter(name, index) { Type = StaticType.Any, Span = span };
    }

    /// <summary>The symbol of a variable; null, and reported, when there is none.</summary>
    private Symbol? Resolve(string name, SourceSpan span)
    {
        if (_scope.Find(name) is { } symbol)
        {
            return symbol;
        }

        if (_constantClause is not null)
        {
            Report(DiagnosticCode.NonConstantExpression, span, $"{_constantClause} must not depend on a row, but uses the variable '{name}'", "Use a number or a parameter");
        }
        else if (_hidden?.Find(name) is not null)
        {
            ReportHidden(name, span);
        }
        else if (_callScopes.TryPeek(out Scope? outer) && outer?.Find(name) is not null)
        {
            ReportUndefined(name, span, $"Import it: CALL ({CypherPrinter.QuoteVariable(name)}) {{ … }}");
        }
        else
        {
            ReportUndefined(name, span);
        }

        return null;
    }

    // Types.

    private void RequireType(BoundExpression bound, SourceSpan span, ValueKinds kinds, string what)
    {
        if (!bound.Type.Allows(kinds))
        {
            ReportType(span, what, new StaticType(kinds), bound.Type);
        }
    }

    private void ReportType(SourceSpan span, string what, StaticType expected, StaticType found) => Report(
        DiagnosticCode.InvalidArgumentType,
        span,
        $"{what} must be {expected}, but is {found}",
        null,
        found.ToString(),
        expected.ToString());

    private BoundList BindList(ListLiteral list)
    {
        List<BoundExpression> items = [.. list.Items.Select(i => BindExpression(i))];
        StaticType? element = null;
        foreach (BoundExpression item in items)
        {
            element = element is null ? item.Type : StaticType.Union(element, item.Type);
        }

        return new BoundList(items) { Type = StaticType.ListOf(element ?? StaticType.Null), Span = list.Span };
    }

    private BoundProperty BindProperty(PropertyAccess access)
    {
        BoundExpression subject = BindExpression(access.Subject);
        const ValueKinds owners = ValueKinds.Map | ValueKinds.Entity | Temporal | ValueKinds.Point;
        if (!subject.Type.Allows(owners))
        {
            bool isPath = subject.Type.IsOnly(ValueKinds.Path);
            Report(
                isPath ? DiagnosticCode.InvalidArgumentType : DiagnosticCode.PropertyAccessOnValue,
                access.Span,
                $"a value of type {subject.Type} has no property '{access.Key.Name}'",
                isPath ? "Take nodes(p) or relationships(p) and then the property of each"
                    : subject.Type.IsOnly(ValueKinds.List) ? "Take the property of each element: [x IN list | x." + CypherPrinter.QuoteName(access.Key.Name) + "]"
                    : null,
                subject.Type.ToString(),
                "a node, relationship, map, point or temporal value");
        }

        return new BoundProperty(subject, access.Key.Name) { Type = StaticType.Any, Span = access.Span };
    }

    // Operators.

    private BoundExpression BindOperand(Expression operand, string @operator)
    {
        BoundExpression bound = BindExpression(operand, predicate: true);
        RequireType(bound, operand.Span, ValueKinds.Boolean, $"an operand of {@operator}");
        return bound;
    }

    private BoundUnary BindUnary(UnaryExpression unary)
    {
        if (unary.Operator == UnaryOperator.Not)
        {
            return new BoundUnary(UnaryOperator.Not, BindOperand(unary.Operand, "NOT")) { Type = StaticType.Boolean, Span = unary.Span };
        }

        BoundExpression operand = BindExpression(unary.Operand);
        RequireType(operand, unary.Operand.Span, ValueKinds.Number | ValueKinds.Duration, $"the operand of {(unary.Operator == UnaryOperator.Plus ? '+' : '-')}");
        return new BoundUnary(unary.Operator, operand) { Type = new StaticType(operand.Type.Kinds & (ValueKinds.Number | ValueKinds.Duration)), Span = unary.Span };
    }

    private BoundBinary BindBinary(BinaryExpression binary)
    {
        BoundExpression left = BindExpression(binary.Left);
        BoundExpression right = BindExpression(binary.Right);
        StaticType type = binary.Operator switch
        {
            BinaryOperator.Add => Sum(binary, left, right),
            BinaryOperator.Concatenate => Concatenation(binary, left, right),
            BinaryOperator.Subtract => Arithmetic(binary, left, right, ValueKinds.Number | Temporal, "-"),
            BinaryOperator.Multiply => Arithmetic(binary, left, right, ValueKinds.Number | ValueKinds.Duration, "*"),
            BinaryOperator.Divide => Arithmetic(binary, left, right, ValueKinds.Number | ValueKinds.Duration, "/"),
            BinaryOperator.Modulo => Arithmetic(binary, left, right, ValueKinds.Number, "%"),
            BinaryOperator.Power => Power(binary, left, right),
            BinaryOperator.In => Membership(binary, right),
            _ => StaticType.Boolean,
        };
        return new BoundBinary(left, binary.Operator, right) { Type = type, Span = binary.Span };
    }

    private StaticType Membership(BinaryExpression binary, BoundExpression right)
    {
        RequireType(right, binary.Right.Span, ValueKinds.List, "the right side of IN");
        return StaticType.Boolean;
    }

    private StaticType Power(BinaryExpression binary, BoundExpression left, BoundExpression right)
    {
        Arithmetic(binary, left, right, ValueKinds.Number, "^");
        return StaticType.Float;
    }

    private StaticType Arithmetic(BinaryExpression binary, BoundExpression left, BoundExpression right, ValueKinds allowed, string symbol)
    {
        RequireType(left, binary.Left.Span, allowed, $"the left side of {symbol}");
        RequireType(right, binary.Right.Span, allowed, $"the right side of {symbol}");
        return Combine(left.Type, right.Type, allowed);
    }

    /// <summary>Numbers combine as integers unless one is a float; anything temporal stays open.</summary>
    private static StaticType Combine(StaticType left, StaticType right, ValueKinds allowed)
    {
        ValueKinds kinds = left.Kinds | right.Kinds;
        if (left.Kinds == ValueKinds.None || right.Kinds == ValueKinds.None)
        {
            return StaticType.Null;
        }

        if ((kinds & ~ValueKinds.Number) != 0)
        {
            return new StaticType(allowed);
        }

        return left.IsOnly(ValueKinds.Integer) && right.IsOnly(ValueKinds.Integer) ? StaticType.Integer
            : left.IsOnly(ValueKinds.Float) || right.IsOnly(ValueKinds.Float) ? StaticType.Float
            : StaticType.Number;
    }

    private StaticType Sum(BinaryExpression binary, BoundExpression left, BoundExpression right)
    {
        const ValueKinds addable = ValueKinds.Number | Temporal | ValueKinds.String | ValueKinds.List;
        bool open = left.Type.Allows(ValueKinds.List) || right.Type.Allows(ValueKinds.List);
        if (!open)
        {
            ValueKinds withText = addable | ValueKinds.Boolean | ValueKinds.Point;
            bool text = left.Type.Allows(ValueKinds.String) || right.Type.Allows(ValueKinds.String);
            RequireType(left, binary.Left.Span, text ? withText : addable, "the left side of +");
            RequireType(right, binary.Right.Span, text ? withText : addable, "the right side of +");
        }

        if (left.Type.IsOnly(ValueKinds.List) || right.Type.IsOnly(ValueKinds.List))
        {
            return new StaticType(ValueKinds.List, StaticType.Union(ElementFor(left.Type), ElementFor(right.Type)));
        }

        if (left.Type.Kinds == ValueKinds.None || right.Type.Kinds == ValueKinds.None)
        {
            return open ? StaticType.Any : StaticType.Null;
        }

        if (open)
        {
            return StaticType.Any;
        }

        return left.Type.IsOnly(ValueKinds.String) || right.Type.IsOnly(ValueKinds.String)
            ? StaticType.String
            : Combine(left.Type, right.Type, addable);
    }

    /// <summary>What one side of + contributes to the elements of a list.</summary>
    private static StaticType ElementFor(StaticType type) => type.IsOnly(ValueKinds.List) ? type.ElementOrAny : type.Allows(ValueKinds.List) ? StaticType.Any : type;

    private StaticType Concatenation(BinaryExpression binary, BoundExpression left, BoundExpression right)
    {
        RequireType(left, binary.Left.Span, ValueKinds.String | ValueKinds.List, "the left side of ||");
        RequireType(right, binary.Right.Span, ValueKinds.String | ValueKinds.List, "the right side of ||");
        return left.Type.IsOnly(ValueKinds.String) || right.Type.IsOnly(ValueKinds.String) ? StaticType.String
            : left.Type.IsOnly(ValueKinds.List) && right.Type.IsOnly(ValueKinds.List) ? new StaticType(ValueKinds.List, StaticType.Union(ElementFor(left.Type), ElementFor(right.Type)))
            : new StaticType(ValueKinds.String | ValueKinds.List);
    }

    private BoundExpression BindComparison(ComparisonExpression comparison)
    {
        BoundExpression left = BindExpression(comparison.First, predicate: true);
        var comparisons = new List<BoundExpression>();
        foreach (ComparisonTail tail in comparison.Tails)
        {
            BoundExpression right = BindExpression(tail.Operand, predicate: true);
            comparisons.Add(new BoundComparison(left, tail.Operator, right) { Type = StaticType.Boolean, Span = SourceSpan.Cover(left.Span, tail.Span) });
            left = right;
        }

        return comparisons.Count == 1
            ? comparisons[0]
            : new BoundLogical(LogicalOperator.And, comparisons) { Type = StaticType.Boolean, Span = comparison.Span };
    }

    // Calls.

    private BoundExpression BindCall(FunctionCall call)
    {
        if (AggregateRegistry.Find(call.Name) is { } aggregate)
        {
            return BindAggregate(call, aggregate, call);
        }

        if (call is { Arguments: [PatternExpression pattern], Distinct: false } && string.Equals(call.Name, "exists", StringComparison.OrdinalIgnoreCase))
        {
            return BindExpression(pattern, predicate: true);
        }

        if (FunctionRegistry.Find(call.Name) is not { } function)
        {
            ReportUnknownFunction(call);
            foreach (Expression argument in call.Arguments)
            {
                BindExpression(argument);
            }

            return Unknown(call);
        }

        if (call.Distinct)
        {
            Report(DiagnosticCode.InvalidArgumentExpression, call.Span, $"DISTINCT is for aggregates, and {function.Name} is none");
        }

        if (_inAggregate && !function.IsDeterministic)
        {
            Report(DiagnosticCode.NonConstantExpression, call.Span, $"{function.Name}() cannot be aggregated, because it gives another value each time", "Compute it in a WITH before the aggregation");
        }

        var arguments = new List<BoundExpression>();
        foreach (Expression argument in call.Arguments)
        {
            arguments.Add(BindExpression(argument));
        }

        if (arguments.Count < function.MinArguments || arguments.Count > function.MaxArguments)
        {
            Report(
                DiagnosticCode.InvalidNumberOfArguments,
                call.Span,
                $"{function.Name} takes {CountText(function.MinArguments, function.MaxArguments)}, {arguments.Count} given",
                function.Signatures[0].Text);
            return Unknown(call);
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            StaticType wanted = new(function.KindsAt(i));
            if (!CheckedWhenRun.Contains(function.Name) && !arguments[i].Type.Allows(wanted.Kinds))
            {
                ReportType(call.Arguments[i].Span, $"argument {i + 1} of {function.Name}", wanted, arguments[i].Type);
            }
        }

        return new BoundFunctionCall(function, arguments) { Type = ResultOf(function, arguments), Span = call.Span };
    }

    /// <summary>
    /// Functions whose arguments are judged when the query runs, because for them the TCK wants an argument or type error at run time
    /// (expressions/list/List11, expressions/typeConversion).
    /// </summary>
    private static readonly HashSet<string> CheckedWhenRun = new(StringComparer.OrdinalIgnoreCase) { "range", "toBoolean", "toInteger", "toFloat", "toString" };

    private static StaticType ResultOf(FunctionDefinition function, List<BoundExpression> arguments)
    {
        StaticType first = arguments.Count > 0 ? arguments[0].Type : StaticType.Any;
        return function.Name.ToUpperInvariant() switch
        {
            "HEAD" or "LAST" => first.IsOnly(ValueKinds.List) ? first.ElementOrAny : StaticType.Any,
            "TAIL" => new StaticType(ValueKinds.List, first.Element),
            "REVERSE" => first.IsOnly(ValueKinds.List | ValueKinds.String) ? first : new StaticType(ValueKinds.List | ValueKinds.String),
            "COALESCE" => arguments.Select(a => a.Type).Aggregate(StaticType.Union),
            "NULLIF" => first,
            "NODES" => StaticType.ListOf(StaticType.Node),
            "RELATIONSHIPS" => StaticType.ListOf(StaticType.Relationship),
            "RANGE" => StaticType.ListOf(StaticType.Integer),
            "KEYS" or "LABELS" or "SPLIT" => StaticType.ListOf(StaticType.String),
            "ABS" when first.IsOnly(ValueKinds.Number) => first,
            _ => new StaticType(function.Result),
        };
    }

    private void ReportUnknownFunction(FunctionCall call)
    {
        string? suggestion = call.Name.ToUpperInvariant() switch
        {
            "EXISTS" => "Write … IS NOT NULL for a property, or EXISTS { } for a pattern",
            "FILTER" => "Write [x IN list WHERE condition]",
            "EXTRACT" => "Write [x IN list | expression]",
            "RELS" => "Write relationships(path)",
            "TOINT" => "Write toInteger(…)",
            "LEN" or "STRLEN" => "Write size(…)",
            "IFNULL" or "NVL" => "Write coalesce(…)",
            "CONCAT" => "Join strings with +",
            "ANY" or "ALL" or "NONE" or "SINGLE" => $"Write {call.Name}(x IN list WHERE condition)",
            "REDUCE" => "Write reduce(total = 0, x IN list | total + x)",
            _ => null,
        };
        suggestion ??= NearestName.Find(call.Name, FunctionRegistry.All.Select(f => f.Name).Concat(AggregateRegistry.All.Select(a => a.Name))) is { } near
            ? $"Did you mean {near}?"
            : "SHOW FUNCTIONS lists them";
        Report(DiagnosticCode.UnknownFunction, call.Span, $"there is no function {call.Name}", suggestion, call.Name);
    }

    private BoundCase BindCase(CaseExpression @case)
    {
        Symbol? outer = _caseSubject;
        BoundExpression? subject = null;
        Symbol? symbol = null;
        if (@case.Subject is not null)
        {
            subject = BindExpression(@case.Subject);
            symbol = NewAnonymous("case", KindOf(subject.Type), subject.Type);
        }

        var alternatives = new List<BoundCaseAlternative>();
        StaticType? type = null;
        foreach (CaseAlternative alternative in @case.Alternatives)
        {
            BoundExpression condition;
            if (symbol is null)
            {
                condition = BindPredicate(alternative.Tests[0], "WHEN");
            }
            else
            {
                List<BoundExpression> tests = [.. alternative.Tests.Select(t => BindCaseTest(t, symbol))];
                condition = tests.Count == 1 ? tests[0] : new BoundLogical(LogicalOperator.Or, tests) { Type = StaticType.Boolean, Span = alternative.Span };
            }

            _caseSubject = outer;
            BoundExpression result = BindExpression(alternative.Result);
            type = type is null ? result.Type : StaticType.Union(type, result.Type);
            alternatives.Add(new BoundCaseAlternative(condition, result));
        }

        _caseSubject = outer;
        BoundExpression? otherwise = @case.Else is null ? null : BindExpression(@case.Else);
        if (otherwise is not null)
        {
            type = StaticType.Union(type!, otherwise.Type);
        }

        return new BoundCase(symbol, subject, alternatives, otherwise) { Type = type!, Span = @case.Span };
    }

    private BoundExpression BindCaseTest(Expression test, Symbol subject)
    {
        bool isPredicate = test switch
        {
            ComparisonExpression { First: CaseOperand } or BinaryExpression { Left: CaseOperand } => true,
            NullPredicate { Operand: CaseOperand } or TypePredicate { Operand: CaseOperand } or NormalizedPredicate { Operand: CaseOperand } => true,
            _ => false,
        };
        Symbol? outer = _caseSubject;
        _caseSubject = isPredicate ? subject : outer;
        BoundExpression bound = BindExpression(test);
        _caseSubject = outer;
        return isPredicate ? bound : new BoundComparison(Use(subject, test.Span), ComparisonOperator.Equal, bound) { Type = StaticType.Boolean, Span = test.Span };
    }

    // Lists with local variables.

    private BoundExpression BindOver(Expression list, string what)
    {
        BoundExpression bound = BindExpression(list);
        RequireType(bound, list.Span, ValueKinds.List, what);
        return bound;
    }

    /// <summary>Binds <paramref name="body"/> where local variables are visible and aggregates are not allowed.</summary>
    private T Local<T>(IReadOnlyList<Symbol> variables, Func<T> body)
    {
        Scope outer = _scope;
        _scope = new Scope(outer);
        foreach (Symbol variable in variables)
        {
            _scope.Declare(variable.Name, variable);
        }

        _aggregatesBlocked++;
        T result = body();
        _aggregatesBlocked--;
        _scope = outer;
        return result;
    }

    private BoundListComprehension BindListComprehension(ListComprehension comprehension)
    {
        BoundExpression list = BindOver(comprehension.List, "what a list comprehension runs over");
        Symbol variable = NewValue(comprehension.Variable.Name, list.Type.ElementOrAny);
        return Local([variable], () =>
        {
            BoundExpression? where = comprehension.Where is null ? null : BindPredicate(comprehension.Where, "WHERE");
            BoundExpression? projection = comprehension.Projection is null ? null : BindExpression(comprehension.Projection);
            return new BoundListComprehension(variable, list, where, projection)
            {
                Type = StaticType.ListOf(projection?.Type ?? variable.Type),
                Span = comprehension.Span,
            };
        });
    }

    private BoundListQuantifier BindListQuantifier(ListQuantifierExpression quantifier)
    {
        string name = quantifier.Quantifier.ToString().ToLowerInvariant();
        BoundExpression list = BindOver(quantifier.List, $"what {name}() runs over");
        Symbol variable = NewValue(quantifier.Variable.Name, list.Type.ElementOrAny);
        BoundExpression where = Local([variable], () => BindPredicate(quantifier.Where, $"{name}()"));
        return new BoundListQuantifier(quantifier.Quantifier, variable, list, where) { Type = StaticType.Boolean, Span = quantifier.Span };
    }

    private BoundReduce BindReduce(ReduceExpression reduce)
    {
        BoundExpression initial = BindExpression(reduce.Initial);
        BoundExpression list = BindOver(reduce.List, "what reduce() runs over");

        // The body may give another type than the initial value, so nothing is known of the accumulator.
        Symbol accumulator = NewValue(reduce.Accumulator.Name, StaticType.Any);
        Symbol variable = NewValue(reduce.Variable.Name, list.Type.ElementOrAny);
        BoundExpression body = Local([accumulator, variable], () => BindExpression(reduce.Body));
        return new BoundReduce(accumulator, initial, variable, list, body) { Type = StaticType.Any, Span = reduce.Span };
    }

    private BoundMapProjection BindMapProjection(MapProjection projection)
    {
        BoundExpression subject = BindExpression(projection.Subject);
        RequireType(subject, projection.Subject.Span, ValueKinds.Map | ValueKinds.Entity, "what a map projection is made of");
        var items = new List<BoundMapProjectionItem>();
        foreach (MapProjectionItem item in projection.Items)
        {
            items.Add(item switch
            {
                PropertySelector selector => new BoundMapProjectionItem(selector.Key.Name, new BoundProperty(subject, selector.Key.Name) { Type = StaticType.Any, Span = selector.Span }),
                EntrySelector entry => new BoundMapProjectionItem(entry.Key.Name, BindExpression(entry.Value)),
                VariableSelector variable => new BoundMapProjectionItem(variable.Variable.Name, BindExpression(variable.Variable)),
                _ => new BoundMapProjectionItem(null, null),
            });
        }

        return new BoundMapProjection(subject, items) { Type = StaticType.Map, Span = projection.Span };
    }

    // Subqueries.

    private BoundExpression BindPatternExpression(PatternExpression pattern, bool predicate)
    {
        bool isShortest = pattern.Pattern.Selector is not null;
        if (!predicate && !isShortest)
        {
            Report(
                DiagnosticCode.UnexpectedSyntax,
                pattern.Span,
                "a pattern is a condition, not a value",
                "Write COUNT { } for the number of matches, EXISTS { } for whether there is one, or a pattern comprehension [(a)-->(b) | b] for a list");
            return Unknown(pattern);
        }

        if (!isShortest)
        {
            return Subquery(SubqueryKind.Exists, pattern, () =>
            {
                var binding = new PatternBinding(this, PatternUse.Predicate);
                return new BoundSingleQuery([Match(binding, [pattern.Pattern], null)], []);
            });
        }

        BoundSubqueryExpression paths = Subquery(SubqueryKind.Collect, pattern, () =>
        {
            var binding = new PatternBinding(this, PatternUse.Comprehension);
            BoundMatch match = Match(binding, [pattern.Pattern], null);
            Symbol path = NewAnonymous("path", SymbolKind.Path, StaticType.Path);
            match = match with { Paths = [match.Paths[0] with { Path = path }], NewSymbols = [.. match.NewSymbols, path] };
            return Collecting(match, Use(path, pattern.Span), path);
        });
        if (pattern.Pattern.Selector!.Kind == PathSelectorKind.AllShortestPathsFunction)
        {
            return paths;
        }

        return new BoundFunctionCall(FunctionRegistry.Find("head")!, [paths]) { Type = StaticType.Path, Span = pattern.Span };
    }

    private static BoundMatch Match(PatternBinding binding, IReadOnlyList<PatternPart> parts, Func<BoundExpression?>? where)
    {
        IReadOnlyList<BoundPath> paths = binding.Bind(parts);
        BoundExpression? condition = where?.Invoke();
        return new BoundMatch(false, paths, condition, [.. binding.NewSymbols.OrderBy(s => s.Id)], []) { Span = parts[0].Span };
    }

    /// <summary>A query of one match that returns one column.</summary>
    private static BoundSingleQuery Collecting(BoundMatch match, BoundExpression value, Symbol symbol)
    {
        var projection = new BoundProjection
        {
            IsReturn = true,
            Distinct = false,
            GroupingKeys = [],
            Aggregates = [],
            Items = [new BoundItem(symbol, symbol.Name, value)],
            OrderBy = [],
            Skip = null,
            Limit = null,
            Where = null,
            Span = value.Span,
        };
        return new BoundSingleQuery([match, projection], [new BoundColumn(symbol.Name, symbol)]);
    }

    private BoundSubqueryExpression BindPatternComprehension(PatternComprehension comprehension) =>
        Subquery(SubqueryKind.Collect, comprehension, () =>
        {
            var binding = new PatternBinding(this, PatternUse.Comprehension);
            var part = new PatternPart(comprehension.PathVariable, null, comprehension.Pattern) { Span = comprehension.Pattern.Span };
            BoundMatch match = Match(binding, [part], () => comprehension.Where is null ? null : BindPredicate(comprehension.Where, "WHERE"));
            BoundExpression value = BindExpression(comprehension.Projection);
            Symbol column = NewAnonymous("element", KindOf(value.Type), value.Type);
            return Collecting(match, value, column);
        });

    private BoundSubqueryExpression BindSubquery(SubqueryExpression subquery)
    {
        QueryRole role = subquery.Kind switch
        {
            SubqueryKind.Exists => QueryRole.Exists,
            SubqueryKind.Count => QueryRole.Count,
            _ => QueryRole.Collect,
        };
        BoundSubqueryExpression bound = Subquery(subquery.Kind, subquery, () => BindQuery(subquery.Query, role));
        if (role == QueryRole.Collect && bound.Query.Columns.Count > 1)
        {
            Report(DiagnosticCode.InvalidClauseComposition, subquery.Span, $"COLLECT {{ }} must return one column, not {bound.Query.Columns.Count}", "Return a list or a map of the values");
        }

        return bound;
    }

    private BoundSubqueryExpression Subquery(SubqueryKind kind, SyntaxNode node, Func<BoundQuery> bind)
    {
        Scope scope = _scope;
        Scope @base = _base;
        Scope? hidden = _hidden;
        Aggregation? aggregation = _aggregation;
        bool inAggregate = _inAggregate;
        int blocked = _aggregatesBlocked;
        string? constant = _constantClause;
        Symbol? caseSubject = _caseSubject;
        var frame = new SubqueryFrame(_symbolCount);
        _hidden = aggregation?.Incoming ?? hidden;
        _aggregation = null;
        _inAggregate = false;
        _aggregatesBlocked = 0;
        _base = scope;
        _scope = new Scope(scope);
        _frames.Add(frame);
        _callScopes.Push(null);
        BoundQuery query = bind();
        _callScopes.Pop();
        _frames.Remove(frame);
        _scope = scope;
        _base = @base;
        _hidden = hidden;
        _aggregation = aggregation;
        _inAggregate = inAggregate;
        _aggregatesBlocked = blocked;
        _constantClause = constant;
        _caseSubject = caseSubject;
        StaticType type = kind switch
        {
            SubqueryKind.Exists => StaticType.Boolean,
            SubqueryKind.Count => StaticType.Integer,
            _ => StaticType.ListOf(query.Columns.Count == 1 ? query.Columns[0].Symbol.Type : StaticType.Any),
        };
        return new BoundSubqueryExpression(kind, query, frame.Sorted()) { Type = type, Span = node.Span };
    }
}
