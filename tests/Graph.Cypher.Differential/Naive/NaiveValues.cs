using Graph.Cypher.Comparison;
using Graph.Cypher.Values;

namespace Graph.Cypher.Differential.Naive;

/// <summary>
/// Equality, comparison, order and arithmetic once more, written from the openCypher specification ("Equality and comparability",
/// "Orderability and equivalence"), so that the engine's own have something to differ from. Temporal values and points are left to the
/// engine's library, which the TCK and a comparison with Neo4j hold.
/// </summary>
internal static class NaiveValues
{
    public static bool? Truth(CypherValue value) => value.IsNull ? null : value.IsBoolean ? value.AsBoolean : throw CypherRuntimeException.Type($"no boolean: {value}");

    public static CypherValue Of(bool? value) => value is null ? CypherValue.Null : CypherValue.Boolean(value.Value);

    public static bool? Not(bool? a) => a is null ? null : !a.Value;

    public static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    public static bool? Or(bool? a, bool? b) => Not(And(Not(a), Not(b)));

    public static bool? Xor(bool? a, bool? b) => a is null || b is null ? null : a != b;

    /// <summary><c>=</c></summary>
    public static bool? Equal(CypherValue a, CypherValue b)
    {
        if (a.IsNull || b.IsNull)
        {
            return null;
        }

        if (a.IsNumber && b.IsNumber)
        {
            return CompareNumbers(a, b) == 0;
        }

        if (a.Kind != b.Kind)
        {
            return false;
        }

        switch (a.Kind)
        {
            case ValueKind.Boolean:
                return a.AsBoolean == b.AsBoolean;
            case ValueKind.String:
                return string.Equals(a.AsString, b.AsString, StringComparison.Ordinal);
            case ValueKind.Node or ValueKind.Relationship:
                return a.EntityId == b.EntityId;
            case ValueKind.Path:
                return a.AsPath.NodeIds.SequenceEqual(b.AsPath.NodeIds) && a.AsPath.RelationshipIds.SequenceEqual(b.AsPath.RelationshipIds);
            case ValueKind.List:
                if (a.AsList.Count != b.AsList.Count)
                {
                    return false;
                }

                bool? same = true;
                for (int i = 0; i < a.AsList.Count; i++)
                {
                    same = And(same, Equal(a.AsList[i], b.AsList[i]));
                }

                return same;
            case ValueKind.Map:
                if (a.AsMap.Count != b.AsMap.Count || a.AsMap.Keys.Any(k => !b.AsMap.ContainsKey(k)))
                {
                    return false;
                }

                return a.AsMap.Keys.Aggregate((bool?)true, (s, k) => And(s, Equal(a.AsMap[k], b.AsMap[k])));
            default:
                return ValueEquality.AreEqual(a, b);
        }
    }

    /// <summary><c>IN</c></summary>
    public static bool? In(CypherValue item, CypherValue list) =>
        list.IsNull ? null : list.AsList.Items.ToArray().Aggregate((bool?)false, (found, other) => Or(found, Equal(item, other)));

    /// <summary>The sign of a comparison by <c>&lt;</c> and its like; <c>Known</c> is false where the outcome is null, and <c>Sign</c> null for NaN, with which every comparison is false.</summary>
    public static (bool Known, int? Sign) Compare(CypherValue a, CypherValue b)
    {
        if (a.IsNull || b.IsNull)
        {
            return (false, null);
        }

        if (a.IsNumber && b.IsNumber)
        {
            return (true, CompareNumbers(a, b));
        }

        if (a.Kind != b.Kind)
        {
            return (false, null);
        }

        switch (a.Kind)
        {
            case ValueKind.String:
                return (true, CompareText(a.AsString, b.AsString));
            case ValueKind.Boolean:
                return (true, a.AsBoolean.CompareTo(b.AsBoolean));
            case ValueKind.List:
                for (int i = 0; i < Math.Min(a.AsList.Count, b.AsList.Count); i++)
                {
                    (bool known, int? sign) = Compare(a.AsList[i], b.AsList[i]);
                    if (!known || sign != 0)
                    {
                        return (known, sign);
                    }
                }

                return (true, a.AsList.Count.CompareTo(b.AsList.Count));
            default:
                bool? less = ValueComparison.LessThan(a, b);
                return less is null ? (false, null) : (true, less.Value ? -1 : ValueEquality.AreEqual(a, b) == true ? 0 : 1);
        }
    }

    /// <summary>The order of ORDER BY, ascending.</summary>
    public static int Order(CypherValue a, CypherValue b)
    {
        int rank = Rank(a).CompareTo(Rank(b));
        if (rank != 0)
        {
            return rank;
        }

        switch (a.Kind)
        {
            case ValueKind.Null:
                return 0;
            case ValueKind.Integer or ValueKind.Float:
                bool x = a.IsFloat && double.IsNaN(a.AsFloat);
                bool y = b.IsFloat && double.IsNaN(b.AsFloat);
                return x || y ? x.CompareTo(y) : CompareNumbers(a, b)!.Value;
            case ValueKind.String:
                return CompareText(a.AsString, b.AsString);
            case ValueKind.Boolean:
                return a.AsBoolean.CompareTo(b.AsBoolean);
            case ValueKind.Node or ValueKind.Relationship:
                return a.EntityId.CompareTo(b.EntityId);
            case ValueKind.List:
                for (int i = 0; i < Math.Min(a.AsList.Count, b.AsList.Count); i++)
                {
                    int order = Order(a.AsList[i], b.AsList[i]);
                    if (order != 0)
                    {
                        return order;
                    }
                }

                return a.AsList.Count.CompareTo(b.AsList.Count);
            default:
                return ValueOrder.CompareValues(a, b);
        }
    }

