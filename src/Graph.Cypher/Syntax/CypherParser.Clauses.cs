// Longer than other files: part of the recursive-descent parser.
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

public sealed partial class CypherParser
{
    private static readonly Keyword[] ClauseWords =
    [
        Keyword.MATCH, Keyword.OPTIONAL, Keyword.RETURN, Keyword.WITH, Keyword.UNWIND, Keyword.UNION, Keyword.CALL, Keyword.CREATE, Keyword.MERGE,
        Keyword.SET, Keyword.DELETE, Keyword.DETACH, Keyword.REMOVE, Keyword.FOREACH, Keyword.FINISH, Keyword.SHOW, Keyword.WHERE, Keyword.ORDER,
        Keyword.SKIP, Keyword.LIMIT, Keyword.YIELD, Keyword.EXPLAIN, Keyword.PROFILE,
    ];

    private static readonly Keyword[] FirstClauseWords =
    [
        Keyword.MATCH, Keyword.OPTIONAL, Keyword.RETURN, Keyword.WITH, Keyword.UNWIND, Keyword.CALL, Keyword.CREATE, Keyword.MERGE,
        Keyword.SHOW, Keyword.EXPLAIN, Keyword.PROFILE,
    ];

    private Clause? ParseClause(bool first)
    {
        int start = Start;
        _chain = _nesting == 0 ? 0 : _chain;
        Clause? clause = Word switch
        {
            Keyword.MATCH => ParseMatch(optional: false),
            Keyword.OPTIONAL => ParseOptional(),
            Keyword.RETURN => ParseReturn(),
            Keyword.WITH => ParseWith(),
            Keyword.UNWIND => ParseUnwind(),
            Keyword.CALL => ParseCall(optional: false),
            Keyword.CREATE => ParseCreate(),
            Keyword.MERGE => ParseMerge(),
            Keyword.SET => ParseSet(),
            Keyword.DELETE => ParseDelete(detach: false),
            Keyword.DETACH => ParseDetach(),
            Keyword.REMOVE => ParseRemove(),
            Keyword.FOREACH => ParseForeach(),
            Keyword.FINISH => ParseFinish(),
            Keyword.SHOW when first => ParseShow(),
            _ => ParseUnknownClause(first),
        };
        return clause is null ? null : clause with { Span = SpanFrom(start) };
    }

    private Clause? ParseUnknownClause(bool first)
    {
        SourceSpan span = Current.Span;
        switch (Word)
        {
            case Keyword.USE:
                Unsupported("USE is not supported: there is one graph, the one the query is run on", "Leave out the USE clause");
                return null;
            case Keyword.LOAD when Peek().Keyword == Keyword.CSV:
                Unsupported("LOAD CSV is not supported: a query reads the graph and nothing else", "Import CSV files with the import command, or pass rows as a list parameter to UNWIND");
                return null;
            case Keyword.INSERT:
                Unsupported("INSERT is not a clause of Cypher 5", "Write CREATE");
                return null;
            case Keyword.DROP or Keyword.ALTER or Keyword.GRANT or Keyword.DENY or Keyword.REVOKE or Keyword.RENAME or Keyword.TERMINATE or Keyword.START or Keyword.DRYRUN:
                Unsupported($"{Word} … is not supported: indexes, constraints, databases and users are not managed through queries", null);
                return null;
            case Keyword.WHERE:
                Fail(DiagnosticCode.UnexpectedSyntax, span, "found 'WHERE', expected a clause", "WHERE belongs directly behind the pattern of MATCH, the items of WITH, or YIELD");
                return null;
            case Keyword.ORDER or Keyword.SKIP or Keyword.LIMIT or Keyword.OFFSET:
                Fail(DiagnosticCode.UnexpectedSyntax, span, $"found '{Word}', expected a clause", "ORDER BY, SKIP and LIMIT stand in this order behind WITH or RETURN, and before WHERE");
                return null;
            case Keyword.EXPLAIN or Keyword.PROFILE:
                Fail(DiagnosticCode.UnexpectedSyntax, span, $"found '{Word}', expected a clause", $"{Word} stands once, at the start of the statement");
                return null;
        }

        if (first)
        {
            Unexpected("a clause such as MATCH or RETURN", FirstClauseWords);
        }
        else
        {
            Unexpected(Kind is TokenKind.Identifier or TokenKind.End ? "a clause such as MATCH or RETURN" : "an operator or the next clause", ClauseWords, UnexpectedHint());
        }

        return null;
    }

