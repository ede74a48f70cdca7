// Longer than other files: with its other parts (expressions, patterns, clauses, types) it is the recursive-descent parser.
using System.Runtime.CompilerServices;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

/// <summary>
/// Parses openCypher 9 and the parts of Neo4j's Cypher 5 that read, and the writing clauses too. Never throws on any text: after a fault
/// the parser sees only <see cref="TokenKind.Skipped"/> until it has come back to a clause, and goes on with the next clause.
/// </summary>
public sealed partial class CypherParser
{
    private static readonly Token SkippedToken = new(TokenKind.Skipped, 0, 0);

    private readonly string _text;
    private readonly ParserLimits _limits;
    private readonly List<Token> _tokens;
    private readonly int[] _closing;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private int _position;
    private int _nesting;
    private int _chain;
    private bool _panic;
    private bool _stopped;

    private CypherParser(string text, ParserLimits limits)
    {
        _text = text;
        _limits = limits;
        _tokens = Lexer.Read(text);
        _closing = MatchBrackets(_tokens);
    }

    /// <summary>Parses one statement, an ending semicolon allowed. Throws only for a null argument.</summary>
    /// <param name="text">The query text.</param>
    /// <param name="limits">Limits on the text; null for <see cref="ParserLimits.Default"/>.</param>
    public static ParseResult Parse(string text, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= ParserLimits.Default;
        if (text.Length > limits.MaxLength)
        {
            var tooLong = new Diagnostic(DiagnosticCode.QueryTooLong, new SourceSpan(limits.MaxLength, text.Length), $"the query has {text.Length} characters; at most {limits.MaxLength} are read")
            {
                Suggestion = "Pass long lists as a parameter instead of writing them into the query",
            };
            return new ParseResult(text, new Statement(StatementMode.Run, new SingleQuery([])), [tooLong]);
        }

        var parser = new CypherParser(text, limits);
        Statement statement = parser.ParseStatement();
        return new ParseResult(text, statement, [.. parser._diagnostics.OrderBy(d => d.Span.Start)]);
    }

    // Tokens.

    private Token Current => _panic ? SkippedToken : _tokens[_position];

    private TokenKind Kind => _panic ? TokenKind.Skipped : _tokens[_position].Kind;

    private Keyword Word => _panic ? Keyword.None : _tokens[_position].Keyword;

    private Token Peek(int ahead = 1) => _panic ? SkippedToken : _tokens[Math.Min(_position + ahead, _tokens.Count - 1)];

    private int PreviousEnd => _position == 0 ? 0 : _tokens[_position - 1].End;

    private int Start => _tokens[_position].Start;

    private SourceSpan SpanFrom(int start) => new(start, Math.Max(start, PreviousEnd));

    private Token Take()
    {
        Token token = Current;
        if (!_panic && _position < _tokens.Count - 1)
        {
            _position++;
        }

        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    private bool TryTake(Keyword word)
    {
        if (Word != word)
        {
            return false;
        }

        Take();
        return true;
    }

    private bool Is(Keyword first, Keyword second) => Word == first && Peek().Keyword == second;

    private bool TryTake(Keyword first, Keyword second)
    {
        if (!Is(first, second))
        {
            return false;
        }

        Take();
        Take();
        return true;
    }

    private void Expect(TokenKind kind, string context)
    {
        if (!TryTake(kind))
        {
            Unexpected($"{TokenText(kind)} {context}");
        }
    }

    private void Expect(Keyword word, string context)
    {
        if (!TryTake(word))
        {
            Unexpected($"{word} {context}", [word]);
        }
    }

    /// <summary>Index of the closing bracket for each opening one, or −1; the token count for those never closed.</summary>
    private static int[] MatchBrackets(List<Token> tokens)
    {
        int[] closing = new int[tokens.Count];
        Array.Fill(closing, -1);
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.LeftBrace:
                    open.Push(i);
                    break;
                case TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace:
                    if (open.TryPeek(out int start) && tokens[start].Kind == tokens[i].Kind - 1)
                    {
                        closing[start] = i;
                        open.Pop();
                    }

                    break;
            }
        }

