// Longer than other files: a table of expressions for each type.
using System.Globalization;

namespace Graph.Cypher.Differential.Generation;

/// <summary>Makes random well-typed expressions over the variables in scope. Values may always be null.</summary>
internal sealed class ExpressionGenerator(Dice dice, QueryGenerator queries)
{
    private int _names;

    private IReadOnlyList<(string Name, ValueType Type)> Scope => queries.Scope;

    /// <summary>A name that was not used before in the query.</summary>
    public string NewName(string prefix) => $"{prefix}{(_names++).ToString(CultureInfo.InvariantCulture)}";

    public string? Variable(ValueType type)
    {
        string[] names = [.. Scope.Where(v => v.Type == type).Select(v => v.Name)];
        return names.Length == 0 ? null : dice.Of<string>(names);
    }

    public string Expression(ValueType type, int depth)
    {
        if (dice.OneIn(40) && type is not (ValueType.Node or ValueType.Relationship or ValueType.Path or ValueType.Bag))
        {
            return "null";
        }

        if (dice.OneIn(3) && Variable(type) is { } variable)
        {
            return variable;
        }

        return type switch
        {
            ValueType.Integer => Integer(depth),
            ValueType.Float => Float(depth),
            ValueType.Text => Text(depth),
            ValueType.Boolean => Boolean(depth),
            ValueType.Date => Date(depth),
            ValueType.DateTime => DateTime(depth),
            ValueType.Duration => Duration(depth),
            ValueType.IntegerList => IntegerList(depth),
            ValueType.Map => Map(depth),
            ValueType.Any => Any(depth),
            ValueType.Bag => Bag(depth),
            _ => Variable(type) ?? "null",
        };
    }

    /// <summary>A scalar that has an order and no bag in it.</summary>
    public ValueType Scalar() => dice.Of(ValueType.Integer, ValueType.Integer, ValueType.Text, ValueType.Float, ValueType.Boolean, ValueType.Date, ValueType.DateTime, ValueType.Any, ValueType.IntegerList);

    private string Case(ValueType type, int depth) => dice.OneIn(2)
        ? $"CASE WHEN {Boolean(depth - 1)} THEN {Expression(type, depth - 1)}{(dice.OneIn(2) ? "" : $" ELSE {Expression(type, depth - 1)}")} END"
        : $"CASE {Integer(depth - 1)} WHEN {Integer(0)} THEN {Expression(type, depth - 1)} WHEN {Integer(0)} THEN {Expression(type, depth - 1)} ELSE {Expression(type, depth - 1)} END";

    private string? Property(string node, string relationship)
    {
        string? variable = relationship.Length > 0 && dice.OneIn(3) ? Variable(ValueType.Relationship) : null;
        return variable is not null ? $"{variable}.{dice.Of(relationship, "id")}" : Variable(ValueType.Node) is { } n ? $"{n}.{node}" : null;
    }

    private string Integer(int depth)
    {
        string literal = dice.Of("0", "1", "2", "3", "-1", "7");
        if (depth <= 0)
        {
            return dice.OneIn(3) ? literal : Property(dice.Of("i", "id"), "w") ?? literal;
        }

        switch (dice.Roll(20))
        {
            case 0 or 1:
                return $"({Integer(depth - 1)} {dice.Of("+", "-", "*")} {Integer(depth - 1)})";
            case 2:
                return $"({Integer(depth - 1)} % {dice.Of("2", "3", "-2")})";
            case 3:
                return Case(ValueType.Integer, depth);
            case 4:
                return $"coalesce({Integer(depth - 1)}, {Integer(depth - 1)})";
            case 5:
                return $"size({Expression(dice.Of(ValueType.IntegerList, ValueType.Text, ValueType.Bag), depth - 1)})";
            case 6:
                return $"{IntegerList(depth - 1)}[{dice.Of("0", "1", "-1", "5")}]";
            case 7:
                return $"{dice.Of("head", "last")}({IntegerList(depth - 1)})";
            case 8:
                string accumulator = NewName("acc");
                string item = NewName("x");
                return $"reduce({accumulator} = 0, {item} IN {IntegerList(depth - 1)} | {accumulator} + {item})";
            case 9 when Variable(ValueType.Path) is { } path:
                return $"length({path})";
            case 10 when Variable(ValueType.RelationshipList) is { } list:
                return $"size({list})";
            case 11 when Variable(ValueType.NodeList) is { } list:
                return $"size({list})";
            case 12:
                return $"COUNT {{ {queries.SubqueryBody(depth - 1)} }}";
            case 13:
                return $"{Date(depth - 1)}.{dice.Of("year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter")}";
            case 14:
                return $"{dice.Of("abs", "sign")}({Integer(depth - 1)})";
            case 15:
                return $"toInteger({Float(depth - 1)})";
            case 16 when Variable(ValueType.Node) is { } node:
                return $"size(labels({node}))";
            case 17:
                return $"{Map(depth - 1)}.k";
            case 18:
                return $"-({Integer(depth - 1)})";
            default:
                return Property("i", "w") ?? literal;
        }
    }

