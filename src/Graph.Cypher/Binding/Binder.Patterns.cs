// Longer than other files: part of the binder.
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

public sealed partial class Binder
{
    /// <summary>What a pattern is for; it decides which variables may be new and what may be written.</summary>
    private enum PatternUse
    {
        /// <summary>MATCH, and the patterns of EXISTS, COUNT and COLLECT.</summary>
        Match,

        /// <summary>A pattern as a predicate: no new variables.</summary>
        Predicate,

        /// <summary>A pattern comprehension.</summary>
        Comprehension,

        /// <summary>CREATE.</summary>
        Create,

        /// <summary>MERGE.</summary>
        Merge,
    }

    /// <summary>
    /// Binds the paths of one clause in two passes: first all variables are declared, then properties, predicates and dynamic labels are
    /// bound, so that they may refer to any variable of the clause.
    /// </summary>
    private sealed class PatternBinding(Binder binder, PatternUse use)
    {
        private readonly Dictionary<SyntaxNode, (Symbol Symbol, bool IsNew)> _symbols = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<ParenthesizedPath, Inner> _inner = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<Symbol> _relationships = [];
        private readonly HashSet<Symbol> _created = [];

        /// <summary>Symbols declared by the clause.</summary>
        public List<Symbol> NewSymbols { get; } = [];

        private bool Writes => use is PatternUse.Create or PatternUse.Merge;

        private sealed record Inner(Scope Scope, List<BoundGroup> Groups);

        public List<BoundPath> Bind(IReadOnlyList<PatternPart> parts)
        {
            var pathSymbols = new List<Symbol?>();
            foreach (PatternPart part in parts)
            {
                CheckPart(part);
                bool alone = part.Path.Elements.Count == 1;
                foreach (PathElement element in part.Path.Elements)
                {
                    Declare(element, alone, inQuantified: false);
                }

                pathSymbols.Add(part.Variable is null ? null : DeclarePath(part.Variable));
            }

            var paths = new List<BoundPath>();
            for (int i = 0; i < parts.Count; i++)
            {
                paths.Add(Build(parts[i], pathSymbols[i]));
            }

            return paths;
        }

        // First pass.

        private void CheckPart(PatternPart part)
        {
            if (part.Selector is not { } selector)
            {
                return;
            }

            if (Writes)
            {
                Report(DiagnosticCode.InvalidPattern, selector.Span, "a path selector is not allowed in a pattern that is written");
            }

            if (selector.Count is IntegerLiteral { Value: < 1 })
            {
                Report(DiagnosticCode.InvalidPattern, selector.Count.Span, "the number of paths must be at least 1");
            }

            if (selector.Kind is PathSelectorKind.ShortestPathFunction or PathSelectorKind.AllShortestPathsFunction)
            {
                if (part.Path.Elements is not [NodePattern, RelationshipPattern { Quantifier: null }, NodePattern])
                {
                    Report(DiagnosticCode.InvalidPattern, part.Path.Span, "shortestPath and allShortestPaths take two nodes and one relationship between them", "Write SHORTEST 1 before the pattern for longer ones");
                }
                else if (part.Path.Elements[1] is RelationshipPattern { Length.Min: > 1 } relationship)
                {
                    Report(DiagnosticCode.InvalidPattern, relationship.Length.Span, "the minimum length of shortestPath and allShortestPaths must be 0 or 1", "Filter the paths by length afterwards");
                }
            }
        }

        private void Declare(PathElement element, bool alone, bool inQuantified)
        {
            switch (element)
            {
                case NodePattern node:
                    DeclareNode(node, alone);
                    break;
                case RelationshipPattern { Quantifier: null } relationship:
                    if (inQuantified && relationship.Length is not null)
                    {
                        Report(DiagnosticCode.InvalidPattern, relationship.Span, "a variable-length relationship cannot stand inside a quantified path", "Use a quantifier such as {1,3} for one of the two");
                    }

                    DeclareRelationship(relationship);
                    break;
                case RelationshipPattern relationship:
                    DeclareQuantifiedRelationship(relationship, inQuantified);
                    break;
                case ParenthesizedPath path:
                    DeclareParenthesized(path, inQuantified);
                    break;
            }
        }

