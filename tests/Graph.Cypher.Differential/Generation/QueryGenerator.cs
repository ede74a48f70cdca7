// Longer than other files: a table of clauses and patterns.
using CsCheck;

namespace Graph.Cypher.Differential.Generation;

/// <summary>
/// Makes random queries that are well typed over the graphs of <see cref="GraphGenerator"/>: every clause that reads, patterns of all
/// kinds, subqueries, aggregation, order and pages. Where rows are cut off, the order is total, so that the result is defined.
/// </summary>
public sealed class QueryGenerator : Gen<GeneratedQuery>
{
    private readonly int _depth;
    private Dice _dice = null!;
    private ExpressionGenerator _expressions = null!;
    private List<(string Name, ValueType Type)> _scope = [];

    /// <summary>Queries whose expressions nest to a depth; 3 is a good measure.</summary>
    public QueryGenerator(int depth = 3) => _depth = depth;

    internal IReadOnlyList<(string Name, ValueType Type)> Scope => _scope;

    internal bool AnyListOrder { get; set; }

    /// <inheritdoc/>
    public override GeneratedQuery Generate(PCG pcg, Size? min, out Size size)
    {
        _dice = new Dice(pcg);
        _expressions = new ExpressionGenerator(_dice, this);
        _scope = [];
        AnyListOrder = false;
        bool ordered = false;
        string text;
        if (_dice.OneIn(10))
        {
            ValueType[] types = [.. Enumerable.Range(0, 1 + _dice.Roll(2)).Select(_ => _expressions.Scalar())];
            string all = _dice.Of("UNION", "UNION ALL");
            text = string.Join($" {all} ", Enumerable.Range(0, 2 + _dice.Roll(2)).Select(_ => Clauses(1 + _dice.Roll(2), types, out bool _)));
        }
        else
        {
            text = Clauses(1 + _dice.Roll(4), null, out ordered);
        }

        size = new Size((ulong)text.Length);
        bool loose = new[] { "DISTINCT", "LIMIT", "SKIP", "UNION", "min(", "max(", "count(", "sum(", "avg(", "collect(", "percentile" }.Any(w => text.Contains(w, StringComparison.Ordinal));
        return new GeneratedQuery(text, ordered, AnyListOrder, loose);
    }

    private string Clauses(int count, ValueType[]? types, out bool ordered)
    {
        List<(string, ValueType)> outer = _scope;
        _scope = [];
        var clauses = new List<string>();
        for (int i = 0; i < count; i++)
        {
            clauses.Add(i == 0 && !_dice.OneIn(8) ? Match(false) : Clause(_depth));
        }

        clauses.Add(Return(types, out ordered));
        _scope = outer;
        return string.Join(" ", clauses);
    }

    private string Clause(int depth) => _dice.Roll(11) switch
    {
        0 or 1 or 2 => Match(false),
        3 or 4 => Match(true),
        5 or 6 or 7 => With(depth),
        8 or 9 => Unwind(depth),
        _ => Call(depth),
    };

    private string Unwind(int depth)
    {
        string? list = _dice.Roll(3) switch
        {
            0 => _expressions.Variable(ValueType.Bag),
            1 => _expressions.Variable(ValueType.NodeList),
            _ => _expressions.Variable(ValueType.RelationshipList),
        };
        ValueType type = list is null ? ValueType.Integer : _scope.First(v => v.Name == list).Type switch { ValueType.NodeList => ValueType.Node, ValueType.RelationshipList => ValueType.Relationship, _ => ValueType.Any };
        list ??= _expressions.IntegerList(depth - 1);
        string name = _expressions.NewName("u");
        _scope.Add((name, type));
        return $"UNWIND {list} AS {name}";
    }

