namespace Graph.Neo4j.Client;

/// <summary>
/// When a request that failed for a passing reason is sent again: after a wait that doubles each time, up to a bound, between half of it and all of it by chance ("equal jitter"), so that clients that
/// failed together do not come back together. Clock and chance are given, so that tests need neither.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>Tries for half a minute: as long as a server takes to start again.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>Never tries again.</summary>
    public static RetryPolicy None { get; } = new() { Patience = TimeSpan.Zero };

    /// <summary>No new attempt begins once this much time has passed since the first. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The bound of the first wait. Default 100 ms.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest bound of a wait. Default 3 s.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Measures and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gives a number in [0, 1) at each call; must be safe for concurrent calls.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>The wait before attempt <paramref name="attempt"/> + 1, or null when patience has run out. <paramref name="attempt"/> counts from 1; <paramref name="started"/> is the clock's timestamp of the first.</summary>
    public TimeSpan? DelayAfter(int attempt, long started)
    {
        var bound = Math.Min(FirstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)), LongestDelay.TotalMilliseconds);
        var delay = TimeSpan.FromMilliseconds((bound / 2) + (Chance() * bound / 2));
        return Clock.GetElapsedTime(started) + delay > Patience ? null : delay;
    }
}