    /// <summary>What the author probably meant by a token that continues no expression and begins no clause.</summary>
    private string? UnexpectedHint()
    {
        Token previous = _position > 0 ? _tokens[_position - 1] : default;
        return Kind switch
        {
            TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace => $"There is no open bracket that {TokenText(Kind)} could close",
            TokenKind.LeftParen when previous.Kind == TokenKind.RightParen => "Between two nodes there must be a relationship such as --> or -[:TYPE]->, or a comma",
            TokenKind.EqualEqual => "Equality is written with a single =",
            TokenKind.Ampersand => "Conditions are joined with AND",
            _ => null,
        };
    }

    private void Unsupported(string message, string? suggestion)
    {
        Fail(DiagnosticCode.UnsupportedStatement, Current.Span, message, suggestion);

        // What follows belongs to the unsupported statement: reading on would only find faults that are none.
        if (Word != Keyword.USE)
        {
            Stop();
        }
    }

    // Reading clauses.

    private Clause? ParseOptional()
    {
        if (Peek().Keyword == Keyword.CALL)
        {
            Take();
            return ParseCall(optional: true);
        }

        Take();
        if (Word != Keyword.MATCH)
        {
            Unexpected("MATCH or CALL after OPTIONAL", [Keyword.MATCH, Keyword.CALL]);
            return null;
        }

        return ParseMatch(optional: true);
    }

    private MatchClause ParseMatch(bool optional)
    {
        Take();
        SyntaxList<PatternPart> patterns = ParsePatterns();
        var hints = new List<PlannerHint>();
        while (Word == Keyword.USING)
        {
            hints.Add(ParseHint());
        }

        Expression? where = ParseOptionalWhere();
        while (where is not null && Word == Keyword.USING)
        {
            hints.Add(ParseHint());
        }

        return new MatchClause(optional, patterns, SyntaxList.From(hints), where);
    }

    private PlannerHint ParseHint()
    {
        int start = Start;
        Take();
        if (TryTake(Keyword.JOIN))
        {
            Expect(Keyword.ON, "after USING JOIN");
            var joined = new List<VariableReference> { ParseVariableReference() };
            while (TryTake(TokenKind.Comma))
            {
                joined.Add(ParseVariableReference());
            }

            return new PlannerHint(PlannerHintKind.Join, SyntaxList.From(joined), null, []) { Span = SpanFrom(start) };
        }

        if (TryTake(Keyword.SCAN))
        {
            VariableReference scanned = ParseVariableReference();
            Expect(TokenKind.Colon, "before the label");
            return new PlannerHint(PlannerHintKind.Scan, [scanned], ParseName("a label").Name, []) { Span = SpanFrom(start) };
        }

        if (Word is Keyword.TEXT or Keyword.RANGE or Keyword.POINT)
        {
            Take();
        }

        if (!TryTake(Keyword.INDEX))
        {
            Unexpected("INDEX, SCAN or JOIN after USING", [Keyword.INDEX, Keyword.SCAN, Keyword.JOIN]);
        }

        if (Word == Keyword.SEEK && Peek().IsName)
        {
            Take();
        }

        VariableReference variable = ParseVariableReference();
        Expect(TokenKind.Colon, "before the label");
        string label = ParseName("a label").Name;
        Expect(TokenKind.LeftParen, "before the property");
        var keys = new List<Identifier> { ParseName("a property key") };
        while (TryTake(TokenKind.Comma))
        {
            keys.Add(ParseName("a property key"));
        }

        Expect(TokenKind.RightParen, "after the property");
        return new PlannerHint(PlannerHintKind.Index, [variable], label, SyntaxList.From(keys)) { Span = SpanFrom(start) };
    }

    private Expression? ParseOptionalWhere() => TryTake(Keyword.WHERE) ? ParseExpression() : null;

