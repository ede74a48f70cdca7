// Longer than other files: with its other parts (clauses, projections, patterns, expressions, writes) it is the binder.
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

/// <summary>
/// Gives meaning to a syntax tree: variables become symbols, functions and procedures are resolved, aggregates are separated from what
/// is computed with them, and what can be known to be wrong before the query runs is reported. Never throws on any parsed statement.
/// </summary>
public sealed partial class Binder
{
    /// <summary>Most faults that are reported; further ones rarely say anything new.</summary>
    private const int MaxDiagnostics = 20;

    /// <summary>Most columns that stars may stand for in one statement: each <c>WITH *</c> repeats all variables, so that a short text could ask for any amount of work.</summary>
    private const int MaxStarColumns = 100_000;

    private readonly IBindingCatalog _catalog;
    private readonly IReadOnlySet<string>? _givenParameters;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _undefined = new(StringComparer.Ordinal);
    private readonly List<string> _parameters = [];
    private readonly Dictionary<string, int> _parameterIndex = new(StringComparer.Ordinal);
    private readonly List<SubqueryFrame> _frames = [];
    private int _symbolCount;
    private int _starColumns;
    private SourceSpan? _firstWrite;
    private Scope _scope = new(null);
    private Scope _base;

    private Binder(IBindingCatalog catalog, IReadOnlySet<string>? givenParameters)
    {
        _catalog = catalog;
        _givenParameters = givenParameters;
        _base = new Scope(null);
        _scope = new Scope(_base);
    }

    /// <summary>Binds a parsed statement. A tree with syntax errors is not bound: its diagnostics are given back.</summary>
    /// <param name="parsed">The parsed text.</param>
    /// <param name="catalog">Functions and procedures.</param>
    /// <param name="givenParameters">Names of the parameters that will be given, to report a missing one that a procedure call takes implicitly; null when not known.</param>
    public static BindResult Bind(ParseResult parsed, IBindingCatalog catalog, IReadOnlySet<string>? givenParameters = null)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(catalog);
        if (parsed.HasErrors)
        {
            return new BindResult(null, parsed.Diagnostics);
        }

        var binder = new Binder(catalog, givenParameters);
        BoundQuery query = binder.BindQuery(parsed.Statement.Query, QueryRole.Statement);
        if (binder._diagnostics.Count > 0)
        {
            return new BindResult(null, binder._diagnostics);
        }

