// Longer than other files: part of the recursive-descent parser.
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

public sealed partial class CypherParser
{
    // From loosest to tightest: OR, XOR, AND, NOT, comparisons, string/list/null/type predicates, + - ||, * / %, ^, unary + -, postfix.

    private Expression ParseExpression()
    {
        if (_panic || !Enter())
        {
            return Missing();
        }

        int chain = _chain;
        Expression result = ParseOr();
        Leave();
        if (_nesting == 0)
        {
            _chain = chain;
        }

        return result;
    }

    private MissingExpression Missing() => new() { Span = new SourceSpan(Start, Start) };

    private Expression ParseOr() => ParseLogical(Keyword.OR, LogicalOperator.Or, static p => p.ParseXor());

    private Expression ParseXor() => ParseLogical(Keyword.XOR, LogicalOperator.Xor, static p => p.ParseAnd());

    private Expression ParseAnd() => ParseLogical(Keyword.AND, LogicalOperator.And, static p => p.ParseNot());

    private Expression ParseLogical(Keyword word, LogicalOperator @operator, Func<CypherParser, Expression> parseOperand)
    {
        int start = Start;
        Expression first = parseOperand(this);
        if (Word != word)
        {
            return first;
        }

        var operands = new List<Expression> { first };
        while (TryTake(word))
        {
            operands.Add(parseOperand(this));
        }

        return new LogicalExpression(@operator, SyntaxList.From(operands)) { Span = SpanFrom(start) };
    }

    private Expression ParseNot()
    {
        if (Word != Keyword.NOT || !NotIsOperator())
        {
            return ParseComparison();
        }

        int start = Start;
        if (!Enter())
        {
            return Missing();
        }

        Take();
        Expression operand = ParseNot();
        Leave();
        return new UnaryExpression(UnaryOperator.Not, operand) { Span = SpanFrom(start) };
    }

    /// <summary>False when <c>not</c> is a variable: when nothing follows that an operand could begin with.</summary>
    private bool NotIsOperator() => Peek().Kind is not (TokenKind.Dot or TokenKind.Comma or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Equal or TokenKind.End);

    private Expression ParseComparison()
    {
        int start = Start;
        Expression first = ParsePredicate();
        if (ComparisonAt(Kind) is null)
        {
            return first;
        }

        var tails = new List<ComparisonTail>();
        while (ComparisonAt(Kind) is { } @operator)
        {
            int at = Start;
            TakeComparison();
            Expression operand = ParsePredicate();
            tails.Add(new ComparisonTail(@operator, operand) { Span = SpanFrom(at) });
        }

        return new ComparisonExpression(first, SyntaxList.From(tails)) { Span = SpanFrom(start) };
    }

