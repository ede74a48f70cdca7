using System.Collections.Immutable;

namespace Graph.Server.Requests;

/// <summary>A parameter of an endpoint: one source for how it is checked and how it is described.</summary>
/// <param name="Name">Its name in the query string.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Description">What it does.</param>
public sealed record ParameterSpec(string Name, ParameterKind Kind, string Description)
{
    /// <summary>A value that gives an answer on the sample briefings; null for none.</summary>
    public string? Example { get; init; }

    /// <summary>It must be given.</summary>
    public bool Required { get; init; }

    /// <summary>It may be given several times.</summary>
    public bool Repeated { get; init; }

    /// <summary>It stands in the path.</summary>
    public bool InPath { get; init; }

    /// <summary>Least number, inclusive.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Most, inclusive; for a repeated one, how often; for a text, how many UTF-16 units.</summary>
    public int Most { get; init; } = 200;

    /// <summary>What an absent one stands for; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The values of a choice.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}
