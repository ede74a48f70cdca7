using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reading.Structure;

/// <summary>The body in sections. <paramref name="ItemReferences"/> are the sources of items that name theirs by a link (numbers are given later, in order); <paramref name="Publisher"/> is a source named at the body's end.</summary>
internal sealed record SectionPlan(ImmutableArray<SectionText> Sections, ImmutableArray<ReferenceText> ItemReferences, ImmutableArray<(TextSpan Span, string Kind)> Dropped, string? Publisher);
