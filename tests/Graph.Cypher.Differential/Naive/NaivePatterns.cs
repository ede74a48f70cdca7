// Longer than other files: all of pattern matching.
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>Matches patterns by trying every node and every relationship, one element after the other, in the order in which they are written.</summary>
internal sealed class NaivePatterns(NaiveEngine engine)
{
    /// <summary>A state of matching: the variables, where the path is, what it passed, which relationships the clause has used, what is still to be checked.</summary>
    private sealed record State(NaiveRow Row, int? At, Sequence<int> Nodes, Sequence<int> Relationships, Sequence<int> Used, Sequence<(Expression Predicate, NaiveRow? Fixed)> Checks);

    /// <summary>A list that shares its beginning with those it was made of.</summary>
    private sealed record Sequence<T>(Sequence<T>? Before, T? Last, int Count)
    {
        public static Sequence<T> Empty { get; } = new(null, default, 0);

        public Sequence<T> Add(T item) => new(this, item, Count + 1);

        public IEnumerable<T> Items()
        {
            var items = new List<T>();
            for (Sequence<T> at = this; at.Before is not null; at = at.Before)
            {
                items.Add(at.Last!);
            }

            items.Reverse();
            return items;
        }
    }

    /// <summary>The rows that a row grows into by matching all parts, relationships used once.</summary>
    public IEnumerable<NaiveRow> Match(IReadOnlyList<PatternPart> parts, Expression? where, NaiveRow row)
    {
        IEnumerable<State> states = [new State(row, null, Sequence<int>.Empty, Sequence<int>.Empty, Sequence<int>.Empty, Sequence<(Expression, NaiveRow?)>.Empty)];
        foreach (PatternPart part in parts)
        {
            PatternPart current = part;
            states = states.SelectMany(s => Part(current, s, where));
        }

        return states.Where(Checked).Select(s => s.Row).Where(r => engine.Expressions.Holds(where, r));
    }

    public bool HasLabels(CypherValue entity, LabelExpression labels, NaiveRow row)
    {
        IReadOnlyList<string> names = entity.Kind == ValueKind.Node ? engine.Graph.LabelsOf(entity.EntityId) : [entity.Domain.Source.TypeOf(entity.EntityId)];
        return Test(labels);

        bool Test(LabelExpression expression) => expression switch
        {
            LabelName name => names.Contains(name.Name, StringComparer.Ordinal),
            LabelWildcard => names.Count > 0,
            LabelNot not => !Test(not.Operand),
            LabelAnd and => and.Operands.All(Test),
            LabelOr or => or.Operands.Any(Test),
            LabelDynamic dynamic => Dynamic(engine.Expressions.Evaluate(dynamic.Value, row), dynamic.Any),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };

        bool Dynamic(CypherValue value, bool any)
        {
            string[] wanted = value.IsList ? [.. value.AsList.Items.ToArray().Select(v => v.AsString)] : [value.AsString];
            return any ? wanted.Any(names.Contains) : wanted.All(names.Contains);
        }
    }

    private bool Checked(State state) => state.Checks.Items().All(c => engine.Expressions.Holds(c.Predicate, c.Fixed ?? state.Row));

    private IEnumerable<State> Part(PatternPart part, State state, Expression? where)
    {
        IEnumerable<State> found = Elements(part.Path.Elements, 0, state with { At = null, Nodes = Sequence<int>.Empty, Relationships = Sequence<int>.Empty }).Select(s =>
            part.Variable is null ? s : s with { Row = s.Row.With(part.Variable.Name, PathOf(s)) });
        if (part.Selector is not { } selector || selector.Kind == PathSelectorKind.All)
        {
            return found;
        }

        // The older forms look for the shortest among the paths for which WHERE holds.
        bool function = selector.Kind is PathSelectorKind.ShortestPathFunction or PathSelectorKind.AllShortestPathsFunction;
        int count = selector.Count is null ? 1 : (int)engine.Expressions.Evaluate(selector.Count, state.Row).AsInteger;
        return found.Where(Checked).Where(s => !function || engine.Expressions.Holds(where, s.Row))
            // From a node to itself only the path without relationships is one; Neo4j refuses to look for others.
            .Where(s => !function || s.Relationships.Count == 0 || s.Nodes.Items().First() != s.Nodes.Items().Last())
            .GroupBy(s => (s.Nodes.Items().First(), s.Nodes.Items().Last()))
            .SelectMany(group => selector.Kind switch
            {
                PathSelectorKind.Any => group.Take(count),
                PathSelectorKind.Shortest or PathSelectorKind.ShortestPathFunction => group.OrderBy(s => s.Relationships.Count).Take(count),
                PathSelectorKind.ShortestGroups => group.GroupBy(s => s.Relationships.Count).OrderBy(g => g.Key).Take(count).SelectMany(g => g),
                _ => group.Where(s => s.Relationships.Count == group.Min(o => o.Relationships.Count)),
            });
    }