    private string Call(int depth)
    {
        List<(string Name, ValueType Type)> outer = _scope;
        (string Name, ValueType Type)[] imports = [.. outer.Where(_ => _dice.OneIn(2))];
        bool scoped = _dice.OneIn(2);
        string names = string.Join(", ", imports.Select(i => i.Name));
        var declared = new List<(string, ValueType)>();
        int branches = _dice.OneIn(5) ? 2 : 1;
        string[] aliases = [_expressions.NewName("k"), _expressions.NewName("k")];
        ValueType[] types = [_expressions.Scalar(), _dice.OneIn(3) ? ValueType.Node : _expressions.Scalar()];
        string query = string.Join(_dice.Of(" UNION ", " UNION ALL "), Enumerable.Range(0, branches).Select(_ =>
        {
            _scope = [.. imports];
            string body = (scoped || imports.Length == 0 ? "" : $"WITH {names} ") + (_dice.OneIn(6) ? "" : Match(false)) + (_dice.OneIn(3) ? " " + Clause(1) : "");
            // A subquery without clauses of its own may not be only RETURN after the importing WITH: that is allowed, and a case worth having.
            string projection;
            if (_dice.OneIn(3))
            {
                projection = $"RETURN count(*) AS {aliases[0]}, {Aggregate(out ValueType _, integerOnly: true)} AS {aliases[1]}";
                types = [ValueType.Integer, ValueType.Integer];
            }
            else
            {
                string[] values = [.. types.Select(t => t == ValueType.Node ? _expressions.Variable(ValueType.Node) ?? "null" : _expressions.Expression(t, 1))];
                projection = $"RETURN {(_dice.OneIn(4) ? "DISTINCT " : "")}{values[0]} AS {aliases[0]}, {values[1]} AS {aliases[1]}";
                if (_dice.OneIn(3))
                {
                    string node = types[1] == ValueType.Node ? $"{aliases[1]}.id" : aliases[1];
                    projection += $" ORDER BY {aliases[0]}{_dice.Of("", " DESC")}, {node}{_dice.Of("", " DESC")} LIMIT {_dice.Of("1", "2")}";
                }
            }

            return $"{body} {projection}".Trim();
        }));
        for (int i = 0; i < aliases.Length; i++)
        {
            declared.Add((aliases[i], branches > 1 && types[i] == ValueType.Node ? ValueType.Any : types[i]));
        }

        _scope = [.. outer, .. declared.Where(d => branches == 1 || d.Item2 != ValueType.Any)];
        return $"{_dice.Of("", "", "", "OPTIONAL ")}CALL {(scoped ? $"({names}) " : "")}{{ {query} }}";
    }

    /// <summary>The inside of EXISTS, COUNT or COLLECT.</summary>
    internal string SubqueryBody(int depth, string? end = null)
    {
        List<(string, ValueType)> outer = _scope;
        _scope = [.. outer];
        string body = $"MATCH {Pattern(false)}{Where(Math.Min(depth, 1))}";
        if (end is not null)
        {
            body += $" RETURN {(_dice.OneIn(4) ? "DISTINCT " : "")}{_expressions.Expression(_dice.Of(ValueType.Integer, ValueType.Text), 0)} AS {_expressions.NewName("v")}";
        }

        _scope = outer;
        return body;
    }

    internal string PatternPredicate() => $"({_expressions.Variable(ValueType.Node)})" + Hop(false, []) + (_dice.OneIn(2) ? $"({_expressions.Variable(ValueType.Node)})" : $"({(_dice.OneIn(2) ? ":" + Labels() : "")})");

    internal string PatternComprehension(int depth)
    {
        List<(string, ValueType)> outer = _scope;
        _scope = [.. outer];
        string start = _expressions.Variable(ValueType.Node) ?? "";
        string other = _expressions.NewName("n");
        var declared = new List<(string, ValueType)>();
        string hop = Hop(true, declared);
        _scope.Add((other, ValueType.Node));
        _scope.AddRange(declared);
        string text = $"[({start}){hop}({other}{(_dice.OneIn(3) ? ":" + Labels() : "")}){(_dice.OneIn(3) ? $" WHERE {_expressions.Boolean(Math.Min(depth - 1, 1))}" : "")} | {_expressions.Expression(_dice.Of(ValueType.Integer, ValueType.Text), 0)}]";
        _scope = outer;
        return text;
    }

    internal string Labels() => _dice.Of("A", "B", "C", "A|B", "A&B", "!A", "A&!B", "%", "(A|B)&!C");

    private string Where(int depth)
    {
        if (!_dice.OneIn(2))
        {
            return "";
        }

        string pattern = _expressions.Variable(ValueType.Node) is not null && _dice.OneIn(6) ? $"{_dice.Of("", "NOT ")}{PatternPredicate()}" : "";
        return pattern.Length > 0 ? $" WHERE {pattern}{(_dice.OneIn(2) ? "" : $" {_dice.Of("AND", "OR", "XOR")} {_expressions.Boolean(depth)}")}" : $" WHERE {_expressions.Boolean(depth)}";
    }

    private string Match(bool optional)
    {
        string text = $"{(optional ? "OPTIONAL " : "")}MATCH {Pattern(true)}";
        return text + Where(_depth - 1);
    }