    private WithClause ParseWith()
    {
        Take();
        Projection projection = ParseProjection("WITH");
        return new WithClause(projection, ParseOptionalWhere());
    }

    private ReturnClause ParseReturn()
    {
        Take();
        return new ReturnClause(ParseProjection("RETURN"));
    }

    private FinishClause ParseFinish()
    {
        Take();
        return new FinishClause();
    }

    private Projection ParseProjection(string clause)
    {
        int start = Start;
        bool distinct = false;
        if (Word == Keyword.DISTINCT && Peek().Kind is not (TokenKind.Comma or TokenKind.End or TokenKind.Dot or TokenKind.Semicolon) && Peek().Keyword != Keyword.AS)
        {
            Take();
            distinct = true;
        }

        bool all = TryTake(TokenKind.Star);
        var items = new List<ProjectionItem>();
        if (!all || TryTake(TokenKind.Comma))
        {
            if (Kind is TokenKind.End or TokenKind.Semicolon or TokenKind.RightBrace)
            {
                Unexpected($"what to {(clause == "WITH" ? "pass on" : "return")} after {clause}", default, $"Name at least one value, or write {clause} *");
            }

            do
            {
                items.Add(ParseProjectionItem());
            }
            while (TryTake(TokenKind.Comma));
        }

        SyntaxList<SortItem> order = ParseOptionalOrder();
        (Expression? skip, Expression? limit) = ParsePaging();
        return new Projection(distinct, all, SyntaxList.From(items), order, skip, limit) { Span = SpanFrom(start) };
    }

    private ProjectionItem ParseProjectionItem()
    {
        int start = Start;
        Expression value = ParseExpression();
        string text = _text[start..Math.Max(start, PreviousEnd)];
        Identifier? alias = TryTake(Keyword.AS) ? ParseVariableDeclaration("an alias after AS") : null;
        // A map projection is named by its variable, as Neo4j names it.
        text = value is MapProjection projection ? projection.Subject.Name : text;
        return new ProjectionItem(value, alias) { Text = text, Span = SpanFrom(start) };
    }

    private SyntaxList<SortItem> ParseOptionalOrder()
    {
        if (!TryTake(Keyword.ORDER, Keyword.BY))
        {
            if (Word == Keyword.ORDER)
            {
                Take();
                Unexpected("BY after ORDER", [Keyword.BY]);
            }

            return [];
        }

        var order = new List<SortItem>();
        do
        {
            int start = Start;
            Expression value = ParseExpression();
            bool descending = false;
            if (Word is Keyword.DESC or Keyword.DESCENDING or Keyword.ASC or Keyword.ASCENDING)
            {
                descending = Take().Keyword is Keyword.DESC or Keyword.DESCENDING;
            }

            order.Add(new SortItem(value, descending) { Span = SpanFrom(start) });
        }
        while (TryTake(TokenKind.Comma));
        return SyntaxList.From(order);
    }

    private (Expression? Skip, Expression? Limit) ParsePaging()
    {
        Expression? skip = Word is Keyword.SKIP or Keyword.OFFSET ? TakeAndParseExpression() : null;
        Expression? limit = Word is Keyword.LIMIT ? TakeAndParseExpression() : null;
        if (limit is not null && Word is Keyword.SKIP or Keyword.OFFSET)
        {
            Unexpected("the next clause", default, "SKIP stands before LIMIT");
        }

        return (skip, limit);
    }

    private Expression TakeAndParseExpression()
    {
        Take();
        return ParseExpression();
    }

    private UnwindClause ParseUnwind()
    {
        Take();
        Expression list = ParseExpression();
        Expect(Keyword.AS, "and a variable after the list");
        return new UnwindClause(list, ParseVariableDeclaration());
    }

    // Calls.

    private Clause ParseCall(bool optional)
    {
        Take();
        return Kind is TokenKind.LeftBrace or TokenKind.LeftParen ? ParseCallSubquery(optional) : ParseCallProcedure(optional);
    }

