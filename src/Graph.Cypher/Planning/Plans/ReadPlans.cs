using System.Globalization;
using Graph.Cypher.Execution;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Port;

namespace Graph.Cypher.Planning.Plans;

// Steps that read the graph.

/// <summary>The rows that a plan starts from: one empty row, or the row of the outer plan.</summary>
internal sealed class Argument() : LogicalPlan(null)
{
    public override string Name => "Argument";

    public override Operator Create(QueryContext context, Operator next) => next;
}

/// <summary>A step that finds nodes.</summary>
internal abstract class LeafPlan(LogicalPlan input, Slot node, Expr[] predicates) : LogicalPlan(input)
{
    public Slot Node => node;

    public Expr[] Predicates { get; set; } = predicates;

    public override IEnumerable<Expr> Expressions => Predicates;

    public override IEnumerable<Slot> Introduces => [node];

    protected string WithPredicates(string text) => Predicates.Length == 0 ? text : $"{text} WHERE {Join(Predicates)}";
}

internal sealed class AllNodesScanPlan(LogicalPlan input, Slot node, Expr[] predicates) : LeafPlan(input, node, predicates)
{
    public override string Name => "AllNodesScan";

    public override string Details => WithPredicates(Node.Name);

    public override Operator Create(QueryContext context, Operator next) => new AllNodesScan(context, next, Carried, Node, Predicates);
}

internal sealed class NodeByLabelScanPlan(LogicalPlan input, Slot node, int label, string labelName, Expr[] predicates) : LeafPlan(input, node, predicates)
{
    public int Label => label;

    public override string Name => "NodeByLabelScan";

    public override string Details => WithPredicates($"{Node.Name}:{labelName}");

    public override Operator Create(QueryContext context, Operator next) => new NodeByLabelScan(context, next, Carried, Node, label, Predicates);
}

internal sealed class NodeIndexSeekPlan(LogicalPlan input, Slot node, int label, string labelName, int key, string keyName, IValueIndex index, SeekKind kind, Expr value, Expr[] predicates)
    : LeafPlan(input, node, predicates)
{
    public override string Name => "NodeIndexSeek";

    public int Label => label;

    public int Key => key;

    public SeekKind Kind => kind;

    public override IEnumerable<Expr> Expressions => [value, .. Predicates];

    public override string Details => WithPredicates($"RANGE INDEX {Node.Name}:{labelName}({keyName}) WHERE {keyName} {(kind == SeekKind.Equal ? "=" : kind == SeekKind.In ? "IN" : "STARTS WITH")} {value.Text}");

    public override Operator Create(QueryContext context, Operator next) => new NodeIndexSeek(context, next, Carried, Node, index, kind, value, Predicates);
}

internal sealed class NodeIndexSeekByRangePlan(
    LogicalPlan input, Slot node, int label, string labelName, string keyName, IValueIndex index, Expr? from, bool fromInclusive, Expr? to, bool toInclusive, Expr[] predicates)
    : LeafPlan(input, node, predicates)
{
    public int Label => label;

    public override string Name => "NodeIndexSeekByRange";

    public override IEnumerable<Expr> Expressions => new[] { from, to }.OfType<Expr>().Concat(Predicates);

    public override string Details => WithPredicates($"RANGE INDEX {Node.Name}:{labelName}({keyName})");

    public override Operator Create(QueryContext context, Operator next) =>
        new NodeIndexSeekByRange(context, next, Carried, Node, label, index, from, fromInclusive, to, toInclusive, Predicates);
}