        return closing;
    }

    // Nesting.

    private bool Enter()
    {
        if (_nesting >= _limits.MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(DiagnosticCode.NestingTooDeep, _tokens[_position].Span, $"the query is nested too deeply here; at most {_limits.MaxNesting} levels are read");
            Stop();
            return false;
        }

        _nesting++;
        return true;
    }

    private void Leave() => _nesting--;

    /// <summary>Counts one more operator of a left-associative chain.</summary>
    private bool Lengthen(int length)
    {
        if (length <= 2 || ++_chain <= _limits.MaxOperatorChain)
        {
            return !_panic;
        }

        Report(DiagnosticCode.NestingTooDeep, _tokens[_position].Span, $"this expression has more than {_limits.MaxOperatorChain} operators in a row", "Use a list with reduce() or IN instead");
        Stop();
        return false;
    }

    /// <summary>Gives up on the rest of the text: it is beyond a limit, so that recovery would only meet the limit again.</summary>
    private void Stop()
    {
        _panic = true;
        _stopped = true;
    }

    // Faults.

    private void Report(DiagnosticCode code, SourceSpan span, string message, string? suggestion = null, string? found = null, string? expected = null)
    {
        if (!_panic && _diagnostics.Count < Math.Max(1, _limits.MaxDiagnostics))
        {
            _diagnostics.Add(new Diagnostic(code, span, message) { Suggestion = suggestion, Found = found, Expected = expected });
            if (_diagnostics.Count >= _limits.MaxDiagnostics)
            {
                // Nothing more can be reported; reading on would only cost time.
                Stop();
            }
        }
    }

    /// <summary>Reports a fault that ends the clause.</summary>
    private void Fail(DiagnosticCode code, SourceSpan span, string message, string? suggestion = null)
    {
        Report(code, span, message, suggestion);
        _panic = true;
    }

    /// <summary>Reports the current token as unexpected and ends the clause. <paramref name="words"/> are keywords that would have fitted, for a suggestion.</summary>
    private void Unexpected(string expected, ReadOnlySpan<Keyword> words = default, string? suggestion = null)
    {
        if (_panic)
        {
            return;
        }

        Token token = Current;
        if (token.Kind == TokenKind.End && _diagnostics.Count > 0)
        {
            // The end came because of an earlier fault; to report what is missing there would only repeat it.
            _panic = true;
            return;
        }

        if (token.Kind == TokenKind.Bad)
        {
            SourceSpan span = token.Fault is DiagnosticCode.InvalidEscape or DiagnosticCode.InvalidUnicodeLiteral ? new SourceSpan(token.Start, token.Start + 2) : token.Span;
            Fail(token.Fault, span, token.Value!, token.Suggestion);
            return;
        }

        string found = token.Kind == TokenKind.End ? "the end of the query" : $"'{Shorten(_text[token.Start..token.End])}'";
        if (suggestion is null && token.Kind == TokenKind.Identifier && words.Length > 0)
        {
            var names = new List<string>(words.Length);
            foreach (Keyword word in words)
            {
                names.Add(word.ToString());
            }

            suggestion = NearestName.Find(token.Value!, names) is { } near ? $"Did you mean {near}?" : null;
        }

        Report(DiagnosticCode.UnexpectedSyntax, token.Span, $"found {found}, expected {expected}", suggestion, found, expected);
        _panic = true;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private static string TokenText(TokenKind kind) => kind switch
    {
        TokenKind.LeftParen => "'('",
        TokenKind.RightParen => "')'",
        TokenKind.LeftBracket => "'['",
        TokenKind.RightBracket => "']'",
        TokenKind.LeftBrace => "'{'",
        TokenKind.RightBrace => "'}'",
        TokenKind.Comma => "','",
        TokenKind.Dot => "'.'",
        TokenKind.Colon => "':'",
        TokenKind.Equal => "'='",
        TokenKind.Bar => "'|'",
        TokenKind.Minus => "'-'",
        TokenKind.Greater => "'>'",
        TokenKind.Less => "'<'",
        _ => kind.ToString(),
    };

    // Names.

    private Identifier ParseName(string what)
    {
        if (Current.IsName)
        {
            Token token = Take();
            return new Identifier(token.Value!) { Span = token.Span };
        }

        int start = Start;
        if (Kind is TokenKind.Integer or TokenKind.Float or TokenKind.String or TokenKind.Bad && Current.Fault == DiagnosticCode.InvalidNumberLiteral)
        {
            Token token = Current;
            string found = $"'{Shorten(_text[token.Start..token.End])}'";
            Report(DiagnosticCode.UnexpectedSyntax, token.Span, $"found {found}, expected {what}", "A name that is not a word must be written in backticks", found, what);
            _panic = true;
        }
        else
        {
            Unexpected(what);
        }

        return new Identifier("") { Span = new SourceSpan(start, start) };
    }

    private Identifier ParseVariableDeclaration(string what = "a variable")
    {
        Identifier name = ParseName(what);
        _declared.Add(name.Name);
        return name;
    }

    private VariableReference ParseVariableReference()
    {
        Identifier name = ParseName("a variable");
        return new VariableReference(name.Name) { Span = name.Span };
    }

    // Statement.

    private Statement ParseStatement()
    {
        int start = Start;
        StatementMode mode = StatementMode.Run;
        if (Word == Keyword.CYPHER && Peek().Kind is TokenKind.Integer or TokenKind.Identifier)
        {
            SkipPreParserOptions();
        }

        if (Word is Keyword.EXPLAIN or Keyword.PROFILE)
        {
            mode = Take().Keyword == Keyword.EXPLAIN ? StatementMode.Explain : StatementMode.Profile;
        }

        if (Kind is TokenKind.End or TokenKind.Semicolon)
        {
            Report(DiagnosticCode.EmptyQuery, Current.Span, "there is no statement in the text", "Start with MATCH, RETURN, UNWIND, WITH, CALL or SHOW");
            return new Statement(mode, new SingleQuery([])) { Span = SpanFrom(start) };
        }

        Query query = ParseQuery(endsWithBrace: false);
        TryTake(TokenKind.Semicolon);
        if (Kind == TokenKind.Semicolon || (!_stopped && Kind != TokenKind.End && _diagnostics.Count == 0))
        {
            Report(DiagnosticCode.SeveralStatements, Current.Span, "a second statement begins here; one statement is run at a time");
        }

        return new Statement(mode, query) { Span = SpanFrom(start) };
    }

    /// <summary><c>CYPHER 5 runtime=pipelined</c>: options for Neo4j that change no result, so that the same text runs here.</summary>
    private void SkipPreParserOptions()
    {
        Take();
        while (true)
        {
            if (Kind is TokenKind.Integer or TokenKind.Float)
            {
                Take();
            }
            else if (Current.IsName && Peek().Kind == TokenKind.Equal)
            {
                Take();
                Take();
                Take();
            }
            else
            {
                return;
            }
        }
    }

    private Query ParseQuery(bool endsWithBrace)
    {
        int start = Start;
        var queries = new List<SingleQuery>();
        var operators = new List<UnionOperator>();
        queries.Add(ParseSingleQuery(endsWithBrace));
        while (Word == Keyword.UNION)
        {
            int at = Start;
            Take();
            bool all = TryTake(Keyword.ALL);
            if (!all)
            {
                TryTake(Keyword.DISTINCT);
            }

            operators.Add(new UnionOperator(all) { Span = SpanFrom(at) });
            queries.Add(ParseSingleQuery(endsWithBrace));
        }

        return queries.Count == 1
            ? queries[0]
            : new UnionQuery(SyntaxList.From(queries), SyntaxList.From(operators)) { Span = SpanFrom(start) };
    }

    private SingleQuery ParseSingleQuery(bool endsWithBrace)
    {
        int start = Start;
        var clauses = new List<Clause>();
        while (true)
        {
            if (_panic && !Recover(endsWithBrace))
            {
                break;
            }

            if (Kind is TokenKind.End or TokenKind.Semicolon || Word == Keyword.UNION || (endsWithBrace && Kind == TokenKind.RightBrace))
            {
                if (clauses.Count == 0 && _diagnostics.Count == 0)
                {
                    Unexpected("a clause such as MATCH or RETURN");
                    continue;
                }

                break;
            }

            if (ParseClause(clauses.Count == 0) is { } clause)
            {
                clauses.Add(clause);
            }
        }

        return new SingleQuery(SyntaxList.From(clauses)) { Span = SpanFrom(start) };
    }

    /// <summary>Skips to the start of the next clause, or in a subquery to its closing brace. False when the parser has given up.</summary>
    private bool Recover(bool endsWithBrace)
    {
        if (_stopped)
        {
            return false;
        }

        int depth = 0;
        while (_position < _tokens.Count - 1)
        {
            Token token = _tokens[_position];
            if (token.Kind == TokenKind.LeftBrace)
            {
                depth++;
            }
            else if (token.Kind == TokenKind.RightBrace && depth-- == 0 && endsWithBrace)
            {
                break;
            }

            if (token.Kind == TokenKind.Semicolon || StartsClause(_position))
            {
                break;
            }

            _position++;
        }

        _panic = false;
        return true;
    }

    /// <summary>True when the token is a clause's first word and does not look like a name that happens to be spelt so.</summary>
    private bool StartsClause(int position)
    {
        Token token = _tokens[position];
        if (token.Keyword is not (Keyword.MATCH or Keyword.OPTIONAL or Keyword.RETURN or Keyword.WITH or Keyword.UNWIND or Keyword.UNION or Keyword.CALL
            or Keyword.CREATE or Keyword.MERGE or Keyword.SET or Keyword.DELETE or Keyword.DETACH or Keyword.REMOVE or Keyword.FOREACH or Keyword.FINISH))
        {
            return false;
        }

        if (position > 0 && (_tokens[position - 1].Kind is TokenKind.Dot or TokenKind.Colon or TokenKind.Dollar or TokenKind.Bar or TokenKind.Ampersand
            || _tokens[position - 1].Keyword is Keyword.AS or Keyword.STARTS or Keyword.ENDS or Keyword.ON))
        {
            return false;
        }

        Token next = _tokens[Math.Min(position + 1, _tokens.Count - 1)];
        return next.Kind is not (TokenKind.Colon or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Comma or TokenKind.Dot or TokenKind.Equal or TokenKind.End);
    }
}
