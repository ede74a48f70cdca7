namespace Graph.Connection;

/// <summary>Whose fault a failure is.</summary>
public enum GraphFailureKind
{
    /// <summary>The query's text or a parameter is wrong; the same again fails again.</summary>
    Query,

    /// <summary>The query was right but failed on its data (a division by zero, a wrong type).</summary>
    Execution,

    /// <summary>It reached a limit of time, rows, memory, hops or length.</summary>
    Limit,

    /// <summary>The server or the store failed, refused the user, or could not be reached.</summary>
    Server,
}