    private static ComparisonOperator? ComparisonAt(TokenKind kind) => kind switch
    {
        TokenKind.Equal or TokenKind.EqualEqual => ComparisonOperator.Equal,
        TokenKind.NotEqual or TokenKind.BangEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    /// <summary>Takes a comparison operator; reports the spellings of other languages and goes on as if they were right.</summary>
    private void TakeComparison()
    {
        Token token = Take();
        if (token.Kind == TokenKind.EqualEqual)
        {
            Report(DiagnosticCode.UnexpectedSyntax, token.Span, "'==' is not an operator of Cypher", "Equality is written with a single =", "'=='", "'='");
        }
        else if (token.Kind == TokenKind.BangEqual)
        {
            Report(DiagnosticCode.UnexpectedSyntax, token.Span, "'!=' is not an operator of Cypher", "Inequality is written <>", "'!='", "'<>'");
        }
    }

    private Expression ParsePredicate()
    {
        int start = Start;
        Expression left = ParseSum();
        for (int length = 1; Lengthen(length); length++)
        {
            if (ParsePredicateTail(left, start) is not { } predicate)
            {
                return left;
            }

            left = predicate;
        }

        return left;
    }

    /// <summary>One postfix predicate on <paramref name="left"/>, or null when none follows.</summary>
    private Expression? ParsePredicateTail(Expression left, int start)
    {
        BinaryOperator @operator;
        switch (Kind)
        {
            case TokenKind.RegexMatch:
                Take();
                @operator = BinaryOperator.RegexMatch;
                break;
            case TokenKind.DoubleColon:
                Take();
                return new TypePredicate(left, TryTake(Keyword.NOT), ParseType()) { Span = SpanFrom(start) };
            case TokenKind.Identifier:
                switch (Word)
                {
                    case Keyword.IN:
                        Take();
                        @operator = BinaryOperator.In;
                        break;
                    case Keyword.CONTAINS:
                        Take();
                        @operator = BinaryOperator.Contains;
                        break;
                    case Keyword.STARTS or Keyword.ENDS:
                        @operator = Take().Keyword == Keyword.STARTS ? BinaryOperator.StartsWith : BinaryOperator.EndsWith;
                        Expect(Keyword.WITH, @operator == BinaryOperator.StartsWith ? "after STARTS" : "after ENDS");
                        break;
                    case Keyword.IS:
                        return ParseIs(left, start);
                    default:
                        return null;
                }

                break;
            default:
                return null;
        }

        Expression right = ParseSum();
        return new BinaryExpression(left, @operator, right) { Span = SpanFrom(start) };
    }

    private Expression ParseIs(Expression left, int start)
    {
        Take();
        bool negated = false;
        if (Word == Keyword.NOT)
        {
            Take();
            negated = true;
        }

        if (TryTake(Keyword.NULL))
        {
            return new NullPredicate(left, negated) { Span = SpanFrom(start) };
        }

        if (TryTake(TokenKind.DoubleColon) || TryTake(Keyword.TYPED))
        {
            return new TypePredicate(left, negated, ParseType()) { Span = SpanFrom(start) };
        }

        NormalForm? form = Peek().Keyword == Keyword.NORMALIZED
            ? Word switch
            {
                Keyword.NFC => NormalForm.Nfc,
                Keyword.NFD => NormalForm.Nfd,
                Keyword.NFKC => NormalForm.Nfkc,
                Keyword.NFKD => NormalForm.Nfkd,
                _ => null,
            }
            : null;
        if (form is not null)
        {
            Take();
        }

        if (TryTake(Keyword.NORMALIZED))
        {
            return new NormalizedPredicate(left, negated, form ?? NormalForm.Nfc) { Span = SpanFrom(start) };
        }

        if (negated || !(Current.IsName || Kind is TokenKind.Bang or TokenKind.Percent or TokenKind.LeftParen))
        {
            Unexpected("NULL, NOT NULL, NORMALIZED, :: and a type, or a label after IS", [Keyword.NULL, Keyword.NOT, Keyword.NORMALIZED, Keyword.TYPED]);
            return left;
        }

        LabelExpression labels = ParseLabelExpression();
        return new LabelPredicate(left, labels) { Span = SpanFrom(start) };
    }

    private Expression ParseSum()
    {
        int start = Start;
        Expression left = ParseProduct();
        for (int length = 1; Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.DoubleBar && Lengthen(length); length++)
        {
            BinaryOperator @operator = Take().Kind switch
            {
                TokenKind.Plus => BinaryOperator.Add,
                TokenKind.Minus => BinaryOperator.Subtract,
                _ => BinaryOperator.Concatenate,
            };
            Expression right = ParseProduct();
            left = new BinaryExpression(left, @operator, right) { Span = SpanFrom(start) };
        }

        return left;
    }

    private Expression ParseProduct()
    {
        int start = Start;
        Expression left = ParsePower();
        for (int length = 1; Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Percent && Lengthen(length); length++)
        {
            BinaryOperator @operator = Take().Kind switch
            {
                TokenKind.Star => BinaryOperator.Multiply,
                TokenKind.Slash => BinaryOperator.Divide,
                _ => BinaryOperator.Modulo,
            };
            Expression right = ParsePower();
            left = new BinaryExpression(left, @operator, right) { Span = SpanFrom(start) };
        }

        return left;
    }

    private Expression ParsePower()
    {
        int start = Start;
        Expression left = ParseSign();
        for (int length = 1; Kind == TokenKind.Caret && Lengthen(length); length++)
        {
            Take();
            Expression right = ParseSign();
            left = new BinaryExpression(left, BinaryOperator.Power, right) { Span = SpanFrom(start) };
        }

        return left;
    }

    private Expression ParseSign()
    {
        if (Kind is not (TokenKind.Plus or TokenKind.Minus))
        {
            return ParsePostfix(labels: true);
        }

        int start = Start;
        bool minus = Kind == TokenKind.Minus;
        if (minus && Peek() is { Kind: TokenKind.Integer or TokenKind.Float } number && Peek(2).Kind is not (TokenKind.Dot or TokenKind.LeftBracket or TokenKind.Colon))
        {
            Take();
            Take();
            return number.Kind == TokenKind.Float
                ? new FloatLiteral(-number.Float) { Span = SpanFrom(start) }
                : new IntegerLiteral(number.NeedsMinus ? long.MinValue : -number.Integer) { Span = SpanFrom(start) };
        }

        if (!Enter())
        {
            return Missing();
        }

        Take();
        Expression operand = ParseSign();
        Leave();
        return new UnaryExpression(minus ? UnaryOperator.Negate : UnaryOperator.Plus, operand) { Span = SpanFrom(start) };
    }

    private Expression ParsePostfix(bool labels)
    {
        int start = Start;
        Expression subject = ParseAtom();
        for (int length = 1; Lengthen(length); length++)
        {
            switch (Kind)
            {
                case TokenKind.Dot:
                    Take();
                    subject = new PropertyAccess(subject, ParseName("a property key after '.'")) { Span = SpanFrom(start) };
                    break;
                case TokenKind.LeftBracket:
                    subject = ParseSubscript(subject, start);
                    break;
                case TokenKind.Colon when labels:
                    Take();
                    subject = new LabelPredicate(subject, ParseLabelExpression(afterColon: true)) { Span = SpanFrom(start) };
                    break;
                default:
                    return subject;
            }
        }

        return subject;
    }

    private Expression ParseSubscript(Expression subject, int start)
    {
        Take();
        Expression? index = Kind == TokenKind.DotDot ? null : ParseExpression();
        if (TryTake(TokenKind.DotDot))
        {
            Expression? to = Kind == TokenKind.RightBracket ? null : ParseExpression();
            Expect(TokenKind.RightBracket, "after the slice");
            return new SliceExpression(subject, index, to) { Span = SpanFrom(start) };
        }

        Expect(TokenKind.RightBracket, "after the index");
        return new SubscriptExpression(subject, index!) { Span = SpanFrom(start) };
    }

    // Atoms.

    private Expression ParseAtom()
    {
        int start = Start;
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                if (token.NeedsMinus)
                {
                    Fail(DiagnosticCode.IntegerOverflow, token.Span, $"{token.Span.Of(_text)} is outside the range of integers, -9223372036854775808 to 9223372036854775807");
                    return Missing();
                }

                Take();
                return new IntegerLiteral(token.Integer) { Span = token.Span };
            case TokenKind.Float:
                Take();
                return new FloatLiteral(token.Float) { Span = token.Span };
            case TokenKind.String:
                Take();
                return new StringLiteral(token.Value!) { Span = token.Span };
            case TokenKind.Dollar:
                return ParseParameter();
            case TokenKind.LeftBracket:
                return ParseBracketed();
            case TokenKind.LeftBrace:
                return ParseMap();
            case TokenKind.LeftParen:
                return PatternStartsAt(_position) ? ParsePatternExpression() : ParseParenthesized();
            case TokenKind.Identifier:
                return ParseWord(start);
            case TokenKind.QuotedIdentifier:
                return ParseCallOrVariable(start);
            default:
                Unexpected("an expression");
                return Missing();
        }
    }

