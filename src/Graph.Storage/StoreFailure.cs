namespace Graph.Storage;

/// <summary>
/// Why a store could not be opened, read or written. <paramref name="Code"/> is stable (<c>store.foreign</c>, <c>store.busy</c> …);
/// the other three say what was found, what was expected and what the user can do.
/// </summary>
public sealed record StoreFailure(string Code, string Found, string Expected, string Do)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Code}: found {Found}; expected {Expected}. {Do}";
}

/// <summary>Thrown when the file, the disk or another process stands in the way; never for a programmer's error.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Carries <paramref name="failure"/>.</summary>
    public StoreException(StoreFailure failure, Exception? inner = null)
        : base(failure.ToString(), inner) => Failure = failure;

    /// <summary>What happened, as a value.</summary>
    public StoreFailure Failure { get; }
}
