using System.Globalization;
using System.Text;

namespace Graph.Image.FullText;

/// <summary>
/// Reads the query syntax that users of Neo4j's full-text indexes know, Lucene's classic one: words joined by OR unless they say
/// otherwise; <c>AND OR NOT &amp;&amp; || ! + -</c>, parentheses, <c>"phrase"~2</c>, <c>wild*card?</c>, <c>fuzzy~1</c>, <c>field:word</c>,
/// <c>word^2</c>, <c>\</c> before a character that is meant as it is. As there, AND and OR have no precedence: AND makes the words on both its
/// sides necessary. What is no query (an open quotation mark or parenthesis) is read as well as it can be, because people paste sentences.
/// </summary>
internal sealed class FullTextQueryParser
{
    private const int MaximumDepth = 20;
    private const int MaximumClauses = 1024;
    private const int MaximumPatterns = 32;
    private const string Special = "+-!(){}[]^\"~*?:\\&|/";

    private readonly string _text;
    private int _at;
    private int _clauses;
    private int _patterns;

    private FullTextQueryParser(string text) => _text = text;

    /// <summary>The query; clauses beyond the first 1,024 and patterns beyond the first 32 are left out.</summary>
    public static FullTextQuery Parse(string text) => new FullTextQueryParser(text).Clauses(0);

    private BooleanQuery Clauses(int depth)
    {
        var clauses = new List<(Occurrence, FullTextQuery)>();
        bool and = false;
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length)
            {
                break;
            }

            if (_text[_at] == ')')
            {
                _at++;
                if (depth > 0)
                {
                    break;
                }

                continue;
            }

            if (Operator("AND") || Operator("&&"))
            {
                and = true;
                if (clauses.Count > 0 && clauses[^1].Item1 == Occurrence.May)
                {
                    clauses[^1] = (Occurrence.Must, clauses[^1].Item2);
                }

                continue;
            }

            if (Operator("OR") || Operator("||"))
            {
                and = false;
                continue;
            }

            Occurrence occurrence = and ? Occurrence.Must : Occurrence.May;
            if (Operator("NOT") || Sign('!') || Sign('-'))
            {
                occurrence = Occurrence.MustNot;
                SkipSpace();
            }
            else if (Sign('+'))
            {
                occurrence = Occurrence.Must;
            }

            int before = _at;
            if (Clause(depth) is { } query && _clauses++ < MaximumClauses)
            {
                clauses.Add((occurrence, query));
            }

            and = false;
            if (_at == before && _at < _text.Length && _text[_at] != ')')
            {
                // A character that begins nothing.
                _at++;
            }
        }

        return new BooleanQuery(clauses, depth > 0 ? Boost() : 1);
    }

    private FullTextQuery? Clause(int depth)
    {
        string? field = Field();
        if (_at >= _text.Length)
        {
            return null;
        }

        if (field == "*" && _text[_at] == '*')
        {
            _at++;
            return new AllQuery(Boost());
        }

        if (_text[_at] == '(')
        {
            _at++;
            if (depth >= MaximumDepth)
            {
                return null;
            }

            BooleanQuery inner = Clauses(depth + 1);
            return field is null ? inner : InField(inner, field);
        }

        if (_text[_at] == '"' && _text.IndexOf('"', _at + 1) is > 0 and var close)
        {
            string phrase = _text[(_at + 1)..close];
            _at = close + 1;
            int slop = _at < _text.Length && _text[_at] == '~' ? (int)Number(1, 0, 100) : 0;
            return new PhraseQuery(field, phrase, slop, Boost());
        }

        return Word(field);
    }

    private FullTextQuery? Word(string? field)
    {
        var word = new StringBuilder();
        bool pattern = false;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c == '\\' && _at + 1 < _text.Length)
            {
                word.Append(_text[_at + 1]);
                _at += 2;
                continue;
            }

            if (c is '*' or '?')
            {
                pattern = true;
            }
            else if (char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '^' or '~')
            {
                break;
            }

            word.Append(c);
            _at++;
        }

        if (word.Length == 0)
        {
            return null;
        }

        if (_at < _text.Length && _text[_at] == '~')
        {
            int edits = (int)Number(2, 0, 2);
            return ++_patterns > MaximumPatterns ? null : new FuzzyQuery(field, word.ToString(), edits, Boost());
        }

        double boost = Boost();
        string text = word.ToString();
        if (!pattern)
        {
            return new WordsQuery(field, text, boost);
        }

        return text == "*" ? new AllQuery(boost) : ++_patterns > MaximumPatterns ? null : new WildcardQuery(field, text, boost);
    }

    // A name with a colon and something right behind it.
    private string? Field()
    {
        int end = _at;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && (end == _at && _text[end] == '*' || !Special.Contains(_text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        if (end == _at || end + 1 >= _text.Length || _text[end] != ':' || char.IsWhiteSpace(_text[end + 1]))
        {
            return null;
        }

        string field = _text[_at..end];
        _at = end + 1;
        return field;
    }

    private static FullTextQuery InField(FullTextQuery query, string field) => query switch
    {
        BooleanQuery b => b with { Clauses = [.. b.Clauses.Select(c => (c.Occurrence, InField(c.Query, field)))] },
        WordsQuery w => w with { Field = w.Field ?? field },
        PhraseQuery p => p with { Field = p.Field ?? field },
        WildcardQuery w => w with { Field = w.Field ?? field },
        FuzzyQuery f => f with { Field = f.Field ?? field },
        _ => query,
    };

    private double Boost() => _at < _text.Length && _text[_at] == '^' ? Number(1, 0, 1000) : 1;

    // The number behind ~ or ^.
    private double Number(double absent, double least, double most)
    {
        int start = ++_at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? Math.Clamp(number, least, most) : absent;
    }

    private bool Operator(string name)
    {
        int end = _at + name.Length;
        bool found = string.CompareOrdinal(_text, _at, name, 0, name.Length) == 0 && (!char.IsLetter(name[0]) || end >= _text.Length || char.IsWhiteSpace(_text[end]) || _text[end] is '(' or ')' or '"');
        _at = found ? end : _at;
        return found;
    }

    // Before a word a sign; between two characters, as in 5G-A, or alone, a dash.
    private bool Sign(char sign)
    {
        bool found = _text[_at] == sign && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]);
        _at += found ? 1 : 0;
        return found;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
