using System.Collections.Immutable;

namespace Graph.Query;

/// <summary>
/// One line of what the graph knows of a thing: a relationship with its other end, and who says so.
/// <paramref name="Outgoing"/>: the thing is its start. <paramref name="Date"/> and <paramref name="Source"/> (the briefing's title) are null for what the shipped vocabulary says.
/// <paramref name="Detail"/>: what the contract adds (title, status, kind …), readable. <paramref name="Evidence"/>: the sentences, in text order.
/// </summary>
public sealed record Fact(string Relation, bool Outgoing, string Kind, string Name, string? Date, string? Detail, string? Source, ImmutableArray<string> Evidence, string OtherId);