    private string Pattern(bool several)
    {
        // What a pattern declares is not in scope within it but for the predicates of single elements.
        var declared = new List<(string Name, ValueType Type)>();
        int kind = _dice.Roll(12);
        string text;
        if (kind == 0)
        {
            text = Shortest(declared);
        }
        else if (kind == 1 && several && _scope.Count(v => v.Type == ValueType.Node) >= 2)
        {
            text = ShortestFunction(declared);
        }
        else
        {
            bool quantified = _dice.OneIn(3);
            text = string.Join(", ", Enumerable.Range(0, several && _dice.OneIn(4) ? 2 : 1).Select(_ => Path(declared, quantified, _dice.OneIn(5))));
        }

        _scope.AddRange(declared.Where(d => !_scope.Contains(d)));
        return text;
    }

    private string Path(List<(string Name, ValueType Type)> declared, bool quantified, bool named)
    {
        string text = Node(declared);
        int hops = _dice.Of(0, 1, 1, 1, 2, 2, 3);
        for (int i = 0; i < hops; i++)
        {
            text += quantified && _dice.OneIn(3) ? Quantified(declared) : Hop(true, declared, quantified);
            text += Node(declared);
        }

        if (!named)
        {
            return text;
        }

        string name = _expressions.NewName("p");
        declared.Add((name, ValueType.Path));
        return $"{name} = {text}";
    }

    private string Node(List<(string Name, ValueType Type)> declared)
    {
        string name = "";
        string[] known = [.. _scope.Concat(declared).Where(v => v.Type == ValueType.Node).Select(v => v.Name)];
        if (known.Length > 0 && _dice.OneIn(4))
        {
            return $"({_dice.Of<string>(known)}{(_dice.OneIn(5) ? ":" + Labels() : "")})";
        }

        if (!_dice.OneIn(5))
        {
            name = _expressions.NewName("n");
        }

        string labels = _dice.OneIn(3) ? ":" + Labels() : "";
        string rest = "";
        if (_dice.OneIn(14))
        {
            rest = $" {{{_dice.Of("i: 1", "s: 'a'", "i: 2, s: 'b'", "b: true", "m: 1", "l: [1, 2]")}}}";
        }
        else if (name.Length > 0 && _dice.OneIn(9))
        {
            rest = $" WHERE {name}.{_dice.Of("i > 0", "s < 'b'", "m = 1", "i IS NULL", "f >= 0.5", "m IN [1, 'a']")}";
        }

        if (name.Length > 0)
        {
            declared.Add((name, ValueType.Node));
        }

        return $"({name}{labels}{rest})";
    }

    private string Hop(bool mayName, List<(string Name, ValueType Type)> declared, bool quantified = false)
    {
        (string left, string right) = _dice.Of(("-", "->"), ("-", "->"), ("<-", "-"), ("-", "-"));
        string type = _dice.Of("", ":R", ":R", ":S", ":R|S", ":!R");
        string name = mayName && _dice.OneIn(2) ? _expressions.NewName("r") : "";
        string properties = _dice.OneIn(16) ? $" {{w: {_dice.Of("0", "1", "2")}}}" : "";
        if (_dice.OneIn(4))
        {
            if (name.Length > 0)
            {
                declared.Add((name, ValueType.RelationshipList));
            }

            // Neo4j takes no type expressions before '*'.
            type = quantified || type != ":!R" ? type : ":R";
            return quantified
                ? $"{left}[{name}{type}{properties}]{right}{_dice.Of("+", "*", "{1,2}", "{0,2}", "{2}", "{,2}")}"
                : $"{left}[{name}{type}*{_dice.Of("", "1..2", "0..2", "2", "..3", "0..1", "2..3")}{properties}]{right}";
        }

        if (name.Length > 0)
        {
            declared.Add((name, ValueType.Relationship));
            if (properties.Length == 0 && _dice.OneIn(8))
            {
                properties = $" WHERE {name}.w {_dice.Of("> 0", "= 1", "IS NULL")}";
            }
        }

        return $"{left}[{name}{type}{properties}]{right}";
    }

    private string Quantified(List<(string Name, ValueType Type)> declared)
    {
        string x = _expressions.NewName("g");
        string r = _expressions.NewName("h");
        string y = _expressions.NewName("g");
        declared.Add((x, ValueType.NodeList));
        declared.Add((r, ValueType.RelationshipList));
        declared.Add((y, ValueType.NodeList));
        (string left, string right) = _dice.Of(("-", "->"), ("<-", "-"), ("-", "-"));
        string where = _dice.OneIn(2) ? $" WHERE {_dice.Of($"{x}.i <= {y}.i", $"{r}.w > 0", $"{x}:A", $"{y}.s IS NOT NULL", $"{x}.id <> {y}.id")}" : "";
        return $"(({x}{(_dice.OneIn(4) ? ":" + Labels() : "")}){left}[{r}{_dice.Of("", ":R", ":R|S")}]{right}({y}){where}){_dice.Of("+", "*", "{1,2}", "{0,2}", "{2}", "{1,3}")}";
    }

