namespace Graph.Server.Requests;

/// <summary>Marks an endpoint whose answers take a processor for long: few are worked on at once, so that light ones are not kept waiting and memory stays bounded.</summary>
internal sealed class HeavyWork
{
    private HeavyWork()
    {
    }

    /// <summary>The mark.</summary>
    public static HeavyWork Mark { get; } = new();
}
