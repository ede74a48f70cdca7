namespace Graph.Server.Security;

/// <summary>Marks an endpoint that writes: it needs the token wherever the service listens.</summary>
public sealed class WriteAccess
{
    private WriteAccess()
    {
    }

    /// <summary>The mark.</summary>
    public static WriteAccess Required { get; } = new();
}

/// <summary>Marks an endpoint that needs no token anywhere and is not counted against any limit: health.</summary>
public sealed class OpenAccess
{
    private OpenAccess()
    {
    }

    /// <summary>The mark.</summary>
    public static OpenAccess Allowed { get; } = new();
}
