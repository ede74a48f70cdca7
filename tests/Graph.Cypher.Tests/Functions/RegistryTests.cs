using Graph.Cypher.Functions;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Functions;

public sealed class RegistryTests
{
    // What SHOW FUNCTIONS of Neo4j 5.26 lists, without those of LOAD CSV and composite databases, and without the forms that have
    // their own syntax (all, any, exists, none, reduce, single).
    private static readonly string[] Functions =
    [
        "abs", "acos", "asin", "atan", "atan2", "btrim", "ceil", "char_length", "character_length", "coalesce", "cos", "cot",
        "date", "date.realtime", "date.statement", "date.transaction", "date.truncate", "datetime", "datetime.fromepoch",
        "datetime.fromepochmillis", "datetime.realtime", "datetime.statement", "datetime.transaction", "datetime.truncate", "degrees",
        "duration", "duration.between", "duration.inDays", "duration.inMonths", "duration.inSeconds", "e", "elementId", "endNode",
        "exp", "floor", "haversin", "head", "id", "isEmpty", "isNaN", "keys", "labels", "last", "left", "length", "localdatetime",
        "localdatetime.realtime", "localdatetime.statement", "localdatetime.transaction", "localdatetime.truncate", "localtime",
        "localtime.realtime", "localtime.statement", "localtime.transaction", "localtime.truncate", "log", "log10", "lower", "ltrim",
        "nodes", "normalize", "nullIf", "pi", "point", "point.distance", "point.withinBBox", "properties", "radians", "rand",
        "randomUUID", "range", "relationships", "replace", "reverse", "right", "round", "rtrim", "sign", "sin", "size", "split",
        "sqrt", "startNode", "substring", "tail", "tan", "time", "time.realtime", "time.statement", "time.transaction",
        "time.truncate", "timestamp", "toBoolean", "toBooleanList", "toBooleanOrNull", "toFloat", "toFloatList", "toFloatOrNull",
        "toInteger", "toIntegerList", "toIntegerOrNull", "toLower", "toString", "toStringList", "toStringOrNull", "toUpper", "trim",
        "type", "upper", "valueType", "vector.similarity.cosine", "vector.similarity.euclidean",
    ];

    [Fact]
    public void Registry_OfFunctions_HasEveryNameOfNeo4j() =>
        Assert.Equal(Functions.Order(StringComparer.OrdinalIgnoreCase), FunctionRegistry.All.Select(definition => definition.Name));

    [Fact]
    public void Registry_OfAggregates_HasEveryNameOfNeo4j() =>
        Assert.Equal(["avg", "collect", "count", "max", "min", "percentileCont", "percentileDisc", "stDev", "stDevP", "sum"], AggregateRegistry.All.Select(definition => definition.Name));

    [Fact]
    public void Find_InAnyCase_GivesTheDefinition()
    {
        Assert.Equal("toInteger", FunctionRegistry.Find("TOINTEGER")!.Name);
        Assert.Equal("percentileCont", AggregateRegistry.Find("percentilecont")!.Name);
        Assert.Null(FunctionRegistry.Find("foo"));
    }

    [Fact]
    public void Definition_OfEveryFunction_HasDescriptionAndResult()
    {
        foreach (var definition in FunctionRegistry.All)
        {
            Assert.EndsWith(".", definition.Description, StringComparison.Ordinal);
            Assert.NotEqual(ValueKinds.None, definition.Result);
            Assert.All(definition.Signatures, signature => Assert.StartsWith(definition.Name + "(", signature.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Invoke_WithANullArgument_GivesNullWhereTheFunctionPropagates()
    {
        foreach (var definition in FunctionRegistry.All.Where(definition => definition.PropagatesNull && definition.MinArguments > 0))
        {
            var arguments = Enumerable.Repeat(CypherValue.Null, definition.MinArguments).ToArray();
            Assert.True(definition.Invoke(arguments, Values.ExpressionCases.Context()).IsNull, definition.Name);
        }
    }
}
