// Longer than other files: part of the recursive-descent parser.
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

public sealed partial class CypherParser
{
    /// <summary>Which <c>|</c> may separate the parts of the comprehension being read, so that a label or type expression before it does not take it; null outside of its condition.</summary>
    private Separator? _separator;

    /// <param name="Open">Where the comprehension's bracket opens; a <c>|</c> within a bracket inside of it is never the separator.</param>
    /// <param name="Last">The last <c>|</c> directly within the bracket; −1 when there is none.</param>
    /// <param name="Required">Whether there must be one.</param>
    private sealed record Separator(int Open, int Last, bool Required);

    private SyntaxList<PatternPart> ParsePatterns()
    {
        var parts = new List<PatternPart>();
        do
        {
            parts.Add(ParsePatternPart());
        }
        while (TryTake(TokenKind.Comma));
        return SyntaxList.From(parts);
    }

    private PatternPart ParsePatternPart()
    {
        int start = Start;
        Identifier? variable = null;
        if (Current.IsName && Peek().Kind == TokenKind.Equal)
        {
            variable = ParseVariableDeclaration();
            Take();
        }

        if (Word is Keyword.SHORTESTPATH or Keyword.ALLSHORTESTPATHS && Peek().Kind == TokenKind.LeftParen)
        {
            return ParseShortestFunction() with { Variable = variable, Span = SpanFrom(start) };
        }

        PathSelector? selector = ParseSelector();
        PathPattern path = ParsePath();
        return new PatternPart(variable, selector, path) { Span = SpanFrom(start) };
    }

    private PatternPart ParseShortestFunction()
    {
        int start = Start;
        PathSelectorKind kind = Take().Keyword == Keyword.SHORTESTPATH ? PathSelectorKind.ShortestPathFunction : PathSelectorKind.AllShortestPathsFunction;
        var selector = new PathSelector(kind, null) { Span = SpanFrom(start) };
        int open = Start;
        Take();
        PathPattern path = ParsePath();
        ExpectClosing(TokenKind.RightParen, open);
        return new PatternPart(null, selector, path) { Span = SpanFrom(start) };
    }

    /// <summary><c>SHORTEST k [PATHS] [GROUPS]</c>, <c>ALL SHORTEST</c>, <c>ANY [k | SHORTEST]</c>, <c>ALL [PATHS]</c>.</summary>
    private PathSelector? ParseSelector()
    {
        int start = Start;
        PathSelectorKind kind;
        Expression? count = null;
        switch (Word)
        {
            case Keyword.SHORTEST:
                Take();
                count = ParseSelectorCount();
                SkipPathWord();
                bool groups = TryTake(Keyword.GROUP) || TryTake(Keyword.GROUPS);
                if (count is null && !groups)
                {
                    Unexpected("the number of paths after SHORTEST", default, "Write SHORTEST 1, or ANY SHORTEST");
                }

                kind = groups ? PathSelectorKind.ShortestGroups : PathSelectorKind.Shortest;
                break;
            case Keyword.ALL:
                Take();
                kind = TryTake(Keyword.SHORTEST) ? PathSelectorKind.AllShortest : PathSelectorKind.All;
                SkipPathWord();
                break;
            case Keyword.ANY:
                Take();
                kind = TryTake(Keyword.SHORTEST) ? PathSelectorKind.Shortest : PathSelectorKind.Any;
                count = kind == PathSelectorKind.Any ? ParseSelectorCount() : null;
                SkipPathWord();
                break;
            default:
                return null;
        }

        return new PathSelector(kind, count) { Span = SpanFrom(start) };

        void SkipPathWord()
        {
            if (Word is Keyword.PATH or Keyword.PATHS)
            {
                Take();
            }
        }
    }

    private Expression? ParseSelectorCount() => Kind switch
    {
        TokenKind.Integer => ParseAtom(),
        TokenKind.Dollar => ParseParameter(),
        _ => null,
    };

