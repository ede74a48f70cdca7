using Graph.Cypher.Functions;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>
/// A second engine, made to be obviously right and not to be fast: it walks the syntax tree clause by clause over tables that it holds
/// whole, matches patterns by trying everything, and has no binder, no planner and no statistics. It shares with the engine the parser and
/// the functions that have a name. For queries that the engine has accepted; what it does not know throws <see cref="NotSupportedException"/>.
/// </summary>
public sealed class NaiveEngine
{
    private readonly IReadOnlyDictionary<string, CypherValue> _parameters;
    private readonly long _maxSteps;
    private long _steps;

    private NaiveEngine(IPropertyGraph graph, IReadOnlyDictionary<string, CypherValue> parameters, long maxSteps)
    {
        (Graph, _parameters, _maxSteps) = (new NaiveGraph(graph), parameters, maxSteps);
        Expressions = new NaiveExpressions(this);
        Patterns = new NaivePatterns(this);
    }

    internal NaiveGraph Graph { get; }

    internal NaiveExpressions Expressions { get; }

    internal NaivePatterns Patterns { get; }

    internal FunctionContext Functions { get; } = new(TimeProvider.System, new Random(1));

    /// <summary>Runs a query.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">A valid query that reads.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="maxSteps">How many candidates it may try.</param>
    /// <exception cref="CypherRuntimeException">The query fails.</exception>
    /// <exception cref="NaiveLimitException">It would take more than <paramref name="maxSteps"/>.</exception>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows) Run(
        IPropertyGraph graph, string text, IReadOnlyDictionary<string, CypherValue>? parameters = null, long maxSteps = 60_000)
    {
        ParseResult parsed = CypherParser.Parse(text);
        if (parsed.HasErrors)
        {
            throw new ArgumentException($"The query is not valid: {text}", nameof(text));
        }

        var engine = new NaiveEngine(graph, parameters ?? new Dictionary<string, CypherValue>(), maxSteps);
        (IReadOnlyList<string> columns, List<NaiveRow> rows) = engine.RunQuery(parsed.Statement.Query, NaiveRow.Empty);
        return (columns, [.. rows.Select(r => columns.Select(c => r[c]).ToArray())]);
    }

    internal CypherValue Parameter(string name) => _parameters.TryGetValue(name, out CypherValue value)
        ? value
        : throw new CypherRuntimeException(CypherErrorCategory.ParameterMissing, "MissingParameter", name);

    internal void Step()
    {
        if (++_steps > _maxSteps)
        {
            throw new NaiveLimitException();
        }
    }

    /// <summary>The columns and rows of a query that starts from one row; a query without RETURN has no columns and its last rows.</summary>
    internal (IReadOnlyList<string> Columns, List<NaiveRow> Rows) RunQuery(Query query, NaiveRow start)
    {
        if (query is SingleQuery single)
        {
            return RunSingle(single, start);
        }

        var union = (UnionQuery)query;
        var parts = union.Queries.Select(q => RunSingle(q, start)).ToList();
        IReadOnlyList<string> columns = parts[0].Columns;
        IEnumerable<NaiveRow> rows = parts.SelectMany(p => p.Rows).Select(r => columns.Count == 0 ? r : r.Only(columns));
        return (columns, [.. union.Operators[0].All ? rows : Distinct(rows, columns)]);
    }

    private (IReadOnlyList<string> Columns, List<NaiveRow> Rows) RunSingle(SingleQuery query, NaiveRow start)
    {
        List<NaiveRow> rows = [start];
        // What is in scope, also when there is no row to see it from.
        var scope = new List<string>(start.Names);
        IReadOnlyList<string> columns = [];
        foreach (Clause clause in query.Clauses)
        {
            switch (clause)
            {
                case MatchClause match:
                    List<string> declared = [.. match.Patterns.SelectMany(NaivePatterns.Variables).Distinct(StringComparer.Ordinal).Where(v => !scope.Contains(v))];
                    rows = [.. rows.SelectMany(r => Match(match, r, declared))];
                    scope.AddRange(declared);
                    break;
                case UnwindClause unwind:
                    rows = [.. rows.SelectMany(r => Unwind(Expressions.Evaluate(unwind.List, r)).Select(v => r.With(unwind.Variable.Name, v)))];
                    scope.Add(unwind.Variable.Name);
                    break;
                case WithClause with:
                    (scope, rows) = Project(with.Projection, scope, rows);
                    rows = [.. rows.Where(r => Expressions.Holds(with.Where, r))];
                    break;
                case ReturnClause @return:
                    (scope, rows) = Project(@return.Projection, scope, rows);
                    columns = scope;
                    break;
                case CallSubqueryClause call:
                    rows = [.. rows.SelectMany(r => Call(call, r))];
                    scope.AddRange(Columns(call.Query));
                    break;
                default:
                    throw new NotSupportedException(clause.GetType().Name);
            }
        }

        return (columns, rows);
    }

    private List<NaiveRow> Match(MatchClause match, NaiveRow row, List<string> declared)
    {
        List<NaiveRow> found = [.. Patterns.Match(match.Patterns, match.Where, row)];
        return found.Count == 0 && match.Optional ? [row.With(declared.Select(d => KeyValuePair.Create(d, CypherValue.Null)))] : found;
    }

    private static IReadOnlyList<CypherValue> Unwind(CypherValue list) => list.IsNull ? [] : list.IsList ? list.AsList.Items.ToArray() : [list];

    private IEnumerable<NaiveRow> Call(CallSubqueryClause call, NaiveRow row)
    {
        NaiveRow start = call.Scope switch
        {
            { All: true } => row,
            { } given => row.Only(given.Variables.Select(v => v.Name)),
            _ => row,
        };
        Query query = call.Query;
        if (call.Scope is null && !ImportsByWith(query))
        {
            start = NaiveRow.Empty;
        }

        (IReadOnlyList<string> columns, List<NaiveRow> rows) = RunQuery(query, start);
        IEnumerable<NaiveRow> joined = rows.Select(r => row.With(columns.Select(c => KeyValuePair.Create(c, r[c]))));
        if (call.Optional && rows.Count == 0)
        {
            columns = Columns(query);
            joined = [row.With(columns.Select(c => KeyValuePair.Create(c, CypherValue.Null)))];
        }

        return joined;
    }

    private static bool ImportsByWith(Query query) => query switch
    {
        UnionQuery union => union.Queries.Any(ImportsByWith),
        SingleQuery { Clauses: [WithClause, ..] } => true,
        _ => false,
    };

    private static IReadOnlyList<string> Columns(Query query) => query switch
    {
        UnionQuery union => Columns(union.Queries[0]),
        SingleQuery { Clauses: [.., ReturnClause @return] } when !@return.Projection.IncludeExisting => [.. @return.Projection.Items.Select(i => i.ColumnName)],
        SingleQuery { Clauses: [.., ReturnClause] } => throw new NotSupportedException("RETURN * in a subquery"),
        _ => [],
    };

    private static IEnumerable<NaiveRow> Distinct(IEnumerable<NaiveRow> rows, IReadOnlyList<string> columns) =>
        rows.DistinctBy(r => string.Join('|', columns.Select(c => NaiveValues.Key(r[c]))));

    private (List<string> Scope, List<NaiveRow> Rows) Project(Projection projection, List<string> scope, List<NaiveRow> rows)
    {
        List<(string Name, Expression Value)> items = [.. projection.Items.Select(i => (i.ColumnName, i.Value))];
        if (projection.IncludeExisting)
        {
            items.InsertRange(0, scope.Order(StringComparer.Ordinal).Select(n => (n, (Expression)new VariableReference(n))));
        }

        List<string> columns = [.. items.Select(i => i.Name)];
        bool grouped = items.Any(i => NaiveExpressions.Aggregates(i.Value).Count > 0);
        // Each result row with what its sort keys may see beside it.
        List<(NaiveRow Result, NaiveRow Before, Dictionary<Expression, CypherValue>? Aggregates)> results = grouped
            ? Group(projection, items, rows)
            : [.. rows.Select(r => (Only(items.Select(i => KeyValuePair.Create(i.Name, Expressions.Evaluate(i.Value, r)))), r, (Dictionary<Expression, CypherValue>?)null))];
        if (projection.Distinct)
        {
            results = [.. results.DistinctBy(r => string.Join('|', columns.Select(c => NaiveValues.Key(r.Result[c]))))];
        }

        if (projection.OrderBy.Count > 0)
        {
            var keyed = results.Select(r => (Row: r, Keys: projection.OrderBy.Select(s => SortKey(s.Value, items, r)).ToArray())).ToList();
            results = [.. keyed.OrderBy(k => k.Keys, Comparer<CypherValue[]>.Create((a, b) => Compare(a, b, projection.OrderBy))).Select(k => k.Row)];
        }

        IEnumerable<NaiveRow> page = results.Select(r => r.Result);
        page = projection.Skip is null ? page : page.Skip(Count(projection.Skip));
        return (columns, [.. projection.Limit is null ? page : page.Take(Count(projection.Limit))]);
    }

    private CypherValue SortKey(Expression key, List<(string Name, Expression Value)> items, (NaiveRow Result, NaiveRow Before, Dictionary<Expression, CypherValue>? Aggregates) row)
    {
        if (items.FirstOrDefault(i => i.Value.Equals(key)) is { Name: { } same })
        {
            return row.Result[same];
        }

        NaiveRow scope = row.Before.With(row.Result.Names.Select(n => KeyValuePair.Create(n, row.Result[n])));
        return row.Aggregates is null ? Expressions.Evaluate(key, scope) : Expressions.EvaluateGroup(key, scope, row.Aggregates);
    }

    private List<(NaiveRow Result, NaiveRow Before, Dictionary<Expression, CypherValue>? Aggregates)> Group(Projection projection, List<(string Name, Expression Value)> items, List<NaiveRow> rows)
    {
        List<Expression> keys = [.. items.Select(i => i.Value).Where(v => NaiveExpressions.Aggregates(v).Count == 0)];
        List<Expression> calls = [.. items.Select(i => i.Value).Concat(projection.OrderBy.Select(s => s.Value)).SelectMany(NaiveExpressions.Aggregates)];
        List<List<NaiveRow>> groups = [.. rows.GroupBy(r => string.Join('|', keys.Select(k => NaiveValues.Key(Expressions.Evaluate(k, r))))).Select(g => g.ToList())];
        if (groups.Count == 0 && keys.Count == 0)
        {
            groups.Add([]);
        }

        return [.. groups.Select(group =>
        {
            var values = new Dictionary<Expression, CypherValue>(ReferenceEqualityComparer.Instance);
            foreach (Expression call in calls)
            {
                values[call] = Expressions.Aggregate(call, group);
            }

            NaiveRow first = group.Count > 0 ? group[0] : NaiveRow.Empty;
            NaiveRow result = Only(items.Select(i => KeyValuePair.Create(i.Name, Expressions.EvaluateGroup(i.Value, first, values))));
            return (result, first, (Dictionary<Expression, CypherValue>?)values);
        })];
    }

    private static NaiveRow Only(IEnumerable<KeyValuePair<string, CypherValue>> values) => NaiveRow.Empty.With(values);

    private static int Compare(CypherValue[] a, CypherValue[] b, IReadOnlyList<SortItem> sort)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int order = NaiveValues.Order(a[i], b[i]);
            if (order != 0)
            {
                return sort[i].Descending ? -order : order;
            }
        }

        return 0;
    }

    private int Count(Expression count)
    {
        CypherValue value = Expressions.Evaluate(count, NaiveRow.Empty);
        return value.IsInteger && value.AsInteger >= 0
            ? (int)Math.Min(int.MaxValue, value.AsInteger)
            : throw new CypherRuntimeException(CypherErrorCategory.SyntaxError, "NegativeIntegerArgument", "no count");
    }
}
