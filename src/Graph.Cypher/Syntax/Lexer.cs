using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Graph.Cypher.Diagnostics;

namespace Graph.Cypher.Syntax;

/// <summary>Cuts query text into tokens. Never fails: text that forms no token becomes a <see cref="TokenKind.Bad"/> token, which the parser reports when it meets it.</summary>
internal static class Lexer
{
    private static readonly FrozenDictionary<string, Keyword> Keywords = Enum.GetValues<Keyword>()
        .Where(k => k != Keyword.None)
        .ToFrozenDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> KeywordLookup =
        Keywords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every keyword in upper case.</summary>
    public static IEnumerable<string> KeywordNames => Keywords.Keys;

    /// <summary>All tokens of <paramref name="text"/>, the last being <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>(text.Length / 4 + 4);
        int position = 0;
        while (true)
        {
            if (SkipTrivia(text, ref position) is { } unclosed)
            {
                tokens.Add(unclosed);
            }

            if (position >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, text.Length, text.Length));
                return tokens;
            }

            Token token = Next(text, position);
            tokens.Add(token);
            position = token.End;
        }
    }

    /// <summary>True when <paramref name="name"/> can be written without backticks.</summary>
    public static bool IsPlainName(string name)
    {
        if (name.Length == 0 || !StartsName(name, 0, out int length))
        {
            return false;
        }

        while (length < name.Length)
        {
            if (!ContinuesName(name, length, out int step))
            {
                return false;
            }

            length += step;
        }

        return true;
    }

    /// <summary>The keyword that an unquoted <paramref name="name"/> would be read as.</summary>
    public static Keyword KeywordOf(string name) => Keywords.GetValueOrDefault(name, Keyword.None);

    /// <summary>Moves past white space and comments; gives a bad token for a comment that does not end.</summary>
    private static Token? SkipTrivia(string text, ref int position)
    {
        while (position < text.Length)
        {
            char c = text[position];
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u180E' or (>= '\u001C' and <= '\u001F'))
            {
                position++;
            }
            else if (c == '/' && At(text, position + 1) == '/')
            {
                int end = text.AsSpan(position).IndexOfAny('\n', '\r');
                position = end < 0 ? text.Length : position + end;
            }
            else if (c == '/' && At(text, position + 1) == '*')
            {
                int end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Token unclosed = Bad(text, position, text.Length, DiagnosticCode.UnclosedToken, "this comment does not end", "Close it with */");
                    position = text.Length;
                    return unclosed;
                }

                position = end + 2;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private static Token Next(string text, int start)
    {
        char c = text[start];
        char next = At(text, start + 1);
        switch (c)
        {
            case '(': return One(TokenKind.LeftParen);
            case ')': return One(TokenKind.RightParen);
            case '[': return One(TokenKind.LeftBracket);
            case ']': return One(TokenKind.RightBracket);
            case '{': return One(TokenKind.LeftBrace);
            case '}': return One(TokenKind.RightBrace);
            case ',': return One(TokenKind.Comma);
            case ';': return One(TokenKind.Semicolon);
            case '$': return One(TokenKind.Dollar);
            case '-': return One(TokenKind.Minus);
            case '*': return One(TokenKind.Star);
            case '/': return One(TokenKind.Slash);
            case '%': return One(TokenKind.Percent);
            case '^': return One(TokenKind.Caret);
            case '&': return One(TokenKind.Ampersand);
            case '+': return next == '=' ? Two(TokenKind.PlusEqual) : One(TokenKind.Plus);
            case ':': return next == ':' ? Two(TokenKind.DoubleColon) : One(TokenKind.Colon);
            case '|': return next == '|' ? Two(TokenKind.DoubleBar) : One(TokenKind.Bar);
            case '!': return next == '=' ? Two(TokenKind.BangEqual) : One(TokenKind.Bang);
            case '=': return next == '~' ? Two(TokenKind.RegexMatch) : next == '=' ? Two(TokenKind.EqualEqual) : One(TokenKind.Equal);
            case '<': return next == '=' ? Two(TokenKind.LessOrEqual) : next == '>' ? Two(TokenKind.NotEqual) : One(TokenKind.Less);
            case '>': return next == '=' ? Two(TokenKind.GreaterOrEqual) : One(TokenKind.Greater);
            case '.' when next == '.': return Two(TokenKind.DotDot);
            case '.' when char.IsAsciiDigit(next): return Number(text, start);
            case '.': return One(TokenKind.Dot);
            case '\'' or '"': return QuotedText(text, start);
            case '`': return QuotedName(text, start);
            case >= '0' and <= '9': return Number(text, start);
        }

        if (StartsName(text, start, out int length))
        {
            int end = start + length;
            while (end < text.Length && ContinuesName(text, end, out int step))
            {
                end += step;
            }

            ReadOnlySpan<char> name = text.AsSpan(start, end - start);
            return new Token(TokenKind.Identifier, start, end)
            {
                Value = name.ToString(),
                Keyword = KeywordLookup.TryGetValue(name, out Keyword keyword) ? keyword : Keyword.None,
            };
        }

        return Unknown(text, start);

        Token One(TokenKind kind) => new(kind, start, start + 1);
        Token Two(TokenKind kind) => new(kind, start, start + 2);
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';

    private static bool StartsName(string text, int position, out int length)
    {
        char c = text[position];
        length = 1;
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetter(c) || c == '_';
        }

        UnicodeCategory category = Category(text, position, ref length);
        return category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.CurrencySymbol;
    }

    private static bool ContinuesName(string text, int position, out int length)
    {
        char c = text[position];
        length = 1;
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        }

        return StartsName(text, position, out length)
            || Category(text, position, ref length) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
    }

    private static UnicodeCategory Category(string text, int position, ref int length)
    {
        if (char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            length = 2;
            return CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[position], text[position + 1]));
        }

        return char.GetUnicodeCategory(text[position]);
    }

    private static Token Bad(string text, int start, int end, DiagnosticCode fault, string message, string? suggestion = null) =>
        new(TokenKind.Bad, start, Math.Min(end, text.Length)) { Fault = fault, Value = message, Suggestion = suggestion };

    /// <summary>What an input method for Chinese, or a word processor, writes in place of the ASCII character.</summary>
    private static Token Unknown(string text, int start)
    {
        int length = 1;
        UnicodeCategory category = Category(text, start, ref length);
        string found = text.Substring(start, length);
        string? ascii = text[start] switch
        {
            '（' => "(",
            '）' => ")",
            '［' or '【' => "[",
            '］' or '】' => "]",
            '｛' => "{",
            '｝' => "}",
            '，' or '、' => ",",
            '；' => ";",
            '：' => ":",
            '。' or '．' => ".",
            '“' or '”' or '＂' => "\"",
            '‘' or '’' or '＇' => "'",
            '＝' => "=",
            '＜' or '〈' or '《' => "<",
            '＞' or '〉' or '》' => ">",
            '＊' => "*",
            '＋' => "+",
            '｜' => "|",
            '！' => "!",
            '≠' => "<>",
            '≤' => "<=",
            '≥' => ">=",
            '→' => "->",
            '←' => "<-",
            _ when category == UnicodeCategory.DashPunctuation || text[start] is '−' or '\u00AD' => "-",
            _ => null,
        };
        string shown = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? $"the character U+{(length == 2 ? char.ConvertToUtf32(found[0], found[1]) : found[0]):X4}"
            : $"the character '{found}'";
        DiagnosticCode code = char.IsAscii(text[start]) ? DiagnosticCode.UnexpectedSyntax : DiagnosticCode.InvalidUnicodeCharacter;
        return Bad(text, start, start + length, code, $"{shown} is not part of Cypher", ascii is null ? null : $"Write {ascii} instead of {found}");
    }

    private static Token QuotedName(string text, int start)
    {
        var value = new StringBuilder();
        int position = start + 1;
        while (position < text.Length)
        {
            if (text[position] != '`')
            {
                value.Append(text[position++]);
            }
            else if (At(text, position + 1) == '`')
            {
                value.Append('`');
                position += 2;
            }
            else
            {
                return new Token(TokenKind.QuotedIdentifier, start, position + 1) { Value = value.ToString() };
            }
        }

        return Bad(text, start, EndOfLine(text, start), DiagnosticCode.UnclosedToken, "this name in backticks does not end", "Close it with `");
    }

    private static Token QuotedText(string text, int start)
    {
        char quote = text[start];
        int close = text.AsSpan(start + 1).IndexOfAny(quote, '\\');
        if (close >= 0 && text[start + 1 + close] == quote)
        {
            return new Token(TokenKind.String, start, start + close + 2) { Value = text.Substring(start + 1, close) };
        }

        var value = new StringBuilder();
        Token? fault = null;
        int position = start + 1;
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] != '\\')
            {
                value.Append(text[position++]);
                continue;
            }

            char escaped = At(text, position + 1);
            switch (escaped)
            {
                case '\\' or '\'' or '"' or '`':
                    value.Append(escaped);
                    position += 2;
                    break;
                case 'b' or 'f' or 'n' or 'r' or 't' or 'B' or 'F' or 'N' or 'R' or 'T':
                    value.Append(char.ToLowerInvariant(escaped) switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', _ => '\t' });
                    position += 2;
                    break;
                case 'u' or 'U':
                    int digits = escaped == 'u' ? 4 : 8;
                    if (position + 2 + digits <= text.Length
                        && int.TryParse(text.AsSpan(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point)
                        && point is >= 0 and <= 0x10FFFF
                        && (digits == 4 || point is < 0xD800 or > 0xDFFF))
                    {
                        value.Append(point < 0x10000 ? ((char)point).ToString() : char.ConvertFromUtf32(point));
                        position += 2 + digits;
                    }
                    else
                    {
                        fault ??= Bad(text, position, position + 2, DiagnosticCode.InvalidUnicodeLiteral, $"\\{escaped} must be followed by {digits} hexadecimal digits of a Unicode character");
                        position += 2;
                    }

                    break;
                default:
                    if (escaped != '\0')
                    {
                        fault ??= Bad(text, position, position + 2, DiagnosticCode.InvalidEscape, $"\\{escaped} is not an escape sequence", $"Write \\\\{escaped} for a backslash followed by {escaped}");
                    }

                    position += 2;
                    break;
            }
        }

        if (position >= text.Length)
        {
            return Bad(text, start, EndOfLine(text, start), DiagnosticCode.UnclosedToken, "this string does not end", $"Close it with {quote}");
        }

        // The faulty token covers the whole string, so that reading goes on behind it.
        return fault is { } bad
            ? bad with { Start = bad.Start, End = position + 1 }
            : new Token(TokenKind.String, start, position + 1) { Value = value.ToString() };
    }

    private static int EndOfLine(string text, int start)
    {
        int end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    private static Token Number(string text, int start)
    {
        int end = start;
        bool isFloat = false;
        if (text[start] == '0' && At(text, start + 1) is 'x' or 'X' or 'o' or 'O')
        {
            end = TakeWord(text, start + 2);
            return Radix(text, start, end, At(text, start + 1) is 'x' or 'X');
        }

        end = TakeDigits(text, start);
        if (At(text, end) == '.' && char.IsAsciiDigit(At(text, end + 1)))
        {
            isFloat = true;
            end = TakeDigits(text, end + 1);
        }

        if (At(text, end) is 'e' or 'E')
        {
            int exponent = At(text, end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (char.IsAsciiDigit(At(text, exponent)))
            {
                isFloat = true;
                end = TakeDigits(text, exponent);
            }
        }

        if (end < text.Length && ContinuesName(text, end, out _))
        {
            end = TakeWord(text, end);
            return Bad(text, start, end, DiagnosticCode.InvalidNumberLiteral, $"{text[start..end]} is not a number", "A name that starts with a digit must be written in backticks");
        }

        string digits = text[start..end].Replace("_", "", StringComparison.Ordinal);
        if (text[end - 1] == '_' || text[start..end].Contains("__", StringComparison.Ordinal))
        {
            return Bad(text, start, end, DiagnosticCode.InvalidNumberLiteral, "an underscore in a number must stand between two digits");
        }

        if (isFloat)
        {
            double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsInfinity(value)
                ? Bad(text, start, end, DiagnosticCode.FloatingPointOverflow, $"{text[start..end]} is too large for a float")
                : new Token(TokenKind.Float, start, end) { Float = value };
        }

        if (digits.Length > 1 && digits[0] == '0')
        {
            return Bad(text, start, end, DiagnosticCode.InvalidNumberLiteral, "an integer does not start with 0", $"Write {digits.TrimStart('0').PadLeft(1, '0')}, or 0o… for an octal number");
        }

        return Magnitude(text, start, end, ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong magnitude) ? magnitude : null);
    }

    private static Token Radix(string text, int start, int end, bool hexadecimal)
    {
        ReadOnlySpan<char> digits = text.AsSpan(start + 2, end - start - 2);
        ulong value = 0;
        bool overflow = false;
        bool any = false;
        foreach (char c in digits)
        {
            if (c == '_' && any)
            {
                continue;
            }

            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= (hexadecimal ? 16 : 8))
            {
                any = false;
                break;
            }

            any = true;
            overflow |= value >> (hexadecimal ? 60 : 61) != 0;
            value = (value << (hexadecimal ? 4 : 3)) | (uint)digit;
        }

        return any && digits[^1] != '_'
            ? Magnitude(text, start, end, overflow ? null : value)
            : Bad(text, start, end, DiagnosticCode.InvalidNumberLiteral, $"{text[start..end]} is not {(hexadecimal ? "a hexadecimal" : "an octal")} number");
    }

    private static Token Magnitude(string text, int start, int end, ulong? magnitude) => magnitude switch
    {
        <= long.MaxValue => new Token(TokenKind.Integer, start, end) { Integer = (long)magnitude },
        1UL << 63 => new Token(TokenKind.Integer, start, end) { Integer = long.MinValue, NeedsMinus = true },
        _ => Bad(text, start, end, DiagnosticCode.IntegerOverflow, $"{text[start..end]} is outside the range of integers, -9223372036854775808 to 9223372036854775807", "Write it with a decimal point to make it a float"),
    };

    private static int TakeDigits(string text, int position)
    {
        while (char.IsAsciiDigit(At(text, position)) || (At(text, position) == '_' && position > 0))
        {
            position++;
        }

        return position;
    }

    private static int TakeWord(string text, int position)
    {
        while (position < text.Length && ContinuesName(text, position, out int step))
        {
            position += step;
        }

        return position;
    }
}
