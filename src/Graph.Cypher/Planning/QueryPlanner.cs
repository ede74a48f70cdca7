using Graph.Cypher.Binding;
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Planning.Rewrites;
using Graph.Cypher.Procedures;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Planning;

/// <summary>Makes a plan of a bound query, clause by clause.</summary>
internal sealed class QueryPlanner
{
    private readonly PlanContext _context;
    private readonly PlanRewriter _rewriter;

    private readonly bool _optimize;

    public QueryPlanner(PlanContext context, PlanRewriter rewriter, bool optimize)
    {
        (_context, _rewriter, _optimize) = (context, rewriter, optimize);
        Compiler = new ExpressionCompiler(context, this);
    }

    public ExpressionCompiler Compiler { get; }

    /// <summary>The plan of a whole query, rewritten; its columns' symbols have slots then.</summary>
    public LogicalPlan PlanStatement(BoundQuery query)
    {
        LogicalPlan plan = _rewriter.Rewrite(Plan(query, new Argument()), [.. query.Columns.Select(c => _context[c.Symbol])]);
        Liveness.Analyze(plan, query.Columns.Select(c => _context[c.Symbol]));
        return plan;
    }

    /// <summary>A subquery as an expression.</summary>
    public Expr Subquery(BoundSubqueryExpression expression)
    {
        using IDisposable scope = _context.Nested();
        LogicalPlan plan = Plan(expression.Query, new Argument());
        Expr? collected = expression.Kind == SubqueryKind.Collect ? SlotExpr.Of(_context[expression.Query.Columns[0].Symbol], _context.Graph) : null;
        Slot[] needed = collected is null ? [] : [.. collected.Slots()];
        plan = _rewriter.Rewrite(plan, needed);
        if (_optimize && DegreeCount.TryOf(plan, expression.Kind) is { } degree)
        {
            return degree;
        }

        HashSet<Slot> imports = Liveness.Analyze(plan, needed);
        return new SubqueryExpr(expression.Kind, plan, [.. imports.OrderBy(s => s.Index)], collected, _context.NextSubplan());
    }

    private LogicalPlan Plan(BoundQuery query, LogicalPlan input) => query switch
    {
        BoundSingleQuery single => single.Clauses.Aggregate(input, PlanClause),
        BoundUnion union => PlanUnion(union, input),
        _ => throw new InvalidOperationException($"No plan for {query.GetType().Name}."),
    };

    private LogicalPlan PlanUnion(BoundUnion union, LogicalPlan input)
    {
        var branches = new List<(LogicalPlan Plan, Slot[] Outputs)>();
        foreach (BoundUnionBranch branch in union.Branches)
        {
            LogicalPlan plan = Plan(branch.Query, new Argument());
            branches.Add((plan, [.. branch.Outputs.Select(s => _context[s])]));
        }

        var slots = new Slot[union.Columns.Count];
        for (int i = 0; i < slots.Length; i++)
        {
            SlotKind kind = branches[0].Outputs[i].Kind;
            bool same = kind is SlotKind.Node or SlotKind.Relationship && branches.All(b => b.Outputs[i].Kind == kind);
            slots[i] = _context.NewSlot(union.Columns[i].Name, same ? kind : SlotKind.Value);
        }

        LogicalPlan[] plans =
            [.. branches.Select(b => new ProjectionPlan(b.Plan, [.. slots.Select((s, i) => (s, (Expr)SlotExpr.Of(b.Outputs[i], _context.Graph)))]))];
        for (int i = 0; i < slots.Length; i++)
        {
            _context.Alias(union.Columns[i].Symbol, slots[i]);
        }

        LogicalPlan result = new UnionPlan(input, plans, slots);
        return union.All ? result : new DistinctPlan(result, slots);
    }

    private LogicalPlan PlanClause(LogicalPlan input, BoundClause clause)
    {
        _context.Clock.Check();
        switch (clause)
        {
            case BoundMatch match:
                return new MatchPlanner(_context, Compiler).Plan(input, match);
            case BoundProjection projection:
                return Project(input, projection);
            case BoundUnwind unwind:
                Expr list = Compiler.Compile(unwind.List);
                return new UnwindPlan(input, _context.Declare(unwind.Symbol, SlotKind.Value), list);
            case BoundCallProcedure call:
                return Call(input, call);
            case BoundCallSubquery call:
                return CallSubquery(input, call);
            case BoundShow show:
                return Show(input, show);
            case BoundFinish:
                return new EmptyPlan(input, []);
            default:
                throw new InvalidOperationException($"The clause {clause.GetType().Name} writes and has no plan.");
        }
    }

