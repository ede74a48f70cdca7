using System.Collections.Immutable;

namespace Graph.Query.Names;

/// <summary>A node that people call by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">The second label of an entity, else <c>Theme</c>, <c>Indicator</c> or <c>Briefing</c>.</param>
/// <param name="Name">What it is called; a briefing's title.</param>
/// <param name="Other">Its other names: English name, aliases, document number; a briefing's file and date.</param>
public sealed record NamedNode(string Id, string Kind, string Name, ImmutableArray<string> Other);
