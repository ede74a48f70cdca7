// Longer than other files: part of the binder.
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

public sealed partial class Binder
{
    /// <summary>Set while something is bound that sees grouped (or distinct) rows.</summary>
    private Aggregation? _aggregation;

    /// <summary>True while the argument of an aggregate is bound.</summary>
    private bool _inAggregate;

    /// <summary>Positive inside the local part of a comprehension, where an aggregate has no meaning.</summary>
    private int _aggregatesBlocked;

    /// <summary>What is known while an item or sort key is bound against grouped rows.</summary>
    private sealed class Aggregation(Scope incoming, Scope visible)
    {
        /// <summary>The scope before the projection.</summary>
        public Scope Incoming { get; } = incoming;

        /// <summary>The scope of the grouped rows; scopes inside of it are local to an expression.</summary>
        public Scope Visible { get; } = visible;

        /// <summary>What the arguments of aggregates see.</summary>
        public required Scope Arguments { get; init; }

        /// <summary>False where aggregates are not allowed although rows are grouped (WHERE, or DISTINCT without aggregates).</summary>
        public required bool AllowsAggregates { get; init; }

        /// <summary>Expressions that need not be computed again.</summary>
        public Dictionary<Expression, Symbol> Known { get; } = [];

        /// <summary>Names of variables that occur in grouping keys that are not simple.</summary>
        public HashSet<string> Grouped { get; } = new(StringComparer.Ordinal);

        /// <summary>Aggregates so far; shared between items and sort keys.</summary>
        public required AggregateSet Aggregates { get; init; }

        /// <summary>True for sort keys, where an unknown variable is undefined rather than ambiguous.</summary>
        public required bool IsSort { get; init; }
    }

    /// <summary>The aggregates of one projection, each once, in order of first use.</summary>
    private sealed class AggregateSet
    {
        private readonly Dictionary<Expression, BoundAggregate> _byExpression = [];

        public List<BoundAggregate> InOrder { get; } = [];

        public BoundAggregate? Find(Expression expression) => _byExpression.GetValueOrDefault(expression);

        public void Add(Expression expression, BoundAggregate aggregate)
        {
            _byExpression[expression] = aggregate;
            InOrder.Add(aggregate);
        }
    }

    private static bool ContainsAggregate(Expression expression) =>
        SyntaxTraversal.SelfAndDescendants(expression).Any(e => e is CountStar || (e is FunctionCall call && AggregateRegistry.Find(call.Name) is not null));

    private BoundVariable? MatchKnown(Expression expression, Aggregation aggregation)
    {
        return aggregation.Known.TryGetValue(expression, out Symbol? symbol) && !SyntaxTraversal.VariableNames(expression).Any(name => IsLocal(name, aggregation))
            ? Use(symbol, expression.Span)
            : null;
    }