    private ParameterReference ParseParameter()
    {
        int start = Start;
        Take();
        Token name = Current;
        if (name.IsName)
        {
            Take();
            return new ParameterReference(name.Value!) { Span = SpanFrom(start) };
        }

        if (name.Kind == TokenKind.Integer)
        {
            Take();
            return new ParameterReference(name.Span.Of(_text)) { Span = SpanFrom(start) };
        }

        Unexpected("the name of a parameter after '$'");
        return new ParameterReference("") { Span = SpanFrom(start) };
    }

    private Expression ParseParenthesized()
    {
        int open = Start;
        Take();
        Expression inner = ParseExpression();
        ExpectClosing(TokenKind.RightParen, open);
        return inner;
    }

    /// <summary>Expects a closing bracket and names the place of the one that it would close.</summary>
    private void ExpectClosing(TokenKind kind, int open)
    {
        if (TryTake(kind) || _panic)
        {
            return;
        }

        (int line, int column) = DiagnosticRenderer.Position(_text, open);
        Unexpected($"{TokenText(kind)} to close the {TokenText(kind - 1)} at line {line}, column {column}", default, UnexpectedHint());
    }

    private SyntaxList<Expression> ParseExpressionsUntil(TokenKind closing, string context)
    {
        if (TryTake(closing))
        {
            return [];
        }

        var items = new List<Expression>();
        do
        {
            items.Add(ParseExpression());
        }
        while (TryTake(TokenKind.Comma));
        if (!TryTake(closing))
        {
            Unexpected($"',' or {TokenText(closing)} {context}", default, UnexpectedHint());
        }

        return SyntaxList.From(items);
    }

