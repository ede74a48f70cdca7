using System.Globalization;
using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Tck;

/// <summary>Reads the values of the kit's tables. Anything that it does not know throws <see cref="FormatException"/>, which fails the scenario.</summary>
internal sealed class TckValueParser
{
    private readonly string _text;
    private int _at;

    private TckValueParser(string text) => _text = text;

    /// <summary>Reads a whole cell.</summary>
    public static TckValue Parse(string cell)
    {
        var parser = new TckValueParser(cell.Replace("\\|", "|", StringComparison.Ordinal));
        TckValue value = parser.Value();
        parser.Space();
        return parser._at == parser._text.Length ? value : throw parser.Fault("the end");
    }

    /// <summary>Reads a cell that holds a parameter's value, or a row of a test procedure.</summary>
    public static CypherValue ParseInput(string cell) => Input(Parse(cell));

    private static CypherValue Input(TckValue value) => value switch
    {
        TckValue.Null => CypherValue.Null,
        TckValue.Boolean boolean => CypherValue.Boolean(boolean.Value),
        TckValue.Integer integer => CypherValue.Integer(integer.Value),
        TckValue.Float number => CypherValue.Float(number.Value),
        TckValue.Text text => CypherValue.String(text.Value),
        TckValue.List list => CypherValue.List(ListValue.Adopt([.. list.Items.Select(Input)])),
        TckValue.Map map => CypherValue.Map(Build(map)),
        _ => throw new FormatException($"{value} cannot be given to a query"),
    };

    private static MapValue Build(TckValue.Map map)
    {
        var builder = new MapBuilder();
        foreach ((string key, TckValue value) in map.Entries)
        {
            builder.Set(key, Input(value));
        }

        return builder.Build();
    }

    private TckValue Value()
    {
        Space();
        switch (Peek())
        {
            case '\'':
                return new TckValue.Text(Quoted());
            case '(':
                return Node();
            case '<':
                return Path();
            case '{':
                return Map();
            case '[':
                return _at + 1 < _text.Length && _text[_at + 1] == ':' ? Relationship() : List();
            default:
                return Word();
        }
    }

    private TckValue Word()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.'))
        {
            _at++;
        }

        string word = _text[start.._at];
        switch (word)
        {
            case "null":
                return new TckValue.Null();
            case "true" or "false":
                return new TckValue.Boolean(word == "true");
            case "NaN":
                return new TckValue.Float(double.NaN);
            case "Inf":
                return new TckValue.Float(double.PositiveInfinity);
            case "-Inf":
                return new TckValue.Float(double.NegativeInfinity);
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return new TckValue.Integer(integer);
        }

        return word.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? new TckValue.Float(number)
            : throw new FormatException($"'{word}' in {_text} is no value");
    }

    private string Quoted()
    {
        Take('\'');
        var text = new StringBuilder();
        while (Peek() != '\'')
        {
            char c = _text[_at++];
            if (c == '\\')
            {
                c = Peek() switch { 'n' => '\n', '\'' => '\'', '\\' => '\\', _ => throw Fault("an escaped character") };
                _at++;
            }

            text.Append(c);
        }

        _at++;
        return text.ToString();
    }

    private TckValue.List List()
    {
        Take('[');
        var items = new List<TckValue>();
        while (!TryTake(']'))
        {
            if (items.Count > 0)
            {
                Take(',');
            }

            items.Add(Value());
        }

        return new TckValue.List(items);
    }

    private TckValue.Map Map()
    {
        Take('{');
        var entries = new Dictionary<string, TckValue>(StringComparer.Ordinal);
        while (!TryTake('}'))
        {
            if (entries.Count > 0)
            {
                Take(',');
            }

            string key = Name();
            Take(':');
            entries.Add(key, Value());
        }

        return new TckValue.Map(entries);
    }

    private TckValue.Node Node()
    {
        Take('(');
        var labels = new HashSet<string>(StringComparer.Ordinal);
        while (TryTake(':'))
        {
            labels.Add(Name());
        }

        TckValue.Map properties = Properties();
        Take(')');
        return new TckValue.Node(labels, properties);
    }

    private TckValue.Relationship Relationship()
    {
        Take('[');
        Take(':');
        string type = Name();
        TckValue.Map properties = Properties();
        Take(']');
        return new TckValue.Relationship(type, properties);
    }

    private TckValue.Path Path()
    {
        Take('<');
        var nodes = new List<TckValue.Node> { Node() };
        var relationships = new List<TckValue.Relationship>();
        var forward = new List<bool>();
        while (!TryTake('>'))
        {
            bool backward = TryTake('<');
            Take('-');
            relationships.Add(Relationship());
            Take('-');
            if (!backward)
            {
                Take('>');
            }

            forward.Add(!backward);
            nodes.Add(Node());
        }

        return new TckValue.Path(nodes, relationships, forward);
    }

    private TckValue.Map Properties()
    {
        Space();
        return Peek() == '{' ? Map() : new TckValue.Map(new Dictionary<string, TckValue>());
    }

    private string Name()
    {
        Space();
        int start = _at;
        if (Peek() == '`')
        {
            _at = _text.IndexOf('`', start + 1) + 1;
            return _at > 0 ? _text[(start + 1)..(_at - 1)] : throw Fault("a closing backtick");
        }

        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Fault("a name");
    }

    private char Peek() => _at < _text.Length ? _text[_at] : throw Fault("more");

    private bool TryTake(char c)
    {
        Space();
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char c)
    {
        if (!TryTake(c))
        {
            throw Fault($"'{c}'");
        }
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private FormatException Fault(string expected) => new($"expected {expected} at {_at} of {_text}");
}
