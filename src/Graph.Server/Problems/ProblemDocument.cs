using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Graph.Server.Problems;

/// <summary>A problem document (RFC 9457), as it is sent.</summary>
public sealed record ProblemDocument
{
    /// <summary>Which problem.</summary>
    [Description("Which problem, as urn:policygraph:problem:CODE.")]
    public required string Type { get; init; }

    /// <summary>The kind of problem.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A sentence about this occurrence.</summary>
    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>What was found.</summary>
    public required string Found { get; init; }

    /// <summary>What was expected.</summary>
    public required string Expected { get; init; }

    /// <summary>What to do.</summary>
    [JsonPropertyName("do")]
    public required string Action { get; init; }

    /// <summary>The parameter, field or header.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Argument { get; init; }

    /// <summary>Names near to an unknown one.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>What the log calls this request.</summary>
    public required string TraceId { get; init; }
}