    private string Float(int depth)
    {
        string literal = dice.Of("0.5", "1.5", "-2.25", "3.0");
        if (depth <= 0)
        {
            return dice.OneIn(3) ? literal : Property("f", "") ?? literal;
        }

        return dice.Roll(8) switch
        {
            0 => $"({Float(depth - 1)} {dice.Of("+", "-", "*")} {Float(depth - 1)})",
            1 => $"({Integer(depth - 1)} * {Float(depth - 1)})",
            2 => Case(ValueType.Float, depth),
            3 => $"toFloat({Integer(depth - 1)})",
            4 => $"{dice.Of("floor", "ceil", "round", "abs")}({Float(depth - 1)})",
            5 => $"({Integer(depth - 1)} / {dice.Of("2.0", "-4.0", "0.5")})",
            _ => Property("f", "") ?? literal,
        };
    }

    private string Text(int depth)
    {
        string literal = dice.Of("''", "'a'", "'b'", "'ab'", "'A'", "'中'");
        if (depth <= 0)
        {
            return dice.OneIn(3) ? literal : Property("s", "s") is { } property && !property.EndsWith(".id", StringComparison.Ordinal) ? property : literal;
        }

        switch (dice.Roll(12))
        {
            case 0:
                return $"({Text(depth - 1)} + {Text(depth - 1)})";
            case 1:
                return $"{dice.Of("toUpper", "toLower", "trim", "reverse", "lTrim", "rTrim")}({Text(depth - 1)})";
            case 2:
                return $"substring({Text(depth - 1)}, {dice.Of("0", "1")}{dice.Of("", ", 1")})";
            case 3:
                return $"{dice.Of("left", "right")}({Text(depth - 1)}, {dice.Of("0", "1", "2")})";
            case 4:
                return $"replace({Text(depth - 1)}, {Text(0)}, {Text(0)})";
            case 5:
                return $"toString({Expression(dice.Of(ValueType.Integer, ValueType.Boolean, ValueType.Date, ValueType.DateTime, ValueType.Duration), depth - 1)})";
            case 6:
                return Case(ValueType.Text, depth);
            case 7 when Variable(ValueType.Relationship) is { } relationship:
                return $"type({relationship})";
            case 8:
                return $"coalesce({Text(depth - 1)}, {Text(depth - 1)})";
            case 9:
                return $"{Map(depth - 1)}.s";
            default:
                return Text(0);
        }
    }

