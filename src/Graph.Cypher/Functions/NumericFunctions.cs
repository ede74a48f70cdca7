using Graph.Cypher.Comparison;
using Graph.Cypher.Values;
using static Graph.Cypher.Functions.FunctionCategory;

namespace Graph.Cypher.Functions;

/// <summary>Numeric, logarithmic and trigonometric functions. Domain errors give NaN, as IEEE 754 has it.</summary>
internal static class NumericFunctions
{
    public static IEnumerable<FunctionDefinition> All()
    {
        yield return Of(Numeric, "The absolute value.", static (a, _) => Abs(a[0]), "abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT");
        yield return OfFloat(Numeric, "The smallest whole number that is not less.", "ceil", Math.Ceiling);
        yield return OfFloat(Numeric, "The largest whole number that is not greater.", "floor", Math.Floor);
        yield return Of(Numeric, "Whether the number is NaN.", static (a, _) => CypherValue.Boolean(double.IsNaN(Argument.Number(a[0], "isNaN"))), "isNaN(input :: INTEGER | FLOAT) :: BOOLEAN");
        yield return new FunctionDefinition(Numeric, "A random number from 0 up to but not with 1.", static (_, c) => CypherValue.Float(c.Random.NextDouble()), false, false, false, "rand() :: FLOAT");
        yield return Of(
            Numeric,
            "The number rounded to whole numbers, or to a number of decimal places with one of the modes UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN.",
            static (a, _) => CypherValue.Float(Rounding.Round(Argument.Number(a[0], "round"), a.Length > 1 ? a[1] : CypherValue.Integer(0), a.Length > 2 ? Argument.Text(a[2], "round") : null)),
            "round(value :: FLOAT) :: FLOAT",
            "round(value :: FLOAT, precision :: INTEGER | FLOAT) :: FLOAT",
            "round(value :: FLOAT, precision :: INTEGER | FLOAT, mode :: STRING) :: FLOAT");
        yield return Of(Numeric, "-1, 0 or 1 for a negative number, zero or a positive number; 0 for NaN.", static (a, _) => Sign(a[0]), "sign(input :: INTEGER | FLOAT) :: INTEGER");

        yield return Constant(Logarithmic, "The base of the natural logarithm.", "e", Math.E);
        yield return OfFloat(Logarithmic, "e to the power of the number.", "exp", Math.Exp);
        yield return OfFloat(Logarithmic, "The natural logarithm.", "log", Math.Log);
        yield return OfFloat(Logarithmic, "The logarithm to base 10.", "log10", Math.Log10);
        yield return OfFloat(Logarithmic, "The square root.", "sqrt", Math.Sqrt);

        yield return OfFloat(Trigonometric, "The arc cosine in radians.", "acos", Math.Acos);
        yield return OfFloat(Trigonometric, "The arc sine in radians.", "asin", Math.Asin);
        yield return OfFloat(Trigonometric, "The arc tangent in radians.", "atan", Math.Atan);
        yield return Of(Trigonometric, "The angle in radians of the point (x, y).", static (a, _) => CypherValue.Float(Math.Atan2(Argument.Number(a[0], "atan2"), Argument.Number(a[1], "atan2"))), "atan2(y :: FLOAT, x :: FLOAT) :: FLOAT");
        yield return OfFloat(Trigonometric, "The cosine of an angle in radians.", "cos", Math.Cos);
        yield return OfFloat(Trigonometric, "The cotangent of an angle in radians.", "cot", static x => 1 / Math.Tan(x));
        yield return OfFloat(Trigonometric, "Radians as degrees.", "degrees", static x => x * (180 / Math.PI));
        yield return OfFloat(Trigonometric, "Half the versine of an angle in radians.", "haversin", static x => (1 - Math.Cos(x)) / 2);
        yield return Constant(Trigonometric, "The ratio of a circle's circumference to its diameter.", "pi", Math.PI);
        yield return OfFloat(Trigonometric, "Degrees as radians.", "radians", static x => x * (Math.PI / 180));
        yield return OfFloat(Trigonometric, "The sine of an angle in radians.", "sin", Math.Sin);
        yield return OfFloat(Trigonometric, "The tangent of an angle in radians.", "tan", Math.Tan);

        yield return Of(FunctionCategory.Vector, "How alike two vectors are by the angle between them, 0 to 1.", static (a, _) => VectorSimilarity.Cosine(a[0], a[1]), "vector.similarity.cosine(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT");
        yield return Of(FunctionCategory.Vector, "How alike two vectors are by their Euclidean distance, 0 to 1.", static (a, _) => VectorSimilarity.Euclidean(a[0], a[1]), "vector.similarity.euclidean(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT");
    }

    private static FunctionDefinition Of(FunctionCategory category, string description, FunctionBody body, params string[] signatures) =>
        new(category, description, body, true, true, false, signatures);

    private static FunctionDefinition OfFloat(FunctionCategory category, string description, string name, Func<double, double> function) =>
        Of(category, description, (a, _) => CypherValue.Float(function(Argument.Number(a[0], name))), $"{name}(input :: FLOAT) :: FLOAT");

    private static FunctionDefinition Constant(FunctionCategory category, string description, string name, double value) =>
        Of(category, description, (_, _) => CypherValue.Float(value), $"{name}() :: FLOAT");

    private static CypherValue Abs(CypherValue value)
    {
        if (!value.IsInteger)
            return CypherValue.Float(Math.Abs(Argument.Number(value, "abs")));
        var number = value.AsInteger;
        if (number == long.MinValue)
            throw CypherRuntimeException.Overflow("abs(-9223372036854775808) does not fit into a 64-bit integer.");
        return CypherValue.Integer(Math.Abs(number));
    }

    private static CypherValue Sign(CypherValue value)
    {
        if (value.IsInteger)
            return CypherValue.Integer(Math.Sign(value.AsInteger));
        var number = Argument.Number(value, "sign");
        return CypherValue.Integer(double.IsNaN(number) ? 0 : NumberComparison.Compare(number, 0));
    }
}
