using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// The right side of <c>=~</c>: a pattern in the syntax of <c>java.util.regex</c>, which Neo4j uses, translated for .NET and
/// compiled once. It has to match the whole text. Patterns run without backtracking in time linear in the text; those that need
/// it (back references, look-around, atomic groups) run with a time limit. Safe for concurrent use.
/// </summary>
public sealed class JavaRegex
{
    /// <summary>The time one match of a pattern that needs backtracking may take, in milliseconds.</summary>
    public const int TimeoutMs = 250;

    /// <summary>The longest pattern that is taken, in UTF-16 units.</summary>
    public const int MaxPatternLength = 4096;

    private const string HorizontalSpace = @" \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000";
    private const string NotLineEnd = @"[^\n\r\u0085\u2028\u2029]";

    // The scripts that .NET cannot name and that patterns over Chinese text use; the part of the basic plane.
    private const string Han = @"\u2E80-\u2FDF\u3005\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF";

    // A linear pattern is through a shorter one in no time.
    private const int LongText = 1 << 16;

    private readonly Regex _regex;

    private JavaRegex(Regex regex) => _regex = regex;

    /// <summary>Whether the pattern runs without backtracking, in linear time.</summary>
    public bool IsLinear => (_regex.Options & RegexOptions.NonBacktracking) != 0;

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="CypherRuntimeException">The pattern is not valid, too long, or uses what has no counterpart in .NET.</exception>
    public static JavaRegex Compile(string pattern)
    {
        if (pattern.Length > MaxPatternLength)
            throw CypherRuntimeException.Argument($"The regular expression has {pattern.Length} characters; at most {MaxPatternLength} are allowed.");
        var translated = $@"\A(?:{Translate(pattern)})\z";
        const RegexOptions options = RegexOptions.CultureInvariant;
        var timeout = TimeSpan.FromMilliseconds(TimeoutMs);
        try
        {
            try
            {
                return new JavaRegex(new Regex(translated, options | RegexOptions.NonBacktracking, timeout));
            }
            catch (NotSupportedException)
            {
                return new JavaRegex(new Regex(translated, options, timeout));
            }
        }
        catch (ArgumentException error)
        {
            throw CypherRuntimeException.Argument($"The regular expression {ValueText.Quote(pattern)} is not valid: {error.Message}");
        }
    }

    /// <summary>Whether the whole text matches.</summary>
    /// <exception cref="CypherRuntimeException">A pattern that needs backtracking took longer than <see cref="TimeoutMs"/>.</exception>
    public bool IsMatch(string text) => IsMatch(text, null);

