using Xunit;

namespace Graph.Server.Tests;

/// <summary>One service over the known corpus for the tests of a class that change nothing.</summary>
public sealed class KnownService : IAsyncLifetime
{
    internal RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await RunningService.KnownAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