/// <summary>A relationship pattern, from the side that is known.</summary>
internal sealed class ExpandPlan(LogicalPlan input, Slot from, RelationshipStep step, string typeText, Slot relationship, Slot to, bool into, int label, Slot[] distinctFrom, Expr[] predicates)
    : LogicalPlan(input)
{
    public Slot From => from;

    public Slot To => to;

    public Slot Relationship => relationship;

    public RelationshipStep Step => step;

    public bool Into => into;

    /// <summary>A label that the neighbour must have; −1 for none.</summary>
    public int Label => label;

    public Slot[] DistinctFrom => distinctFrom;

    public Expr[] Predicates { get; set; } = predicates;

    public override string Name => into ? "Expand(Into)" : "Expand(All)";

    public override IEnumerable<Expr> Expressions => Predicates;

    public override IEnumerable<Slot> Reads => into ? [from, to, .. distinctFrom] : [from, .. distinctFrom];

    public override IEnumerable<Slot> Introduces => into ? [relationship] : [relationship, to];

    public override string Details
    {
        get
        {
            string text = $"({from.Name}){(step.Outgoing ? "" : "<")}-[{relationship.Name}{typeText}]-{(step.Incoming ? "" : ">")}({to.Name})";
            return Predicates.Length == 0 ? text : $"{text} WHERE {Join(Predicates)}";
        }
    }

    public override Operator Create(QueryContext context, Operator next)
    {
        bool wanted = NeedsRelationship;
        return into
            ? new ExpandInto(context, next, Carried, from, step, wanted ? relationship : null, to, distinctFrom, Predicates)
            : new ExpandAll(context, next, Carried, from, step, wanted ? relationship : null, Live.Contains(to) || Predicates.Any(p => p.Slots().Contains(to)) ? to : null, label, distinctFrom, Predicates);
    }

    private bool? _needsRelationship;

    private bool NeedsRelationship => _needsRelationship ??= Live.Contains(relationship) || Predicates.Any(p => p.Slots().Contains(relationship));
}

/// <summary>A variable-length relationship pattern.</summary>
internal sealed class VarLengthExpandPlan(
    LogicalPlan input, Slot from, RelationshipStep step, string typeText, long min, long max, Slot list, bool reversed, Slot to, bool into, Slot each, Expr[] eachPredicates, Slot[] distinctFrom, Expr[] predicates)
    : LogicalPlan(input)
{
    public Slot From => from;

    public Slot To => to;

    public Slot List => list;

    public RelationshipStep Step => step;

    public long Min => min;

    public long Max => max;

    public bool Into => into;

    public Slot Each => each;

    public Expr[] EachPredicates => eachPredicates;

    public Slot[] DistinctFrom => distinctFrom;

    public Expr[] Predicates { get; set; } = predicates;

    public override string Name => into ? "VarLengthExpand(Into)" : "VarLengthExpand(All)";

    public override IEnumerable<Expr> Expressions => Predicates.Concat(eachPredicates);

    public override IEnumerable<Slot> Reads => into ? [from, to, .. distinctFrom] : [from, .. distinctFrom];

    public override IEnumerable<Slot> Introduces => into ? [list, each] : [list, to, each];

    public override string Details
    {
        get
        {
            string bounds = max == long.MaxValue ? $"*{min}.." : string.Create(CultureInfo.InvariantCulture, $"*{min}..{max}");
            string text = $"({from.Name}){(step.Outgoing ? "" : "<")}-[{list.Name}{typeText}{bounds}]-{(step.Incoming ? "" : ">")}({to.Name})";
            return Predicates.Length + eachPredicates.Length == 0 ? text : $"{text} WHERE {Join(eachPredicates.Concat(Predicates))}";
        }
    }

    public override Operator Create(QueryContext context, Operator next)
    {
        bool wanted = Live.Contains(list) || Predicates.Any(p => p.Slots().Contains(list));
        return new VarLengthExpand(context, next, Carried, from, step, min, max, wanted ? list : null, reversed, to, into, each, eachPredicates, distinctFrom, Predicates);
    }
}

/// <summary>A quantified path pattern.</summary>
internal sealed class RepeatPlan(LogicalPlan input, Repetition repetition, LogicalPlan inner, Slot[] distinctFrom, Expr[] predicates) : LogicalPlan(input)
{
    private readonly HashSet<Slot> _imports = [];

    public Expr[] Predicates { get; set; } = predicates;

    public override string Name => repetition.Into ? "Repeat(Into)" : "Repeat(Trail)";

    public override IReadOnlyList<LogicalPlan> Inner => [inner];

    public override IEnumerable<Expr> Expressions => Predicates;

