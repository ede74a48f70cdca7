using Graph.Cypher.Functions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Values;

/// <summary>Evaluates one expression text on the value library, for case tables.</summary>
internal static class ExpressionCases
{
    /// <summary>The time of the tests' clock: 2026-06-11T04:05:06.789Z.</summary>
    public static readonly DateTimeOffset Now = new(2026, 6, 11, 4, 5, 6, 789, TimeSpan.Zero);

    public static FunctionContext Context(string zone = "Z") => new(new FixedClock(), new Random(7), zone);

    public static CypherValue Evaluate(string expression) => new ScriptRunner(Context()).Run($"RETURN {expression} AS x").Rows[0][0];

    /// <summary>The value as literal text, or <c>!Category</c> for an error.</summary>
    public static string Outcome(string expression)
    {
        try
        {
            return ValueText.ToDisplay(Evaluate(expression));
        }
        catch (CypherRuntimeException error)
        {
            return $"!{error.Category}.{error.Code}";
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