    private string Shortest(List<(string Name, ValueType Type)> declared)
    {
        string selector = _dice.Of("ALL SHORTEST", "ALL SHORTEST", "SHORTEST 1 GROUPS", "SHORTEST 2 GROUPS");
        string name = _expressions.NewName("p");
        string from = Node(declared);
        string path = _dice.OneIn(2)
            ? $"-[{_dice.Of("", ":R", ":R|S")}]{_dice.Of("->", "-")}{_dice.Of("+", "*", "{1,3}")}"
            : $"((:{_dice.Of("A", "!A", "%", "B|C")})-[{_dice.Of("", ":R", ":!S")}]{_dice.Of("->", "-")}()){_dice.Of("+", "{1,3}")}";
        string to = Node(declared);
        declared.Add((name, ValueType.Path));
        return $"{name} = {selector} {from}{path}{to}";
    }

    private string ShortestFunction(List<(string Name, ValueType Type)> declared)
    {
        string[] nodes = [.. _scope.Where(v => v.Type == ValueType.Node).Select(v => v.Name)];
        string from = _dice.Of<string>(nodes);
        string to = _dice.Of<string>([.. nodes.Where(n => n != from)]);
        string name = _expressions.NewName("p");
        declared.Add((name, ValueType.Path));

        // From a node to itself Neo4j refuses the search, so that no row of this pattern may ask for it; a CASE keeps the two apart.
        return $"{name} = allShortestPaths(({from})-[{_dice.Of("", ":R", ":R|S")}*{_dice.Of("", "..3", "1..4")}]{_dice.Of("->", "-")}({to}))";
    }

    private string Aggregate(out ValueType type, bool integerOnly = false)
    {
        type = ValueType.Integer;
        switch (_dice.Roll(integerOnly ? 5 : 12))
        {
            case 0:
                return "count(*)";
            case 1:
                return $"count({(_dice.OneIn(2) ? "DISTINCT " : "")}{(_dice.OneIn(2) ? _expressions.Variable(ValueType.Node) : null) ?? _expressions.Expression(_expressions.Scalar(), 1)})";
            case 2:
                return $"sum({_expressions.Expression(ValueType.Integer, 1)})";
            case 3:
                return $"{_dice.Of("min", "max")}({_expressions.Expression(ValueType.Integer, 1)})";
            case 4:
                return $"count({(_dice.OneIn(2) ? "DISTINCT " : "")}{_expressions.Expression(_expressions.Scalar(), 1)}) + {_dice.Of("1", "count(*)")}";
            case 5:
                type = ValueType.Float;
                return $"{_dice.Of("sum", "avg", "avg", "stDev", "stDevP")}({_expressions.Expression(_dice.Of(ValueType.Integer, ValueType.Float), 1)}) * 1.0";
            case 6 or 7:
                type = _expressions.Scalar();
                return $"{_dice.Of("min", "max")}({_expressions.Expression(type, 1)})";
            case 8:
                return $"percentileDisc({_expressions.Expression(ValueType.Integer, 1)}, {_dice.Of("0.0", "0.5", "1.0")})";
            case 9:
                type = ValueType.Float;
                return $"percentileCont({_expressions.Expression(ValueType.Float, 1)}, {_dice.Of("0.0", "0.25", "0.5")})";
            default:
                type = ValueType.Bag;
                AnyListOrder = true;
                return $"collect({(_dice.OneIn(2) ? "DISTINCT " : "")}{(_dice.OneIn(3) ? _expressions.Variable(ValueType.Node) : null) ?? _expressions.Expression(_dice.Of(ValueType.Integer, ValueType.Text, ValueType.Any), 1)})";
        }
    }

