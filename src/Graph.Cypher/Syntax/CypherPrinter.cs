// Longer than other files: one method per kind of node.
using System.Globalization;
using System.Text;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

/// <summary>
/// Writes a syntax tree as canonical Cypher: one space between words, keywords in upper case, brackets only where the tree needs them.
/// Parsing the text gives an equal tree.
/// </summary>
public static class CypherPrinter
{
    /// <summary>The canonical text of <paramref name="node"/>.</summary>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new Writer();
        writer.Node(node);
        return writer.Text;
    }

    /// <summary><paramref name="name"/> as it must be written as a label, type, property key or part of a function name: in backticks unless it is a plain word.</summary>
    public static string QuoteName(string name) =>
        Lexer.IsPlainName(name) ? name : "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary><paramref name="name"/> as it must be written as a variable: in backticks also when it is a keyword.</summary>
    public static string QuoteVariable(string name) =>
        Lexer.KeywordOf(name) == Keyword.None ? QuoteName(name) : "`" + name + "`";

    /// <summary><paramref name="value"/> as a string literal in single quotes.</summary>
    public static string QuoteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var output = new StringBuilder(value.Length + 2).Append('\'');
        foreach (char c in value)
        {
            _ = c switch
            {
                '\\' or '\'' => output.Append('\\').Append(c),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => output.Append(c),
            };
        }

        return output.Append('\'').ToString();
    }

    /// <summary>Binding strength, loosest first.</summary>
    private enum Level
    {
        Or,
        Xor,
        And,
        Not,
        Comparison,
        Predicate,
        Sum,
        Product,
        Power,
        Sign,
        Postfix,
        Atom,
    }

    private static Level LevelOf(Expression expression) => expression switch
    {
        LogicalExpression { Operator: LogicalOperator.Or } => Level.Or,
        LogicalExpression { Operator: LogicalOperator.Xor } => Level.Xor,
        LogicalExpression => Level.And,
        UnaryExpression { Operator: UnaryOperator.Not } => Level.Not,
        UnaryExpression => Level.Sign,
        ComparisonExpression => Level.Comparison,
        NullPredicate or TypePredicate or NormalizedPredicate => Level.Predicate,
        BinaryExpression binary => LevelOf(binary.Operator),
        IntegerLiteral { Value: < 0 } => Level.Sign,
        FloatLiteral literal when double.IsNegative(literal.Value) && !double.IsNaN(literal.Value) => Level.Sign,
        PropertyAccess or SubscriptExpression or SliceExpression or LabelPredicate => Level.Postfix,
        _ => Level.Atom,
    };

    private static Level LevelOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Concatenate => Level.Sum,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo => Level.Product,
        BinaryOperator.Power => Level.Power,
        _ => Level.Predicate,
    };

    private static string Symbol(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.Concatenate => "||",
        BinaryOperator.RegexMatch => "=~",
        BinaryOperator.In => "IN",
        BinaryOperator.StartsWith => "STARTS WITH",
        BinaryOperator.EndsWith => "ENDS WITH",
        _ => "CONTAINS",
    };

    private static string Symbol(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private sealed class Writer
    {
        private readonly StringBuilder _output = new();

        public string Text => _output.ToString();

        public void Node(SyntaxNode node)
        {
            switch (node)
            {
                case Expression expression: Expression(expression, Level.Or); break;
                case Statement statement:
                    Write(statement.Mode switch { StatementMode.Explain => "EXPLAIN ", StatementMode.Profile => "PROFILE ", _ => "" });
                    Node(statement.Query);
                    break;
                case SingleQuery query: Separated(query.Clauses, " ", Node); break;
                case UnionQuery union: Union(union); break;
                case UnionOperator union: Write(union.All ? "UNION ALL" : "UNION"); break;
                case Clause clause: Clause(clause); break;
                case PatternPart part: Part(part); break;
                case PathPattern path: Path(path); break;
                case PathElement element: Element(element); break;
                case LabelExpression labels: Labels(labels, 0); break;
                case TypeReference type: Type(type, nested: false); break;
                case Projection projection: Projection(projection); break;
                case Identifier identifier: Write(QuoteName(identifier.Name)); break;
                case SetItem item: SetItem(item); break;
                case RemoveItem item: RemoveItem(item); break;
                case YieldClause yield: Yield(yield); break;
                case MapProjectionItem item: MapItem(item); break;
                case ProjectionItem item: ProjectionItem(item); break;
                case SortItem item: SortItem(item); break;
                case MapEntry entry: Entry(entry.Key, entry.Value); break;
                case ComparisonTail tail: Tail(tail); break;
                case CaseAlternative alternative: Alternative(alternative); break;
                case LengthRange length: Length(length); break;
                case PathQuantifier quantifier: Quantifier(quantifier); break;
                case PathSelector selector: Selector(selector); break;
                case PlannerHint hint: Hint(hint); break;
                case YieldItem item: YieldItem(item); break;
                case MergeAction action: Action(action); break;
                case SubqueryScope scope: Scope(scope); break;
                default: throw new ArgumentException($"There is no text for a {node.GetType().Name}.", nameof(node));
            }
        }

        private void Write(string text) => _output.Append(text);

        private void Separated<T>(IReadOnlyList<T> items, string separator, Action<T> write)
        {
            for (int i = 0; i < items.Count; i++)
            {
                if (i > 0)
                {
                    Write(separator);
                }

                write(items[i]);
            }
        }

        private void Union(UnionQuery union)
        {
            for (int i = 0; i < union.Queries.Count; i++)
            {
                if (i > 0)
                {
                    Write(union.Operators[i - 1].All ? " UNION ALL " : " UNION ");
                }

                Node(union.Queries[i]);
            }
        }

        // Clauses.

        private void Clause(Clause clause)
        {
            switch (clause)
            {
                case MatchClause match:
                    Write(match.Optional ? "OPTIONAL MATCH " : "MATCH ");
                    Separated(match.Patterns, ", ", Part);
                    foreach (PlannerHint hint in match.Hints)
                    {
                        Hint(hint);
                    }

                    Where(match.Where);
                    break;
                case WithClause with:
                    Write("WITH ");
                    Projection(with.Projection);
                    Where(with.Where);
                    break;
                case ReturnClause @return:
                    Write("RETURN ");
                    Projection(@return.Projection);
                    break;
                case FinishClause:
                    Write("FINISH");
                    break;
                case UnwindClause unwind:
                    Write("UNWIND ");
                    Expression(unwind.List, Level.Or);
                    Write(" AS ");
                    Variable(unwind.Variable);
                    break;
                case CallProcedureClause call:
                    Write(call.Optional ? "OPTIONAL CALL " : "CALL ");
                    Write(QualifiedName(call.Name));
                    if (call.Arguments is not null)
                    {
                        Arguments(call.Arguments);
                    }

                    if (call.Yield is not null)
                    {
                        Write(" ");
                        Yield(call.Yield);
                    }

                    break;
                case CallSubqueryClause call:
                    Write(call.Optional ? "OPTIONAL CALL " : "CALL ");
                    if (call.Scope is not null)
                    {
                        Scope(call.Scope);
                        Write(" ");
                    }

                    Braced(call.Query);
                    Write(call.InTransactions ? " IN TRANSACTIONS" : "");
                    break;
                case ShowClause show:
                    Write("SHOW ");
                    Write(show.Filter is null ? "" : show.Filter + " ");
                    Write(show.Kind.ToString().ToUpperInvariant());
                    if (show.Yield is not null)
                    {
                        Write(" ");
                        Yield(show.Yield);
                    }

                    Where(show.Where);
                    break;
                case CreateClause create:
                    Write("CREATE ");
                    Separated(create.Patterns, ", ", Part);
                    break;
                case MergeClause merge:
                    Write("MERGE ");
                    Part(merge.Pattern);
                    foreach (MergeAction action in merge.Actions)
                    {
                        Write(" ");
                        Action(action);
                    }

                    break;
                case SetClause set:
                    Write("SET ");
                    Separated(set.Items, ", ", SetItem);
                    break;
                case RemoveClause remove:
                    Write("REMOVE ");
                    Separated(remove.Items, ", ", RemoveItem);
                    break;
                case DeleteClause delete:
                    Write(delete.Detach ? "DETACH DELETE " : "DELETE ");
                    Separated(delete.Targets, ", ", e => Expression(e, Level.Or));
                    break;
                case ForeachClause @foreach:
                    Write("FOREACH (");
                    Variable(@foreach.Variable);
                    Write(" IN ");
                    Expression(@foreach.List, Level.Or);
                    Write(" | ");
                    Separated(@foreach.Body, " ", Clause);
                    Write(")");
                    break;
                default:
                    throw new ArgumentException($"There is no text for a {clause.GetType().Name}.", nameof(clause));
            }
        }

        private void Braced(Query query)
        {
            Write("{ ");
            Node(query);
            Write(" }");
        }

        private void Where(Expression? where)
        {
            if (where is not null)
            {
                Write(" WHERE ");
                Expression(where, Level.Or);
            }
        }

        private void Projection(Projection projection)
        {
            Write(projection.Distinct ? "DISTINCT " : "");
            Write(projection.IncludeExisting ? projection.Items.Count > 0 ? "*, " : "*" : "");
            Separated(projection.Items, ", ", ProjectionItem);
            OrderAndPaging(projection.OrderBy, projection.Skip, projection.Limit);
        }

        private void ProjectionItem(ProjectionItem item)
        {
            Expression(item.Value, Level.Or);
            if (item.Alias is not null)
            {
                Write(" AS ");
                Variable(item.Alias);
            }
        }

        private void OrderAndPaging(SyntaxList<SortItem> orderBy, Expression? skip, Expression? limit)
        {
            if (orderBy.Count > 0)
            {
                Write(" ORDER BY ");
                Separated(orderBy, ", ", SortItem);
            }

            if (skip is not null)
            {
                Write(" SKIP ");
                Expression(skip, Level.Or);
            }

            if (limit is not null)
            {
                Write(" LIMIT ");
                Expression(limit, Level.Or);
            }
        }

        private void SortItem(SortItem item)
        {
            Expression(item.Value, Level.Or);
            Write(item.Descending ? " DESC" : "");
        }

        private void Yield(YieldClause yield)
        {
            Write("YIELD ");
            Write(yield.All ? "*" : "");
            Separated(yield.Items, ", ", YieldItem);
            OrderAndPaging(yield.OrderBy, yield.Skip, yield.Limit);
            Where(yield.Where);
        }

        private void YieldItem(YieldItem item)
        {
            Variable(item.Column);
            if (item.Alias is not null)
            {
                Write(" AS ");
                Variable(item.Alias);
            }
        }

        private void Scope(SubqueryScope scope)
        {
            Write("(");
            Write(scope.All ? "*" : "");
            Separated(scope.Variables, ", ", v => Write(QuoteVariable(v.Name)));
            Write(")");
        }

        private void Hint(PlannerHint hint)
        {
            Write(hint.Kind switch { PlannerHintKind.Join => " USING JOIN ON ", PlannerHintKind.Scan => " USING SCAN ", _ => " USING INDEX " });
            Separated(hint.Variables, ", ", v => Write(QuoteVariable(v.Name)));
            if (hint.Label is not null)
            {
                Write(":" + QuoteName(hint.Label));
            }

            if (hint.Kind == PlannerHintKind.Index)
            {
                Write("(");
                Separated(hint.Keys, ", ", k => Write(QuoteName(k.Name)));
                Write(")");
            }
        }

        private void Action(MergeAction action)
        {
            Write(action.OnCreate ? "ON CREATE SET " : "ON MATCH SET ");
            Separated(action.Items, ", ", SetItem);
        }

        private void SetItem(SetItem item)
        {
            switch (item)
            {
                case SetProperty set:
                    Expression(set.Target, Level.Postfix);
                    Write(" = ");
                    Expression(set.Value, Level.Or);
                    break;
                case SetProperties set:
                    Write(QuoteVariable(set.Variable.Name));
                    Write(set.Merge ? " += " : " = ");
                    Expression(set.Value, Level.Or);
                    break;
                case SetLabels set:
                    LabelList(set.Variable, set.Labels);
                    break;
            }
        }

        private void RemoveItem(RemoveItem item)
        {
            switch (item)
            {
                case RemoveProperty remove:
                    Expression(remove.Target, Level.Postfix);
                    break;
                case RemoveLabels remove:
                    LabelList(remove.Variable, remove.Labels);
                    break;
            }
        }

        /// <summary>SET and REMOVE take labels only with colons.</summary>
        private void LabelList(VariableReference variable, LabelExpression labels)
        {
            Write(QuoteVariable(variable.Name));
            foreach (LabelExpression label in labels is LabelAnd and ? and.Operands : [labels])
            {
                Write(":");
                Labels(label, 2);
            }
        }

        // Patterns.

        private void Part(PatternPart part)
        {
            if (part.Variable is not null)
            {
                Variable(part.Variable);
                Write(" = ");
            }

            switch (part.Selector?.Kind)
            {
                case null:
                    Path(part.Path);
                    break;
                case PathSelectorKind.ShortestPathFunction or PathSelectorKind.AllShortestPathsFunction:
                    Write(part.Selector.Kind == PathSelectorKind.ShortestPathFunction ? "shortestPath(" : "allShortestPaths(");
                    Path(part.Path);
                    Write(")");
                    break;
                default:
                    Selector(part.Selector);
                    Path(part.Path);
                    break;
            }
        }

        private void Selector(PathSelector selector)
        {
            Write(selector.Kind switch
            {
                PathSelectorKind.All => "ALL ",
                PathSelectorKind.Any => "ANY ",
                PathSelectorKind.Shortest => selector.Count is null ? "ANY SHORTEST " : "SHORTEST ",
                PathSelectorKind.AllShortest => "ALL SHORTEST ",
                PathSelectorKind.ShortestGroups => "SHORTEST ",
                PathSelectorKind.ShortestPathFunction => "shortestPath",
                _ => "allShortestPaths",
            });
            if (selector.Count is not null)
            {
                Expression(selector.Count, Level.Atom);
                Write(" ");
            }

            Write(selector.Kind == PathSelectorKind.ShortestGroups ? "GROUPS " : "");
        }

        private void Path(PathPattern path)
        {
            foreach (PathElement element in path.Elements)
            {
                Element(element);
            }
        }

        private void Element(PathElement element)
        {
            switch (element)
            {
                case NodePattern node:
                    Write("(");
                    Filling(node.Variable, node.Labels, null, node.Properties, node.Where);
                    Write(")");
                    break;
                case RelationshipPattern relationship:
                    Relationship(relationship);
                    break;
                case ParenthesizedPath path:
                    Write("(");
                    if (path.Variable is not null)
                    {
                        Variable(path.Variable);
                        Write(" = ");
                    }

                    Path(path.Path);
                    Where(path.Where);
                    Write(")");
                    if (path.Quantifier is not null)
                    {
                        Quantifier(path.Quantifier);
                    }

                    break;
            }
        }

        private void Filling(Identifier? variable, LabelExpression? labels, LengthRange? length, Expression? properties, Expression? where)
        {
            int start = _output.Length;
            if (variable is not null)
            {
                Variable(variable);
            }

            if (labels is not null)
            {
                Write(":");
                Labels(labels, 0);
            }

            if (length is not null)
            {
                Length(length);
            }

            if (properties is not null)
            {
                Write(_output.Length > start ? " " : "");
                Expression(properties, Level.Atom);
            }

            if (where is not null)
            {
                Write(_output.Length > start ? "" : " ");
                Where(where);
            }
        }

        private void Relationship(RelationshipPattern relationship)
        {
            Write(relationship.Direction == PatternDirection.Left || relationship.DoubleHeaded ? "<-" : "-");
            if (relationship is not { Variable: null, Types: null, Length: null, Properties: null, Where: null })
            {
                Write("[");
                Filling(relationship.Variable, relationship.Types, relationship.Length, relationship.Properties, relationship.Where);
                Write("]");
            }

            Write(relationship.Direction == PatternDirection.Right || relationship.DoubleHeaded ? "->" : "-");
            if (relationship.Quantifier is not null)
            {
                Quantifier(relationship.Quantifier);
            }
        }

        private void Length(LengthRange length)
        {
            Write("*");
            if (length.Min is not null && length.Min == length.Max)
            {
                Write(Number(length.Min.Value));
            }
            else if (length.Min is not null || length.Max is not null)
            {
                Write($"{(length.Min is { } min ? Number(min) : "")}..{(length.Max is { } max ? Number(max) : "")}");
            }
        }

        private void Quantifier(PathQuantifier quantifier) => Write(quantifier switch
        {
            { Min: 1, Max: null } => "+",
            { Min: 0, Max: null } => "*",
            _ when quantifier.Min == quantifier.Max => $"{{{Number(quantifier.Min)}}}",
            _ => $"{{{Number(quantifier.Min)},{(quantifier.Max is { } max ? Number(max) : "")}}}",
        });

        /// <summary>Strength 0 is a choice, 1 a conjunction, 2 a single label.</summary>
        private void Labels(LabelExpression labels, int strength)
        {
            int own = labels switch { LabelOr => 0, LabelAnd => 1, _ => 2 };
            if (own < strength)
            {
                Write("(");
            }

            switch (labels)
            {
                case LabelName name: Write(QuoteName(name.Name)); break;
                case LabelWildcard: Write("%"); break;
                case LabelNot not:
                    Write("!");
                    Labels(not.Operand, 2);
                    break;
                case LabelAnd and: Separated(and.Operands, "&", l => Labels(l, 2)); break;
                case LabelOr or: Separated(or.Operands, "|", l => Labels(l, 1)); break;
                case LabelDynamic dynamic:
                    Write(dynamic.Any ? "$any(" : "$(");
                    Expression(dynamic.Value, Level.Or);
                    Write(")");
                    break;
            }

            if (own < strength)
            {
                Write(")");
            }
        }

        // Types.

        private void Type(TypeReference type, bool nested)
        {
            switch (type)
            {
                case NamedTypeReference named:
                    Write(named.Name switch
                    {
                        TypeName.LocalTime => "LOCAL TIME",
                        TypeName.ZonedTime => "ZONED TIME",
                        TypeName.LocalDateTime => "LOCAL DATETIME",
                        TypeName.ZonedDateTime => "ZONED DATETIME",
                        TypeName.PropertyValue => "PROPERTY VALUE",
                        _ => named.Name.ToString().ToUpperInvariant(),
                    });
                    Write(named.NotNull ? " NOT NULL" : "");
                    break;
                case ListTypeReference list:
                    Write("LIST<");
                    Type(list.Inner, nested: false);
                    Write(list.NotNull ? "> NOT NULL" : ">");
                    break;
                case UnionTypeReference union:
                    Write(nested ? "ANY<" : "");
                    Separated(union.Members, " | ", t => Type(t, nested: true));
                    Write(nested ? ">" : "");
                    break;
            }
        }

        // Expressions.

        private void Expression(Expression expression, Level least)
        {
            Level level = LevelOf(expression);
            if (level < least)
            {
                Write("(");
                Bare(expression, level);
                Write(")");
            }
            else
            {
                Bare(expression, level);
            }
        }

        private void Bare(Expression expression, Level level)
        {
            switch (expression)
            {
                case MissingExpression or CaseOperand: break;
                case NullLiteral: Write("null"); break;
                case BooleanLiteral literal: Write(literal.Value ? "true" : "false"); break;
                case IntegerLiteral literal: Write(Number(literal.Value)); break;
                case FloatLiteral literal: Write(Number(literal.Value)); break;
                case StringLiteral literal: Write(QuoteString(literal.Value)); break;
                case VariableReference variable: Write(QuoteVariable(variable.Name)); break;
                case ParameterReference parameter: Write("$" + (parameter.Name.Length > 0 && parameter.Name.All(char.IsAsciiDigit) ? parameter.Name : QuoteName(parameter.Name))); break;
                case ListLiteral list: List(list); break;
                case MapLiteral map:
                    Write("{");
                    Separated(map.Entries, ", ", e => Entry(e.Key, e.Value));
                    Write("}");
                    break;
                case PropertyAccess access:
                    Expression(access.Subject, Level.Postfix);
                    Write("." + QuoteName(access.Key.Name));
                    break;
                case SubscriptExpression subscript:
                    Expression(subscript.Subject, Level.Postfix);
                    Write("[");
                    Expression(subscript.Index, Level.Or);
                    Write("]");
                    break;
                case SliceExpression slice:
                    Expression(slice.Subject, Level.Postfix);
                    Write("[");
                    Optional(slice.From);
                    Write("..");
                    Optional(slice.To);
                    Write("]");
                    break;
                case LabelPredicate predicate:
                    // A label behind a label would be read as one conjunction, and a choice might be read as the bar of a comprehension.
                    Expression(predicate.Operand, predicate.Operand is LabelPredicate ? Level.Atom : Level.Postfix);
                    Write(":");
                    Labels(predicate.Labels, 1);
                    break;
                case UnaryExpression unary: Unary(unary); break;
                case BinaryExpression binary:
                    Expression(binary.Left, level);
                    Write((binary.Left is CaseOperand ? "" : " ") + Symbol(binary.Operator) + " ");
                    Expression(binary.Right, level + 1);
                    break;
                case LogicalExpression logical:
                    Separated(logical.Operands, $" {logical.Operator.ToString().ToUpperInvariant()} ", e => Expression(e, level + 1));
                    break;
                case ComparisonExpression comparison:
                    Expression(comparison.First, Level.Predicate);
                    Write(comparison.First is CaseOperand ? "" : " ");
                    Separated(comparison.Tails, " ", Tail);
                    break;
                case NullPredicate predicate:
                    Predicate(predicate.Operand, predicate.Negated ? "IS NOT NULL" : "IS NULL");
                    break;
                case TypePredicate predicate:
                    Predicate(predicate.Operand, predicate.Negated ? "IS NOT :: " : "IS :: ");
                    Type(predicate.Type, nested: false);
                    break;
                case NormalizedPredicate predicate:
                    Predicate(predicate.Operand, $"IS {(predicate.Negated ? "NOT " : "")}{(predicate.Form == NormalForm.Nfc ? "" : predicate.Form.ToString().ToUpperInvariant() + " ")}NORMALIZED");
                    break;
                case FunctionCall call:
                    Write(QualifiedName(call.Name));
                    Write("(");
                    Write(call.Distinct ? "DISTINCT " : "");
                    Separated(call.Arguments, ", ", e => Expression(e, Level.Or));
                    Write(")");
                    break;
                case CountStar: Write("count(*)"); break;
                case CaseExpression @case: Case(@case); break;
                case ListComprehension comprehension: Comprehension(comprehension); break;
                case PatternComprehension comprehension:
                    Write("[");
                    if (comprehension.PathVariable is not null)
                    {
                        Variable(comprehension.PathVariable);
                        Write(" = ");
                    }

                    Path(comprehension.Pattern);
                    Where(comprehension.Where);
                    Write(" | ");
                    Expression(comprehension.Projection, Level.Or);
                    Write("]");
                    break;
                case ListQuantifierExpression quantifier:
                    Write(quantifier.Quantifier.ToString().ToLowerInvariant() + "(");
                    Variable(quantifier.Variable);
                    Write(" IN ");
                    Expression(quantifier.List, Level.Or);
                    Where(quantifier.Where);
                    Write(")");
                    break;
                case ReduceExpression reduce:
                    Write("reduce(");
                    Variable(reduce.Accumulator);
                    Write(" = ");
                    Expression(reduce.Initial, Level.Or);
                    Write(", ");
                    Variable(reduce.Variable);
                    Write(" IN ");
                    Expression(reduce.List, Level.Or);
                    Write(" | ");
                    Expression(reduce.Body, Level.Or);
                    Write(")");
                    break;
                case PatternExpression pattern: Part(pattern.Pattern); break;
                case SubqueryExpression subquery:
                    Write(subquery.Kind.ToString().ToUpperInvariant() + " ");
                    Braced(subquery.Query);
                    break;
                case MapProjection projection:
                    Write(QuoteVariable(projection.Subject.Name));
                    Write(" {");
                    Separated(projection.Items, ", ", MapItem);
                    Write("}");
                    break;
                default:
                    throw new ArgumentException($"There is no text for a {expression.GetType().Name}.", nameof(expression));
            }
        }

        private void Predicate(Expression operand, string text)
        {
            Expression(operand, Level.Predicate);
            Write(operand is CaseOperand ? text : " " + text);
        }

        private void Optional(Expression? expression)
        {
            if (expression is not null)
            {
                Expression(expression, Level.Or);
            }
        }

        private void Entry(Identifier key, Expression value)
        {
            Write(QuoteName(key.Name) + ": ");
            Expression(value, Level.Or);
        }

        private void Tail(ComparisonTail tail)
        {
            Write(Symbol(tail.Operator) + " ");
            Expression(tail.Operand, Level.Predicate);
        }

        private void List(ListLiteral list)
        {
            Write("[");

            // A single element x IN y would be read as a comprehension.
            Level least = list.Items.Count == 1 ? Level.Postfix : Level.Or;
            Separated(list.Items, ", ", e => Expression(e, least));
            Write("]");
        }

        private void Unary(UnaryExpression unary)
        {
            switch (unary.Operator)
            {
                case UnaryOperator.Not:
                    Write("NOT ");
                    Expression(unary.Operand, Level.Not);
                    break;
                case UnaryOperator.Plus:
                    Write("+");
                    Expression(unary.Operand, Level.Sign);
                    break;
                default:
                    // -1 is a literal, -(1) is the negation of one.
                    Write("-");
                    Expression(unary.Operand, unary.Operand is IntegerLiteral or FloatLiteral { Value: not (double.PositiveInfinity or double.NaN) } ? Level.Atom + 1 : Level.Sign);
                    break;
            }
        }

        private void Case(CaseExpression @case)
        {
            Write("CASE");
            if (@case.Subject is not null)
            {
                Write(" ");
                Expression(@case.Subject, Level.Or);
            }

            foreach (CaseAlternative alternative in @case.Alternatives)
            {
                Write(" ");
                Alternative(alternative);
            }

            if (@case.Else is not null)
            {
                Write(" ELSE ");
                Expression(@case.Else, Level.Or);
            }

            Write(" END");
        }

        private void Alternative(CaseAlternative alternative)
        {
            Write("WHEN ");
            Separated(alternative.Tests, ", ", e => Expression(e, Level.Or));
            Write(" THEN ");
            Expression(alternative.Result, Level.Or);
        }

        private void Comprehension(ListComprehension comprehension)
        {
            Write("[");
            Variable(comprehension.Variable);
            Write(" IN ");
            Expression(comprehension.List, Level.Or);
            Where(comprehension.Where);
            if (comprehension.Projection is not null)
            {
                Write(" | ");
                Expression(comprehension.Projection, Level.Or);
            }

            Write("]");
        }

        private void MapItem(MapProjectionItem item)
        {
            switch (item)
            {
                case PropertySelector selector: Write("." + QuoteName(selector.Key.Name)); break;
                case AllPropertiesSelector: Write(".*"); break;
                case EntrySelector entry: Entry(entry.Key, entry.Value); break;
                case VariableSelector variable: Write(QuoteVariable(variable.Variable.Name)); break;
            }
        }

        private void Arguments(SyntaxList<Expression> arguments)
        {
            Write("(");
            Separated(arguments, ", ", e => Expression(e, Level.Or));
            Write(")");
        }

        private void Variable(Identifier variable) => Write(QuoteVariable(variable.Name));

        private static string QualifiedName(string name) => string.Join('.', name.Split('.').Select(QuoteName));

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

        private static string Number(double value)
        {
            if (double.IsNaN(value))
            {
                return "NaN";
            }

            if (double.IsInfinity(value))
            {
                return value > 0 ? "Infinity" : "-Infinity";
            }

            string text = value.ToString("R", CultureInfo.InvariantCulture);
            return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
        }
    }
}