    private MapLiteral ParseMap()
    {
        int start = Start;
        Take();
        var entries = new List<MapEntry>();
        if (Kind != TokenKind.RightBrace)
        {
            do
            {
                int at = Start;
                Identifier key = ParseName("a key");
                if (Kind != TokenKind.Colon)
                {
                    Unexpected("':' after the key", default, Kind == TokenKind.Equal ? "In a map a value follows its key after ':'" : null);
                }

                Take();
                Expression value = ParseExpression();
                entries.Add(new MapEntry(key, value) { Span = SpanFrom(at) });
            }
            while (TryTake(TokenKind.Comma));
        }

        if (!TryTake(TokenKind.RightBrace))
        {
            Unexpected("',' or '}' in the map", default, UnexpectedHint());
        }

        return new MapLiteral(SyntaxList.From(entries)) { Span = SpanFrom(start) };
    }

    private Expression ParseBracketed()
    {
        int start = Start;
        Token second = Peek();
        if (second.IsName && Peek(2).Keyword == Keyword.IN && !HasTopLevel(_position, TokenKind.Comma))
        {
            return ParseListComprehension(start);
        }

        bool named = second.IsName && Peek(2).Kind == TokenKind.Equal && PatternStartsAt(_position + 3);
        if ((named || PatternStartsAt(_position + 1)) && HasTopLevel(_position, TokenKind.Bar))
        {
            return ParsePatternComprehension(start, named);
        }

        Take();
        return new ListLiteral(ParseExpressionsUntil(TokenKind.RightBracket, "in the list")) { Span = SpanFrom(start) };
    }

    /// <summary>True when a token of the kind stands directly within the bracket that opens at <paramref name="open"/>.</summary>
    private bool HasTopLevel(int open, TokenKind kind) => LastTopLevel(open, kind) >= 0;

    private int LastTopLevel(int open, TokenKind kind)
    {
        int end = _closing[open] < 0 ? _tokens.Count - 1 : _closing[open];
        int last = -1;
        for (int i = open + 1; i < end; i++)
        {
            if (_closing[i] > 0)
            {
                i = _closing[i];
            }
            else if (_tokens[i].Kind == kind)
            {
                last = i;
            }
            else if (_tokens[i].Kind is TokenKind.RightBracket or TokenKind.RightParen or TokenKind.RightBrace)
            {
                break;
            }
        }

        return last;
    }