    /// <summary>
    /// True when a path pattern, and not a bracketed expression, starts at the token: a bracket whose content can be a node, and a
    /// relationship behind it. Decided on tokens alone, so that nothing is ever parsed twice.
    /// </summary>
    private bool PatternStartsAt(int position)
    {
        if (_panic || position >= _tokens.Count || _tokens[position].Kind != TokenKind.LeftParen || _closing[position] < 0)
        {
            return false;
        }

        int close = _closing[position];
        if (!CanBeNode(position, close))
        {
            return false;
        }

        TokenKind first = KindAt(close + 1);
        TokenKind second = KindAt(close + 2);
        if (first == TokenKind.Less && second == TokenKind.Minus)
        {
            return KindAt(close + 3) is TokenKind.Minus or TokenKind.LeftBracket;
        }

        if (first != TokenKind.Minus)
        {
            return false;
        }

        // (a)-[r]-… is a pattern, (a)-[1] is a subtraction; (a)--(b) reads as a pattern as it does in Neo4j.
        return second switch
        {
            TokenKind.Minus => KindAt(close + 3) is TokenKind.Greater or TokenKind.LeftParen,
            TokenKind.LeftBracket => _closing[close + 2] is > 0 and int end && KindAt(end + 1) == TokenKind.Minus && KindAt(end + 2) is TokenKind.Greater or TokenKind.LeftParen,
            _ => false,
        };
    }

    private TokenKind KindAt(int position) => position < _tokens.Count ? _tokens[position].Kind : TokenKind.End;

    private bool CanBeNode(int open, int close)
    {
        int position = open + 1;
        if (_tokens[position].IsName && !(_tokens[position].Keyword is Keyword.WHERE or Keyword.IS && position + 1 != close))
        {
            position++;
        }

        return position == close
            || _tokens[position].Kind is TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Dollar
            || _tokens[position].Keyword is Keyword.WHERE or Keyword.IS && KindAt(position + 1) != TokenKind.DoubleColon
                && !(_tokens[position].Keyword == Keyword.IS && _tokens[position + 1].Keyword is Keyword.NULL or Keyword.NOT or Keyword.TYPED or Keyword.NORMALIZED);
    }

    private PathPattern ParsePath()
    {
        int start = Start;
        var elements = new List<PathElement>();
        if (_panic || !Enter())
        {
            return new PathPattern([EmptyNode()]) { Span = SpanFrom(start) };
        }

        elements.Add(ParseNodeOrParenthesized());
        while (!_panic)
        {
            if (Kind == TokenKind.LeftParen && (elements[^1] is ParenthesizedPath || StartsParenthesizedPath()))
            {
                elements.Add(ParseNodeOrParenthesized());
            }
            else if (Kind == TokenKind.Minus || (Kind == TokenKind.Less && Peek().Kind == TokenKind.Minus))
            {
                elements.Add(ParseRelationship());
                elements.Add(ParseNodeOrParenthesized());
            }
            else
            {
                if (Kind is TokenKind.LeftParen or TokenKind.LeftBracket)
                {
                    Unexpected("a relationship, ',' or the end of the pattern", default, Kind == TokenKind.LeftParen
                        ? "Between two nodes there must be a relationship such as --> or -[:TYPE]->, or a comma"
                        : "A relationship is written -[…]-> or <-[…]-");
                }
                else if (Kind is TokenKind.Greater or TokenKind.GreaterOrEqual)
                {
                    Unexpected("a relationship, ',' or the end of the pattern", default, "An arrow is written --> or -[…]->");
                }

                break;
            }
        }

        Leave();
        return new PathPattern(SyntaxList.From(elements)) { Span = SpanFrom(start) };
    }

    private NodePattern EmptyNode() => new(null, null, null, null) { Span = new SourceSpan(Start, Start) };

    private bool StartsParenthesizedPath() =>
        Kind == TokenKind.LeftParen
        && (Peek().Kind == TokenKind.LeftParen || (Peek().IsName && Peek(2).Kind == TokenKind.Equal && Peek(3).Kind == TokenKind.LeftParen));

    private PathElement ParseNodeOrParenthesized() => StartsParenthesizedPath() ? ParseParenthesizedPath() : ParseNode();

