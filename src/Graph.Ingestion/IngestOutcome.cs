using Graph.Model;
using Graph.Reading;
using Graph.Storage;

namespace Graph.Ingestion;

/// <summary>What became of one document. <paramref name="Stored"/> is null when it was set aside, and in a dry run.</summary>
public sealed record IngestOutcome(string Name, PutOutcome? Stored, BriefingGraph? Graph, ReadFailure? Failure);