    private ListComprehension ParseListComprehension(int start)
    {
        int open = _position;
        Take();
        Identifier variable = ParseVariableDeclaration();
        Take();
        Separator? separator = _separator;
        _separator = new Separator(open, LastTopLevel(open, TokenKind.Bar), Required: false);
        Expression list = ParseExpression();
        Expression? where = ParseOptionalWhere();
        _separator = separator;
        Expression? projection = TryTake(TokenKind.Bar) ? ParseExpression() : null;
        ExpectClosing(TokenKind.RightBracket, start);
        return new ListComprehension(variable, list, where, projection) { Span = SpanFrom(start) };
    }

    private PatternComprehension ParsePatternComprehension(int start, bool named)
    {
        int open = _position;
        Take();
        Identifier? variable = null;
        if (named)
        {
            variable = ParseVariableDeclaration();
            Take();
        }

        PathPattern pattern = ParsePath();
        Separator? separator = _separator;
        _separator = new Separator(open, LastTopLevel(open, TokenKind.Bar), Required: true);
        Expression? where = ParseOptionalWhere();
        _separator = separator;
        Expect(TokenKind.Bar, "before the result of the pattern comprehension");
        Expression projection = ParseExpression();
        ExpectClosing(TokenKind.RightBracket, start);
        return new PatternComprehension(variable, pattern, where, projection) { Span = SpanFrom(start) };
    }

    private PatternExpression ParsePatternExpression()
    {
        int start = Start;
        PathPattern path = ParsePath();
        return new PatternExpression(new PatternPart(null, null, path) { Span = SpanFrom(start) }) { Span = SpanFrom(start) };
    }

    /// <summary>An atom that begins with an unquoted word.</summary>
    private Expression ParseWord(int start)
    {
        Token token = Current;
        Token next = Peek();
        switch (token.Keyword)
        {
            case Keyword.NULL:
                Take();
                return new NullLiteral { Span = token.Span };
            case Keyword.TRUE:
                Take();
                return new BooleanLiteral(true) { Span = token.Span };
            case Keyword.FALSE:
                Take();
                return new BooleanLiteral(false) { Span = token.Span };
            case Keyword.INF or Keyword.INFINITY when !_declared.Contains(token.Value!) && next.Kind != TokenKind.LeftParen:
                Take();
                return new FloatLiteral(double.PositiveInfinity) { Span = token.Span };
            case Keyword.NAN when !_declared.Contains(token.Value!) && next.Kind != TokenKind.LeftParen:
                Take();
                return new FloatLiteral(double.NaN) { Span = token.Span };
            case Keyword.CASE when next.Keyword != Keyword.None || (next.Kind is not (TokenKind.Dot or TokenKind.Comma or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Equal or TokenKind.End) && ComparisonAt(next.Kind) is null):
                return ParseCase(start);
            case Keyword.EXISTS or Keyword.COUNT or Keyword.COLLECT when next.Kind == TokenKind.LeftBrace:
                return ParseSubqueryExpression(start);
            case Keyword.COUNT when next.Kind == TokenKind.LeftParen && Peek(2).Kind == TokenKind.Star && Peek(3).Kind == TokenKind.RightParen:
                Take();
                Take();
                Take();
                Take();
                return new CountStar { Span = SpanFrom(start) };
            case Keyword.ALL or Keyword.ANY or Keyword.NONE or Keyword.SINGLE when next.Kind == TokenKind.LeftParen && Peek(2).IsName && Peek(3).Keyword == Keyword.IN:
                return ParseListQuantifier(start);
            case Keyword.REDUCE when next.Kind == TokenKind.LeftParen && Peek(2).IsName && Peek(3).Kind == TokenKind.Equal:
                return ParseReduce(start);
            case Keyword.SHORTESTPATH or Keyword.ALLSHORTESTPATHS when next.Kind == TokenKind.LeftParen:
                PatternPart part = ParseShortestFunction();
                return new PatternExpression(part) { Span = SpanFrom(start) };
        }

        if (IsMisplacedClause(token, next))
        {
            Unexpected("an expression");
            return Missing();
        }

        return ParseCallOrVariable(start);
    }