    private NodePattern ParseNode()
    {
        int start = Start;
        if (Kind != TokenKind.LeftParen)
        {
            Unexpected(
                "'(' to begin a node",
                default,
                Current.IsName || Kind == TokenKind.Colon ? "A node is written in round brackets, such as (n:Label)" : Kind is TokenKind.LeftBracket or TokenKind.LeftBrace ? "A node is written in round brackets, a relationship -[…]->" : null);
            return EmptyNode();
        }

        Take();
        Identifier? variable = null;
        if (Current.IsName && !(Word is Keyword.WHERE or Keyword.IS && Peek().Kind is not (TokenKind.RightParen or TokenKind.Colon or TokenKind.LeftBrace)))
        {
            variable = ParseVariableDeclaration();
        }

        LabelExpression? labels = ParseOptionalLabels();
        Expression? properties = ParseOptionalProperties();
        Expression? where = ParseOptionalWhere();
        if (Kind == TokenKind.RightParen)
        {
            Take();
        }
        else
        {
            string? hint = variable is not null && Current.IsName ? "Before a label there is a ':', as in (n:Label)"
                : Kind == TokenKind.Comma ? "Each node has its own brackets; properties are written {key: value}"
                : null;
            (int line, int column) = DiagnosticRenderer.Position(_text, start);
            Unexpected($"')' to close the node at line {line}, column {column}", default, hint);
        }

        return new NodePattern(variable, labels, properties, where) { Span = SpanFrom(start) };
    }

    private Expression? ParseOptionalProperties() => Kind switch
    {
        TokenKind.LeftBrace => ParseMap(),
        TokenKind.Dollar => ParseParameter(),
        _ => null,
    };

    private RelationshipPattern ParseRelationship()
    {
        int start = Start;
        bool left = TryTake(TokenKind.Less);
        Expect(TokenKind.Minus, "in the relationship");
        Identifier? variable = null;
        LabelExpression? types = null;
        LengthRange? length = null;
        Expression? properties = null;
        Expression? where = null;
        if (TryTake(TokenKind.LeftBracket))
        {
            int open = PreviousEnd - 1;
            if (Current.IsName && !(Word is Keyword.WHERE or Keyword.IS && Peek().Kind is not (TokenKind.RightBracket or TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Star)))
            {
                variable = ParseVariableDeclaration();
            }

            types = ParseOptionalLabels();
            length = ParseOptionalLength();
            properties = ParseOptionalProperties();
            where = ParseOptionalWhere();
            if (!TryTake(TokenKind.RightBracket))
            {
                if (Kind is TokenKind.DotDot or TokenKind.Integer or TokenKind.Float)
                {
                    Fail(DiagnosticCode.InvalidRelationshipPattern, Current.Span, "the length of a relationship is written behind '*'", "Write *1..3, *2, *..5 or *");
                }
                else
                {
                    ExpectClosing(TokenKind.RightBracket, open);
                }
            }
        }

        if (!TryTake(TokenKind.Minus))
        {
            Unexpected("'-' to complete the relationship", default, "A relationship is written -[…]->, <-[…]- or -[…]-");
        }

        bool right = TryTake(TokenKind.Greater);
        PathQuantifier? quantifier = ParseOptionalQuantifier();
        PatternDirection direction = left == right ? PatternDirection.Either : left ? PatternDirection.Left : PatternDirection.Right;
        return new RelationshipPattern(direction, left && right, variable, types, length, properties, where, quantifier) { Span = SpanFrom(start) };
    }

    private LengthRange? ParseOptionalLength()
    {
        int start = Start;
        if (!TryTake(TokenKind.Star))
        {
            return null;
        }

        if (Kind == TokenKind.Minus)
        {
            Fail(DiagnosticCode.InvalidRelationshipPattern, Current.Span, "the length of a relationship cannot be negative");
            return null;
        }

        long? min = null;
        if (Kind == TokenKind.Integer)
        {
            min = TakeCount();
        }

        if (!TryTake(TokenKind.DotDot))
        {
            return new LengthRange(min, min) { Span = SpanFrom(start) };
        }

        if (Kind == TokenKind.Minus)
        {
            Fail(DiagnosticCode.InvalidRelationshipPattern, Current.Span, "the length of a relationship cannot be negative");
            return null;
        }

        long? max = Kind == TokenKind.Integer ? TakeCount() : null;
        return new LengthRange(min, max) { Span = SpanFrom(start) };
    }