        return new BindResult(new BoundStatement(parsed.Statement.Mode, query, binder._symbolCount, binder._parameters, binder._firstWrite), []);
    }

    /// <summary>Where a query stands.</summary>
    private enum QueryRole
    {
        Statement,
        Call,
        Exists,
        Count,
        Collect,
    }

    /// <summary>Collects the symbols of the surrounding query that a subquery uses: those that are older than its first symbol.</summary>
    private sealed class SubqueryFrame(int firstSymbol)
    {
        public int FirstSymbol { get; } = firstSymbol;

        public HashSet<Symbol> Outer { get; } = [];

        public List<Symbol> Sorted() => [.. Outer.OrderBy(s => s.Id)];
    }

    // Symbols.

    private Symbol NewSymbol(string name, SymbolKind kind, StaticType type) => new(_symbolCount++, name, kind, type, isAnonymous: false);

    private Symbol NewAnonymous(string role, SymbolKind kind, StaticType type)
    {
        int id = _symbolCount++;
        return new Symbol(id, $"  {role}{id}", kind, type, isAnonymous: true);
    }

    /// <summary>A symbol for a computed value, of the kind that its type tells.</summary>
    private Symbol NewValue(string name, StaticType type) => NewSymbol(name, KindOf(type), type);

    private static SymbolKind KindOf(StaticType type) => type.Kinds switch
    {
        ValueKinds.Node => SymbolKind.Node,
        ValueKinds.Relationship => SymbolKind.Relationship,
        ValueKinds.Path => SymbolKind.Path,
        _ => SymbolKind.Value,
    };

    private BoundVariable Use(Symbol symbol, SourceSpan span)
    {
        foreach (SubqueryFrame frame in _frames)
        {
            if (symbol.Id < frame.FirstSymbol)
            {
                frame.Outer.Add(symbol);
            }
        }

        return new BoundVariable(symbol) { Type = symbol.Type, Span = span };
    }

    // Diagnostics.

    private bool IsFull => _diagnostics.Count >= MaxDiagnostics;

    private void Report(DiagnosticCode code, SourceSpan span, string message, string? suggestion = null, string? found = null, string? expected = null)
    {
        if (!IsFull)
        {
            _diagnostics.Add(new Diagnostic(code, span, message) { Suggestion = suggestion, Found = found, Expected = expected });
        }
    }

    private void ReportUndefined(string name, SourceSpan span, string? suggestion = null)
    {
        if (IsFull || !_undefined.Add(name))
        {
            return;
        }

        suggestion ??= NearestName.Find(name, _scope.VisibleNames().Where(n => n.Length > 0)) is { } near ? $"Did you mean {CypherPrinter.QuoteVariable(near)}?" : null;
        Report(DiagnosticCode.UndefinedVariable, span, $"the variable '{name}' is not defined here", suggestion, name);
    }

    // Queries.

    private BoundQuery BindQuery(Query query, QueryRole role)
    {
        switch (query)
        {
            case UnionQuery union:
                return BindUnion(union, role);
            case SingleQuery single:
                return BindSingle(single, role);
            default:
                throw new ArgumentException($"A query of kind {query.GetType().Name} cannot be bound.", nameof(query));
        }
    }

    private BoundUnion BindUnion(UnionQuery union, QueryRole role)
    {
        bool all = union.Operators[0].All;
        if (union.Operators.FirstOrDefault(o => o.All != all) is { } mixed)
        {
            Report(DiagnosticCode.InvalidClauseComposition, mixed.Span, "UNION and UNION ALL cannot be mixed in one query", "Put one of them into a CALL subquery");
        }

        Scope start = _scope;
        var queries = new List<BoundSingleQuery>();
        foreach (SingleQuery query in union.Queries)
        {
            _scope = new Scope(_base);
            foreach ((string name, Symbol symbol) in start.Own)
            {
                _scope.Declare(name, symbol);
            }

            queries.Add(BindSingle(query, role));
        }

        _scope = start;
        IReadOnlyList<BoundColumn> first = queries[0].Columns;
        var columns = new List<BoundColumn>();
        foreach (BoundColumn column in first)
        {
            StaticType type = column.Symbol.Type;
            foreach (BoundSingleQuery query in queries)
            {
                type = query.Columns.FirstOrDefault(c => c.Name == column.Name) is { } same ? StaticType.Union(type, same.Symbol.Type) : type;
            }

            columns.Add(new BoundColumn(column.Name, NewValue(column.Name, type)));
        }

        var branches = new List<BoundUnionBranch>();
        for (int i = 0; i < queries.Count; i++)
        {
            BoundSingleQuery query = queries[i];
            var outputs = new List<Symbol>();
            foreach (BoundColumn column in first)
            {
                if (query.Columns.FirstOrDefault(c => c.Name == column.Name) is { } match)
                {
                    outputs.Add(match.Symbol);
                }
            }

            if (outputs.Count != first.Count || query.Columns.Count != first.Count)
            {
                Report(
                    DiagnosticCode.DifferentColumnsInUnion,
                    union.Queries[i].Clauses.Count > 0 ? union.Queries[i].Clauses[^1].Span : union.Span,
                    $"this part of the UNION returns {Names(query.Columns)}, the first returns {Names(first)}",
                    "Give the columns the same names with AS");
            }

            branches.Add(new BoundUnionBranch(query, outputs));
        }

        return new BoundUnion(all, branches, columns);

        static string Names(IReadOnlyList<BoundColumn> columns) => columns.Count == 0 ? "nothing" : string.Join(", ", columns.Select(c => c.Name));
    }

    private BoundSingleQuery BindSingle(SingleQuery query, QueryRole role)
    {
        var clauses = new List<BoundClause>();
        IReadOnlyList<BoundColumn> columns = [];
        CheckComposition(query, role);
        for (int i = 0; i < query.Clauses.Count; i++)
        {
            Clause clause = query.Clauses[i];
            switch (clause)
            {
                case ReturnClause @return:
                    BoundProjection projection = BindProjection(@return.Projection, null, isReturn: true, role) with { Span = @return.Span };
                    columns = [.. projection.Items.Select(item => new BoundColumn(item.Name, item.Symbol))];
                    clauses.Add(projection);
                    break;
                case CallProcedureClause call:
                    bool standalone = role == QueryRole.Statement && query.Clauses.Count == 1;
                    BoundCallProcedure bound = BindCallProcedure(call, standalone);
                    clauses.Add(bound);
                    if (standalone)
                    {
                        columns = [.. bound.Outputs.Select(o => new BoundColumn(o.Symbol.Name, o.Symbol))];
                    }

                    break;
                case ShowClause show:
                    BindShow(show, query.Clauses.Count > 1, clauses, ref columns);
                    break;
                default:
                    clauses.AddRange(BindClause(clause));
                    break;
            }
        }

        return new BoundSingleQuery(clauses, columns);
    }

    /// <summary>Which clause may stand where.</summary>
    private void CheckComposition(SingleQuery query, QueryRole role)
    {
        for (int i = 0; i < query.Clauses.Count; i++)
        {
            Clause clause = query.Clauses[i];
            bool last = i == query.Clauses.Count - 1;
            if (clause is ReturnClause or FinishClause && !last)
            {
                Report(
                    DiagnosticCode.InvalidClauseComposition,
                    query.Clauses[i + 1].Span with { End = query.Clauses[i + 1].Span.Start + 1 },
                    $"{(clause is ReturnClause ? "RETURN" : "FINISH")} must be the last clause of a query",
                    clause is ReturnClause ? "Use WITH to pass values on to further clauses" : null);
                return;
            }

            bool writes = clause is CreateClause or MergeClause or SetClause or RemoveClause or DeleteClause or ForeachClause;
            if (writes)
            {
                _firstWrite ??= clause.Span;
                if (role is QueryRole.Exists or QueryRole.Count or QueryRole.Collect)
                {
                    Report(DiagnosticCode.InvalidClauseComposition, clause.Span, $"{role.ToString().ToUpperInvariant()} {{ }} cannot contain clauses that write");
                    return;
                }
            }
        }

        if (query.Clauses.Count == 0)
        {
            return;
        }

        Clause end = query.Clauses[^1];
        bool free = role is QueryRole.Exists or QueryRole.Count;
        string? word = end switch
        {
            MatchClause match => match.Optional ? "OPTIONAL MATCH" : "MATCH",
            WithClause => "WITH",
            UnwindClause => "UNWIND",
            CallProcedureClause { Yield: not null } when query.Clauses.Count > 1 || role != QueryRole.Statement => "CALL with YIELD",
            CallSubqueryClause { Query: var inner } when Returns(inner) => "CALL { … RETURN … }",
            _ => null,
        };
        if (word is not null && (!free || end is WithClause))
        {
            Report(
                DiagnosticCode.InvalidClauseComposition,
                end.Span,
                $"a query cannot end with {word}",
                "End the query with RETURN",
                word,
                "RETURN");
        }
        else if (role == QueryRole.Collect && end is not ReturnClause)
        {
            Report(DiagnosticCode.InvalidClauseComposition, end.Span, "COLLECT { } must end with RETURN and one column");
        }
    }

    private static bool Returns(Query query) => query switch
    {
        SingleQuery single => single.Clauses.Count > 0 && single.Clauses[^1] is ReturnClause,
        UnionQuery union => union.Queries.Any(Returns),
        _ => false,
    };
}
