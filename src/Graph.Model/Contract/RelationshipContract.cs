using System.Collections.Immutable;

namespace Graph.Model.Contract;

/// <summary>Labels that may stand at the two ends; <c>Entity</c> stands for every second label.</summary>
public sealed record EndsContract(ImmutableArray<string> From, ImmutableArray<string> To);

/// <summary>One relationship type. <paramref name="Methods"/>: how it may be found; empty for structure, which carries no statement properties.</summary>
public sealed record RelationshipContract(string Type, string Says, ImmutableArray<string> Methods, ImmutableArray<EndsContract> Ends, ImmutableArray<PropertyContract> Properties)
{
    /// <summary>True where a text asserts it: it carries briefing, date, evidence, confidence and method.</summary>
    public bool IsStatement => Methods.Any(m => m != "seed");

    /// <summary>True when it may run from a node whose labels are <paramref name="from"/> to one whose labels are <paramref name="to"/>.</summary>
    public bool Joins(ImmutableArray<string> from, ImmutableArray<string> to) =>
        Ends.Any(e => from.Any(l => e.From.Contains(l)) && to.Any(l => e.To.Contains(l)));

    /// <summary>The ends as written in messages: <c>Policy → Theme, Place</c>.</summary>
    public string WrittenEnds => string.Join("; ", Ends.Select(e => $"{string.Join(", ", e.From)} → {string.Join(", ", e.To)}"));

    /// <summary>The contract of a property that this type adds, or null.</summary>
    public PropertyContract? Property(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
                return property;
        }

        return null;
    }
}
