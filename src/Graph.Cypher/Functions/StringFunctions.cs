using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Functions of strings. Lengths and positions count Unicode code points.</summary>
internal static class StringFunctions
{
    // Splitting a shorter text needs no look at the clock.
    private const int ShortText = 1 << 16;

    public static IEnumerable<FunctionDefinition> All()
    {
        yield return Of("The text without leading and trailing white space, or without leading and trailing characters of the second text.", static (a, _) => Trim(a, "btrim", true, true), "btrim(input :: STRING) :: STRING", "btrim(input :: STRING, trimCharacterString :: STRING) :: STRING");
        yield return Of("The first characters of the text.", static (a, _) => Left(a[0], a[1]), "left(original :: STRING, length :: INTEGER) :: STRING");
        yield return Of("The text in lower case.", static (a, _) => CypherValue.String(Casing.ToLower(Argument.Text(a[0], "lower"))), "lower(input :: STRING) :: STRING");
        yield return Of("The text without leading white space, or without leading characters of the second text.", static (a, _) => Trim(a, "ltrim", true, false), "ltrim(input :: STRING) :: STRING", "ltrim(input :: STRING, trimCharacterString :: STRING) :: STRING");
        yield return Of("The text in a Unicode normal form: NFC, or NFD, NFKC or NFKD where given.", static (a, c) => Normalize(a, c), "normalize(input :: STRING) :: STRING", "normalize(input :: STRING, normalForm = NFC :: STRING) :: STRING");
        yield return Of("The text with every occurrence of the second text replaced by the third.", static (a, c) => Replace(a, c), "replace(original :: STRING, search :: STRING, replace :: STRING) :: STRING");
        yield return Of("The characters of the text or the elements of the list in reverse order.", static (a, _) => Reverse(a[0]), "reverse(input :: STRING | LIST<ANY>) :: STRING | LIST<ANY>");
        yield return Of("The last characters of the text.", static (a, _) => Right(a[0], a[1]), "right(original :: STRING, length :: INTEGER) :: STRING");
        yield return Of("The text without trailing white space, or without trailing characters of the second text.", static (a, _) => Trim(a, "rtrim", false, true), "rtrim(input :: STRING) :: STRING", "rtrim(input :: STRING, trimCharacterString :: STRING) :: STRING");
        yield return Of("The parts of the text between the delimiters.", static (a, c) => Split(a[0], a[1], c), "split(original :: STRING, splitDelimiters :: STRING | LIST<STRING>) :: LIST<STRING>");
        yield return Of("The part of the text from a zero-based position on, at most as long as given.", static (a, _) => Substring(a), "substring(original :: STRING, start :: INTEGER) :: STRING", "substring(original :: STRING, start :: INTEGER, length :: INTEGER) :: STRING");
        yield return Of("The text in lower case.", static (a, _) => CypherValue.String(Casing.ToLower(Argument.Text(a[0], "toLower"))), "toLower(input :: STRING) :: STRING");
        yield return Of("The text in upper case.", static (a, _) => CypherValue.String(Casing.ToUpper(Argument.Text(a[0], "toUpper"))), "toUpper(input :: STRING) :: STRING");
        yield return Of("The text without leading and trailing white space. The form trim(LEADING | TRAILING | BOTH character FROM text) removes a given character.", static (a, _) => Trim(a, "trim", true, true), "trim(input :: STRING) :: STRING");
        yield return Of("The text in upper case.", static (a, _) => CypherValue.String(Casing.ToUpper(Argument.Text(a[0], "upper"))), "upper(input :: STRING) :: STRING");
        yield return Of(FunctionCategory.Scalar, "The number of characters of the text.", static (a, _) => Length(a[0], "char_length"), "char_length(input :: STRING) :: INTEGER");
        yield return Of(FunctionCategory.Scalar, "The number of characters of the text.", static (a, _) => Length(a[0], "character_length"), "character_length(input :: STRING) :: INTEGER");
    }

    /// <summary><c>text IS [NOT] form NORMALIZED</c>; null for what is not a string.</summary>
    public static bool? IsNormalized(CypherValue text, NormalizationForm form) => text.IsString ? UnicodeNormalizer.Normalize(text.AsString, form) == text.AsString : null;

    private static FunctionDefinition Of(string description, FunctionBody body, params string[] signatures) => Of(FunctionCategory.String, description, body, signatures);

    private static FunctionDefinition Of(FunctionCategory category, string description, FunctionBody body, params string[] signatures) =>
        new(category, description, body, true, true, false, signatures);

    private static CypherValue Trim(ReadOnlySpan<CypherValue> a, string function, bool start, bool end)
    {
        var text = Argument.Text(a[0], function);
        return CypherValue.String(a.Length == 1 ? TrimSpace(text, start, end) : CodePoints.Trim(text, Argument.Text(a[1], function), start, end));
    }

    private static string TrimSpace(string text, bool start, bool end)
    {
        var from = 0;
        var to = text.Length;
        while (start && from < to && IsJavaWhitespace(text[from]))
            from++;
        while (end && to > from && IsJavaWhitespace(text[to - 1]))
            to--;
        return text[from..to];
    }

    // Character.isWhitespace of Java, which leaves out the no-break spaces.
    private static bool IsJavaWhitespace(char c) => c switch
    {
        '\u00a0' or '\u2007' or '\u202f' or '\u0085' => false,
        >= '\u001c' and <= '\u001f' => true,
        _ => char.IsWhiteSpace(c),
    };

