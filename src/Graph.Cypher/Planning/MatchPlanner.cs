using Graph.Cypher.Binding;
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Planning;

/// <summary>Plans a MATCH: turns its paths into a pattern graph, has it solved, and adds paths and what is left of the conditions.</summary>
internal sealed class MatchPlanner(PlanContext context, ExpressionCompiler compiler)
{
    private readonly HashSet<Symbol> _new = [];

    public LogicalPlan Plan(LogicalPlan input, BoundMatch match)
    {
        _new.UnionWith(match.NewSymbols);
        input = CastKnown(input, match.Paths);
        foreach (Symbol symbol in match.NewSymbols)
        {
            context.Declare(symbol, KindOf(symbol));
        }

        LogicalPlan solved = Solve(match.Optional ? new Argument() : input, match);
        return match.Optional ? new ApplyPlan(input, solved, [.. match.NewSymbols.Select(s => context[s])], optional: true) : solved;
    }

    private static SlotKind KindOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Node => SlotKind.Node,
        SymbolKind.Relationship => SlotKind.Relationship,
        _ => SlotKind.Value,
    };

    // Nodes and relationships that come from elsewhere as values become ids first.
    private LogicalPlan CastKnown(LogicalPlan input, IEnumerable<BoundPath> paths)
    {
        foreach (BoundPath path in paths)
        {
            IEnumerable<(Symbol Symbol, SlotKind Kind)> known = path.Nodes.Select(n => (n.Symbol, SlotKind.Node))
                .Concat(path.Steps.OfType<BoundRelationship>().Where(r => r.Length is null).Select(r => (r.Symbol, SlotKind.Relationship)));
            foreach ((Symbol symbol, SlotKind kind) in known)
            {
                if (_new.Contains(symbol) || context[symbol].Kind == kind)
                {
                    continue;
                }

                Expr value = SlotExpr.Of(context[symbol], context.Graph);
                Slot slot = context.NewSlot(symbol.Name, kind);
                input = new EntityCastPlan(input, slot, value, symbol.Name);
                context.Alias(symbol, slot);
            }
        }

        return input;
    }

    private LogicalPlan Solve(LogicalPlan input, BoundMatch match)
    {
        var graph = new PatternGraph();
        var paths = new List<(Slot Path, Expr Value)>();
        var selected = new List<BoundPath>();
        foreach (BoundPath path in match.Paths)
        {
            if (path.Selector is { Kind: not PathSelectorKind.All } && !IsSimple(path))
            {
                selected.Add(path);
                continue;
            }

            AddPath(graph, path, paths);
        }

        BoundExpression[] conditions = [.. compiler.Conjuncts(match.Where)];
        var late = new List<Expr>();
        HashSet<Slot> pathSlots = [.. match.Paths.Where(p => p.Path is not null).Select(p => context[p.Path!])];
        HashSet<Slot> selectedSlots = [.. selected.SelectMany(SlotsOf)];
        foreach (Expr condition in compiler.CompileAll(conditions))
        {
            Slot[] slots = [.. condition.Slots()];
            if (SearchFor(graph, paths, slots) is { } search)
            {
                PathSearch old = search.Search;
                Expr tested = paths.Find(p => p.Value is PathExpr && p.Value.Slots().Contains(old.List)) is { Path: { } pathSlot } named && slots.Contains(pathSlot)
                    ? new LetExpr(pathSlot, named.Value, condition) { Text = condition.Text }
                    : condition;
                search.Search = old with { PathPredicates = [.. old.PathPredicates, tested] };
            }
            else if (slots.Any(s => pathSlots.Contains(s) || selectedSlots.Contains(s)))
            {
                late.Add(condition);
            }
            else
            {
                graph.Predicates.Add(condition);
            }
        }

        LogicalPlan plan = new PatternSolver(context, graph).Solve(input);
        foreach (BoundPath path in selected)
        {
            plan = Select(plan, path, match, paths);
        }

        if (paths.Count > 0)
        {
            plan = new ProjectionPlan(plan, [.. paths]);
        }

        return late.Count > 0 ? new FilterPlan(plan, [.. late]) : plan;
    }

    // A condition on the path or the list of a shortestPath(…) is part of the search.
    private static SearchEdge? SearchFor(PatternGraph graph, List<(Slot Path, Expr Value)> paths, Slot[] slots) =>
        graph.Edges.OfType<SearchEdge>().FirstOrDefault(e => !e.Search.AllowSameEnds && e.Search.List is { } list
            && (slots.Contains(list) || paths.Any(p => slots.Contains(p.Path) && p.Value.Slots().Contains(list))));

    private IEnumerable<Slot> SlotsOf(BoundPath path) =>
        path.Nodes.Select(n => context[n.Symbol])
            .Concat(path.Steps.OfType<BoundRelationship>().Select(r => context[r.Symbol]))
            .Concat(path.Steps.OfType<BoundQuantifiedPath>().SelectMany(q => q.Groups).Select(g => context[g.Outer]));

    // A selector over a longer pattern: all its paths are found, then the wanted ones are kept.
    private ApplyPlan Select(LogicalPlan input, BoundPath path, BoundMatch match, List<(Slot Path, Expr Value)> paths)
    {
        var graph = new PatternGraph();
        var own = new List<(Slot Path, Expr Value)>();
        HashSet<Symbol> outer = [.. match.Paths.Where(p => !ReferenceEquals(p, path)).SelectMany(p => p.Nodes).Select(n => n.Symbol)];
        var before = new HashSet<Symbol>(_new);
        _new.ExceptWith(outer.Where(s => match.Paths.Any(p => !ReferenceEquals(p, path) && (p.Selector is null or { Kind: PathSelectorKind.All } || IsSimple(p)) && p.Nodes.Any(n => n.Symbol == s))));
        Slot[] relationships = AddPath(graph, path, own);
        LogicalPlan plan = new PatternSolver(context, graph).Solve(new Argument());
        (PathChoice choice, Expr? count) = Choice(path.Selector!);
        Slot[] innerSlots = [.. SlotsOf(path).Concat(relationships).Distinct().Except(graph.Nodes.Where(n => n.Known).Select(n => n.Slot))];
        plan = new PathSelectionPlan(plan, context[path.Nodes[0].Symbol], context[path.Nodes[^1].Symbol], relationships, choice, count);
        _new.Clear();
        _new.UnionWith(before);
        paths.AddRange(own);
        return new ApplyPlan(input, plan, innerSlots, optional: false);
    }

    private (PathChoice Choice, Expr? Count) Choice(BoundSelector selector)
    {
        Expr? count = selector.Count is null ? null : compiler.Compile(selector.Count);
        return selector.Kind switch
        {
            PathSelectorKind.AllShortest or PathSelectorKind.AllShortestPathsFunction => (PathChoice.AllShortest, null),
            PathSelectorKind.ShortestGroups => (PathChoice.Groups, count),
            PathSelectorKind.Any or PathSelectorKind.Shortest when count is not null => (PathChoice.Count, count),
            _ => (PathChoice.One, null),
        };
    }

    private static bool IsSimple(BoundPath path) => path.Steps.Count == 1 && path.Predicates.Count == 0 && path.Steps[0] switch
    {
        BoundRelationship { Length: not null, IsNew: true } => true,
        BoundQuantifiedPath quantified => IsSimple(quantified),
        _ => false,
    };

    // A quantified relationship whose nodes are not asked for is a variable-length relationship.
    private static bool IsSimple(BoundQuantifiedPath path) =>
        path.Inner.Steps is [BoundRelationship { Length: null } relationship]
        && path.Inner.Nodes.All(n => n.Labels is null && n.Properties.Count == 0 && n.Where is null && n.Symbol.IsAnonymous)
        && path.Groups.All(g => g.Inner == relationship.Symbol);

    // Gives the slots of the path's relationships, in order.
    private Slot[] AddPath(PatternGraph graph, BoundPath path, List<(Slot Path, Expr Value)> paths)
    {
        PatternNode[] nodes = [.. path.Nodes.Select(n => AddNode(graph, n))];
        var relationships = new List<Slot>();
        if (nodes is [{ Known: true } alone])
        {
            // What an OPTIONAL MATCH did not find matches nothing; where there is a step, no relationship leads from it.
            graph.Predicates.Add(new NullTestExpr(SlotExpr.Of(alone.Slot, context.Graph), negated: true) { Text = $"{alone.Slot.Name} IS NOT NULL" });
        }

        for (int i = 0; i < path.Steps.Count; i++)
        {
            PatternEdge edge = path.Steps[i] switch
            {
                BoundRelationship relationship => AddRelationship(graph, relationship, nodes[i], nodes[i + 1]),
                BoundQuantifiedPath quantified when IsSimple(quantified) => AddQuantifiedRelationship(quantified, nodes[i], nodes[i + 1]),
                BoundQuantifiedPath quantified => AddQuantified(quantified, nodes[i], nodes[i + 1]),
                _ => throw new InvalidOperationException("No such step."),
            };
            if (path.Selector is { Kind: not PathSelectorKind.All } selector && IsSimple(path) && edge is RelationshipEdge { Length: { } length } search)
            {
                (PathChoice choice, Expr? count) = Choice(selector);
                bool function = selector.Kind is PathSelectorKind.ShortestPathFunction or PathSelectorKind.AllShortestPathsFunction;
                edge = new SearchEdge(
                    nodes[i],
                    nodes[i + 1],
                    new PathSearch(nodes[i].Slot, nodes[i + 1].Slot, search.Step, length.Min, length.Max, search.Relationship, search.Each, search.EachPredicates, [], choice, count, !function));
            }

            graph.Edges.Add(edge);
            relationships.AddRange(edge.RelationshipSlots);
        }

        foreach (BoundExpression predicate in path.Predicates.SelectMany(p => compiler.Conjuncts(p)))
        {
            graph.Predicates.Add(compiler.Compile(predicate));
        }

        if (path.Path is not null)
        {
            paths.Add((context[path.Path], new PathExpr(nodes[0].Slot, [.. relationships], context.Graph) { Text = "path" }));
        }

        return [.. relationships];
    }

    private PatternNode AddNode(PatternGraph graph, BoundNode bound)
    {
        Slot slot = context[bound.Symbol];
        PatternNode node = graph.Node(slot, !_new.Contains(bound.Symbol));
        Expr self = SlotExpr.Of(slot, context.Graph);
        if (bound.Labels is { } labels)
        {
            IReadOnlyList<BoundLabels> all = labels is BoundLabelAnd several ? several.Operands : [labels];
            foreach (BoundLabels one in all)
            {
                Expr test = compiler.Labels(self, one);
                if (one is BoundLabelName name && !node.Known)
                {
                    node.Labels.Add((context.Graph.Labels.Find(name.Name), name.Name, test));
                }
                else
                {
                    graph.Predicates.Add(test);
                }
            }
        }

        AddConditions(graph.Predicates, slot, bound.Properties, bound.Where);
        return node;
    }

    private void AddConditions(List<Expr> predicates, Slot slot, IReadOnlyList<BoundMapEntry> properties, BoundExpression? where)
    {
        foreach (BoundMapEntry entry in properties)
        {
            int key = context.Graph.PropertyKeys.Find(entry.Key);
            IPropertyColumn? column = key < 0 ? null : slot.Kind == SlotKind.Node ? context.Graph.NodeColumn(key) : context.Graph.RelationshipColumn(key);
            Expr value = compiler.Compile(entry.Value);
            var property = new EntityPropertyExpr(slot, entry.Key, key, column) { Text = $"{slot.Name}.{entry.Key}" };
            Expr test = compiler.Comparison(property, ComparisonOperator.Equal, value);
            test.Text = $"{property.Text} = {value.Text}";
            predicates.Add(test);
        }

        predicates.AddRange(compiler.CompileAll(compiler.Conjuncts(where)));
    }

    private (RelationshipStep Step, string Text) Step(BoundRelationship relationship)
    {
        TokenTable types = context.Graph.RelationshipTypes;
        LabelTest? test = relationship.Types is null ? null : LabelTest.Of(relationship.Types, types);
        int[] allowed = [.. Enumerable.Range(0, types.Count).Where(t => test is null || test.Holds([t]))];
        Direction direction = relationship.Direction switch
        {
            PatternDirection.Right => Direction.Outgoing,
            PatternDirection.Left => Direction.Incoming,
            _ => Direction.Both,
        };
        return (new RelationshipStep(allowed, direction), relationship.Types is null ? "" : ":" + LabelTest.TextOf(relationship.Types).Trim('(', ')'));
    }

    private RelationshipEdge AddRelationship(PatternGraph graph, BoundRelationship relationship, PatternNode left, PatternNode right)
    {
        (RelationshipStep step, string text) = Step(relationship);
        bool known = !_new.Contains(relationship.Symbol);
        Slot slot = context[relationship.Symbol];
        if (relationship.Length is not { } length)
        {
            AddConditions(graph.Predicates, slot, relationship.Properties, relationship.Where);
            // A variable that occurs twice in the pattern is found once and compared the second time.
            bool repeated = graph.Edges.Any(e => e.RelationshipSlots.Contains(slot));
            return new RelationshipEdge(left, right, step, text, slot) { Known = known || repeated };
        }

        Slot list = slot;
        if (known)
        {
            list = context.NewSlot(relationship.Symbol.Name, SlotKind.Value);
            graph.Predicates.Add(new ComparisonExpr(SlotExpr.Of(list, context.Graph), ComparisonOperator.Equal, SlotExpr.Of(slot, context.Graph)) { Text = relationship.Symbol.Name });
        }

        Slot each = context.NewSlot("each", SlotKind.Relationship);
        var predicates = new List<Expr>();
        AddConditions(predicates, each, relationship.Properties, relationship.Where);
        return new RelationshipEdge(left, right, step, text, list) { Length = (length.Min, length.Max ?? long.MaxValue), Each = each, EachPredicates = [.. predicates] };
    }

    private RelationshipEdge AddQuantifiedRelationship(BoundQuantifiedPath quantified, PatternNode left, PatternNode right)
    {
        var relationship = (BoundRelationship)quantified.Inner.Steps[0];
        (RelationshipStep step, string text) = Step(relationship);
        Slot each = context.Declare(relationship.Symbol, SlotKind.Relationship);
        var predicates = new List<Expr>();
        AddConditions(predicates, each, relationship.Properties, relationship.Where);
        predicates.AddRange(compiler.CompileAll(quantified.Inner.Predicates.Concat(compiler.Conjuncts(quantified.Where))));
        Slot list = quantified.Groups.Count > 0 ? context[quantified.Groups[0].Outer] : context.NewSlot("relationships", SlotKind.Value);
        return new RelationshipEdge(left, right, step, text, list) { Length = (quantified.Min, quantified.Max ?? long.MaxValue), Each = each, EachPredicates = [.. predicates] };
    }

    private QuantifiedEdge AddQuantified(BoundQuantifiedPath quantified, PatternNode left, PatternNode right)
    {
        foreach (BoundNode node in quantified.Inner.Nodes)
        {
            _new.Add(node.Symbol);
            context.Declare(node.Symbol, SlotKind.Node);
        }

        foreach (BoundStep step in quantified.Inner.Steps)
        {
            if (step is BoundRelationship relationship)
            {
                _new.Add(relationship.Symbol);
                context.Declare(relationship.Symbol, relationship.Length is null ? SlotKind.Relationship : SlotKind.Value);
            }
        }

        Slot path = context.NewSlot("relationships", SlotKind.Value);
        int[] types = [];
        (LogicalPlan Plan, Repetition Repetition) Make(bool reversed, bool into)
        {
            Symbol first = quantified.Inner.Nodes[0].Symbol;
            Symbol last = quantified.Inner.Nodes[^1].Symbol;
            var inner = new PatternGraph();
            Symbol start = reversed ? last : first;
            _new.Remove(start);
            Slot[] relationships = AddPath(inner, quantified.Inner, []);
            _new.Add(start);
            inner.Predicates.AddRange(compiler.CompileAll(compiler.Conjuncts(quantified.Where)));
            types = [.. inner.Edges.SelectMany(e => e.Types).Distinct()];
            LogicalPlan plan = new PatternSolver(context, inner).Solve(new Argument());
            return (plan, new Repetition(
                (reversed ? right : left).Slot,
                (reversed ? left : right).Slot,
                into,
                context[start],
                context[reversed ? first : last],
                quantified.Min,
                quantified.Max ?? long.MaxValue,
                [.. quantified.Groups.Select(g => (context[g.Inner], context[g.Outer]))],
                relationships,
                path,
                reversed));
        }

        Make(false, false);
        return new QuantifiedEdge(left, right, Make, path, types);
    }
}