    private long TakeCount()
    {
        Token token = Take();
        if (token.NeedsMinus)
        {
            Fail(DiagnosticCode.IntegerOverflow, token.Span, $"{token.Span.Of(_text)} is outside the range of integers");
            return 0;
        }

        return token.Integer;
    }

    private PathQuantifier? ParseOptionalQuantifier()
    {
        int start = Start;
        switch (Kind)
        {
            case TokenKind.Plus:
                Take();
                return new PathQuantifier(1, null) { Span = SpanFrom(start) };
            case TokenKind.Star:
                Take();
                return new PathQuantifier(0, null) { Span = SpanFrom(start) };
            case TokenKind.LeftBrace:
                break;
            default:
                return null;
        }

        Take();
        long? min = Kind == TokenKind.Integer ? TakeCount() : null;
        long? max = min;
        if (TryTake(TokenKind.Comma))
        {
            max = Kind == TokenKind.Integer ? TakeCount() : null;
        }
        else if (min is null)
        {
            Unexpected("a number in the quantifier", default, "A quantifier is written {2}, {1,3}, {1,}, {,3}, + or *");
        }

        Expect(TokenKind.RightBrace, "after the quantifier");
        var quantifier = new PathQuantifier(min ?? 0, max) { Span = SpanFrom(start) };
        if (max == 0 || min > max)
        {
            Report(DiagnosticCode.InvalidPattern, quantifier.Span, max == 0 ? "the upper bound of a quantifier must be at least 1" : "the lower bound of a quantifier is greater than its upper bound");
        }

        return quantifier;
    }

    private ParenthesizedPath ParseParenthesizedPath()
    {
        int start = Start;
        Take();
        Identifier? variable = null;
        if (Current.IsName && Peek().Kind == TokenKind.Equal)
        {
            variable = ParseVariableDeclaration();
            Take();
        }

        PathPattern path = ParsePath();
        Expression? where = ParseOptionalWhere();
        ExpectClosing(TokenKind.RightParen, start);
        PathQuantifier? quantifier = ParseOptionalQuantifier();
        return new ParenthesizedPath(variable, path, where, quantifier) { Span = SpanFrom(start) };
    }

    // Label expressions.

    private LabelExpression? ParseOptionalLabels()
    {
        if (Kind == TokenKind.Colon)
        {
            Take();
            return ParseLabelExpression(afterColon: true);
        }

        return TryTake(Keyword.IS) ? ParseLabelExpression() : null;
    }

    /// <summary>A label expression behind <c>:</c> or <c>IS</c>. Reads <c>:A:B</c> and <c>:A|:B</c> too, but not mixed with the newer operators.</summary>
    private LabelExpression ParseLabelExpression(bool afterColon = false)
    {
        int start = Start;
        var style = new LabelStyle();
        LabelExpression result = ParseLabelOr(afterColon, style);
        if (style is { Colons: true, Operators: true } && !_panic)
        {
            Report(DiagnosticCode.MixedLabelSyntax, SpanFrom(start), "'&', '|', '!' and '%' cannot be mixed with ':' between labels", "Write :A&B instead of :A:B");
        }

        return result;
    }

    /// <summary>Which of the two label syntaxes has been met.</summary>
    private sealed class LabelStyle
    {
        public bool Colons { get; set; }

        public bool Operators { get; set; }
    }

    private LabelExpression ParseLabelOr(bool colons, LabelStyle style)
    {
        int start = Start;
        LabelExpression first = ParseLabelAnd(colons, style);
        if (Kind != TokenKind.Bar || IsSeparator())
        {
            return first;
        }

        var operands = new List<LabelExpression> { first };
        while (Kind == TokenKind.Bar && !IsSeparator())
        {
            Take();
            if (colons && TryTake(TokenKind.Colon))
            {
                // :A|:B is the old form of a choice of types; it goes with | but not with the other operators.
                operands.Add(ParseLabelPrimary(style));
            }
            else
            {
                operands.Add(ParseLabelAnd(colons: false, style));
                style.Operators = true;
            }
        }

        return new LabelOr(SyntaxList.From(operands)) { Span = SpanFrom(start) };
    }