    private CallSubqueryClause ParseCallSubquery(bool optional)
    {
        SubqueryScope? scope = null;
        if (Kind == TokenKind.LeftParen)
        {
            int start = Start;
            Take();
            bool all = TryTake(TokenKind.Star);
            var variables = new List<VariableReference>();
            if (!all && Kind != TokenKind.RightParen)
            {
                do
                {
                    variables.Add(ParseVariableReference());
                }
                while (TryTake(TokenKind.Comma));
            }

            Expect(TokenKind.RightParen, "after the variables of the subquery");
            scope = new SubqueryScope(all, SyntaxList.From(variables)) { Span = SpanFrom(start) };
        }

        Query query = ParseBracedQuery("the subquery");
        bool inTransactions = Word == Keyword.IN && SkipTransactions();
        return new CallSubqueryClause(optional, scope, query, inTransactions);
    }

    /// <summary>A query in braces; nested one level deeper.</summary>
    private Query ParseBracedQuery(string what)
    {
        int start = Start;
        Expect(TokenKind.LeftBrace, $"before {what}");
        if (_panic || !Enter())
        {
            return new SingleQuery([]) { Span = SpanFrom(start) };
        }

        Query query = ParseQuery(endsWithBrace: true);
        Leave();
        Expect(TokenKind.RightBrace, $"after {what}");
        return query;
    }

    /// <summary><c>IN [n CONCURRENT] TRANSACTIONS [OF n ROWS] [ON ERROR …] [REPORT STATUS AS s]</c>.</summary>
    private bool SkipTransactions()
    {
        Take();
        if (Word != Keyword.TRANSACTIONS)
        {
            if (Word != Keyword.CONCURRENT)
            {
                ParseExpression();
            }

            Expect(Keyword.CONCURRENT, "before TRANSACTIONS");
        }

        Expect(Keyword.TRANSACTIONS, "after IN");
        if (TryTake(Keyword.OF))
        {
            ParseExpression();
            Expect(Keyword.ROWS, "after the number");
        }

        if (TryTake(Keyword.ON))
        {
            Expect(Keyword.ERROR, "after ON");
            Take();
        }

        if (TryTake(Keyword.REPORT))
        {
            Expect(Keyword.STATUS, "after REPORT");
            Expect(Keyword.AS, "after STATUS");
            ParseVariableDeclaration();
        }

        return true;
    }

    private CallProcedureClause ParseCallProcedure(bool optional)
    {
        int start = Start;
        string name = ParseName("the name of a procedure, or a subquery in braces, after CALL").Name;
        while (TryTake(TokenKind.Dot))
        {
            name += "." + ParseName("the rest of the procedure's name").Name;
            if (!Lengthen(3))
            {
                break;
            }
        }

        SourceSpan nameSpan = SpanFrom(start);
        SyntaxList<Expression>? arguments = null;
        if (TryTake(TokenKind.LeftParen))
        {
            arguments = ParseExpressionsUntil(TokenKind.RightParen, "after the arguments");
        }

        YieldClause? yield = Word == Keyword.YIELD ? ParseYield(sorted: false) : null;
        return new CallProcedureClause(optional, name, arguments, yield) { NameSpan = nameSpan };
    }

    private YieldClause ParseYield(bool sorted)
    {
        int start = Start;
        Take();
        bool all = TryTake(TokenKind.Star);
        var items = new List<YieldItem>();
        if (!all)
        {
            do
            {
                int at = Start;
                Identifier column = ParseName("a column of the procedure");
                Identifier? alias = TryTake(Keyword.AS) ? ParseName("a variable after AS") : null;
                _declared.Add((alias ?? column).Name);
                items.Add(new YieldItem(column, alias) { Span = SpanFrom(at) });
            }
            while (TryTake(TokenKind.Comma));
        }

        SyntaxList<SortItem> order = [];
        Expression? skip = null;
        Expression? limit = null;
        if (sorted)
        {
            order = ParseOptionalOrder();
            (skip, limit) = ParsePaging();
        }

        return new YieldClause(all, SyntaxList.From(items), order, skip, limit, ParseOptionalWhere()) { Span = SpanFrom(start) };
    }

