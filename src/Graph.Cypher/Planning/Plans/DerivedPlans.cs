using System.Globalization;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;

namespace Graph.Cypher.Planning.Plans;

// Steps that only rewrites make.

/// <summary>The different ends of a variable-length pattern.</summary>
internal sealed class DistinctReachabilityPlan(LogicalPlan input, VarLengthExpandPlan source) : LogicalPlan(input)
{
    public override string Name => "VarLengthExpand(Pruning,BFS,All)";

    public override IEnumerable<Expr> Expressions => source.Expressions;

    public override IEnumerable<Slot> Reads => source.Reads;

    public override IEnumerable<Slot> Introduces => source.Introduces;

    public override string Details => source.Details;

    public override Operator Create(QueryContext context, Operator next) =>
        new DistinctReachability(context, next, Carried, source.From, source.Step, source.Min, source.Max, source.To, source.Each, source.EachPredicates, source.Predicates);
}

/// <summary>The nodes that are joined to two known nodes.</summary>
internal sealed class ExpandIntersectPlan(LogicalPlan input, ExpandPlan expand, Slot other, RelationshipStep otherStep, Slot otherRelationship, bool distinctPair, Expr[] predicates) : LogicalPlan(input)
{
    public override string Name => "Expand(Intersect)";

    public override IEnumerable<Expr> Expressions => predicates;

    public override IEnumerable<Slot> Reads => [expand.From, other];

    public override IEnumerable<Slot> Introduces => [expand.To, expand.Relationship, otherRelationship];

    public override string Details =>
        string.Create(CultureInfo.InvariantCulture, $"({expand.From.Name})-[{expand.Relationship.Name}]-({expand.To.Name})-[{otherRelationship.Name}]-({other.Name})") + (predicates.Length == 0 ? "" : $" WHERE {Join(predicates)}");

    public override Operator Create(QueryContext context, Operator next)
    {
        Slot? Wanted(Slot slot) => Live.Contains(slot) || predicates.Any(p => p.Slots().Contains(slot)) ? slot : null;
        return new ExpandIntersect(
            context, next, Carried, (expand.From, expand.Step, Wanted(expand.Relationship)), (other, otherStep, Wanted(otherRelationship)), expand.To, distinctPair, expand.Label, predicates);
    }
}