    private LabelExpression ParseLabelAnd(bool colons, LabelStyle style)
    {
        int start = Start;
        LabelExpression first = ParseLabelNot(style);
        if (Kind != TokenKind.Ampersand && !(colons && Kind == TokenKind.Colon))
        {
            return first;
        }

        var operands = new List<LabelExpression> { first };
        while (Kind == TokenKind.Ampersand || (colons && Kind == TokenKind.Colon))
        {
            if (Take().Kind == TokenKind.Colon)
            {
                style.Colons = true;
            }
            else
            {
                style.Operators = true;
            }

            operands.Add(ParseLabelNot(style));
        }

        return new LabelAnd(SyntaxList.From(operands)) { Span = SpanFrom(start) };
    }

    private LabelExpression ParseLabelNot(LabelStyle style)
    {
        if (Kind != TokenKind.Bang)
        {
            return ParseLabelPrimary(style);
        }

        int start = Start;
        if (!Enter())
        {
            return new LabelName("");
        }

        style.Operators = true;
        Take();
        LabelExpression operand = ParseLabelNot(style);
        Leave();
        return new LabelNot(operand) { Span = SpanFrom(start) };
    }

    private LabelExpression ParseLabelPrimary(LabelStyle style)
    {
        int start = Start;
        switch (Kind)
        {
            case TokenKind.Percent:
                style.Operators = true;
                Take();
                return new LabelWildcard { Span = SpanFrom(start) };
            case TokenKind.LeftParen:
                if (!Enter())
                {
                    return new LabelName("");
                }

                style.Operators = true;
                Take();
                LabelExpression inner = ParseLabelOr(colons: false, style);
                ExpectClosing(TokenKind.RightParen, start);
                Leave();
                return inner;
            default:
                return ParseLabelName();
        }
    }

    /// <summary>A plain label, or a dynamic one: <c>$(e)</c>, <c>$all(e)</c>, <c>$any(e)</c>.</summary>
    private LabelExpression ParseLabelName()
    {
        int start = Start;
        if (TryTake(TokenKind.Dollar))
        {
            bool any = Word == Keyword.ANY;
            if (any || Word == Keyword.ALL)
            {
                Take();
            }

            int open = Start;
            Expect(TokenKind.LeftParen, "after '$' in a label");
            Expression value = ParseExpression();
            ExpectClosing(TokenKind.RightParen, open);
            return new LabelDynamic(value, any) { Span = SpanFrom(start) };
        }

        Identifier name = ParseName("a label or type");
        return new LabelName(name.Name) { Span = name.Span };
    }

    /// <summary>
    /// True when the current <c>|</c> ends the condition of a comprehension: what follows reads as an expression rather than as a label,
    /// or it is the last <c>|</c> and is followed by something that is a known variable or no label at all.
    /// </summary>
    private bool IsSeparator()
    {
        if (_separator is not { } separator || _position > separator.Last || !IsDirectlyWithin(separator.Open, _position))
        {
            return false;
        }

        bool last = _position == separator.Last;
        if (last && separator.Required)
        {
            return true;
        }

        Token next = Peek();
        if (!next.IsName || next.Keyword is Keyword.NULL or Keyword.TRUE or Keyword.FALSE)
        {
            return next.Kind is not (TokenKind.Bang or TokenKind.Percent or TokenKind.LeftParen or TokenKind.Colon) || last;
        }

        if (Peek(2).Kind is TokenKind.Bar or TokenKind.Ampersand)
        {
            return last || _declared.Contains(next.Value!);
        }

        bool labelEnds = Peek(2).Kind is TokenKind.RightBracket or TokenKind.RightParen || Peek(2).Keyword is Keyword.AND or Keyword.OR or Keyword.XOR;
        return !labelEnds || _declared.Contains(next.Value!);
    }

    private bool IsDirectlyWithin(int open, int position)
    {
        for (int i = open + 1; i < position; i++)
        {
            if (_closing[i] > 0)
            {
                i = _closing[i];
                if (i >= position)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