    private CypherValue PathOf(State state) => CypherValue.Path(new PathValue(engine.Graph.Domain, [.. state.Nodes.Items()], [.. state.Relationships.Items()]));

    private IEnumerable<State> Elements(IReadOnlyList<PathElement> elements, int index, State state)
    {
        engine.Step();
        if (index == elements.Count)
        {
            return [state];
        }

        IEnumerable<State> next = elements[index] switch
        {
            NodePattern node => Node(node, state),
            RelationshipPattern { Quantifier: { } quantifier } single => Repeat(new PathPattern([new NodePattern(null, null, null, null), single with { Quantifier = null }, new NodePattern(null, null, null, null)]), null, null, quantifier, state),
            RelationshipPattern { Length: not null } several => VariableLength(several, state),
            RelationshipPattern one => Relationship(one, state),
            ParenthesizedPath { Quantifier: { } quantifier } path => Repeat(path.Path, path.Variable, path.Where, quantifier, state),
            ParenthesizedPath path => Bracketed(path, state),
            _ => throw new NotSupportedException(elements[index].GetType().Name),
        };
        return next.SelectMany(s => Elements(elements, index + 1, s));
    }

    private IEnumerable<State> Node(NodePattern pattern, State state)
    {
        IEnumerable<int> candidates = state.At is { } at ? [at] : Enumerable.Range(0, engine.Graph.NodeCount);
        if (pattern.Variable is { } variable && state.Row.TryGet(variable.Name, out CypherValue bound))
        {
            candidates = bound.IsNull ? [] : candidates.Where(c => c == bound.EntityId);
        }

        foreach (int candidate in candidates)
        {
            CypherValue node = engine.Graph.Node(candidate);
            if (pattern.Labels is not null && !HasLabels(node, pattern.Labels, state.Row))
            {
                continue;
            }

            NaiveRow row = pattern.Variable is null ? state.Row : state.Row.With(pattern.Variable.Name, node);
            yield return state with
            {
                Row = row,
                At = candidate,
                Nodes = state.At is null ? state.Nodes.Add(candidate) : state.Nodes,
                Checks = With(state.Checks, pattern.Properties, pattern.Where, node),
            };
        }
    }

    // Property maps may speak of variables that come later, so that they wait until all are known.
    private static Sequence<(Expression, NaiveRow?)> With(Sequence<(Expression, NaiveRow?)> checks, Expression? properties, Expression? where, CypherValue entity)
    {
        if (where is not null)
        {
            checks = checks.Add((where, null));
        }

        return properties is null ? checks : checks.Add((new PropertiesHold(entity, properties), null));
    }

    /// <summary>That an entity has the properties of a map: known to <see cref="NaiveEngine"/> only.</summary>
    internal sealed record PropertiesHold(CypherValue Entity, Expression Properties) : Expression;

    private IEnumerable<(int Id, int To)> Steps(RelationshipPattern pattern, State state)
    {
        foreach ((int id, string _, int from, int to) in engine.Graph.Relationships)
        {
            engine.Step();
            if (state.Used.Items().Contains(id) || (pattern.Types is not null && !HasLabels(engine.Graph.Relationship(id), pattern.Types, state.Row)))
            {
                continue;
            }

            if (pattern.Direction != PatternDirection.Left && from == state.At)
            {
                yield return (id, to);
            }

            // A loop is one way, not two.
            if (pattern.Direction != PatternDirection.Right && to == state.At && (pattern.Direction == PatternDirection.Left || from != to))
            {
                yield return (id, from);
            }
        }
    }

    private static State Take(State state, int relationship, int node) => state with
    {
        At = node,
        Nodes = state.Nodes.Add(node),
        Relationships = state.Relationships.Add(relationship),
        Used = state.Used.Add(relationship),
    };

    private IEnumerable<State> Relationship(RelationshipPattern pattern, State state)
    {
        foreach ((int id, int to) in Steps(pattern, state))
        {
            CypherValue relationship = engine.Graph.Relationship(id);
            if (pattern.Variable is { } variable && state.Row.TryGet(variable.Name, out CypherValue bound) && (bound.IsNull || bound.EntityId != id))
            {
                continue;
            }

            State taken = Take(state, id, to);
            yield return taken with
            {
                Row = pattern.Variable is null ? state.Row : state.Row.With(pattern.Variable.Name, relationship),
                Checks = With(state.Checks, pattern.Properties, pattern.Where, relationship),
            };
        }
    }