    /// <summary>True when the name denotes a variable of a comprehension within the expression.</summary>
    private bool IsLocal(string name, Aggregation aggregation)
    {
        for (Scope? scope = _scope; scope is not null && scope != aggregation.Visible; scope = scope.Outer)
        {
            if (scope.Own.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports a variable that exists before the projection but not for grouped rows.</summary>
    private void ReportHidden(string name, SourceSpan span)
    {
        if (_aggregation is { IsSort: true } sort && !sort.Grouped.Contains(name))
        {
            ReportUndefined(name, span, "Behind DISTINCT or an aggregation only the columns are visible; add the value as a column");
            return;
        }

        if (_undefined.Add(name))
        {
            Report(
                DiagnosticCode.AmbiguousAggregationExpression,
                span,
                $"'{name}' stands beside an aggregate but is not a column that rows are grouped by",
                "Compute the part without the aggregate in a WITH of its own, or add it as a column");
        }
    }

    private BoundExpression BindAggregate(FunctionCall call, AggregateDefinition? definition, Expression expression)
    {
        string name = definition?.Name ?? "count(*)";
        if (_inAggregate)
        {
            Report(DiagnosticCode.NestedAggregation, expression.Span, $"{name} cannot stand inside another aggregate", "Compute the inner one in a WITH first");
            return Unknown(expression);
        }

        if (_aggregation is not { AllowsAggregates: true } aggregation || _aggregatesBlocked > 0)
        {
            Report(
                DiagnosticCode.InvalidAggregation,
                expression.Span,
                $"the aggregate {name} is not allowed here",
                _aggregatesBlocked > 0 ? "Inside a comprehension there are no rows to aggregate" : "Compute it as a column of WITH and use the column here");
            return Unknown(expression);
        }

        if (aggregation.Aggregates.Find(expression) is { } same)
        {
            return Use(same.Symbol, expression.Span);
        }

        Scope scope = _scope;
        Scope? hidden = _hidden;
        _scope = aggregation.Arguments;
        _hidden = null;
        _aggregation = null;
        _inAggregate = true;
        List<BoundExpression> arguments = [.. call.Arguments.Select(a => BindExpression(a))];
        _inAggregate = false;
        _aggregation = aggregation;
        _hidden = hidden;
        _scope = scope;
        StaticType type = StaticType.Integer;
        if (definition is not null)
        {
            FunctionSignature signature = definition.Signature;
            if (arguments.Count != signature.Parameters.Count)
            {
                Report(DiagnosticCode.InvalidNumberOfArguments, call.Span, $"{definition.Name} takes {CountText(signature.Parameters.Count, signature.Parameters.Count)}, {arguments.Count} given", signature.Text);
                return Unknown(expression);
            }

            for (int i = 0; i < arguments.Count; i++)
            {
                RequireType(arguments[i], call.Arguments[i].Span, signature.Parameters[i].Kinds, $"argument {i + 1} of {definition.Name}");
            }

            StaticType first = arguments[0].Type;
            type = definition.Name switch
            {
                "min" or "max" => first,
                "collect" => StaticType.ListOf(first),
                "sum" or "avg" when first.IsOnly(ValueKinds.Integer) && definition.Name == "sum" => StaticType.Integer,
                "sum" or "avg" when first.IsOnly(ValueKinds.Number) => StaticType.Number,
                _ => new StaticType(signature.Result),
            };
        }

        Symbol symbol = NewAnonymous("aggregate", KindOf(type), type);
        aggregation.Aggregates.Add(expression, new BoundAggregate(symbol, definition, call.Distinct, arguments));
        return Use(symbol, expression.Span);
    }

    private BoundProjection BindProjection(Projection projection, Expression? where, bool isReturn, QueryRole role)
    {
        int faults = _diagnostics.Count;
        Scope incoming = _scope;
        List<ProjectionItem> items = ExpandStar(projection, isReturn);
        bool aggregating = items.Any(i => ContainsAggregate(i.Value));
        var aggregates = new AggregateSet();
        List<BoundItem> keys = [];
        BoundItem[] bound = aggregating ? BindGrouped(items, incoming, aggregates, keys) : [.. items.Select(BindItem)];
        CheckNames(projection, items);

        Scope outputs = new(_base);
        foreach (BoundItem item in bound)
        {
            outputs.Declare(item.Name, item.Symbol);
        }

        ClosedScopes? closed = aggregating || projection.Distinct ? new ClosedScopes(items, bound, incoming, outputs, aggregating, aggregates, _base) : null;
        var open = new Scope(incoming);
        foreach (BoundItem item in bound)
        {
            open.Declare(item.Name, item.Symbol);
        }

        List<BoundSortKey> order = [];
        foreach (SortItem sort in projection.OrderBy)
        {
            BoundExpression key = closed is null ? BindOpen(sort.Value, open, incoming, isWhere: false) : BindClosed(sort.Value, closed, isWhere: false);
            order.Add(new BoundSortKey(key, sort.Descending));
        }

        BoundExpression? skip = projection.Skip is null ? null : BindCount(projection.Skip, "SKIP");
        BoundExpression? limit = projection.Limit is null ? null : BindCount(projection.Limit, "LIMIT");
        BoundExpression? condition = where is null ? null
            : closed is null ? BindOpen(where, open, incoming, isWhere: true)
            : BindClosed(where, closed, isWhere: true);

        _scope = outputs;
        if (_diagnostics.Count == faults)
        {
            CheckAliases(items, isReturn, role);
        }

        return new BoundProjection
        {
            IsReturn = isReturn,
            Distinct = projection.Distinct,
            GroupingKeys = keys,
            Aggregates = aggregates.InOrder,
            Items = bound,
            OrderBy = order,
            Skip = skip,
            Limit = limit,
            Where = condition,
            Span = projection.Span,
        };
    }

    /// <summary>The written items, a star replaced by the variables in order of their names.</summary>
    private List<ProjectionItem> ExpandStar(Projection projection, bool isReturn)
    {
        var items = new List<ProjectionItem>();
        if (projection.IncludeExisting)
        {
            _starColumns += _scope.Own.Count;
            if (_starColumns > MaxStarColumns)
            {
                Report(DiagnosticCode.QueryTooLong, projection.Span, $"the stars of this query stand for more than {MaxStarColumns} columns in all", "Name the variables that are needed");
                return [.. projection.Items];
            }

            foreach (string name in _scope.Own.Keys.Order(StringComparer.Ordinal))
            {
                items.Add(new ProjectionItem(new VariableReference(name) { Span = projection.Span }, null) { Text = name, Span = projection.Span });
            }

            if (items.Count == 0 && isReturn && projection.Items.Count == 0)
            {
                Report(DiagnosticCode.NoVariablesInScope, projection.Span, "RETURN * has nothing to return: there are no variables here", "Name a node or relationship in the pattern");
            }
        }

        items.AddRange(projection.Items);
        return items;
    }

    /// <summary>The name of an item's column: the alias, the variable's own name, or the text.</summary>
    private static string NameOf(ProjectionItem item) => item.Alias?.Name ?? (item.Value is VariableReference variable ? variable.Name : item.Text);

    private void CheckNames(Projection projection, List<ProjectionItem> items)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ProjectionItem item in items)
        {
            string name = NameOf(item);
            if (!names.Add(name))
            {
                Report(DiagnosticCode.ColumnNameConflict, item.Span.Length > 0 ? item.Span : projection.Span, $"there are two columns '{name}'", "Give one of them another name with AS", name);
            }
            else if (item.Alias is not null && item.Value is not VariableReference && _base.Find(name) is not null)
            {
                Report(DiagnosticCode.VariableAlreadyBound, item.Alias.Span, $"the variable '{name}' of the surrounding query cannot be redefined in a subquery", "Choose another name", name);
            }
        }
    }

    private void CheckAliases(List<ProjectionItem> items, bool isReturn, QueryRole role)
    {
        if (isReturn && role != QueryRole.Call)
        {
            return;
        }

        foreach (ProjectionItem item in items)
        {
            if (item.Alias is null && item.Value is not (VariableReference or MapProjection))
            {
                Report(
                    DiagnosticCode.NoExpressionAlias,
                    item.Span,
                    isReturn ? "a computed column of a subquery needs a name" : "a computed value in WITH needs a name",
                    $"Write {Shorten(item.Text)} AS name");
            }
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private BoundItem BindItem(ProjectionItem item)
    {
        BoundExpression value = BindExpression(item.Value);
        return new BoundItem(OutputSymbol(item, value), NameOf(item), value);
    }

    /// <summary>A variable that keeps its name keeps its symbol; everything else gets a new one.</summary>
    private Symbol OutputSymbol(ProjectionItem item, BoundExpression value)
    {
        string name = NameOf(item);
        if (value is BoundVariable variable && item.Value is VariableReference reference)
        {
            return reference.Name == name && variable.Symbol.Name == name ? variable.Symbol : NewSymbol(name, variable.Symbol.Kind, variable.Symbol.Type);
        }

        return NewValue(name, value.Type);
    }

    private BoundItem[] BindGrouped(List<ProjectionItem> items, Scope incoming, AggregateSet aggregates, List<BoundItem> keys)
    {
        var bound = new BoundItem[items.Count];
        var visible = new Scope(_base);
        var aggregation = new Aggregation(incoming, visible) { Arguments = incoming, AllowsAggregates = true, Aggregates = aggregates, IsSort = false };
        for (int i = 0; i < items.Count; i++)
        {
            if (ContainsAggregate(items[i].Value))
            {
                continue;
            }

            BoundItem key = BindItem(items[i]);
            keys.Add(key);
            bound[i] = key with { Value = Use(key.Symbol, items[i].Span) };
            if (items[i].Value is VariableReference variable)
            {
                visible.Declare(variable.Name, key.Symbol);
            }

            if (SyntaxTraversal.IsSimple(items[i].Value))
            {
                aggregation.Known.TryAdd(items[i].Value, key.Symbol);
            }
        }

        for (int i = 0; i < items.Count; i++)
        {
            if (bound[i] is not null)
            {
                continue;
            }

            Scope? hidden = _hidden;
            _aggregation = aggregation;
            _hidden = incoming;
            _scope = visible;
            BoundExpression value = BindExpression(items[i].Value);
            _scope = incoming;
            _hidden = hidden;
            _aggregation = null;
            bound[i] = new BoundItem(NewValue(NameOf(items[i]), value.Type), NameOf(items[i]), value);
        }

        return bound;
    }

    /// <summary>A sort key, or the WHERE of WITH, when rows are neither grouped nor made distinct: old and new variables are visible, the new ones first.</summary>
    private BoundExpression BindOpen(Expression expression, Scope open, Scope incoming, bool isWhere)
    {
        _scope = open;
        BoundExpression bound = isWhere ? BindPredicate(expression, "WHERE") : BindExpression(expression);
        _scope = incoming;
        return bound;
    }

    /// <summary>What sort keys and the WHERE of WITH see when rows are grouped or made distinct; made once for a projection.</summary>
    private sealed class ClosedScopes(List<ProjectionItem> items, BoundItem[] bound, Scope incoming, Scope outputs, bool aggregating, AggregateSet aggregates, Scope constants)
    {
        private Aggregation? _plain;
        private Aggregation? _mixed;
        private Aggregation? _where;

        public Scope Incoming { get; } = incoming;

        public Scope Outputs { get; } = outputs;

        public Aggregation For(bool mixed, bool isWhere) =>
            isWhere ? _where ??= Make(mixed: false, isWhere: true)
            : mixed ? _mixed ??= Make(mixed: true, isWhere: false)
            : _plain ??= Make(mixed: false, isWhere: false);

        private Aggregation Make(bool mixed, bool isWhere)
        {
            var arguments = new Scope(constants);
            var aggregation = new Aggregation(Incoming, Outputs) { Arguments = arguments, AllowsAggregates = aggregating && !isWhere, Aggregates = aggregates, IsSort = true };
            for (int i = 0; i < items.Count; i++)
            {
                Expression value = items[i].Value;
                bool shadowed = SyntaxTraversal.VariableNames(value).Any(name => Outputs.Own.TryGetValue(name, out Symbol? output) && output != Incoming.Find(name));
                bool simple = SyntaxTraversal.IsSimple(value);
                bool aggregated = ContainsAggregate(value);
                if (value is VariableReference variable && bound[i].Symbol.Name == variable.Name)
                {
                    arguments.Declare(variable.Name, bound[i].Symbol);
                }

                if (!simple && !aggregated)
                {
                    aggregation.Grouped.UnionWith(SyntaxTraversal.VariableNames(value));
                }

                // Beside an aggregate only simple keys may stand (WithOrderBy4 [20], ReturnOrderBy6 [5]).
                if (!shadowed && (!mixed || simple || aggregated) && !(isWhere && aggregated))
                {
                    aggregation.Known.TryAdd(value, bound[i].Symbol);
                }
            }

            return aggregation;
        }
    }

    /// <summary>A sort key, or the WHERE of WITH, when rows are grouped or made distinct: only columns are visible, and expressions that are columns.</summary>
    private BoundExpression BindClosed(Expression expression, ClosedScopes scopes, bool isWhere)
    {
        Scope? hidden = _hidden;
        _aggregation = scopes.For(!isWhere && ContainsAggregate(expression), isWhere);
        _hidden = scopes.Incoming;
        _scope = scopes.Outputs;
        BoundExpression result = isWhere ? BindPredicate(expression, "WHERE") : BindExpression(expression);
        _scope = scopes.Incoming;
        _hidden = hidden;
        _aggregation = null;
        return result;
    }

    private BoundExpression BindCount(Expression expression, string clause)
    {
        Scope scope = _scope;
        _scope = new Scope(null);
        _constantClause = clause;
        BoundExpression bound = BindExpression(expression);
        _constantClause = null;
        _scope = scope;
        if (expression is IntegerLiteral { Value: < 0 } negative)
        {
            Report(DiagnosticCode.NegativeIntegerArgument, expression.Span, $"{clause} must not be negative, but is {negative.Value}");
        }
        else
        {
            RequireType(bound, expression.Span, ValueKinds.Integer, clause);
        }

        return bound;
    }
}