    public string Boolean(int depth)
    {
        if (depth <= 0)
        {
            return dice.Roll(6) switch
            {
                0 => dice.Of("true", "false", "null"),
                1 when Variable(ValueType.Node) is { } node => $"{node}:{queries.Labels()}",
                2 when Variable(ValueType.Node) is { } node => $"{node}.b",
                3 => $"{Text(0)} {dice.Of("=", "<>", "<", "STARTS WITH", "ENDS WITH", "CONTAINS")} {Text(0)}",
                _ => $"{Integer(0)} {dice.Of("=", "<>", "<", "<=", ">", ">=")} {Integer(0)}",
            };
        }

        string x = NewName("x");
        switch (dice.Roll(24))
        {
            case 0 or 1:
                return $"({Boolean(depth - 1)} {dice.Of("AND", "OR", "XOR")} {Boolean(depth - 1)})";
            case 2:
                return $"NOT ({Boolean(depth - 1)})";
            case 3:
                return $"({Expression(Scalar(), depth - 1)}) IS {dice.Of("", "NOT ")}NULL";
            case 4:
                return $"({Integer(depth - 1)}) IN {IntegerList(depth - 1)}";
            case 5:
                return $"({Expression(ValueType.Any, depth - 1)}) IN [{Expression(ValueType.Any, depth - 1)}, {Expression(Scalar(), depth - 1)}{dice.Of("", ", null")}]";
            case 6:
                ValueType type = Scalar();
                return $"({Expression(type, depth - 1)}) {dice.Of("=", "<>", "<", "<=", ">", ">=")} ({Expression(type, depth - 1)})";
            case 7:
                return $"({Expression(ValueType.Any, depth - 1)}) {dice.Of("=", "<>", "<", ">=")} ({Expression(Scalar(), depth - 1)})";
            case 8:
                return $"{Integer(depth - 1)} {dice.Of("<", "<=")} {Integer(depth - 1)} {dice.Of("<", "<=", "<>")} {Integer(depth - 1)}";
            case 9:
                return $"({Text(depth - 1)}) {dice.Of("STARTS WITH", "ENDS WITH", "CONTAINS")} ({Text(depth - 1)})";
            case 10:
                return $"({Text(depth - 1)}) =~ {dice.Of("'a.*'", "'[ab]+'", "'.*'", "'(?i)AB?'")}";
            case 11 when Variable(ValueType.Node) is { } node:
                return $"{node}:{queries.Labels()}";
            case 12 when Variable(ValueType.Node) is not null:
                // A bare pattern is a condition of WHERE only; as a value it is written with EXISTS.
                return $"EXISTS {{ {queries.PatternPredicate()} }}";
            case 13:
                return $"EXISTS {{ {queries.SubqueryBody(depth - 1)} }}";
            case 14:
                return $"{dice.Of("any", "all", "none", "single")}({x} IN {IntegerList(depth - 1)} WHERE {x} {dice.Of("<", "=", ">")} {Integer(depth - 1)})";
            case 15 when Variable(ValueType.RelationshipList) is { } list:
                return $"{dice.Of("any", "all", "none", "single")}({x} IN {list} WHERE {x}.w {dice.Of("<", "=", ">")} {Integer(depth - 1)})";
            case 16 when Variable(ValueType.NodeList) is { } list:
                return $"{dice.Of("any", "all", "none", "single")}({x} IN {list} WHERE {x}.i {dice.Of("<", "=", ">")} {Integer(depth - 1)})";
            case 17 when Variable(ValueType.Path) is { } path:
                return $"{dice.Of("any", "all", "none", "single")}({x} IN nodes({path}) WHERE {x}.i {dice.Of("<", "=", ">")} {Integer(depth - 1)})";
            case 18 when Variable(ValueType.Node) is { } left:
                return $"{left} {dice.Of("=", "<>")} {Variable(ValueType.Node)}";
            case 19:
                return $"({Expression(ValueType.Any, depth - 1)}) IS {dice.Of("", "NOT ")}:: {dice.Of("INTEGER", "STRING", "FLOAT", "BOOLEAN", "DATE", "INTEGER NOT NULL", "INTEGER | FLOAT", "LIST<INTEGER>")}";
            case 20:
                return Case(ValueType.Boolean, depth);
            case 21:
                return $"size({Bag(depth - 1)}) {dice.Of("=", ">")} {Integer(0)}";
            case 22 when Variable(ValueType.Relationship) is { } relationship:
                return $"{relationship}:{dice.Of("R", "R|S", "!T")}";
            default:
                return Boolean(0);
        }
    }

    private string Date(int depth) => depth <= 0 || dice.OneIn(2)
        ? (dice.OneIn(3) ? null : Property("d", "")) ?? dice.Of("date('2020-02-29')", "date({year: 2021, month: 1, day: 31})", "date('2019-W01-1')")
        : dice.Roll(4) switch
        {
            0 => $"({Date(depth - 1)} {dice.Of("+", "-")} {Duration(depth - 1)})",
            1 => $"date.truncate('{dice.Of("month", "week", "year", "quarter")}', {Date(depth - 1)})",
            2 => $"date({DateTime(depth - 1)})",
            _ => Case(ValueType.Date, depth),
        };

