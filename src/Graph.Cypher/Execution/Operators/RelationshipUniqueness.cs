using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Relationships of one MATCH are pairwise different.</summary>
internal static class RelationshipUniqueness
{
    /// <summary>Whether the relationship is none of those in the slots, single ones and lists (also lists of lists).</summary>
    public static bool IsNew(Slot[] slots, Batch batch, int row, int relationship)
    {
        foreach (Slot slot in slots)
        {
            if (slot.IsInt)
            {
                if (batch.Ints(slot.Index)[row] == relationship)
                {
                    return false;
                }
            }
            else if (Holds(batch.Values(slot.Index)[row], relationship))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(CypherValue value, int relationship)
    {
        if (value.Kind == ValueKind.Relationship)
        {
            return value.EntityId == relationship;
        }

        if (value.IsList)
        {
            foreach (CypherValue item in value.AsList.Items)
            {
                if (Holds(item, relationship))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