    private ShowClause? ParseShow()
    {
        Take();
        var filter = new List<string>();
        while (Word is Keyword.ALL or Keyword.BUILT or Keyword.IN or Keyword.USER or Keyword.DEFINED or Keyword.RANGE or Keyword.FULLTEXT or Keyword.TEXT or Keyword.POINT
            or Keyword.LOOKUP or Keyword.VECTOR or Keyword.UNIQUE or Keyword.NODE or Keyword.RELATIONSHIP or Keyword.PROPERTY)
        {
            filter.Add(Take().Keyword.ToString());
        }

        ShowKind kind;
        switch (Word)
        {
            case Keyword.FUNCTION or Keyword.FUNCTIONS:
                kind = ShowKind.Functions;
                break;
            case Keyword.PROCEDURE or Keyword.PROCEDURES:
                kind = ShowKind.Procedures;
                break;
            case Keyword.INDEX or Keyword.INDEXES:
                kind = ShowKind.Indexes;
                break;
            case Keyword.CONSTRAINT or Keyword.CONSTRAINTS:
                kind = ShowKind.Constraints;
                break;
            default:
                if (Word is Keyword.DATABASE or Keyword.DATABASES or Keyword.USER or Keyword.TRANSACTIONS || (Kind == TokenKind.End && filter.Count > 0))
                {
                    Unsupported("this SHOW is not supported: there are no databases, users or transactions to show", "SHOW FUNCTIONS, PROCEDURES, INDEXES or CONSTRAINTS");
                }
                else
                {
                    Unexpected("FUNCTIONS, PROCEDURES, INDEXES or CONSTRAINTS after SHOW", [Keyword.FUNCTIONS, Keyword.PROCEDURES, Keyword.INDEXES, Keyword.CONSTRAINTS]);
                }

                return null;
        }

        Take();
        if (Word == Keyword.EXECUTABLE)
        {
            Take();
            if (TryTake(Keyword.BY))
            {
                Take();
            }
        }

        YieldClause? yield = Word == Keyword.YIELD ? ParseYield(sorted: true) : null;
        return new ShowClause(kind, filter.Count == 0 ? null : string.Join(' ', filter), yield, yield is null ? ParseOptionalWhere() : null);
    }

    // Writing clauses.

    private CreateClause? ParseCreate()
    {
        Token second = Peek();
        if (second.Kind == TokenKind.Identifier && Peek(2).Kind != TokenKind.Equal && (second.Keyword is Keyword.OR or Keyword.INDEX or Keyword.CONSTRAINT or Keyword.FULLTEXT or Keyword.RANGE
            or Keyword.TEXT or Keyword.POINT or Keyword.LOOKUP or Keyword.VECTOR or Keyword.DATABASE or Keyword.USER || string.Equals(second.Value, "ROLE", StringComparison.OrdinalIgnoreCase)))
        {
            Unsupported($"CREATE {second.Value!.ToUpperInvariant()} is not supported: indexes, constraints, databases and users are not managed through queries", null);
            return null;
        }

        Take();
        return new CreateClause(ParsePatterns());
    }

    private MergeClause ParseMerge()
    {
        Take();
        PatternPart pattern = ParsePatternPart();
        var actions = new List<MergeAction>();
        while (Word == Keyword.ON)
        {
            int start = Start;
            Take();
            bool onCreate = Word == Keyword.CREATE;
            if (Word is Keyword.CREATE or Keyword.MATCH)
            {
                Take();
            }
            else
            {
                Unexpected("CREATE or MATCH after ON", [Keyword.CREATE, Keyword.MATCH]);
            }

            Expect(Keyword.SET, "after ON CREATE or ON MATCH");
            actions.Add(new MergeAction(onCreate, ParseSetItems()) { Span = SpanFrom(start) });
        }

        return new MergeClause(pattern, SyntaxList.From(actions));
    }

    private SetClause ParseSet()
    {
        Take();
        return new SetClause(ParseSetItems());
    }

    private SyntaxList<SetItem> ParseSetItems()
    {
        var items = new List<SetItem>();
        do
        {
            int start = Start;
            SetItem item = ParseSetItem();
            items.Add(item with { Span = SpanFrom(start) });
        }
        while (TryTake(TokenKind.Comma));
        return SyntaxList.From(items);
    }

