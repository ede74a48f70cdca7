using System.Collections.Concurrent;
using Graph.Cypher.Execution;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// What functions need beside their arguments: the clock, randomness, the default time zone, compiled patterns and limits. One
/// is made for each execution of a query; its statement time is fixed when it is made. Safe for concurrent use by the threads of
/// that execution if <paramref name="random"/> is.
/// </summary>
/// <param name="clock">The clock of <c>….realtime()</c> and of the statement time.</param>
/// <param name="random">The source of <c>rand()</c> and <c>randomUUID()</c>.</param>
/// <param name="defaultZone">The zone of temporal values that name none: <c>Z</c>, an offset or a name of the tz database.</param>
/// <param name="transactionTime">When the transaction began; null when the statement is its own transaction.</param>
/// <param name="maxListLength">The longest list that <c>range()</c> makes, in elements.</param>
/// <param name="maxStringLength">The longest string that a function makes, in UTF-16 units.</param>
public sealed class FunctionContext(
    TimeProvider clock,
    Random random,
    string defaultZone = "Z",
    DateTimeOffset? transactionTime = null,
    int maxListLength = ValueLimits.MaxListLength,
    int maxStringLength = ValueLimits.MaxStringLength)
{
    // Patterns that come from rows must not fill memory.
    private const int MaxCachedPatterns = 256;

    private readonly ConcurrentDictionary<string, JavaRegex> _patterns = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _statementTime = clock.GetUtcNow();
    private ZoneRules? _zone;

    /// <summary>When the execution of the statement began.</summary>
    public DateTimeOffset StatementTime => _statementTime;

    /// <summary>When the transaction began; the statement time when the statement is its own transaction.</summary>
    public DateTimeOffset TransactionTime => transactionTime ?? _statementTime;

    /// <summary>The time now.</summary>
    public DateTimeOffset RealTime => clock.GetUtcNow();

    /// <summary>The source of randomness.</summary>
    public Random Random { get; } = random;

    /// <summary>The longest list that <c>range()</c> makes, in elements.</summary>
    public int MaxListLength { get; } = maxListLength;

    /// <summary>The longest string that a function makes, in UTF-16 units.</summary>
    public int MaxStringLength { get; } = maxStringLength;

    /// <summary>When the execution has to end; null when it need not.</summary>
    internal QueryClock? Clock { get; init; }

    /// <summary>The zone of temporal values that name none.</summary>
    internal ZoneRules DefaultZone => _zone ??= ZoneRules.Parse(defaultZone);

    /// <summary><c>text =~ pattern</c>; null as soon as one side is not a string.</summary>
    public bool? Matches(CypherValue text, CypherValue pattern)
    {
        if (!text.IsString || !pattern.IsString)
            return null;
        return Pattern(pattern.AsString).IsMatch(text.AsString, Clock);
    }

    /// <summary>Refuses a text of more UTF-16 units than a function may make.</summary>
    internal void RequireText(long length, string function)
    {
        if (length > MaxStringLength)
            throw CypherRuntimeException.OutOfRange($"{function} would make a text of more than {MaxStringLength} characters.");
    }

    /// <summary>Refuses a list of more elements than a function may make.</summary>
    internal void RequireList(long count, string function)
    {
        if (count > MaxListLength)
            throw CypherRuntimeException.OutOfRange($"{function} would make a list of more than {MaxListLength} elements.");
    }

    private JavaRegex Pattern(string pattern)
    {
        if (_patterns.TryGetValue(pattern, out var known))
            return known;
        var compiled = JavaRegex.Compile(pattern);
        if (_patterns.Count < MaxCachedPatterns)
            _patterns.TryAdd(pattern, compiled);
        return compiled;
    }
}
