// Longer than other files: part of the binder.
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

public sealed partial class Binder
{
    /// <summary>Binds a clause that produces no result columns; an importing WITH gives none, every other clause one.</summary>
    private IEnumerable<BoundClause> BindClause(Clause clause)
    {
        BoundClause bound = clause switch
        {
            MatchClause match => BindMatch(match),
            WithClause with => BindProjection(with.Projection, with.Where, isReturn: false, QueryRole.Statement),
            UnwindClause unwind => BindUnwind(unwind),
            CallSubqueryClause call => BindCallSubquery(call),
            FinishClause => new BoundFinish(),
            CreateClause create => BindCreate(create),
            MergeClause merge => BindMerge(merge),
            SetClause set => new BoundSet(BindSetItems(set.Items)),
            RemoveClause remove => BindRemove(remove),
            DeleteClause delete => BindDelete(delete),
            ForeachClause @foreach => BindForeach(@foreach),
            _ => throw new ArgumentException($"A clause of kind {clause.GetType().Name} cannot be bound.", nameof(clause)),
        };
        return [bound with { Span = clause.Span }];
    }

    private BoundMatch BindMatch(MatchClause match)
    {
        int first = _symbolCount;
        var patterns = new PatternBinding(this, PatternUse.Match);
        IReadOnlyList<BoundPath> paths = patterns.Bind(match.Patterns);
        foreach (PlannerHint hint in match.Hints)
        {
            foreach (VariableReference variable in hint.Variables)
            {
                Resolve(variable.Name, variable.Span);
            }
        }

        BoundExpression? where = match.Where is null ? null : BindPredicate(match.Where, "WHERE");
        return new BoundMatch(match.Optional, paths, where, [.. patterns.NewSymbols.Where(s => s.Id >= first).OrderBy(s => s.Id)], match.Hints);
    }

    private BoundUnwind BindUnwind(UnwindClause unwind)
    {
        BoundExpression list = BindExpression(unwind.List);
        StaticType element = (list.Type.Kinds & ValueKinds.List) == 0 ? list.Type
            : list.Type.IsOnly(ValueKinds.List) ? list.Type.ElementOrAny
            : StaticType.Any;
        return new BoundUnwind(list, Declare(unwind.Variable, element));
    }

    /// <summary>Declares a variable that must be new.</summary>
    private Symbol Declare(Identifier name, StaticType type)
    {
        if (_scope.Find(name.Name) is not null)
        {
            ReportAlreadyBound(name);
        }

        Symbol symbol = NewValue(name.Name, type);
        _scope.Declare(name.Name, symbol);
        return symbol;
    }

    private void ReportAlreadyBound(Identifier name) =>
        Report(DiagnosticCode.VariableAlreadyBound, name.Span, $"the variable '{name.Name}' is already defined", "Choose another name", name.Name);

    // Procedures.

    private BoundCallProcedure BindCallProcedure(CallProcedureClause call, bool standalone)
    {
        if (!_catalog.Procedures.TryGetValue(call.Name, out ProcedureSignature? procedure))
        {
            string? near = NearestName.Find(call.Name, _catalog.Procedures.Keys);
            Report(DiagnosticCode.ProcedureNotFound, call.NameSpan, $"there is no procedure {call.Name}", near is null ? "SHOW PROCEDURES lists them" : $"Did you mean {near}?", call.Name);
            procedure = new ProcedureSignature(call.Name, [], []);
            foreach (Expression argument in call.Arguments ?? [])
            {
                BindExpression(argument);
            }

            foreach (YieldItem item in call.Yield?.Items ?? [])
            {
                _scope.Declare(item.Variable.Name, NewValue(item.Variable.Name, StaticType.Any));
            }

            return new BoundCallProcedure(call.Optional, procedure, [], [], null, true);
        }

        IReadOnlyList<BoundExpression> arguments = call.Arguments is null
            ? BindImplicitArguments(call, procedure, standalone)
            : BindArguments(call, procedure);
        List<BoundProcedureOutput> outputs = BindYield(call, procedure, standalone);
        BoundExpression? where = call.Yield?.Where is { } condition ? BindPredicate(condition, "WHERE") : null;
        return new BoundCallProcedure(call.Optional, procedure, arguments, outputs, where, procedure.Outputs.Count == 0) { Span = call.Span };
    }