        private void DeclareNode(NodePattern node, bool alone)
        {
            if (node.Variable is not { } variable)
            {
                _symbols[node] = (Anonymous("node", SymbolKind.Node, StaticType.Node), true);
                return;
            }

            if (Find(variable) is not { } symbol)
            {
                _symbols[node] = (New(variable, SymbolKind.Node, StaticType.Node), true);
                return;
            }

            if (!symbol.Type.Allows(ValueKinds.Node))
            {
                ReportConflict(variable, symbol, "a node");
            }
            else if (Writes && (alone || node.Labels is not null || node.Properties is not null))
            {
                binder.Report(
                    DiagnosticCode.VariableAlreadyBound,
                    variable.Span,
                    $"the variable '{variable.Name}' is already defined, so {(use == PatternUse.Create ? "CREATE" : "MERGE")} cannot make a node of that name",
                    alone ? "Choose another name" : "Write it as (" + CypherPrinter.QuoteVariable(variable.Name) + ") to refer to the existing node",
                    variable.Name);
            }

            _symbols[node] = (symbol, false);
        }

        private void DeclareRelationship(RelationshipPattern relationship)
        {
            if (relationship.Variable is null || binder._scope.Find(relationship.Variable.Name) is null)
            {
                CheckWritten(relationship);
            }

            bool many = relationship.Length is not null;
            StaticType type = many ? StaticType.ListOf(StaticType.Relationship) : StaticType.Relationship;
            SymbolKind kind = many ? SymbolKind.RelationshipList : SymbolKind.Relationship;
            if (relationship.Variable is not { } variable)
            {
                _symbols[relationship] = (Anonymous("relationship", kind, type), true);
                return;
            }

            Symbol? symbol = Find(variable);
            if (symbol is null)
            {
                symbol = New(variable, kind, type);
                _symbols[relationship] = (symbol, true);
                _relationships.Add(symbol);
                return;
            }

            _symbols[relationship] = (symbol, false);
            bool fits = many
                ? symbol.Type.Allows(ValueKinds.List) && (symbol.Type.Element is null || symbol.Type.Element.Allows(ValueKinds.Relationship))
                : symbol.Type.Allows(ValueKinds.Relationship);
            if (!fits)
            {
                ReportConflict(variable, symbol, many ? "a list of relationships" : "a relationship");
            }
            else if (Writes)
            {
                binder.ReportAlreadyBound(variable);
            }
            else if (!_relationships.Add(symbol))
            {
                Report(
                    DiagnosticCode.RelationshipUniquenessViolation,
                    variable.Span,
                    $"the relationship '{variable.Name}' stands twice in this pattern, but no relationship is matched twice",
                    "Use two variables, or two MATCH clauses");
            }
        }

        private void CheckWritten(RelationshipPattern relationship)
        {
            if (!Writes)
            {
                return;
            }

            string clause = use == PatternUse.Create ? "CREATE" : "MERGE";
            if (relationship.Length is not null || relationship.Quantifier is not null)
            {
                Report(DiagnosticCode.CreatingVarLength, relationship.Span, $"{clause} makes single relationships, not variable-length ones");
                return;
            }

            if (relationship.Types is not (LabelName or LabelDynamic))
            {
                Report(DiagnosticCode.NoSingleRelationshipType, relationship.Span, $"{clause} needs exactly one type for a relationship", "Write the type behind a colon, as in -[:KNOWS]->");
            }

            if (use == PatternUse.Create && relationship.Direction == PatternDirection.Either)
            {
                Report(DiagnosticCode.RequiresDirectedRelationship, relationship.Span, "CREATE needs a direction for a relationship", "Write --> or <--");
            }
        }

        private void DeclareQuantifiedRelationship(RelationshipPattern relationship, bool inQuantified)
        {
            CheckWritten(relationship);
            if (relationship.Length is not null)
            {
                Report(DiagnosticCode.InvalidPattern, relationship.Span, "a relationship has either a length behind '*' or a quantifier, not both");
            }

            if (inQuantified)
            {
                ReportNested(relationship.Span);
            }

            Symbol inner;
            Symbol? group = null;
            if (relationship.Variable is { } variable)
            {
                inner = binder.NewSymbol(variable.Name, SymbolKind.Relationship, StaticType.Relationship);
                if (Find(variable) is not null)
                {
                    binder.ReportAlreadyBound(variable);
                }

                group = New(variable, SymbolKind.Group, StaticType.ListOf(StaticType.Relationship));
            }
            else
            {
                inner = binder.NewAnonymous("relationship", SymbolKind.Relationship, StaticType.Relationship);
            }

            _symbols[relationship] = (inner, true);
            _quantified[relationship] = group is null ? [] : [new BoundGroup(inner, group)];
        }

