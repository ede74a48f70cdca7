using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>A node of the projected graph. <paramref name="Labels"/>: the first label, then the second where there is one. <paramref name="Properties"/> always holds <c>id</c>; a property without a value is absent.</summary>
public sealed record GraphNode(string Id, ImmutableArray<string> Labels, ImmutableSortedDictionary<string, PropertyValue> Properties);

/// <summary>A relationship of the projected graph between two node ids.</summary>
public sealed record GraphRelationship(string Type, string From, string To, ImmutableSortedDictionary<string, PropertyValue> Properties);
