using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;

namespace Graph.Cypher.Planning;

/// <summary>A node of a pattern that is to be solved.</summary>
internal sealed class PatternNode(Slot slot, bool known)
{
    public Slot Slot => slot;

    /// <summary>Whether the row has it before the pattern is solved.</summary>
    public bool Known => known;

    /// <summary>Labels that it must have, by number; −1 for a label that the graph lacks.</summary>
    public List<(int Number, string Name, Expr Test)> Labels { get; } = [];
}

/// <summary>A connection of two nodes of a pattern.</summary>
internal abstract class PatternEdge(PatternNode left, PatternNode right)
{
    public PatternNode Left => left;

    public PatternNode Right => right;

    /// <summary>Slots that hold the relationships it matches, for uniqueness.</summary>
    public abstract IEnumerable<Slot> RelationshipSlots { get; }

    /// <summary>Types that its relationships may have.</summary>
    public abstract int[] Types { get; }
}

/// <summary>One relationship, or with bounds a variable number of them.</summary>
internal sealed class RelationshipEdge(PatternNode left, PatternNode right, RelationshipStep step, string typeText, Slot relationship) : PatternEdge(left, right)
{
    public RelationshipStep Step => step;

    public string TypeText => typeText;

    /// <summary>The relationship, or the list of them.</summary>
    public Slot Relationship => relationship;

    /// <summary>Whether the row has the relationship before the pattern is solved.</summary>
    public bool Known { get; init; }

    /// <summary>Bounds; null for exactly one relationship.</summary>
    public (long Min, long Max)? Length { get; init; }

    /// <summary>Where one relationship of a variable-length pattern is tested.</summary>
    public Slot? Each { get; init; }

    public Expr[] EachPredicates { get; init; } = [];

    public override IEnumerable<Slot> RelationshipSlots => [relationship];

    public override int[] Types => step.Types;
}

/// <summary>A quantified path pattern. Its inner plan depends on the side from which it is followed and on whether the other side is known.</summary>
internal sealed class QuantifiedEdge(PatternNode left, PatternNode right, Func<bool, bool, (LogicalPlan Plan, Repetition Repetition)> make, Slot path, int[] types) : PatternEdge(left, right)
{
    public (LogicalPlan Plan, Repetition Repetition) Make(bool reversed, bool into) => make(reversed, into);

    public override IEnumerable<Slot> RelationshipSlots => [path];

    public override int[] Types => types;
}

/// <summary>A search for shortest paths; needs both ends.</summary>
internal sealed class SearchEdge(PatternNode left, PatternNode right, PathSearch search) : PatternEdge(left, right)
{
    public PathSearch Search { get; set; } = search;

    public override IEnumerable<Slot> RelationshipSlots => Search.List is null ? [] : [Search.List];

    public override int[] Types => Search.Step.Types;
}

/// <summary>Nodes, edges and conditions of one MATCH.</summary>
internal sealed class PatternGraph
{
    public List<PatternNode> Nodes { get; } = [];

    public List<PatternEdge> Edges { get; } = [];

    public List<Expr> Predicates { get; } = [];

    public PatternNode Node(Slot slot, bool known)
    {
        PatternNode? node = Nodes.Find(n => ReferenceEquals(n.Slot, slot));
        if (node is null)
        {
            Nodes.Add(node = new PatternNode(slot, known));
        }

        return node;
    }
}