        private readonly Dictionary<RelationshipPattern, IReadOnlyList<BoundGroup>> _quantified = new(ReferenceEqualityComparer.Instance);

        private void ReportNested(SourceSpan span) => Report(DiagnosticCode.InvalidPattern, span, "quantified paths cannot be nested");

        private void DeclareParenthesized(ParenthesizedPath path, bool inQuantified)
        {
            if (Writes)
            {
                Report(DiagnosticCode.InvalidPattern, path.Span, "a bracketed path is not allowed in a pattern that is written");
            }

            if (path.Variable is not null)
            {
                Report(DiagnosticCode.InvalidPattern, path.Variable.Span, "a part of a path cannot have a path variable", "Name the whole path: p = (…)");
            }

            if (path.Quantifier is null)
            {
                foreach (PathElement element in path.Path.Elements)
                {
                    Declare(element, alone: false, inQuantified);
                }

                return;
            }

            if (inQuantified)
            {
                ReportNested(path.Span);
            }

            if (!path.Path.Elements.Any(e => e is RelationshipPattern))
            {
                Report(DiagnosticCode.InvalidPattern, path.Span, "a quantified path needs at least one relationship");
            }

            Scope outer = binder._scope;
            var scope = new Scope(outer);
            int before = NewSymbols.Count;
            foreach (Identifier name in NamesIn(path.Path))
            {
                if (outer.Find(name.Name) is not null)
                {
                    Report(DiagnosticCode.VariableAlreadyBound, name.Span, $"the variable '{name.Name}' is already defined outside of the quantified path", "Choose another name and compare the two in WHERE");
                }
            }

            binder._scope = scope;
            HashSet<Symbol> relationships = [.. _relationships];
            foreach (PathElement element in path.Path.Elements)
            {
                Declare(element, alone: false, inQuantified: true);
            }

            _relationships.Clear();
            _relationships.UnionWith(relationships);
            binder._scope = outer;
            NewSymbols.RemoveRange(before, NewSymbols.Count - before);
            var groups = new List<BoundGroup>();
            foreach (Symbol inner in scope.Own.Values.OrderBy(s => s.Id))
            {
                Symbol group = binder.NewSymbol(inner.Name, SymbolKind.Group, StaticType.ListOf(inner.Type));
                outer.Declare(inner.Name, group);
                NewSymbols.Add(group);
                groups.Add(new BoundGroup(inner, group));
            }

            _inner[path] = new Inner(scope, groups);
        }

        private static IEnumerable<Identifier> NamesIn(PathPattern path)
        {
            foreach (PathElement element in path.Elements)
            {
                Identifier? name = element switch
                {
                    NodePattern node => node.Variable,
                    RelationshipPattern relationship => relationship.Variable,
                    _ => null,
                };
                if (name is not null)
                {
                    yield return name;
                }
            }
        }

        private Symbol? DeclarePath(Identifier variable)
        {
            if (binder._scope.Find(variable.Name) is not null)
            {
                binder.ReportAlreadyBound(variable);
            }

            return New(variable, SymbolKind.Path, StaticType.Path);
        }

        /// <summary>The symbol of a variable that stands in the pattern; null when it is new, which a predicate does not allow.</summary>
        private Symbol? Find(Identifier variable)
        {
            if (binder._scope.Find(variable.Name) is { } symbol)
            {
                if (!_created.Contains(symbol))
                {
                    binder.Use(symbol, variable.Span);
                }

                return symbol;
            }

            if (binder._hidden?.Find(variable.Name) is not null)
            {
                binder.ReportHidden(variable.Name, variable.Span);
            }
            else if (use == PatternUse.Predicate)
            {
                binder.ReportUndefined(variable.Name, variable.Span, "A pattern used as a condition cannot introduce variables; use EXISTS { } or leave out the name");
            }

            return null;
        }

        private Symbol New(Identifier variable, SymbolKind kind, StaticType type)
        {
            Symbol symbol = binder.NewSymbol(variable.Name, kind, type);
            binder._scope.Declare(variable.Name, symbol);
            NewSymbols.Add(symbol);
            _created.Add(symbol);
            return symbol;
        }

        private Symbol Anonymous(string role, SymbolKind kind, StaticType type)
        {
            Symbol symbol = binder.NewAnonymous(role, kind, type);
            NewSymbols.Add(symbol);
            return symbol;
        }

        private void ReportConflict(Identifier variable, Symbol symbol, string wanted) => Report(
            DiagnosticCode.VariableTypeConflict,
            variable.Span,
            $"the variable '{variable.Name}' is already defined as {Describe(symbol)} and cannot be {wanted} too",
            "Choose another name");