    private List<(string Text, ValueType Type, string? Name)> Items(int depth, bool aggregate, int count)
    {
        var items = new List<(string, ValueType, string?)>();
        for (int i = 0; i < count; i++)
        {
            (string Name, ValueType Type)[] there = [.. _scope.Where(v => v.Type != ValueType.Bag && !items.Any(t => t.Item3 == v.Name))];
            if (aggregate && (i == 0 || _dice.OneIn(2)))
            {
                string text = Aggregate(out ValueType type);
                items.Add((text, type, null));
            }
            else if (there.Length > 0 && _dice.OneIn(2))
            {
                (string name, ValueType type) = _dice.Of<(string, ValueType)>(there);
                items.Add((name, type, name));
            }
            else
            {
                ValueType type = _dice.OneIn(12) && !aggregate ? ValueType.Bag : _dice.OneIn(12) ? ValueType.Map : _expressions.Scalar();
                items.Add((_expressions.Expression(type, depth), type, null));
            }
        }

        return items;
    }

    private string? Order(IReadOnlyList<(string Name, ValueType Type)> columns, bool total)
    {
        if (columns.Any(c => c.Type is ValueType.Bag or ValueType.Map))
        {
            return null;
        }

        List<string> keys = [.. columns.SelectMany(c => c.Type switch
        {
            ValueType.Node or ValueType.Relationship => (IEnumerable<string>)[$"{c.Name}.id"],
            ValueType.NodeList or ValueType.RelationshipList => [$"[o IN {c.Name} | o.id]"],
            ValueType.Path => [$"[o IN nodes({c.Name}) | o.id]", $"[o IN relationships({c.Name}) | o.id]"],

            // Durations have an order in which different ones may be equal.
            ValueType.Duration => [$"toString({c.Name})"],
            _ => [c.Name],
        })];
        if (!total)
        {
            keys = [_dice.Of<string>(keys)];
        }

        return $" ORDER BY {string.Join(", ", keys.OrderBy(_ => _dice.Roll(100)).Select(k => k + _dice.Of("", "", " DESC", " ASC")))}";
    }

    private string With(int depth)
    {
        bool aggregate = _dice.OneIn(3);
        if (!aggregate && _scope.Count > 0 && _dice.OneIn(4))
        {
            string extra = _expressions.NewName("w");
            ValueType type = _expressions.Scalar();
            string star = $"WITH *, {_expressions.Expression(type, depth - 1)} AS {extra}";
            _scope.Add((extra, type));
            return star + Where(depth - 1);
        }

        List<(string Text, ValueType Type, string? Name)> items = Items(depth - 1, aggregate, 1 + _dice.Roll(3));
        List<(string Name, ValueType Type)> columns = [.. items.Select(i => (i.Name is not null && !_dice.OneIn(5) ? i.Name : _expressions.NewName("w"), i.Type))];
        bool distinct = !columns.Any(c => c.Type == ValueType.Bag) && _dice.OneIn(5);
        string text = $"WITH {(distinct ? "DISTINCT " : "")}{string.Join(", ", items.Select((i, at) => i.Text == columns[at].Name ? i.Text : $"{i.Text} AS {columns[at].Name}"))}";
        if (_dice.OneIn(4) && Order(columns, true) is { } order)
        {
            text += order + _dice.Of("", " SKIP 1", " SKIP 0", "") + _dice.Of(" LIMIT 1", " LIMIT 3", " LIMIT 2", "");
        }

        _scope = columns;
        return text + Where(depth - 1);
    }

    private string Return(ValueType[]? types, out bool ordered)
    {
        ordered = false;
        if (types is not null)
        {
            return $"RETURN {string.Join(", ", types.Select((t, i) => $"{_expressions.Expression(t, 2)} AS c{i}"))}";
        }

        if (_scope.Count > 0 && _dice.OneIn(10))
        {
            return "RETURN *";
        }

        List<(string Text, ValueType Type, string? Name)> items = Items(2, _dice.OneIn(3), 1 + _dice.Roll(3));
        List<(string Name, ValueType Type)> columns = [.. items.Select((i, at) => ($"c{at}", i.Type))];
        // A map projection is named by its variable, which may be a column already.
        bool bare = _dice.OneIn(8) && !items.Any(i => i.Type == ValueType.Map) && items.Select(i => i.Text).Distinct(StringComparer.Ordinal).Count() == items.Count;
        bool distinct = !columns.Any(c => c.Type == ValueType.Bag) && _dice.OneIn(5);
        string text = $"RETURN {(distinct ? "DISTINCT " : "")}{string.Join(", ", items.Select((i, at) => bare ? i.Text : $"{i.Text} AS {columns[at].Name}"))}";
        if (!bare && _dice.OneIn(3) && Order(columns, true) is { } order)
        {
            ordered = true;
            text += order + _dice.Of("", "", " SKIP 1", " SKIP 2") + _dice.Of("", "", " LIMIT 1", " LIMIT 3");
        }

        return text;
    }
}