    private string DateTime(int depth) => depth <= 0 || dice.OneIn(2)
        ? (dice.OneIn(3) ? null : Property("t", "")) ?? dice.Of("datetime('2020-02-29T12:00:00Z')", "datetime('2020-01-01T00:00:00+02:00')", "datetime({year: 2020, month: 3, day: 29, hour: 2, timezone: 'Europe/Berlin'})")
        : dice.Roll(3) switch
        {
            0 => $"({DateTime(depth - 1)} {dice.Of("+", "-")} {Duration(depth - 1)})",
            1 => $"datetime.truncate('{dice.Of("hour", "day", "month")}', {DateTime(depth - 1)})",
            _ => Case(ValueType.DateTime, depth),
        };

    private string Duration(int depth) => dice.Roll(3) switch
    {
        0 => $"duration({{days: coalesce({Integer(Math.Min(depth - 1, 1))}, 0), months: coalesce({Integer(0)}, 1)}})",
        1 when depth > 0 => $"duration.{dice.Of("between", "inDays", "inMonths")}({Date(depth - 1)}, {Date(depth - 1)})",
        _ => dice.Of("duration('P1M')", "duration('P1DT12H')", "duration({minutes: 90})", "duration('-P1M3D')"),
    };

    public string IntegerList(int depth)
    {
        if (depth <= 0)
        {
            return (dice.OneIn(3) ? null : Property("l", "")) ?? dice.Of("[1, 2, 3]", "[]", "[1, null]", "range(0, 2)", "range(3, 1, -1)");
        }

        string x = NewName("x");
        switch (dice.Roll(11))
        {
            case 0:
                return $"[{Integer(depth - 1)}, {Integer(depth - 1)}]";
            case 1:
                return $"[{x} IN {IntegerList(depth - 1)}{(dice.OneIn(2) ? $" WHERE {x} {dice.Of("<", ">", "<>")} {Integer(depth - 1)}" : "")}{(dice.OneIn(2) ? $" | {x} * {Integer(0)}" : "")}]";
            case 2:
                return $"({IntegerList(depth - 1)} + {IntegerList(depth - 1)})";
            case 3:
                return $"({IntegerList(depth - 1)} + {dice.Of("1", "7", "null")})";
            case 4:
                return $"{dice.Of("tail", "reverse")}({IntegerList(depth - 1)})";
            case 5:
                return $"{IntegerList(depth - 1)}[{dice.Of("0..1", "1..", "..2", "-2..", "..-1")}]";
            case 6 when Variable(ValueType.Path) is { } path:
                return $"[{x} IN {dice.Of("nodes", "relationships")}({path}) | {x}.id]";
            case 7 when Variable(ValueType.RelationshipList) is { } list:
                return $"[{x} IN {list} | {x}.{dice.Of("id", "w")}]";
            case 8 when Variable(ValueType.NodeList) is { } list:
                return $"[{x} IN {list} | {x}.{dice.Of("id", "i")}]";
            default:
                return IntegerList(0);
        }
    }

    private string Map(int depth) => Variable(ValueType.Node) is { } node && dice.OneIn(4)
        ? $"{node} {{.s, k: {Integer(depth - 1)}{dice.Of("", ", .*, k: 1, s: 'a'")}}}"
        : $"{{k: {Integer(depth - 1)}, s: {Text(depth - 1)}}}";

    private string Any(int depth) => dice.Roll(4) == 0
        ? Expression(dice.Of(ValueType.Integer, ValueType.Float, ValueType.Text, ValueType.Boolean, ValueType.IntegerList), depth)
        : (Variable(ValueType.Node) is { } node ? $"{node}.m" : null) ?? Expression(Scalar() is var type && type == ValueType.Any ? ValueType.Text : type, depth - 1);

    private string Bag(int depth)
    {
        queries.AnyListOrder = true;
        return depth > 0 && dice.OneIn(3)
            ? $"COLLECT {{ {queries.SubqueryBody(depth - 1, "RETURN")} }}"
            : queries.PatternComprehension(depth);
    }
}
