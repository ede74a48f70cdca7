namespace Graph.Storage.Checking;

/// <summary>One thing that is not as it should be. <paramref name="Code"/> is stable (<c>evidence.dangling</c> …); <paramref name="Id"/> names the briefing, node or statement it was found at, or the file.</summary>
public sealed record Finding(string Code, string Id, string Found, string Expected)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Code} {Id}: found {Found}; expected {Expected}";
}
