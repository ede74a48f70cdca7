using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Functions;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution;

/// <summary>All that one execution of a plan holds: parameters, limits, scratch memory. Not shared between executions.</summary>
internal sealed class QueryContext
{
    // How many characters or elements are worked on between two looks at the clock; about a millisecond.
    private const long UnitsPerCheck = 1 << 19;

    private readonly QueryClock _clock;
    private readonly int[] _codeMemos;
    private readonly Operator?[] _subplans;
    private readonly JoinTable?[] _joins;
    private long _memory;
    private long _units;

    public QueryContext(
        IPropertyGraph graph, IReadOnlyDictionary<string, CypherValue> parameters, QueryLimits limits, FunctionContext functions, int slotCount, int memoCount, int subplanCount, int joinCount, QueryClock clock)
    {
        (Graph, Parameters, Limits, Functions, SlotCount, _clock) = (graph, parameters, limits, functions, slotCount, clock);
        _codeMemos = new int[memoCount];
        Array.Fill(_codeMemos, int.MinValue);
        MemoObjects = new object?[memoCount];
        _subplans = new Operator?[subplanCount];
        _joins = new JoinTable?[joinCount];
    }

    public IPropertyGraph Graph { get; }

    public IReadOnlyDictionary<string, CypherValue> Parameters { get; }

    public QueryLimits Limits { get; }

    public FunctionContext Functions { get; }

    public int SlotCount { get; }

    /// <summary>Row counts by number of plan step; null unless the query is profiled.</summary>
    public PlanProfile[]? Profiles { get; init; }

    /// <summary>Objects that an expression computes once for an execution.</summary>
    public object?[] MemoObjects { get; }

    public ref int CodeMemo(int memo) => ref _codeMemos[memo];

    public ref Operator? Subplan(int number) => ref _subplans[number];

    /// <summary>The kept rows of a join, by its number.</summary>
    public ref JoinTable? Join(int number) => ref _joins[number];

    public Batch NewBatch() => new(this, SlotCount);

    public Batch NewRow() => new(this, SlotCount, 1) { Count = 1 };

    /// <summary>Stops the query when it was cancelled or its time is over. Called at least once for every batch.</summary>
    public void Check() => _clock.Check();

    /// <summary>Counts the work that a value took which an expression made or read, and looks at the clock when there was much of it.</summary>
    public void Work(CypherValue value)
    {
        long units = value.Reference switch
        {
            string text => text.Length,
            ListValue list => list.Count,
            _ => 0,
        };
        if (units > 64 && (_units += units) > UnitsPerCheck)
        {
            _units = 0;
            Check();
        }
    }

    /// <summary>Counts memory that is held until the query ends.</summary>
    public void Reserve(long bytes)
    {
        if (Interlocked.Add(ref _memory, bytes) > Limits.MaxMemoryBytes)
        {
            throw new QueryLimitException(QueryLimit.Memory, $"The query needs more memory than its limit of {Limits.MaxMemoryBytes / (1024 * 1024)} MiB; narrow it, add LIMIT, or raise the limit.");
        }
    }

    /// <summary>Gives back memory that is no longer held.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _memory, -bytes);

    public CypherValue Parameter(string name) =>
        Parameters.TryGetValue(name, out CypherValue value) ? value : throw new CypherRuntimeException(CypherErrorCategory.ParameterMissing, "MissingParameter", $"The query needs the parameter ${name}, which was not given.");
}