        private void Report(DiagnosticCode code, SourceSpan span, string message, string? suggestion = null) => binder.Report(code, span, message, suggestion);

        // Second pass.

        private BoundPath Build(PatternPart part, Symbol? pathSymbol)
        {
            BoundSelector? selector = part.Selector is not { } written ? null
                : new BoundSelector(written.Kind, written.Count is null ? null : binder.BindExpression(written.Count));
            return BuildPath(part.Path) with { Path = pathSymbol, Selector = selector, Span = part.Span };
        }

        private BoundPath BuildPath(PathPattern path)
        {
            var nodes = new List<BoundNode>();
            var steps = new List<BoundStep>();
            var predicates = new List<BoundExpression>();
            Append(path, nodes, steps, predicates);
            if (nodes.Count == steps.Count)
            {
                nodes.Add(FillNode(path.Span.End));
            }

            return new BoundPath(null, null, nodes, steps, predicates) { Span = path.Span };
        }

        private BoundNode FillNode(int at) =>
            new(Anonymous("node", SymbolKind.Node, StaticType.Node), true, null, [], null, null) { Span = new SourceSpan(at, at) };

        private void Append(PathPattern path, List<BoundNode> nodes, List<BoundStep> steps, List<BoundExpression> predicates)
        {
            foreach (PathElement element in path.Elements)
            {
                switch (element)
                {
                    case NodePattern node:
                        if (nodes.Count > steps.Count)
                        {
                            Report(DiagnosticCode.InvalidPattern, node.Span, "two nodes stand side by side without a relationship between them", "Write --> or -[:TYPE]-> between them, or quantify the bracketed path");
                        }
                        else
                        {
                            nodes.Add(BuildNode(node));
                        }

                        break;
                    case RelationshipPattern relationship:
                        AddMissingNode(relationship.Span.Start, nodes, steps);
                        steps.Add(relationship.Quantifier is null ? BuildRelationship(relationship) : BuildQuantifiedRelationship(relationship));
                        break;
                    case ParenthesizedPath { Quantifier: null } inner:
                        Append(inner.Path, nodes, steps, predicates);
                        if (inner.Where is not null)
                        {
                            predicates.Add(binder.BindPredicate(inner.Where, "WHERE"));
                        }

                        break;
                    case ParenthesizedPath inner:
                        AddMissingNode(inner.Span.Start, nodes, steps);
                        steps.Add(BuildQuantified(inner));
                        break;
                }
            }
        }

        private void AddMissingNode(int at, List<BoundNode> nodes, List<BoundStep> steps)
        {
            if (nodes.Count == steps.Count)
            {
                nodes.Add(FillNode(at));
            }
        }

        private BoundNode BuildNode(NodePattern node)
        {
            (Symbol symbol, bool isNew) = _symbols[node];
            (IReadOnlyList<BoundMapEntry> properties, BoundExpression? parameter) = BuildProperties(node.Properties);
            BoundLabels? labels = node.Labels is null ? null : binder.BindLabels(node.Labels);
            if (Writes && node.Labels is not null && !IsPlainConjunction(node.Labels))
            {
                Report(DiagnosticCode.InvalidPattern, node.Labels.Span, "a node is made with plain labels, joined by ':' or '&'");
            }

            BoundExpression? where = BuildWhere(node.Where);
            return new BoundNode(symbol, isNew, labels, properties, parameter, where) { Span = node.Span };
        }

        private static bool IsPlainConjunction(LabelExpression labels) => labels switch
        {
            LabelName or LabelDynamic { Any: false } => true,
            LabelAnd and => and.Operands.All(IsPlainConjunction),
            _ => false,
        };

        private BoundExpression? BuildWhere(Expression? where)
        {
            if (where is null)
            {
                return null;
            }

            if (Writes)
            {
                Report(DiagnosticCode.InvalidPattern, where.Span, "a condition is not allowed in a pattern that is written");
            }

            return binder.BindPredicate(where, "WHERE");
        }