    /// <summary>As <see cref="IsMatch(string)"/>; a match that could go on after the time of the query gets only what is left of it.</summary>
    /// <exception cref="QueryLimitException">The time of the query ended.</exception>
    internal bool IsMatch(string text, QueryClock? clock)
    {
        var regex = _regex;
        if (clock is not null && (!IsLinear || text.Length > LongText) && clock.RemainingMs is < TimeoutMs and var left)
            regex = new Regex(_regex.ToString(), _regex.Options, TimeSpan.FromMilliseconds(left + 1));
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            clock?.Check();
            throw CypherRuntimeException.Argument($"The regular expression took longer than {TimeoutMs} ms on a text of {text.Length} characters; write it without back references, look-around and possessive quantifiers to make it linear.");
        }
    }

    private static string Translate(string pattern)
    {
        var output = new StringBuilder(pattern.Length + 16);
        var groupStarts = new Stack<int>();
        var flags = new Stack<bool>();
        var dotAll = false;
        var atom = 0;
        var i = 0;
        while (i < pattern.Length)
        {
            var c = pattern[i];
            switch (c)
            {
                case '\\':
                    atom = output.Length;
                    i = TranslateEscape(pattern, i, output, inClass: false);
                    break;
                case '[':
                    atom = output.Length;
                    i = TranslateClass(pattern, i, output);
                    break;
                case '(':
                    groupStarts.Push(output.Length);
                    flags.Push(dotAll);
                    i = TranslateGroupStart(pattern, i, output, ref dotAll, groupStarts, flags);
                    break;
                case ')':
                    if (groupStarts.Count > 0)
                    {
                        atom = groupStarts.Pop();
                        dotAll = flags.Pop();
                    }

                    output.Append(c);
                    i++;
                    break;
                case '*' or '+' or '?' or '{':
                    i = TranslateQuantifier(pattern, i, output, atom);
                    break;
                case '.':
                    atom = output.Length;
                    output.Append(dotAll ? @"[\s\S]" : NotLineEnd);
                    i++;
                    break;
                default:
                    atom = output.Length;
                    output.Append(c);
                    i++;
                    break;
            }
        }

        return output.ToString();
    }

    private static int TranslateGroupStart(string pattern, int i, StringBuilder output, ref bool dotAll, Stack<int> groupStarts, Stack<bool> flags)
    {
        output.Append('(');
        i++;
        if (i >= pattern.Length || pattern[i] != '?')
            return i;
        var end = i + 1;
        while (end < pattern.Length && (char.IsAsciiLetter(pattern[end]) || pattern[end] == '-'))
            end++;
        if (end == i + 1 || end >= pattern.Length || pattern[end] is not (')' or ':'))
            return i;

        // Inline flags: d, u and U have no counterpart that changes a match of the whole text; s is applied here.
        var on = true;
        var kept = new StringBuilder();
        foreach (var flag in pattern.AsSpan(i + 1, end - i - 1))
        {
            switch (flag)
            {
                case '-':
                    on = false;
                    kept.Append('-');
                    break;
                case 's':
                    dotAll = on;
                    break;
                case 'i' or 'm' or 'x':
                    kept.Append(flag);
                    break;
                case 'd' or 'u' or 'U':
                    break;
                default:
                    throw CypherRuntimeException.Argument($"The regular expression has the unknown flag {flag}; known are d, i, m, s, u, U and x.");
            }
        }

        var text = kept.ToString().TrimEnd('-');
        if (pattern[end] == ')')
        {
            // Flags without a group last to the end of the surrounding group, so this is no group of its own.
            groupStarts.Pop();
            flags.Pop();
            output.Length--;
            if (text.Length > 0)
                output.Append("(?").Append(text).Append(')');
            return end + 1;
        }

        output.Append('?').Append(text).Append(':');
        return end + 1;
    }

    private static int TranslateQuantifier(string pattern, int i, StringBuilder output, int atom)
    {
        var end = i + 1;
        if (pattern[i] == '{')
        {
            end = pattern.IndexOf('}', i) + 1;
            if (end == 0)
                throw CypherRuntimeException.Argument($"The regular expression has an unclosed {{ at position {i}.");
        }

        output.Append(pattern, i, end - i);
        if (end < pattern.Length && pattern[end] == '+')
        {
            output.Insert(atom, "(?>").Append(')');
            end++;
        }
        else if (end < pattern.Length && pattern[end] == '?')
        {
            output.Append('?');
            end++;
        }

        return end;
    }

    private static int TranslateClass(string pattern, int i, StringBuilder output)
    {
        output.Append('[');
        i++;
        if (i < pattern.Length && pattern[i] == '^')
        {
            output.Append('^');
            i++;
        }

        var first = true;
        while (i < pattern.Length && (pattern[i] != ']' || first))
        {
            first = false;
            switch (pattern[i])
            {
                case '\\':
                    i = TranslateEscape(pattern, i, output, inClass: true);
                    break;
                case '[':
                    throw CypherRuntimeException.Argument("The regular expression nests one character class in another, which is not supported; write one class, or escape the inner [.");
                case '&' when i + 1 < pattern.Length && pattern[i + 1] == '&':
                    throw CypherRuntimeException.Argument("The regular expression intersects character classes with &&, which is not supported.");
                default:
                    output.Append(pattern[i]);
                    i++;
                    break;
            }
        }

        if (i >= pattern.Length)
            throw CypherRuntimeException.Argument("The regular expression has a character class without its closing ].");
        output.Append(']');
        return i + 1;
    }

    private static int TranslateEscape(string pattern, int i, StringBuilder output, bool inClass)
    {
        if (i + 1 >= pattern.Length)
            throw CypherRuntimeException.Argument("The regular expression ends in a lone backslash.");
        var c = pattern[i + 1];
        switch (c)
        {
            case 'Q':
                var close = pattern.IndexOf(@"\E", i + 2, StringComparison.Ordinal);
                var end = close < 0 ? pattern.Length : close;
                foreach (var literal in pattern.AsSpan(i + 2, end - i - 2))
                    AppendLiteral(output, literal);
                return close < 0 ? end : close + 2;
            case 'd' or 'w' or 's' or 'h':
                AppendSet(output, c switch { 'd' => "0-9", 'w' => "a-zA-Z0-9_", 's' => @" \t\n\x0B\f\r", _ => HorizontalSpace }, negated: false, inClass);
                return i + 2;
            case 'D' or 'W' or 'S' or 'H':
                if (inClass)
                    output.Append(c == 'H' ? throw CypherRuntimeException.Argument(@"The regular expression has \H in a character class, which is not supported.") : '\\').Append(c);
                else
                    AppendSet(output, c switch { 'D' => "0-9", 'W' => "a-zA-Z0-9_", 'S' => @" \t\n\x0B\f\r", _ => HorizontalSpace }, negated: true, inClass);
                return i + 2;
            case 'R' when !inClass:
                output.Append(@"(?:\r\n|[\n\x0B\f\r\u0085\u2028\u2029])");
                return i + 2;
            case 'Z' or 'z' or 'A' or 'b' or 'B' or 'G' when !inClass:
                output.Append('\\').Append(c);
                return i + 2;
            case 'p' or 'P':
                return TranslateProperty(pattern, i, output, inClass);
            case 'k' or 'x' or 'u' or 't' or 'n' or 'r' or 'f' or 'a' or 'e' or 'c':
                output.Append('\\').Append(c);
                return i + 2;
            case '0':
                var octal = i + 2;
                while (octal < pattern.Length && octal < i + 5 && pattern[octal] is >= '0' and <= '7')
                    octal++;
                if (octal == i + 2)
                    throw CypherRuntimeException.Argument(@"The regular expression has \0 without octal digits.");
                AppendLiteral(output, (char)Convert.ToInt32(pattern[(i + 2)..octal], 8));
                return octal;
            case >= '1' and <= '9' when !inClass:
                output.Append('\\').Append(c);
                return i + 2;
            default:
                if (char.IsAsciiLetterOrDigit(c))
                    throw CypherRuntimeException.Argument($"The regular expression has the unknown escape \\{c}.");
                AppendLiteral(output, c);
                return i + 2;
        }
    }

    private static int TranslateProperty(string pattern, int i, StringBuilder output, bool inClass)
    {
        var negated = pattern[i + 1] == 'P';
        var end = i + 3;
        string name;
        if (i + 2 < pattern.Length && pattern[i + 2] == '{')
        {
            end = pattern.IndexOf('}', i) + 1;
            if (end == 0)
                throw CypherRuntimeException.Argument(@"The regular expression has an unclosed \p{.");
            name = pattern[(i + 3)..(end - 1)];
        }
        else if (i + 2 < pattern.Length)
        {
            name = pattern[(i + 2)..end];
        }
        else
        {
            throw CypherRuntimeException.Argument(@"The regular expression ends in \p without a property.");
        }

        var set = name switch
        {
            "Lower" => "a-z",
            "Upper" => "A-Z",
            "ASCII" => @"\x00-\x7F",
            "Alpha" => "a-zA-Z",
            "Digit" => "0-9",
            "Alnum" => "a-zA-Z0-9",
            "Punct" => @"!-/:-@\[-`{-~",
            "Graph" => "!-~",
            "Print" => " -~",
            "Blank" => @" \t",
            "Cntrl" => @"\x00-\x1F\x7F",
            "XDigit" => "0-9a-fA-F",
            "Space" => @" \t\n\x0B\f\r",
            "IsAlphabetic" or "IsLetter" => @"\p{L}\p{Nl}",
            "IsDigit" => @"\p{Nd}",
            "IsUppercase" => @"\p{Lu}",
            "IsLowercase" => @"\p{Ll}",
            "IsPunctuation" => @"\p{P}",
            "IsHan" or "IsHani" or "script=Han" or "sc=Han" or "IsIdeographic" => Han,
            _ => null,
        };
        if (set is null)
        {
            var general = name.StartsWith("Is", StringComparison.Ordinal) && name.Length <= 4 ? name[2..] : name;
            general = general.StartsWith("gc=", StringComparison.Ordinal) ? general[3..] : general;
            output.Append(negated ? @"\P{" : @"\p{").Append(general.StartsWith("In", StringComparison.Ordinal) ? $"Is{general[2..]}" : general).Append('}');
            return end;
        }

        if (negated && inClass)
            throw CypherRuntimeException.Argument($"The regular expression has \\P{{{name}}} in a character class, which is not supported.");
        AppendSet(output, set, negated, inClass);
        return end;
    }

    private static void AppendSet(StringBuilder output, string set, bool negated, bool inClass)
    {
        if (inClass)
            output.Append(set);
        else
            output.Append(negated ? "[^" : "[").Append(set).Append(']');
    }

    private static void AppendLiteral(StringBuilder output, char c)
    {
        if (char.IsAsciiLetterOrDigit(c) || c > 127)
            output.Append(c);
        else
            output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
    }
}
