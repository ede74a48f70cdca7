using Graph.Model;
using Graph.Reading;

namespace Graph.Ingestion;

/// <summary>One document: its graph, or why it was set aside. Exactly one of <paramref name="Graph"/> and <paramref name="Failure"/> is set.</summary>
public sealed record ReadOutcome(string Name, BriefingGraph? Graph, ReadFailure? Failure);