    private LogicalPlan Project(LogicalPlan plan, BoundProjection projection)
    {
        if (projection.IsAggregating)
        {
            var keys = new List<(Slot, Expr)>();
            foreach (BoundItem key in projection.GroupingKeys)
            {
                Expr value = Compiler.Compile(key.Value);
                (SlotKind kind, Port.ITextColumn? column) = IntSource.KindOf(value);
                keys.Add((key.IsPassThrough ? _context[key.Symbol] : _context.Declare(key.Symbol, kind, column), value));
            }

            var aggregates = new List<AggregateItem>();
            foreach (BoundAggregate aggregate in projection.Aggregates)
            {
                Expr[] arguments = Compiler.CompileAll(aggregate.Arguments);
                AggregateItem item = new(
                    aggregate.Function,
                    aggregate.Distinct,
                    arguments.ElementAtOrDefault(0),
                    arguments.ElementAtOrDefault(1),
                    _context.Declare(aggregate.Symbol, SlotKind.Value));
                aggregates.Add(item);
            }

            plan = new AggregationPlan(plan, [.. keys], [.. aggregates]);
        }

        var items = new List<(Slot, Expr)>();
        var outputs = new List<Slot>();
        var values = new List<(BoundItem Item, Expr? Value)>();
        // All values are compiled before any symbol is declared: an item sees the row as it was.
        foreach (BoundItem item in projection.Items)
        {
            values.Add((item, item.IsPassThrough ? null : Compiler.Compile(item.Value)));
        }

        foreach ((BoundItem item, Expr? value) in values)
        {
            switch (value)
            {
                case null:
                    break;
                case SlotExpr variable:
                    _context.Alias(item.Symbol, variable.Slot);
                    break;
                default:
                    (SlotKind kind, Port.ITextColumn? column) = IntSource.KindOf(value);
                    items.Add((_context.Declare(item.Symbol, kind, column), value));
                    break;
            }

            outputs.Add(_context[item.Symbol]);
        }

        if (items.Count > 0)
        {
            plan = new ProjectionPlan(plan, [.. items]);
        }

        if (projection.Distinct)
        {
            plan = new DistinctPlan(plan, [.. outputs.Distinct()]);
        }

        if (projection.OrderBy.Count > 0)
        {
            plan = new SortPlan(plan, [.. projection.OrderBy.Select(k => (Compiler.Compile(k.Value), k.Descending))]);
        }

        if (projection.Skip is { } skip)
        {
            plan = new SkipPlan(plan, Compiler.Compile(skip));
        }

        if (projection.Limit is { } limit)
        {
            plan = new LimitPlan(plan, Compiler.Compile(limit));
        }

        return Filter(plan, projection.Where);
    }

    private LogicalPlan Filter(LogicalPlan plan, BoundExpression? where)
    {
        Expr[] predicates = Compiler.CompileAll(Compiler.Conjuncts(where));
        return predicates.Length == 0 ? plan : new FilterPlan(plan, predicates);
    }

    private LogicalPlan Call(LogicalPlan input, BoundCallProcedure call)
    {
        IProcedure procedure = _context.Procedures.Find(call.Procedure.Name) ?? throw new InvalidOperationException($"The procedure {call.Procedure.Name} has no implementation.");
        Expr[] arguments = Compiler.CompileAll(call.Arguments);
        var given = new List<Expr>(arguments);
        for (int i = given.Count; i < procedure.Signature.Arguments.Count; i++)
        {
            given.Add(new LiteralExpr(procedure.Signature.Arguments[i].Default ?? Values.CypherValue.Null));
        }

        (int, Slot)[] yields = [.. call.Outputs.Select(o => (o.Index, _context.Declare(o.Symbol, SlotKind.Value)))];
        LogicalPlan inner = Filter(new ProcedureCallPlan(call.Optional ? new Argument() : input, procedure, [.. given], yields, _context.Procedures), call.Where);
        return call.Optional ? new ApplyPlan(input, inner, [.. yields.Select(y => y.Item2)], optional: true) : inner;
    }

    private LogicalPlan CallSubquery(LogicalPlan input, BoundCallSubquery call)
    {
        if (call.Query.Columns.Count == 0)
        {
            // A unit subquery passes every row on once, and reading changes nothing.
            return input;
        }

        LogicalPlan inner;
        Slot[] slots;
        using (_context.Nested())
        {
            inner = Plan(call.Query, new Argument());
            slots = [.. call.Query.Columns.Select(c => _context[c.Symbol]).Distinct()];
            var items = new List<(Slot, Expr)>();
            // A column that only passes an outer value on gets a slot of its own, so that inner rows set it.
            HashSet<Slot> introduced = [.. Introduced(inner)];
            for (int i = 0; i < slots.Length; i++)
            {
                if (!introduced.Contains(slots[i]))
                {
                    Slot own = _context.NewSlot(slots[i].Name, slots[i].Kind, slots[i].Column);
                    items.Add((own, SlotExpr.Of(slots[i], _context.Graph)));
                    foreach (BoundColumn column in call.Query.Columns.Where(c => ReferenceEquals(_context[c.Symbol], slots[i])).ToArray())
                    {
                        _context.Alias(column.Symbol, own);
                    }

                    slots[i] = own;
                }
            }

            if (items.Count > 0)
            {
                inner = new ProjectionPlan(inner, [.. items]);
            }
        }

        return new ApplyPlan(input, inner, slots, call.Optional);
    }

    private static IEnumerable<Slot> Introduced(LogicalPlan plan)
    {
        for (LogicalPlan? step = plan; step is not null; step = step.Input)
        {
            foreach (Slot slot in step.Introduces)
            {
                yield return slot;
            }
        }
    }

    private ProcedureCallPlan Show(LogicalPlan input, BoundShow show)
    {
        ShowProcedure procedure = new(show.Kind, show.Filter);
        (int, Slot)[] yields = [.. show.Outputs.Select(o => (procedure.ColumnOf(o.Name), _context.Declare(o.Symbol, SlotKind.Value)))];
        return new ProcedureCallPlan(input, procedure, [], yields, _context.Procedures);
    }
}