    /// <summary>True when a clause's keyword stands where an operand should, and what follows shows that it is the clause and not a variable of that name.</summary>
    private static bool IsMisplacedClause(Token token, Token next)
    {
        bool beginsOperand = next.Kind is TokenKind.QuotedIdentifier or TokenKind.Integer or TokenKind.Float or TokenKind.String or TokenKind.Dollar
            || (next.Kind == TokenKind.Identifier && next.Keyword is Keyword.None or Keyword.DISTINCT or Keyword.COUNT or Keyword.CASE);
        return token.Keyword switch
        {
            Keyword.RETURN or Keyword.WITH or Keyword.WHERE or Keyword.UNWIND => beginsOperand || next.Kind == TokenKind.Star,
            Keyword.MATCH or Keyword.CREATE or Keyword.MERGE => beginsOperand || next.Kind == TokenKind.LeftParen,
            Keyword.LIMIT or Keyword.SKIP or Keyword.SET or Keyword.DELETE or Keyword.REMOVE or Keyword.AS => beginsOperand,
            Keyword.ORDER => next.Keyword == Keyword.BY,
            Keyword.OPTIONAL => next.Keyword == Keyword.MATCH,
            Keyword.DETACH => next.Keyword == Keyword.DELETE,
            _ => false,
        };
    }

    private Expression ParseCallOrVariable(int start)
    {
        // A call is name(.name)*( — looked for ahead, because the same words without the bracket are a variable and its properties.
        int ahead = 0;
        while (Peek(ahead + 1).Kind == TokenKind.Dot && Peek(ahead + 2).IsName && ahead < 16)
        {
            ahead += 2;
        }

        if (Peek(ahead + 1).Kind == TokenKind.LeftParen)
        {
            string name = Take().Value!;
            for (; ahead > 0; ahead -= 2)
            {
                Take();
                name += "." + Take().Value;
            }

            int open = Start;
            Take();
            bool distinct = Word == Keyword.DISTINCT && Peek().Kind is not (TokenKind.RightParen or TokenKind.Comma or TokenKind.Dot);
            if (distinct)
            {
                Take();
            }

            if (Kind == TokenKind.End)
            {
                ExpectClosing(TokenKind.RightParen, open);
            }

            if (IsTrimForm(name))
            {
                return ParseTrim(start, open);
            }

            SyntaxList<Expression> arguments = ParseExpressionsUntil(TokenKind.RightParen, "after the arguments");
            return new FunctionCall(name, distinct, NormalFormAsText(name, arguments)) { Span = SpanFrom(start) };
        }

        VariableReference variable = ParseVariableReference();
        return Kind == TokenKind.LeftBrace && IsMapProjection() ? ParseMapProjection(variable, start) : variable;
    }