    private static CypherValue Length(CypherValue value, string function) => CypherValue.Integer(CodePoints.Count(Argument.Text(value, function)));

    private static CypherValue Left(CypherValue value, CypherValue length)
    {
        var text = Argument.Text(value, "left");
        return CypherValue.String(text[..CodePoints.IndexOf(text, Count(length, "left"))]);
    }

    private static CypherValue Right(CypherValue value, CypherValue length)
    {
        var text = Argument.Text(value, "right");
        return CypherValue.String(text[CodePoints.IndexOf(text, Math.Max(0, CodePoints.Count(text) - Count(length, "right")))..]);
    }

    private static CypherValue Substring(ReadOnlySpan<CypherValue> a)
    {
        var text = Argument.Text(a[0], "substring");
        var start = CodePoints.IndexOf(text, Count(a[1], "substring"));
        var end = a.Length == 2 ? text.Length : CodePoints.IndexOf(text, Count(a[2], "substring"), start);
        return CypherValue.String(text[start..end]);
    }

    private static long Count(CypherValue value, string function)
    {
        var count = Argument.Integer(value, function);
        return count >= 0 ? count : throw CypherRuntimeException.Argument($"{function}() takes no negative position or length, but got {count}.");
    }

    private static CypherValue Normalize(ReadOnlySpan<CypherValue> a, FunctionContext context)
    {
        var form = a.Length == 1 ? "NFC" : Argument.Text(a[1], "normalize");
        return CypherValue.String(UnicodeNormalizer.Normalize(Argument.Text(a[0], "normalize"), form.ToUpperInvariant() switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw CypherRuntimeException.Argument($"normalize() does not know the form {ValueText.Quote(form)}; it takes NFC, NFD, NFKC and NFKD."),
        }, context.Clock));
    }

    private static CypherValue Replace(ReadOnlySpan<CypherValue> a, FunctionContext context)
    {
        var text = Argument.Text(a[0], "replace");
        var search = Argument.Text(a[1], "replace");
        var replacement = Argument.Text(a[2], "replace");
        long count = search.Length == 0 ? text.Length + 1 : text.AsSpan().Count(search);
        context.RequireText(text.Length + (count * (replacement.Length - search.Length)), "replace()");
        if (search.Length > 0)
            return CypherValue.String(text.Replace(search, replacement, StringComparison.Ordinal));
        // As in Java, the empty text is found before every character and at the end.
        var result = new StringBuilder(replacement);
        foreach (var c in text)
            result.Append(c).Append(replacement);
        return CypherValue.String(result.ToString());
    }

    private static CypherValue Reverse(CypherValue value)
    {
        if (value.IsString)
            return CypherValue.String(CodePoints.Reverse(value.AsString));
        if (!value.IsList)
            throw Argument.Wrong(value, "reverse", "a String or List");
        var items = value.AsList.Items.ToArray();
        Array.Reverse(items);
        return CypherValue.List(ListValue.Adopt(items));
    }

    // The next separator from a position on; where several begin, the first of them.
    private static string? Next(string text, string[] separators, int from, out int at)
    {
        if (separators.Length == 1)
        {
            at = text.IndexOf(separators[0], from, StringComparison.Ordinal);
            return at < 0 ? null : separators[0];
        }

        for (at = from; at < text.Length; at++)
        {
            foreach (var separator in separators)
            {
                if (text.AsSpan(at).StartsWith(separator, StringComparison.Ordinal))
                    return separator;
            }
        }

        return null;
    }

    private static CypherValue Split(CypherValue value, CypherValue delimiters, FunctionContext context)
    {
        var text = Argument.Text(value, "split");
        string[] separators;
        if (delimiters.IsList)
        {
            var list = delimiters.AsList;
            separators = new string[list.Count];
            for (var i = 0; i < separators.Length; i++)
                separators[i] = Argument.Text(list[i], "split");
        }
        else
        {
            separators = [Argument.Text(delimiters, "split")];
        }

        if (text.Length == 0 || separators.Length == 0)
            return CypherValue.ListOf(CypherValue.String(text));
        var parts = new List<CypherValue>();
        if (!separators.Contains(""))
        {
            if (separators.Length > 1 && text.Length <= ShortText)
            {
                foreach (var part in text.Split(separators, StringSplitOptions.None))
                    Take(part);
                return CypherValue.List(ListValue.Of(parts));
            }

            var from = 0;
            while (Next(text, separators, from, out var at) is { } found)
            {
                Take(text[from..at]);
                from = at + found.Length;
            }

            Take(text[from..]);
            return CypherValue.List(ListValue.Of(parts));
        }

        // An empty delimiter splits between all characters; the other delimiters disappear.
        var start = 0;
        while (start < text.Length)
        {
            var separator = separators.FirstOrDefault(s => s.Length > 0 && text.AsSpan(start).StartsWith(s, StringComparison.Ordinal));
            if (separator is not null)
            {
                start += separator.Length;
                continue;
            }

            var end = CodePoints.IndexOf(text, 1, start);
            Take(text[start..end]);
            start = end;
        }

        return CypherValue.List(ListValue.Of(parts));

        void Take(string part)
        {
            parts.Add(CypherValue.String(part));
            if ((parts.Count & 0xFFFF) == 0xFFFF)
                context.Clock?.Check();
        }
    }
}
