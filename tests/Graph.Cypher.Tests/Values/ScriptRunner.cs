using Graph.Cypher.Comparison;
using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Values;

/// <summary>
/// Runs queries of UNWIND, WITH, RETURN and of MATCH of single nodes, which stand for their property maps; enough for the
/// scenarios of the kit that are about values.
/// </summary>
internal sealed class ScriptRunner
{
    private static readonly string[] NoColumns = [];

    private readonly List<(string[] Labels, MapValue Properties)> _nodes = [];
    private readonly ExpressionEvaluator _evaluator;

    public ScriptRunner(FunctionContext context, IReadOnlyDictionary<string, CypherValue>? parameters = null) =>
        _evaluator = new ExpressionEvaluator(context, parameters ?? new Dictionary<string, CypherValue>());

    /// <summary>Runs a query; throws <see cref="NotSupportedException"/> for what this runner does not know.</summary>
    public (IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows) Run(string text)
    {
        var parsed = CypherParser.Parse(text);
        if (parsed.HasErrors || parsed.Statement.Query is not SingleQuery query)
            throw new NotSupportedException($"parse: {text}");
        var rows = new List<Dictionary<string, CypherValue>> { new() };
        foreach (var clause in query.Clauses)
        {
            switch (clause)
            {
                case CreateClause create:
                    foreach (var row in rows)
                        Create(create, row);
                    break;
                case MatchClause { Optional: false } match:
                    rows = [.. rows.SelectMany(row => Match(match, row))];
                    break;
                case UnwindClause unwind:
                    rows = [.. rows.SelectMany(row => Unwind(unwind, row))];
                    break;
                case WithClause with:
                    var (names, values) = Project(with.Projection, rows);
                    rows = [.. values.Select(row => names.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
                    if (with.Where is not null)
                        rows = [.. rows.Where(row => _evaluator.Evaluate(with.Where, row).IsTrue)];
                    break;
                case ReturnClause @return:
                    return Project(@return.Projection, rows);
                default:
                    throw new NotSupportedException(clause.GetType().Name);
            }
        }

        return (NoColumns, []);
    }

    private void Create(CreateClause create, Dictionary<string, CypherValue> row)
    {
        foreach (var part in create.Patterns)
        {
            if (part.Path.Elements is not [NodePattern node])
                throw new NotSupportedException("create");
            _nodes.Add((Labels(node.Labels), node.Properties is null ? MapValue.Empty : _evaluator.Evaluate(node.Properties, row).AsMap));
        }
    }

    private IEnumerable<Dictionary<string, CypherValue>> Match(MatchClause match, Dictionary<string, CypherValue> row)
    {
        IEnumerable<Dictionary<string, CypherValue>> rows = [row];
        foreach (var part in match.Patterns)
        {
            if (part is not { Variable: null, Selector: null, Path.Elements: [NodePattern { Properties: null, Where: null, Variable: not null } node] })
                throw new NotSupportedException("match");
            var labels = Labels(node.Labels);
            rows = [.. rows.SelectMany(outer => _nodes
                .Where(candidate => labels.All(candidate.Labels.Contains))
                .Select(candidate => new Dictionary<string, CypherValue>(outer) { [node.Variable.Name] = CypherValue.Map(candidate.Properties) }))];
        }

        return match.Where is null ? rows : rows.Where(result => _evaluator.Evaluate(match.Where, result).IsTrue);
    }

    private static string[] Labels(LabelExpression? labels) => labels switch
    {
        null => [],
        LabelName name => [name.Name],
        LabelAnd and => [.. and.Operands.SelectMany(Labels)],
        _ => throw new NotSupportedException("labels"),
    };

    private IEnumerable<Dictionary<string, CypherValue>> Unwind(UnwindClause unwind, Dictionary<string, CypherValue> row)
    {
        var list = _evaluator.Evaluate(unwind.List, row);
        if (list.IsNull)
            return [];
        var items = list.IsList ? list.AsList.Items.ToArray() : [list];
        return items.Select(item => new Dictionary<string, CypherValue>(row) { [unwind.Variable.Name] = item });
    }

    private (IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows) Project(Projection projection, List<Dictionary<string, CypherValue>> rows)
    {
        var items = projection.Items.Select(item => (Name: item.ColumnName, item.Value)).ToList();
        if (projection.IncludeExisting)
            items.InsertRange(0, (rows.Count == 0 ? [] : rows[0].Keys.Order(StringComparer.Ordinal).ToArray()).Select(name => (name, (Expression)new VariableReference(name))));
        var columns = items.Select(item => item.Name).ToArray();
        var results = items.Any(item => ExpressionEvaluator.HasAggregate(item.Value))
            ? Aggregate(items, rows)
            : [.. rows.Select(row => (Row: items.Select(item => _evaluator.Evaluate(item.Value, row)).ToArray(), Scope: row))];
        if (projection.Distinct)
            results = [.. results.DistinctBy(result => ListValue.Of(result.Row), ListEquality)];
        if (projection.OrderBy.Count > 0)
        {
            var keyed = results.Select(result => (Result: result, Keys: projection.OrderBy.Select(sort => Key(sort.Value, result)).ToArray())).ToList();
            results = [.. keyed.Order(Comparer<((CypherValue[] Row, Dictionary<string, CypherValue> Scope) Result, CypherValue[] Keys)>.Create((a, b) =>
            {
                for (var i = 0; i < projection.OrderBy.Count; i++)
                {
                    var order = ValueOrder.CompareValues(a.Keys[i], b.Keys[i]);
                    if (order != 0)
                        return projection.OrderBy[i].Descending ? -order : order;
                }

                return 0;
            })).Select(pair => pair.Result)];
        }

        IEnumerable<CypherValue[]> page = results.Select(result => result.Row);
        if (projection.Skip is not null)
            page = page.Skip(Count(projection.Skip));
        if (projection.Limit is not null)
            page = page.Take(Count(projection.Limit));
        return (columns, [.. page]);

        int Count(Expression count)
        {
            var value = _evaluator.Evaluate(count, new Dictionary<string, CypherValue>());
            return value.IsInteger && value.AsInteger is >= 0 and <= int.MaxValue ? (int)value.AsInteger : throw new NotSupportedException("skip or limit");
        }

        CypherValue Key(Expression key, (CypherValue[] Row, Dictionary<string, CypherValue> Scope) result)
        {
            if (ExpressionEvaluator.HasAggregate(key))
                throw new NotSupportedException("order by aggregate");
            var scope = new Dictionary<string, CypherValue>(result.Scope);
            for (var i = 0; i < columns.Length; i++)
                scope[columns[i]] = result.Row[i];
            return _evaluator.Evaluate(key, scope);
        }
    }

    private List<(CypherValue[] Row, Dictionary<string, CypherValue> Scope)> Aggregate(List<(string Name, Expression Value)> items, List<Dictionary<string, CypherValue>> rows)
    {
        var keys = items.Where(item => !ExpressionEvaluator.HasAggregate(item.Value)).ToList();
        var calls = items.SelectMany(item => ExpressionEvaluator.Aggregates(item.Value)).ToList();
        var groups = new List<(ListValue Key, Dictionary<string, CypherValue> First, Aggregator[] States)>();
        foreach (var row in rows)
        {
            var key = ListValue.Adopt([.. keys.Select(item => _evaluator.Evaluate(item.Value, row))]);
            var at = groups.FindIndex(group => ListEquality.Equals(group.Key, key));
            if (at < 0)
            {
                at = groups.Count;
                groups.Add((key, row, [.. calls.Select(_evaluator.Create)]));
            }

            for (var i = 0; i < calls.Count; i++)
                _evaluator.Step(calls[i], groups[at].States[i], row);
        }

        if (groups.Count == 0 && keys.Count == 0)
            groups.Add((ListValue.Empty, new(), [.. calls.Select(_evaluator.Create)]));
        var results = new List<(CypherValue[] Row, Dictionary<string, CypherValue> Scope)>();
        foreach (var (_, first, states) in groups)
        {
            var values = new Dictionary<Expression, CypherValue>(ReferenceEqualityComparer.Instance);
            for (var i = 0; i < calls.Count; i++)
                values[calls[i]] = states[i].Result();
            results.Add(([.. items.Select(item => _evaluator.EvaluateGroup(item.Value, first, values))], new()));
        }

        return results;
    }

    private static readonly EqualityComparer<ListValue> ListEquality = EqualityComparer<ListValue>.Create(
        (a, b) => CypherValue.List(a).Equals(CypherValue.List(b)),
        list => CypherValue.List(list).GetHashCode());
}
