using System.Collections.Concurrent;
using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Functions;
using Graph.Cypher.Planning;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Planning.Rewrites;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher;

/// <summary>
/// Runs read-only openCypher over any <see cref="IPropertyGraph"/>. Safe for concurrent use: many queries may run at once, over one
/// graph or several; a newer graph is simply given to the next execution.
/// </summary>
public sealed class CypherEngine
{
    // A longer list takes longer to make than a cancelled query may go on; UNWIND range(…) makes none.
    private const int MaximumListLength = 10_000_000;

    // One operation on a longer text could take longer than a query may go on after its time.
    private const int MaximumTextLength = 1 << 22;

    // What an element of a list that a function makes may cost before the memory limit is reached by one list.
    private const int BytesPerElement = 32;

    private readonly EngineOptions _options;
    private readonly EngineCatalog _catalog;
    private readonly ConcurrentDictionary<string, PreparedQuery> _prepared = new(StringComparer.Ordinal);

    /// <summary>Makes an engine.</summary>
    public CypherEngine(EngineOptions? options = null)
    {
        _options = options ?? new EngineOptions();
        _catalog = new EngineCatalog(_options.Procedures);
    }

    /// <summary>Reads and binds a query; texts that were prepared before are looked up. Never throws on any text: what is wrong with it is in <see cref="PreparedQuery.Diagnostics"/>.</summary>
    /// <param name="text">The query.</param>
    /// <param name="givenParameters">Names of the parameters that will be given, to report a missing one that a procedure call takes implicitly; null when not known.</param>
    public PreparedQuery Prepare(string text, IReadOnlySet<string>? givenParameters = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_prepared.TryGetValue(text, out PreparedQuery? known))
        {
            return known;
        }

        ParseResult parsed = CypherParser.Parse(text, _options.ParserLimits);
        BindResult bound = Binder.Bind(parsed, _catalog, givenParameters);
        IReadOnlyList<Diagnostic> diagnostics = bound.Diagnostics;
        if (bound.Statement?.FirstWrite is { } write)
        {
            diagnostics =
            [
                new Diagnostic(DiagnosticCode.UnsupportedStatement, write, "Queries only read this graph, but this clause writes")
                {
                    Found = write.Of(text),
                    Suggestion = "Write with the commands ingest (briefings), import (graph files) or push (to a Neo4j database)",
                },
            ];
        }

        var prepared = new PreparedQuery(text, diagnostics.Count > 0 ? null : bound.Statement, diagnostics);
        if (_prepared.Count >= _options.CachedQueries)
        {
            // Clearing is rare and cheap beside planning; it keeps no order of use.
            _prepared.Clear();
        }

        // What depends on the given parameters must not be kept for other calls.
        if (givenParameters is null || prepared.IsValid)
        {
            _prepared.TryAdd(text, prepared);
        }

