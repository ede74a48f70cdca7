using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Tck;

/// <summary>
/// Runs queries that create and delete on a <see cref="TckGraph"/>: what lies between writing clauses is read by the engine, whose rows are
/// carried on as a parameter; the writing clauses are applied here. Knows CREATE and DELETE, which is all that set-up queries use.
/// </summary>
internal sealed class TckGraphWriter(TckGraph graph, IReadOnlyDictionary<string, CypherValue> parameters)
{
    private const string RowNumber = "  row";
    private static readonly CypherEngine Engine = new();

    private List<string> _columns = [RowNumber];
    private List<CypherValue[]> _rows = [[CypherValue.Integer(0)]];

    /// <summary>Whether <see cref="Run"/> knows every clause of a query.</summary>
    public static bool CanRun(string text) =>
        CypherParser.Parse(text) is { HasErrors: false, Statement.Query: SingleQuery query } && query.Clauses.All(c => c is not (MergeClause or SetClause or RemoveClause or ForeachClause or CallSubqueryClause or ReturnClause));

    /// <summary>Runs a query without a result.</summary>
    /// <exception cref="NotSupportedException">It has a clause that this class does not know.</exception>
    public void Run(string text)
    {
        if (CypherParser.Parse(text) is not { HasErrors: false, Statement.Query: SingleQuery query } || !CanRun(text))
        {
            throw new NotSupportedException($"set-up: {text}");
        }

        string reading = "";
        foreach (Clause clause in query.Clauses)
        {
            if (clause is not (CreateClause or DeleteClause))
            {
                reading += clause.Span.Of(text) + "\n";
                continue;
            }

            Read(reading);
            reading = "";
            if (clause is CreateClause create)
            {
                // A later part may read what an earlier one created.
                foreach (PatternPart part in create.Patterns)
                {
                    Create(part);
                }
            }
            else
            {
                Delete((DeleteClause)clause, text);
            }
        }
    }

    private void Read(string clauses)
    {
        if (clauses.Length > 0)
        {
            QueryResult result = Ask(clauses + "RETURN *");
            _columns = [.. result.Columns];
            _rows = [.. result.Rows];
        }
    }

    private QueryResult Ask(string clauses)
    {
        string carry = string.Join(", ", _columns.Select((c, i) => $"`  carried`[{i}] AS `{c}`"));
        CypherValue rows = CypherValue.List(ListValue.Adopt([.. _rows.Select(row => CypherValue.List(ListValue.Adopt(row)))]));
        PreparedQuery query = Engine.Prepare($"UNWIND $`  rows` AS `  carried` WITH {carry} {clauses}");
        QueryResult result = query.IsValid
            ? Engine.Execute(graph.Image, query, new Dictionary<string, CypherValue>(parameters, StringComparer.Ordinal) { ["  rows"] = rows })
            : throw new NotSupportedException($"set-up: {query.Text}: {string.Join("; ", query.Diagnostics)}");
        return result.Error is null ? result : throw new NotSupportedException($"set-up: {query.Text}: {result.Error}");
    }

    private void Create(PatternPart part)
    {
        Expression[] maps = [.. part.Path.Elements.Select(Properties).OfType<Expression>()];
        QueryResult? values = maps.Length == 0 ? null : Ask($"RETURN {string.Join(", ", maps.Select((m, i) => $"{m.ToCypher()} AS `{i}`"))}");
        var columns = new List<string>(_columns);
        var rows = new List<object?[]>();
        for (int r = 0; r < _rows.Count; r++)
        {
            int map = 0;
            MapValue Next(Expression? properties) => properties is null ? MapValue.Empty : values!.Rows[r][map++].AsMap;
            var bound = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int c = 0; c < _columns.Count; c++)
            {
                if (_rows[r][c].IsEntity)
                {
                    bound.Add(_columns[c], TckGraph.NumberOf(_rows[r][c]));
                }
            }

            int? before = null;
            (RelationshipPattern Pattern, MapValue Properties)? pending = null;
            foreach (PathElement element in part.Path.Elements)
            {
                if (element is RelationshipPattern relationship)
                {
                    pending = (relationship, Next(relationship.Properties));
                    continue;
                }

                var node = (NodePattern)element;
                MapValue properties = Next(node.Properties);
                int number = node.Variable is { } variable && bound.TryGetValue(variable.Name, out int known) ? known : graph.AddNode(Labels(node.Labels), properties);
                if (node.Variable is not null)
                {
                    bound[node.Variable.Name] = number;
                }

                if (pending is { } link)
                {
                    bool right = link.Pattern.Direction == PatternDirection.Right;
                    int added = graph.AddRelationship(Labels(link.Pattern.Types).Single(), right ? before!.Value : number, right ? number : before!.Value, link.Properties);
                    if (link.Pattern.Variable is { } name)
                    {
                        bound[name.Name] = added;
                    }
                }

                (before, pending) = (number, null);
            }

            columns.AddRange(bound.Keys.Where(name => !columns.Contains(name)));
            rows.Add([.. columns.Select((name, c) => bound.TryGetValue(name, out int number) ? number : c < _columns.Count ? Freeze(_rows[r][c]) : null)]);
        }

        _columns = columns;
        _rows = [.. rows.Select(row => row.Select(Thaw).ToArray())];
    }

    private void Delete(DeleteClause delete, string text)
    {
        QueryResult targets = Ask($"RETURN {string.Join(", ", delete.Targets.Select((t, i) => $"{t.Span.Of(text)} AS `{i}`"))}");
        HashSet<int> ids = [.. targets.Rows.SelectMany(row => row).Where(v => v.IsEntity).Select(TckGraph.NumberOf)];
        List<object?[]> rows = [.. _rows.Select(row => row.Select(Freeze).ToArray())];
        graph.Delete(ids, delete.Detach);
        _rows = [.. rows.Select(row => row.Select(Thaw).ToArray())];
    }

    // Entities are numbers of the changing graph while no image holds; they come back as entities of the next one.
    private static object? Freeze(CypherValue value) => value.IsEntity ? TckGraph.NumberOf(value) : value.IsList ? value.AsList.Items.ToArray().Select(Freeze).ToArray() : value;

    private CypherValue Thaw(object? value) => value switch
    {
        int number => graph.Entity(number),
        object?[] list => CypherValue.List(ListValue.Adopt([.. list.Select(Thaw)])),
        CypherValue other => other,
        _ => CypherValue.Null,
    };

    private static Expression? Properties(PathElement element) => element switch
    {
        NodePattern node => node.Properties,
        RelationshipPattern relationship => relationship.Properties,
        _ => throw new NotSupportedException($"set-up: {element}"),
    };

    private static IReadOnlyList<string> Labels(LabelExpression? labels) => labels switch
    {
        null => [],
        LabelName name => [name.Name],
        LabelAnd and => [.. and.Operands.SelectMany(Labels)],
        _ => throw new NotSupportedException($"set-up: {labels}"),
    };
}