    /// <summary>A text that two values share exactly when they are equivalent, as grouping and DISTINCT ask.</summary>
    public static string Key(CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return "null";
            case ValueKind.Integer:
                return FormattableString.Invariant($"n{(decimal)value.AsInteger}");
            case ValueKind.Float:
                double number = value.AsFloat;
                return double.IsInteger(number) && Math.Abs(number) < 1e18 ? FormattableString.Invariant($"n{(decimal)number}") : FormattableString.Invariant($"f{number:R}");
            case ValueKind.String:
                return $"s{value.AsString.Length}:{value.AsString}";
            case ValueKind.Node:
                return $"({value.EntityId})";
            case ValueKind.Relationship:
                return $"[{value.EntityId}]";
            case ValueKind.Path:
                return $"<{string.Join(',', value.AsPath.NodeIds.ToArray())}/{string.Join(',', value.AsPath.RelationshipIds.ToArray())}>";
            case ValueKind.List:
                return $"l[{string.Join(',', value.AsList.Items.ToArray().Select(Key))}]";
            case ValueKind.Map:
                return $"m[{string.Join(',', value.AsMap.Keys.Order(StringComparer.Ordinal).Select(k => $"{k}={Key(value.AsMap[k])}"))}]";
            default:
                return $"{value.Kind}:{ValueText.ToDisplay(value)}";
        }
    }

    public static CypherValue Add(CypherValue a, CypherValue b)
    {
        if (a.IsNull || b.IsNull)
        {
            return CypherValue.Null;
        }

        if (a.IsList || b.IsList)
        {
            CypherValue[] left = a.IsList ? a.AsList.Items.ToArray() : [a];
            return CypherValue.List(ListValue.Adopt([.. left, .. b.IsList ? b.AsList.Items.ToArray() : [b]]));
        }

        if (a.IsInteger && b.IsInteger)
        {
            return Checked(() => checked(a.AsInteger + b.AsInteger));
        }

        if (a.IsNumber && b.IsNumber)
        {
            return CypherValue.Float(a.AsNumber + b.AsNumber);
        }

        return a.IsString && b.IsString ? CypherValue.String(a.AsString + b.AsString) : Functions.Arithmetic.Add(a, b);
    }

    public static CypherValue Subtract(CypherValue a, CypherValue b) => Numeric(a, b, (x, y) => checked(x - y), (x, y) => x - y) ?? Functions.Arithmetic.Subtract(a, b);

    public static CypherValue Multiply(CypherValue a, CypherValue b) => Numeric(a, b, (x, y) => checked(x * y), (x, y) => x * y) ?? Functions.Arithmetic.Multiply(a, b);

    public static CypherValue Divide(CypherValue a, CypherValue b) =>
        Numeric(a, b, (x, y) => y == 0 ? throw CypherRuntimeException.DivisionByZero() : checked(x / y), (x, y) => x / y) ?? Functions.Arithmetic.Divide(a, b);

    public static CypherValue Modulo(CypherValue a, CypherValue b) =>
        Numeric(a, b, (x, y) => y == 0 ? throw CypherRuntimeException.DivisionByZero() : x % y, (x, y) => x % y) ?? Functions.Arithmetic.Modulo(a, b);

    private static CypherValue? Numeric(CypherValue a, CypherValue b, Func<long, long, long> integers, Func<double, double, double> floats) =>
        a.IsNull || b.IsNull ? CypherValue.Null
        : a.IsInteger && b.IsInteger ? Checked(() => integers(a.AsInteger, b.AsInteger))
        : a.IsNumber && b.IsNumber ? CypherValue.Float(floats(a.AsNumber, b.AsNumber))
        : null;

    private static CypherValue Checked(Func<long> compute)
    {
        try
        {
            return CypherValue.Integer(compute());
        }
        catch (OverflowException)
        {
            throw CypherRuntimeException.Overflow("overflow");
        }
    }

    private static int? CompareNumbers(CypherValue a, CypherValue b)
    {
        if (a.IsInteger && b.IsInteger)
        {
            return a.AsInteger.CompareTo(b.AsInteger);
        }

        double x = a.AsNumber;
        double y = b.AsNumber;
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return null;
        }

        // Exact where an integer meets a float: both fit into a decimal once the float is of the integers' size.
        return a.IsFloat == b.IsFloat || Math.Abs(x) > 9.3e18 || Math.Abs(y) > 9.3e18 || !double.IsInteger(a.IsFloat ? x : y)
            ? x.CompareTo(y)
            : (a.IsInteger ? a.AsInteger : (decimal)x).CompareTo(b.IsInteger ? b.AsInteger : (decimal)y);
    }

    private static int CompareText(string a, string b) => Math.Sign(string.CompareOrdinal(a, b));

    // "Orderability": the order of types, ascending.
    private static int Rank(CypherValue value) => value.Kind switch
    {
        ValueKind.Map => 0,
        ValueKind.Node => 1,
        ValueKind.Relationship => 2,
        ValueKind.List => 3,
        ValueKind.Path => 4,
        ValueKind.Point => 5,
        ValueKind.DateTime => 6,
        ValueKind.LocalDateTime => 7,
        ValueKind.Date => 8,
        ValueKind.Time => 9,
        ValueKind.LocalTime => 10,
        ValueKind.Duration => 11,
        ValueKind.String => 12,
        ValueKind.Boolean => 13,
        ValueKind.Integer or ValueKind.Float => 14,
        _ => 15,
    };
}