        private (IReadOnlyList<BoundMapEntry> Entries, BoundExpression? Parameter) BuildProperties(Expression? properties)
        {
            switch (properties)
            {
                case MapLiteral map:
                    return ([.. map.Entries.Select(e => new BoundMapEntry(e.Key.Name, binder.BindExpression(e.Value)))], null);
                case ParameterReference parameter:
                    if (use != PatternUse.Create)
                    {
                        Report(
                            DiagnosticCode.InvalidParameterUse,
                            parameter.Span,
                            $"a parameter cannot stand for the properties of a pattern in {(use == PatternUse.Merge ? "MERGE" : "MATCH")}",
                            $"Name the properties: {{name: ${CypherPrinter.QuoteName(parameter.Name)}.name}}");
                    }

                    return ([], binder.BindExpression(parameter));
                default:
                    return ([], null);
            }
        }

        private BoundRelationship BuildRelationship(RelationshipPattern relationship)
        {
            (Symbol symbol, bool isNew) = _symbols[relationship];
            (IReadOnlyList<BoundMapEntry> properties, BoundExpression? parameter) = BuildProperties(relationship.Properties);
            BoundLabels? types = relationship.Types is null ? null : binder.BindLabels(relationship.Types);
            if (relationship is { Where: not null, Length: not null })
            {
                Report(DiagnosticCode.InvalidPattern, relationship.Where.Span, "a variable-length relationship cannot have a WHERE of its own", "Use a quantified path: ((a)-[r]->(b) WHERE …){1,3}");
            }

            BoundExpression? where = BuildWhere(relationship.Where);
            BoundLength? length = relationship.Length is { } range ? new BoundLength(range.Min ?? 1, range.Max) : null;
            return new BoundRelationship(symbol, isNew, relationship.Direction, types, length, properties, parameter, where) { Span = relationship.Span };
        }

        private BoundQuantifiedPath BuildQuantifiedRelationship(RelationshipPattern relationship)
        {
            IReadOnlyList<BoundGroup> groups = _quantified[relationship];
            Scope outer = binder._scope;
            binder._scope = new Scope(outer);
            foreach (BoundGroup group in groups)
            {
                binder._scope.Declare(group.Inner.Name, group.Inner);
            }

            BoundRelationship step = BuildRelationship(relationship with { Quantifier = null }, relationship);
            binder._scope = outer;
            var inner = new BoundPath(null, null, [InnerNode(relationship.Span.Start), InnerNode(relationship.Span.End)], [step], []) { Span = relationship.Span };
            return new BoundQuantifiedPath(inner, null, relationship.Quantifier!.Min, relationship.Quantifier.Max, groups) { Span = relationship.Span };
        }

        private BoundRelationship BuildRelationship(RelationshipPattern relationship, RelationshipPattern original)
        {
            _symbols[relationship] = _symbols[original];
            return BuildRelationship(relationship);
        }

        /// <summary>An end of a quantified relationship: fresh in each repetition, so not a symbol of the clause.</summary>
        private BoundNode InnerNode(int at) =>
            new(binder.NewAnonymous("node", SymbolKind.Node, StaticType.Node), true, null, [], null, null) { Span = new SourceSpan(at, at) };

        private BoundQuantifiedPath BuildQuantified(ParenthesizedPath path)
        {
            Inner inner = _inner[path];
            Scope outer = binder._scope;
            int before = NewSymbols.Count;
            binder._scope = inner.Scope;
            BoundPath bound = BuildPath(path.Path);
            BoundExpression? where = path.Where is null ? null : binder.BindPredicate(path.Where, "WHERE");
            binder._scope = outer;
            NewSymbols.RemoveRange(before, NewSymbols.Count - before);
            return new BoundQuantifiedPath(bound, where, path.Quantifier!.Min, path.Quantifier.Max, inner.Groups) { Span = path.Span };
        }
    }

    private static string Describe(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Node => "a node",
        SymbolKind.Relationship => "a relationship",
        SymbolKind.RelationshipList => "a list of relationships",
        SymbolKind.Path => "a path",
        SymbolKind.Group => "a list made by a quantified path",
        _ => $"a value of type {symbol.Type}",
    };

    private BoundLabels BindLabels(LabelExpression labels) => labels switch
    {
        LabelName name => new BoundLabelName(name.Name) { Span = name.Span },
        LabelWildcard => new BoundLabelWildcard(),
        LabelNot not => new BoundLabelNot(BindLabels(not.Operand)),
        LabelAnd and => new BoundLabelAnd([.. and.Operands.Select(BindLabels)]),
        LabelOr or => new BoundLabelOr([.. or.Operands.Select(BindLabels)]),
        LabelDynamic dynamic => new BoundLabelDynamic(BindExpression(dynamic.Value), dynamic.Any),
        _ => throw new ArgumentException($"Labels of kind {labels.GetType().Name} cannot be bound.", nameof(labels)),
    };
}
