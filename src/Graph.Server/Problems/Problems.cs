using System.Collections.Immutable;
using System.Globalization;
using Graph.Connection;
using Graph.Query.NamedQueries;
using Graph.Storage;

namespace Graph.Server.Problems;

/// <summary>The problems that the service knows.</summary>
public static class Problems
{
    /// <summary>A parameter, field or header that cannot be read.</summary>
    public static RequestProblem Invalid(string argument, string found, string expected, params ImmutableArray<string> near) =>
        new(400, "invalid-argument", "An argument cannot be used", Short(found), expected, "Correct it; /openapi/v1.json describes every parameter.") { Argument = argument, Suggestions = near };

    /// <summary>Nothing has this name.</summary>
    public static RequestProblem Unknown(string argument, string found, string expected, ImmutableArray<string> near) =>
        new(404, "unknown-name", "Nothing has this name", Short(found), expected, "Use one of the names near it, or look it up with /v1/entities?name= or /v1/search?text=.") { Argument = argument, Suggestions = near };

    /// <summary>Nothing has this name, as the query layer reports it; an argument that cannot be read is another problem.</summary>
    public static RequestProblem Of(ArgumentProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Expected.StartsWith("the name", StringComparison.Ordinal)
            ? Unknown(problem.Argument, problem.Found, problem.Expected, problem.Near)
            : Invalid(problem.Argument, problem.Found, problem.Expected, problem.Near);
    }

    /// <summary>A query failed below the question.</summary>
    public static RequestProblem Of(GraphFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Kind switch
        {
            GraphFailureKind.Limit => new(503, "query-limit", "The query reached a limit", $"{failure.Code}: {failure.Message}", "a query within the limits of the service", "Ask for less: a shorter period, fewer names, a smaller limit."),
            GraphFailureKind.Server => new(503, "store-unavailable", "The store cannot be read", failure.Code, "a store that answers", "Try again later; the log says more.") { RetryAfterSeconds = 2 },
            _ => new(400, "query-failed", "The query failed", $"{failure.Code}: {failure.Message}", "a query that fits the data", "Correct the query or its arguments."),
        };
    }

    /// <summary>The store stands in the way. What it says of paths stays in the log.</summary>
    public static RequestProblem Of(StoreFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Code switch
        {
            "store.busy" => new(503, "store-busy", "Another is writing the store", failure.Code, "a store that nobody else writes", "Send it again.") { RetryAfterSeconds = 5 },
            _ => new(503, "store-unavailable", "The store cannot be used", failure.Code, "a store that can be read and written", "The log says more; try again when it is mended.") { RetryAfterSeconds = 30 },
        };
    }

    /// <summary>A body over its limit.</summary>
    public static RequestProblem TooLarge(long limit) =>
        new(413, "body-too-large", "The body is too large", "one of more bytes", string.Create(CultureInfo.InvariantCulture, $"at most {limit} bytes"), "Split the document, or send less at once.");

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