    private SetItem ParseSetItem()
    {
        if (Current.IsName)
        {
            switch (Peek())
            {
                case { Kind: TokenKind.Colon } or { Keyword: Keyword.IS }:
                    VariableReference labelled = ParseVariableReference();
                    return new SetLabels(labelled, ParseLabelList());
                case { Kind: TokenKind.Equal } or { Kind: TokenKind.PlusEqual }:
                    VariableReference variable = ParseVariableReference();
                    bool merge = Take().Kind == TokenKind.PlusEqual;
                    return new SetProperties(variable, merge, ParseExpression());
            }
        }

        Expression target = ParsePropertyTarget();
        if (Kind == TokenKind.EqualEqual)
        {
            Unexpected("'='", default, "A property is set with a single =");
        }

        Expect(TokenKind.Equal, "after the property");
        return new SetProperty(target, ParseExpression());
    }

    /// <summary><c>e.key</c> or <c>e[key]</c>, and nothing looser, so that the following <c>=</c> is not read as a comparison.</summary>
    private Expression ParsePropertyTarget()
    {
        Expression target = ParsePostfix(labels: false);
        if (target is not (PropertyAccess or SubscriptExpression) && !_panic)
        {
            Fail(DiagnosticCode.UnexpectedSyntax, target.Span, "expected a property such as n.name here", null);
        }

        return target;
    }

    /// <summary><c>:A:B</c> or <c>IS A</c>, as <c>SET</c> and <c>REMOVE</c> want it.</summary>
    private LabelExpression ParseLabelList()
    {
        int start = Start;
        var labels = new List<LabelExpression>();
        while (Kind == TokenKind.Colon || (labels.Count == 0 && Word == Keyword.IS))
        {
            Take();
            labels.Add(ParseLabelName());
        }

        return labels.Count == 1 ? labels[0] : new LabelAnd(SyntaxList.From(labels)) { Span = SpanFrom(start) };
    }

    private RemoveClause ParseRemove()
    {
        Take();
        var items = new List<RemoveItem>();
        do
        {
            int start = Start;
            RemoveItem item;
            if (Current.IsName && Peek() is { Kind: TokenKind.Colon } or { Keyword: Keyword.IS })
            {
                VariableReference variable = ParseVariableReference();
                item = new RemoveLabels(variable, ParseLabelList());
            }
            else
            {
                item = new RemoveProperty(ParsePropertyTarget());
            }

            items.Add(item with { Span = SpanFrom(start) });
        }
        while (TryTake(TokenKind.Comma));
        return new RemoveClause(SyntaxList.From(items));
    }

    private DeleteClause? ParseDetach()
    {
        Take();
        if (Word != Keyword.DELETE)
        {
            Unexpected("DELETE after DETACH", [Keyword.DELETE]);
            return null;
        }

        return ParseDelete(detach: true);
    }

    private DeleteClause ParseDelete(bool detach)
    {
        Take();
        var targets = new List<Expression>();
        do
        {
            targets.Add(ParseExpression());
        }
        while (TryTake(TokenKind.Comma));
        return new DeleteClause(detach, SyntaxList.From(targets));
    }

    private ForeachClause ParseForeach()
    {
        Take();
        Expect(TokenKind.LeftParen, "after FOREACH");
        Identifier variable = ParseVariableDeclaration();
        Expect(Keyword.IN, "after the variable");
        Expression list = ParseExpression();
        Expect(TokenKind.Bar, "before the updates");
        var body = new List<Clause>();
        if (!_panic && Enter())
        {
            do
            {
                if (Word is not (Keyword.CREATE or Keyword.MERGE or Keyword.SET or Keyword.DELETE or Keyword.DETACH or Keyword.REMOVE or Keyword.FOREACH))
                {
                    Unexpected("an updating clause such as SET or CREATE", [Keyword.CREATE, Keyword.MERGE, Keyword.SET, Keyword.DELETE, Keyword.REMOVE]);
                    break;
                }

                if (ParseClause(first: false) is { } clause)
                {
                    body.Add(clause);
                }
            }
            while (!_panic && Kind != TokenKind.RightParen);
            Leave();
        }

        Expect(TokenKind.RightParen, "after the updates");
        return new ForeachClause(variable, list, SyntaxList.From(body));
    }
}
