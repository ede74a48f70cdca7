using System.Collections.Immutable;

namespace Graph.Model.Contract;

/// <summary>One label: what it is and what its nodes hold. The key of every label is <c>id</c>.</summary>
public sealed record NodeContract(string Label, string Says, ImmutableArray<PropertyContract> Properties)
{
    /// <summary>The contract of a property, or null.</summary>
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