    private IEnumerable<State> VariableLength(RelationshipPattern pattern, State state)
    {
        long min = pattern.Length!.Min ?? 1;
        long max = pattern.Length.Max ?? long.MaxValue;
        return Longer(state, Sequence<int>.Empty);

        IEnumerable<State> Longer(State at, Sequence<int> taken)
        {
            engine.Step();
            if (taken.Count >= min && Bind(at, taken) is { } bound)
            {
                yield return bound;
            }

            if (taken.Count >= max)
            {
                yield break;
            }

            foreach ((int id, int to) in Steps(pattern, at))
            {
                State next = Take(at, id, to) with { Checks = With(at.Checks, pattern.Properties, null, engine.Graph.Relationship(id)) };
                foreach (State longer in Longer(next, taken.Add(id)))
                {
                    yield return longer;
                }
            }
        }

        State? Bind(State at, Sequence<int> taken)
        {
            if (pattern.Variable is not { } variable)
            {
                return at;
            }

            CypherValue list = NaiveExpressions.List(taken.Items().Select(engine.Graph.Relationship));
            return at.Row.TryGet(variable.Name, out CypherValue bound)
                ? NaiveValues.Equal(bound, list) == true ? at : null
                : at with { Row = at.Row.With(variable.Name, list) };
        }
    }

    private IEnumerable<State> Bracketed(ParenthesizedPath path, State state)
    {
        State start = state with { Nodes = Sequence<int>.Empty, Relationships = Sequence<int>.Empty, At = null };
        IEnumerable<State> found = state.At is null
            ? Elements(path.Path.Elements, 0, start)
            : Elements(path.Path.Elements, 0, state with { Nodes = Sequence<int>.Empty.Add(state.At.Value), Relationships = Sequence<int>.Empty });
        foreach (State end in found)
        {
            NaiveRow row = path.Variable is null ? end.Row : end.Row.With(path.Variable.Name, PathOf(end));
            yield return end with
            {
                Row = row,
                Nodes = end.Nodes.Items().Skip(state.At is null ? 0 : 1).Aggregate(state.Nodes, (s, n) => s.Add(n)),
                Relationships = end.Relationships.Items().Aggregate(state.Relationships, (s, r) => s.Add(r)),
                Checks = path.Where is null ? end.Checks : end.Checks.Add((path.Where, null)),
            };
        }
    }

    private IEnumerable<State> Repeat(PathPattern pattern, Identifier? pathVariable, Expression? where, PathQuantifier quantifier, State state)
    {
        List<string> inner = [.. Variables(pattern), .. pathVariable is null ? Array.Empty<string>() : [pathVariable.Name]];
        return state.At is null
            ? Enumerable.Range(0, engine.Graph.NodeCount).SelectMany(n => Longer(state with { At = n, Nodes = state.Nodes.Add(n) }, []))
            : Longer(state, []);

        IEnumerable<State> Longer(State at, List<NaiveRow> iterations)
        {
            engine.Step();
            if (iterations.Count >= quantifier.Min)
            {
                yield return at with { Row = at.Row.With(inner.Select(v => KeyValuePair.Create(v, NaiveExpressions.List(iterations.Select(i => i[v]))))) };
            }

            if (iterations.Count >= (quantifier.Max ?? long.MaxValue))
            {
                yield break;
            }

            State start = at with { Nodes = Sequence<int>.Empty.Add(at.At!.Value), Relationships = Sequence<int>.Empty, Checks = Sequence<(Expression, NaiveRow?)>.Empty };
            foreach (State end in Elements(pattern.Elements, 0, start))
            {
                NaiveRow row = pathVariable is null ? end.Row : end.Row.With(pathVariable.Name, PathOf(end));
                State iteration = end with { Row = row };
                if (!Checked(iteration) || !engine.Expressions.Holds(where, row))
                {
                    continue;
                }

                State next = iteration with
                {
                    Row = at.Row,
                    Nodes = end.Nodes.Items().Skip(1).Aggregate(at.Nodes, (s, n) => s.Add(n)),
                    Relationships = end.Relationships.Items().Aggregate(at.Relationships, (s, r) => s.Add(r)),
                    Checks = at.Checks,
                };
                foreach (State longer in Longer(next, [.. iterations, row]))
                {
                    yield return longer;
                }
            }
        }
    }

    private static IEnumerable<string> Variables(PathPattern pattern) => pattern.Elements.SelectMany(e => e switch
    {
        NodePattern { Variable: { } variable } => [variable.Name],
        RelationshipPattern { Variable: { } variable } => [variable.Name],
        ParenthesizedPath path => Variables(path.Path),
        _ => Enumerable.Empty<string>(),
    }).Distinct(StringComparer.Ordinal);

    /// <summary>The variables that a pattern declares.</summary>
    public static IEnumerable<string> Variables(PatternPart part) => Variables(part.Path)
        .Concat(part.Path.Elements.OfType<ParenthesizedPath>().Select(p => p.Variable?.Name).OfType<string>())
        .Concat(part.Variable is null ? [] : [part.Variable.Name]);
}