    private bool IsTrimForm(string name)
    {
        if (!string.Equals(name, "trim", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return Word is Keyword.LEADING or Keyword.TRAILING or Keyword.BOTH && Peek().Kind is not (TokenKind.RightParen or TokenKind.Comma or TokenKind.Dot)
            || Peek().Keyword == Keyword.FROM;
    }

    /// <summary><c>trim([LEADING|TRAILING|BOTH] [character] FROM text)</c>, kept as the call of ltrim, rtrim or btrim that it stands for.</summary>
    private FunctionCall ParseTrim(int start, int open)
    {
        string name = "btrim";
        if (Word is Keyword.LEADING or Keyword.TRAILING or Keyword.BOTH)
        {
            name = Take().Keyword switch { Keyword.LEADING => "ltrim", Keyword.TRAILING => "rtrim", _ => "btrim" };
        }

        Expression? character = Word == Keyword.FROM ? null : ParseExpression();
        Expect(Keyword.FROM, "before the text that is trimmed");
        Expression text = ParseExpression();
        ExpectClosing(TokenKind.RightParen, open);
        return new FunctionCall(name, false, character is null ? [text] : [text, character]) { Span = SpanFrom(start) };
    }

    /// <summary>The second argument of <c>normalize(text, NFD)</c> is written as a word and kept as a string.</summary>
    private static SyntaxList<Expression> NormalFormAsText(string name, SyntaxList<Expression> arguments)
    {
        if (arguments.Count != 2
            || !string.Equals(name, "normalize", StringComparison.OrdinalIgnoreCase)
            || arguments[1] is not VariableReference { Name: var form } word
            || Lexer.KeywordOf(form) is not (Keyword.NFC or Keyword.NFD or Keyword.NFKC or Keyword.NFKD))
        {
            return arguments;
        }

        return [arguments[0], new StringLiteral(form.ToUpperInvariant()) { Span = word.Span }];
    }

    /// <summary>A brace behind a variable is a map projection, unless a query's braces follow (as in <c>CALL (x) { … }</c>, which never gets here).</summary>
    private bool IsMapProjection() => Peek().Kind is TokenKind.RightBrace or TokenKind.Dot || (Peek().IsName && Peek(2).Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.RightBrace);

    private MapProjection ParseMapProjection(VariableReference subject, int start)
    {
        Take();
        var items = new List<MapProjectionItem>();
        if (Kind != TokenKind.RightBrace)
        {
            do
            {
                int at = Start;
                MapProjectionItem item = ParseMapProjectionItem();
                items.Add(item with { Span = SpanFrom(at) });
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.RightBrace, "after the map projection");
        return new MapProjection(subject, SyntaxList.From(items)) { Span = SpanFrom(start) };
    }

    private MapProjectionItem ParseMapProjectionItem()
    {
        if (TryTake(TokenKind.Dot))
        {
            return TryTake(TokenKind.Star) ? new AllPropertiesSelector() : new PropertySelector(ParseName("a property key or '*' after '.'"));
        }

        Identifier name = ParseName("'.key', '.*', 'key: value' or a variable");
        return TryTake(TokenKind.Colon)
            ? new EntrySelector(name, ParseExpression())
            : new VariableSelector(new VariableReference(name.Name) { Span = name.Span });
    }

    private CaseExpression ParseCase(int start)
    {
        // CASE … END encloses as a bracket does: no '|' within it ends the condition of a comprehension around it.
        Separator? separator = _separator;
        _separator = null;
        CaseExpression expression = ParseCaseToEnd(start);
        _separator = separator;
        return expression;
    }

    private CaseExpression ParseCaseToEnd(int start)
    {
        Take();
        Expression? subject = Word == Keyword.WHEN ? null : ParseExpression();
        var alternatives = new List<CaseAlternative>();
        while (Word == Keyword.WHEN)
        {
            int at = Start;
            Take();
            var tests = new List<Expression>();
            do
            {
                tests.Add(subject is null ? ParseExpression() : ParseCaseTest());
            }
            while (subject is not null && TryTake(TokenKind.Comma));
            Expect(Keyword.THEN, "after the condition of WHEN");
            alternatives.Add(new CaseAlternative(SyntaxList.From(tests), ParseExpression()) { Span = SpanFrom(at) });
        }

        if (alternatives.Count == 0)
        {
            Unexpected("WHEN in CASE", [Keyword.WHEN]);
        }

        Expression? otherwise = TryTake(Keyword.ELSE) ? ParseExpression() : null;
        Expect(Keyword.END, "to close CASE");
        return new CaseExpression(subject, SyntaxList.From(alternatives), otherwise) { Span = SpanFrom(start) };
    }

    private Expression ParseCaseTest()
    {
        int start = Start;
        var operand = new CaseOperand { Span = new SourceSpan(start, start) };
        if (ComparisonAt(Kind) is { } @operator)
        {
            TakeComparison();
            Expression right = ParsePredicate();
            return new ComparisonExpression(operand, [new ComparisonTail(@operator, right) { Span = SpanFrom(start) }]) { Span = SpanFrom(start) };
        }

        bool predicate = Kind is TokenKind.RegexMatch or TokenKind.DoubleColon
            || (Word == Keyword.IS && (Peek().Kind == TokenKind.DoubleColon || Peek().Keyword is Keyword.NULL or Keyword.NOT or Keyword.TYPED or Keyword.NORMALIZED or Keyword.NFC or Keyword.NFD or Keyword.NFKC or Keyword.NFKD))
            || (Word is Keyword.STARTS or Keyword.ENDS && Peek().Keyword == Keyword.WITH)
            || (Word is Keyword.IN or Keyword.CONTAINS && Peek().Kind is TokenKind.LeftBracket or TokenKind.String or TokenKind.Dollar or TokenKind.Identifier && Peek().Keyword is not (Keyword.THEN or Keyword.IS or Keyword.IN or Keyword.AND or Keyword.OR));
        return predicate ? ParsePredicateTail(operand, start) ?? Missing() : ParseExpression();
    }

    private ListQuantifierExpression ParseListQuantifier(int start)
    {
        ListQuantifier quantifier = Take().Keyword switch
        {
            Keyword.ALL => ListQuantifier.All,
            Keyword.ANY => ListQuantifier.Any,
            Keyword.NONE => ListQuantifier.None,
            _ => ListQuantifier.Single,
        };
        Take();
        Identifier variable = ParseVariableDeclaration();
        Take();
        Expression list = ParseExpression();
        Expect(Keyword.WHERE, "and a condition after the list");
        Expression where = ParseExpression();
        Expect(TokenKind.RightParen, "after the condition");
        return new ListQuantifierExpression(quantifier, variable, list, where) { Span = SpanFrom(start) };
    }

    private ReduceExpression ParseReduce(int start)
    {
        Take();
        Take();
        Identifier accumulator = ParseVariableDeclaration();
        Take();
        Expression initial = ParseExpression();
        Expect(TokenKind.Comma, "after the initial value of reduce");
        Identifier variable = ParseVariableDeclaration();
        Expect(Keyword.IN, "after the variable of reduce");
        Expression list = ParseExpression();
        Expect(TokenKind.Bar, "before the body of reduce");
        Expression body = ParseExpression();
        Expect(TokenKind.RightParen, "after the body of reduce");
        return new ReduceExpression(accumulator, initial, variable, list, body) { Span = SpanFrom(start) };
    }

    private SubqueryExpression ParseSubqueryExpression(int start)
    {
        SubqueryKind kind = Take().Keyword switch
        {
            Keyword.EXISTS => SubqueryKind.Exists,
            Keyword.COUNT => SubqueryKind.Count,
            _ => SubqueryKind.Collect,
        };

        Token second = Peek();
        bool isPattern = second.Kind == TokenKind.LeftParen
            || (second.IsName && Peek(2).Kind == TokenKind.Equal)
            || second.Keyword is Keyword.SHORTEST or Keyword.ANY or Keyword.ALL or Keyword.SHORTESTPATH or Keyword.ALLSHORTESTPATHS;
        if (!isPattern)
        {
            Query query = ParseBracedQuery("the subquery");
            return new SubqueryExpression(kind, query) { Span = SpanFrom(start) };
        }

        int open = Start;
        Take();
        if (!Enter())
        {
            return new SubqueryExpression(kind, new SingleQuery([]));
        }

        int inner = Start;
        SyntaxList<PatternPart> patterns = ParsePatterns();
        var match = new MatchClause(false, patterns, [], ParseOptionalWhere()) { Span = SpanFrom(inner) };
        Leave();
        ExpectClosing(TokenKind.RightBrace, open);
        return new SubqueryExpression(kind, new SingleQuery([match]) { Span = match.Span }) { Span = SpanFrom(start) };
    }
}
