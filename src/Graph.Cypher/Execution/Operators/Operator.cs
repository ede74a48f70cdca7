namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// A step of a running query: it is given batches and gives batches to the next. <see cref="Begin"/>, any number of
/// <see cref="Push"/>, <see cref="Complete"/>, and again from the start for the next outer row. Used by one thread.
/// </summary>
internal abstract class Operator(QueryContext context, Operator? next)
{
    protected QueryContext Context { get; } = context;

    /// <summary>Where PROFILE counts for this operator; null when the query is not profiled.</summary>
    public Planning.Plans.PlanProfile? Profile { get; set; }

    /// <summary>Counts reads of the graph, for PROFILE.</summary>
    protected void Hit(long reads)
    {
        if (Profile is { } profile)
        {
            profile.Hits += reads;
        }
    }

    protected Operator Next { get; } = next!;

    /// <summary>Forgets what an earlier run left.</summary>
    public virtual void Begin() => Next?.Begin();

    /// <summary>Takes rows; false when no more are wanted.</summary>
    public abstract bool Push(Batch batch);

    /// <summary>No more rows come.</summary>
    public virtual void Complete() => Next.Complete();

    /// <summary>Runs this and all after it over one row.</summary>
    public void Run(Batch row)
    {
        Begin();
        Push(row);
        Complete();
    }
}
