using System.Buffers;
using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>
/// Groups by keys that are ids or codes of texts: one key by an array over its domain, two by a hash table of packed pairs. Counts
/// and sums of integers are kept as numbers in arrays by group.
/// </summary>
internal sealed class IntKeyAggregation : Operator
{
    private readonly (Slot Slot, Expr Value)[] _keys;
    private readonly IntSource[] _sources;
    private readonly GroupColumn[] _columns;
    private readonly IGroupIndex _index;
    private readonly int[] _first = new int[Batch.Capacity];
    private readonly int[] _second = new int[Batch.Capacity];
    private readonly int[] _groups = new int[Batch.Capacity];

    public IntKeyAggregation(QueryContext context, Operator next, (Slot Slot, Expr Value)[] keys, IntSource[] sources, AggregateItem[] aggregates, int domain)
        : base(context, next)
    {
        (_keys, _sources) = (keys, sources);
        _columns = [.. aggregates.Select(a => GroupColumn.Of(a, context))];
        _index = keys.Length == 1 ? new ArrayGroupIndex(context, domain) : new PairGroupIndex(context);
    }

    /// <summary>The number of values an int slot can have; −1 when it is not known.</summary>
    public static int DomainOf(QueryContext context, Slot slot) => slot.Kind switch
    {
        SlotKind.Node => context.Graph.Topology.NodeCount,
        SlotKind.Relationship => context.Graph.Topology.RelationshipCount,
        SlotKind.Text => slot.Column!.DistinctCount,
        _ => -1,
    };

    public override void Begin()
    {
        _index.Clear();
        foreach (GroupColumn column in _columns)
        {
            column.Clear();
        }

        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        Context.Check();
        _sources[0].ReadAll(batch, _first);
        if (_sources.Length > 1)
        {
            _sources[1].ReadAll(batch, _second);
        }

        int before = _index.Count;
        Span<int> groups = _groups.AsSpan(0, batch.Count);
        _index.Find(_first, _second, groups);
        if (_index.Count > before)
        {
            Context.Reserve((_index.Count - before) * (24L + (8 * _columns.Length)));
        }

        foreach (GroupColumn column in _columns)
        {
            column.Add(batch, groups, _index.Count);
        }

        return true;
    }

    public override void Complete()
    {
        Batch output = Context.NewBatch();
        int total = _index.Count;
        for (int start = 0; start < total; start += Batch.Capacity)
        {
            Context.Check();
            int count = Math.Min(Batch.Capacity, total - start);
            _index.Write(start, output.Ints(_keys[0].Slot.Index).AsSpan(0, count), _keys.Length > 1 ? output.Ints(_keys[1].Slot.Index).AsSpan(0, count) : default);
            foreach (GroupColumn column in _columns)
            {
                column.Write(start, output.Values(column.Result.Index).AsSpan(0, count));
            }

            output.Count = count;
            if (!Next.Push(output))
            {
                break;
            }
        }

        _index.Clear();
        foreach (GroupColumn column in _columns)
        {
            column.Clear();
        }

        Next.Complete();
    }
}