    private List<BoundExpression> BindArguments(CallProcedureClause call, ProcedureSignature procedure)
    {
        int required = procedure.Inputs.Count(i => !i.IsOptional);
        if (call.Arguments!.Count < required || call.Arguments.Count > procedure.Inputs.Count)
        {
            Report(
                DiagnosticCode.InvalidNumberOfArguments,
                call.NameSpan,
                $"{procedure.Name} takes {CountText(required, procedure.Inputs.Count)}, {call.Arguments.Count} given",
                $"Its parameters are ({string.Join(", ", procedure.Inputs.Select(i => $"{i.Name} :: {i.Type}"))})");
        }

        var arguments = new List<BoundExpression>();
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            BoundExpression argument = BindExpression(call.Arguments[i]);
            if (i < procedure.Inputs.Count && !Accepts(procedure.Inputs[i].Type, argument.Type))
            {
                ReportType(call.Arguments[i].Span, $"parameter '{procedure.Inputs[i].Name}' of {procedure.Name}", procedure.Inputs[i].Type, argument.Type);
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    private static string CountText(int required, int most) => required == most ? $"{most} argument{(most == 1 ? "" : "s")}"
        : most == int.MaxValue ? $"at least {required} argument{(required == 1 ? "" : "s")}"
        : $"{required} to {most} arguments";

    /// <summary>An integer is accepted where a float is wanted.</summary>
    private static bool Accepts(StaticType wanted, StaticType given) =>
        given.Allows(wanted.Kinds | ((wanted.Kinds & ValueKinds.Float) != 0 ? ValueKinds.Integer : 0));

    private List<BoundExpression> BindImplicitArguments(CallProcedureClause call, ProcedureSignature procedure, bool standalone)
    {
        if ((!standalone || call.Yield is not null) && procedure.Inputs.Count > 0)
        {
            Report(DiagnosticCode.InvalidArgumentPassingMode, call.NameSpan, $"the arguments of {procedure.Name} must be written when it is called within a query", $"Write CALL {procedure.Name}({string.Join(", ", procedure.Inputs.Select(i => i.Name))})");
            return [];
        }

        var arguments = new List<BoundExpression>();
        foreach (ProcedureInput input in procedure.Inputs)
        {
            if (_givenParameters is not null && !_givenParameters.Contains(input.Name))
            {
                if (input.IsOptional)
                {
                    break;
                }

                Report(DiagnosticCode.MissingParameter, call.NameSpan, $"the parameter ${input.Name} that {procedure.Name} takes was not given", null, null, $"${input.Name}");
            }

            arguments.Add(Parameter(input.Name, call.NameSpan));
        }

        return arguments;
    }

    private List<BoundProcedureOutput> BindYield(CallProcedureClause call, ProcedureSignature procedure, bool standalone)
    {
        var outputs = new List<BoundProcedureOutput>();
        if (call.Yield is null or { All: true })
        {
            if (call.Yield is not null && !standalone)
            {
                Report(DiagnosticCode.UnexpectedSyntax, call.Yield.Span, "YIELD * is allowed only when the call is the whole query", $"Name the columns: YIELD {string.Join(", ", procedure.Outputs.Select(o => o.Name))}");
            }

            if (standalone)
            {
                for (int i = 0; i < procedure.Outputs.Count; i++)
                {
                    Symbol symbol = NewValue(procedure.Outputs[i].Name, procedure.Outputs[i].Type);
                    _scope.Declare(symbol.Name, symbol);
                    outputs.Add(new BoundProcedureOutput(i, symbol));
                }
            }

            return outputs;
        }

        foreach (YieldItem item in call.Yield.Items)
        {
            int index = IndexOf(procedure.Outputs, item.Column.Name);
            if (index < 0)
            {
                string? near = NearestName.Find(item.Column.Name, procedure.Outputs.Select(o => o.Name));
                Report(
                    DiagnosticCode.UnknownProcedureColumn,
                    item.Column.Span,
                    $"{procedure.Name} has no column '{item.Column.Name}'",
                    near is not null ? $"Did you mean {near}?" : procedure.Outputs.Count > 0 ? $"Its columns are {string.Join(", ", procedure.Outputs.Select(o => o.Name))}" : "It has no columns");
            }

            Symbol symbol = Declare(item.Variable, index < 0 ? StaticType.Any : procedure.Outputs[index].Type);
            outputs.Add(new BoundProcedureOutput(Math.Max(index, 0), symbol));
        }

        return outputs;
    }

    private static int IndexOf(IReadOnlyList<ProcedureOutput> outputs, string name)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>SHOW … YIELD becomes the command and a projection.</summary>
    private void BindShow(ShowClause show, bool hasReturn, List<BoundClause> clauses, ref IReadOnlyList<BoundColumn> columns)
    {
        var outputs = new List<BoundColumn>();
        IReadOnlyList<ProcedureOutput> all = _catalog.ShowColumns(show.Kind, all: show.Yield is not null);
        foreach (ProcedureOutput output in all)
        {
            Symbol symbol = NewValue(output.Name, output.Type);
            _scope.Declare(output.Name, symbol);
            outputs.Add(new BoundColumn(output.Name, symbol));
        }

        clauses.Add(new BoundShow(show.Kind, show.Filter, outputs) { Span = show.Span });
        if (hasReturn && show.Yield is null)
        {
            Report(DiagnosticCode.InvalidClauseComposition, show.Span, "RETURN after SHOW needs a YIELD before it", "Write YIELD * before RETURN");
        }

        var items = new List<ProjectionItem>();
        bool star = show.Yield is null or { All: true };
        foreach (YieldItem item in show.Yield?.Items ?? [])
        {
            if (_scope.Find(item.Column.Name) is null)
            {
                string? near = NearestName.Find(item.Column.Name, all.Select(o => o.Name));
                Report(DiagnosticCode.UnknownProcedureColumn, item.Column.Span, $"SHOW {show.Kind.ToString().ToUpperInvariant()} has no column '{item.Column.Name}'", near is null ? $"Its columns are {string.Join(", ", all.Select(o => o.Name))}" : $"Did you mean {near}?");
                return;
            }

            var reference = new VariableReference(item.Column.Name) { Span = item.Column.Span };
            items.Add(new ProjectionItem(reference, item.Alias) { Text = item.Column.Name, Span = item.Span });
        }

        BoundProjection projection;
        if (star)
        {
            items.AddRange(outputs.Select(o => new ProjectionItem(new VariableReference(o.Name), null) { Text = o.Name }));
        }

        YieldClause? yield = show.Yield;
        projection = BindProjection(
            new Projection(false, false, SyntaxList.From(items), yield?.OrderBy ?? [], yield?.Skip, yield?.Limit) { Span = show.Span },
            yield?.Where ?? show.Where,
            isReturn: false,
            QueryRole.Statement) with
        { Span = show.Span };
        clauses.Add(projection);
        columns = [.. projection.Items.Select(item => new BoundColumn(item.Name, item.Symbol))];
    }

    // Subqueries.

    private BoundCallSubquery BindCallSubquery(CallSubqueryClause call)
    {
        Scope outerScope = _scope;
        Scope outerBase = _base;
        var frame = new SubqueryFrame(_symbolCount);
        var imports = new HashSet<Symbol>();
        if (call.Scope is { } scope)
        {
            // CALL (*) sees everything and imports what it uses; a list imports what it names.
            _base = new Scope(scope.All ? outerScope : null);
            foreach (VariableReference variable in scope.Variables)
            {
                if (Resolve(variable.Name, variable.Span) is { } symbol)
                {
                    _base.Declare(variable.Name, symbol);
                    imports.Add(symbol);
                }
            }
        }
        else
        {
            // Without a scope clause outer variables are seen only through the importing WITH; those of a surrounding
            // expression subquery or scope clause stay hidden too.
            _base = new Scope(null);
        }

        _scope = new Scope(_base);
        _frames.Add(frame);
        _callScopes.Push(call.Scope is null ? outerScope : null);
        BoundQuery query = BindImportingQuery(call.Query, imports);
        _callScopes.Pop();
        _frames.Remove(frame);
        _scope = outerScope;
        _base = outerBase;
        foreach (Symbol symbol in frame.Outer)
        {
            imports.Add(symbol);
        }

        foreach (Symbol symbol in imports)
        {
            Use(symbol, call.Span);
        }

        foreach (BoundColumn column in query.Columns)
        {
            if (_scope.Find(column.Name) is not null)
            {
                Report(DiagnosticCode.VariableAlreadyBound, call.Span, $"the subquery returns '{column.Name}', which is already defined outside of it", "Rename it with AS in the subquery's RETURN", column.Name);
            }

            _scope.Declare(column.Name, column.Symbol);
        }

        return new BoundCallSubquery(call.Optional, query, [.. imports.OrderBy(s => s.Id)], call.InTransactions);
    }

    /// <summary>For each CALL without a scope clause that is being bound, the scope that its importing WITH reads; null for one with a scope clause.</summary>
    private readonly Stack<Scope?> _callScopes = new();

    private BoundQuery BindImportingQuery(Query query, HashSet<Symbol> imports)
    {
        if (_callScopes.Peek() is not { } outer)
        {
            return BindQuery(query, QueryRole.Call);
        }

        if (query is SingleQuery single)
        {
            return BindQuery(Import(single, outer, imports), QueryRole.Call);
        }

        var union = (UnionQuery)query;
        Scope start = _scope;
        var rest = new List<SingleQuery>();
        foreach (SingleQuery part in union.Queries)
        {
            rest.Add(Import(part, outer, imports));
        }

        // Every part sees what any of them imports: the names denote the same outer variables in all of them.
        _scope = start;
        return BindUnion(union with { Queries = SyntaxList.From(rest) }, QueryRole.Call);
    }

    /// <summary>Takes a leading <c>WITH a, b</c> or <c>WITH *</c> off the query and declares what it imports.</summary>
    private SingleQuery Import(SingleQuery query, Scope outer, HashSet<Symbol> imports)
    {
        if (query.Clauses.Count == 0
            || query.Clauses[0] is not WithClause { Where: null, Projection: { Distinct: false, OrderBy.Count: 0, Skip: null, Limit: null } projection }
            || !projection.Items.All(i => i is { Value: VariableReference, Alias: null }))
        {
            return query;
        }

        var names = projection.Items.Select(i => (((VariableReference)i.Value).Name, i.Span)).ToList();
        if (projection.IncludeExisting)
        {
            names.AddRange(outer.VisibleNames().Distinct(StringComparer.Ordinal).Select(n => (n, projection.Span)));
        }

        foreach ((string name, SourceSpan span) in names)
        {
            if (outer.Find(name) is { } symbol)
            {
                _scope.Declare(name, symbol);
                imports.Add(symbol);
            }
            else
            {
                ReportUndefined(name, span);
            }
        }

        return query with { Clauses = SyntaxList.From(query.Clauses.Skip(1)) };
    }
}