        return prepared;
    }

    /// <summary>Runs a query and keeps its rows.</summary>
    /// <exception cref="ArgumentException">The query has diagnostics.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public QueryResult Execute(
        IPropertyGraph graph, PreparedQuery query, IReadOnlyDictionary<string, CypherValue>? parameters = null, QueryLimits? limits = null, CancellationToken cancellation = default)
    {
        var rows = new RowList();
        QuerySummary summary = Execute(graph, query, rows, parameters, limits, cancellation);
        return new QueryResult(summary, rows.Rows);
    }

    /// <summary>Runs a query and hands its rows on as they come.</summary>
    /// <exception cref="ArgumentException">The query has diagnostics.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public QuerySummary Execute(
        IPropertyGraph graph,
        PreparedQuery query,
        IRowConsumer consumer,
        IReadOnlyDictionary<string, CypherValue>? parameters = null,
        QueryLimits? limits = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(consumer);
        if (query.Statement is null)
        {
            throw new ArgumentException("The query has diagnostics and cannot run.", nameof(query));
        }

        ResultSink? sink = null;
        QueryPlan? plan = null;
        PlanProfile[]? profiles = null;
        QueryError? error = null;
        try
        {
            limits ??= QueryLimits.Default;
            var clock = new QueryClock(limits.Timeout, cancellation);
            plan = query.PlanFor(graph, g => Plan(query, g, clock));
            if (query.Mode == StatementMode.Explain)
            {
                return new QuerySummary(query.Columns, 0, plan.Describe(query.Columns, null, 0), null);
            }

            profiles = query.Mode == StatementMode.Profile ? [.. Enumerable.Range(0, plan.StepCount).Select(_ => new PlanProfile())] : null;
            int longestList = (int)Math.Min(MaximumListLength, limits.MaxMemoryBytes / BytesPerElement);
            int longestText = (int)Math.Min(MaximumTextLength, limits.MaxMemoryBytes / sizeof(char));
            var functions = new FunctionContext(_options.Clock, _options.Random(), _options.DefaultZone, maxListLength: longestList, maxStringLength: longestText) { Clock = clock };
            var context = new QueryContext(graph, parameters ?? NoParameters, limits, functions, plan.SlotCount, plan.MemoCount, plan.SubplanCount, plan.JoinCount, clock) { Profiles = profiles };
            foreach (string name in query.Parameters)
            {
                context.Parameter(name);
            }

            sink = new ResultSink(context, [.. plan.Outputs.Select(s => SlotExpr.Of(s, graph))], consumer, consumer is RowList);
            Operator head = OperatorBuilder.Build(plan.Root, sink, context);
            head.Run(context.NewRow());
        }
        catch (CypherRuntimeException e)
        {
            error = ErrorOf(e, query);
        }
        catch (QueryLimitException e)
        {
            error = new QueryError(null, e.Limit, $"{e.Limit}Limit", e.Message);
        }
        catch (InvalidOperationException e) when (e.InnerException is CypherRuntimeException or QueryLimitException or OperationCanceledException)
        {
            // Sorting wraps what a comparison throws.
            error = e.InnerException switch
            {
                CypherRuntimeException inner => ErrorOf(inner, query),
                QueryLimitException inner => new QueryError(null, inner.Limit, $"{inner.Limit}Limit", inner.Message),
                _ => throw new OperationCanceledException(cancellation),
            };
        }
        catch (InsufficientExecutionStackException)
        {
            error = new QueryError(null, QueryLimit.Memory, "StackLimit", "A path of the query grew longer than the stack allows; give the pattern an upper bound.");
        }

        return new QuerySummary(query.Columns, sink?.Count ?? 0, profiles is null ? null : plan?.Describe(query.Columns, profiles, sink?.Count ?? 0), error);
    }

    private static QueryError ErrorOf(CypherRuntimeException thrown, PreparedQuery query)
    {
        SourceSpan? span = thrown.Span;
        if (thrown.Category == CypherErrorCategory.ParameterMissing && query.Parameters.FirstOrDefault(p => thrown.Message.Contains($"${p},", StringComparison.Ordinal)) is { } missing
            && query.Text.IndexOf("$" + missing, StringComparison.Ordinal) is >= 0 and int at)
        {
            // Parameters are asked for before anything is computed.
            span = new SourceSpan(at, at + missing.Length + 1);
        }

        return new QueryError(thrown.Category, null, thrown.Code, thrown.Message) { Span = span };
    }

    private static Dictionary<string, CypherValue> NoParameters { get; } = [];

    private QueryPlan Plan(PreparedQuery query, IPropertyGraph graph, QueryClock clock)
    {
        var context = new PlanContext(graph, _options.Procedures, query.Text, clock, _options.Optimize);
        var rewriter = new PlanRewriter(_options.Optimize ? PlanRewrites.All(context) : []);
        LogicalPlan plan = new QueryPlanner(context, rewriter, _options.Optimize).PlanStatement(query.Statement!.Query);
        return new QueryPlan(plan, [.. query.Statement.Query.Columns.Select(c => context[c.Symbol])], context, rewriter.Applied);
    }

    private sealed class RowList : IRowConsumer
    {
        public List<CypherValue[]> Rows { get; } = [];

        public bool Take(ReadOnlySpan<CypherValue> row)
        {
            Rows.Add(row.ToArray());
            return true;
        }
    }
}