    public override IEnumerable<Slot> Reads => repetition.Into ? [repetition.From, repetition.To, .. distinctFrom, .. _imports] : [repetition.From, .. distinctFrom, .. _imports];

    public override IEnumerable<Slot> Introduces =>
        [.. repetition.Groups.Select(g => g.Outer), .. repetition.Path is null ? Array.Empty<Slot>() : [repetition.Path], .. repetition.Into ? Array.Empty<Slot>() : [repetition.To]];

    public override string Details => $"({repetition.From.Name}) (…){{{repetition.Min}, {(repetition.Max == long.MaxValue ? "" : repetition.Max)}}} ({repetition.To.Name})";

    public override void AnalyzeInner()
    {
        HashSet<Slot> needed = Liveness.Analyze(inner, [repetition.InnerTo, .. repetition.InnerRelationships, .. repetition.Groups.Select(g => g.Inner)]);
        needed.Remove(repetition.InnerFrom);
        _imports.Clear();
        _imports.UnionWith(needed);
    }

    public override Operator Create(QueryContext context, Operator next) =>
        new RepeatOperator(context, next, Carried, repetition, distinctFrom, Predicates, sink => OperatorBuilder.Build(inner, sink, context), new SlotSet(_imports));
}

/// <summary>A search for shortest paths between two known nodes.</summary>
internal sealed class ShortestPathPlan(LogicalPlan input, PathSearch search, Slot[] distinctFrom) : LogicalPlan(input)
{
    public override string Name => "ShortestPath";

    public override string Details => $"({search.From.Name}) … ({search.To.Name}), {search.Choice}";

    public override IEnumerable<Expr> Expressions =>
        [.. search.EachPredicates, .. search.PathPredicates, .. search.Count is null ? Array.Empty<Expr>() : [search.Count]];

    public override IEnumerable<Slot> Reads => [search.From, search.To, .. distinctFrom];

    public override IEnumerable<Slot> Introduces => new[] { search.List, search.Each }.OfType<Slot>();

    public override Operator Create(QueryContext context, Operator next)
    {
        bool wanted = search.List is { } list && (Live.Contains(list) || search.PathPredicates.Length > 0);
        return new ShortestPathOperator(context, next, Carried, wanted ? search : search with { List = null }, distinctFrom);
    }
}

/// <summary>Keeps the shortest of the paths that its input finds.</summary>
internal sealed class PathSelectionPlan(LogicalPlan input, Slot from, Slot to, Slot[] relationships, PathChoice choice, Expr? count) : LogicalPlan(input)
{
    public override string Name => "PathSelection";

    public override string Details => choice.ToString();

    public override IEnumerable<Expr> Expressions => count is null ? [] : [count];

    public override IEnumerable<Slot> Reads => [from, to, .. relationships];

    public override Operator Create(QueryContext context, Operator next) => new PathSelectionOperator(context, next, new SlotSet(Live), from, to, relationships, choice, count);
}

/// <summary>The end nodes of a relationship that is known.</summary>
internal sealed class ProjectEndpointsPlan(LogicalPlan input, Slot relationship, RelationshipStep step, Slot from, bool fromKnown, Slot to, bool toKnown, Slot[] distinctFrom, Expr[] predicates)
    : LogicalPlan(input)
{
    public override string Name => "ProjectEndpoints";

    public override string Details => $"({from.Name})-[{relationship.Name}]-({to.Name})";

    public override IEnumerable<Expr> Expressions => predicates;

    public override IEnumerable<Slot> Reads => [relationship, .. fromKnown ? [from] : Array.Empty<Slot>(), .. toKnown ? [to] : Array.Empty<Slot>(), .. distinctFrom];

    public override IEnumerable<Slot> Introduces => [.. fromKnown ? Array.Empty<Slot>() : [from], .. toKnown ? Array.Empty<Slot>() : [to]];

    public override Operator Create(QueryContext context, Operator next) =>
        new ProjectEndpointsOperator(context, next, Carried, relationship, step, from, fromKnown, to, toKnown, distinctFrom, predicates);
}
