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

/// <summary>Gives keys dense group numbers in the order in which they are first seen.</summary>
internal interface IGroupIndex
{
    int Count { get; }

    void Find(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> groups);

    void Write(int start, Span<int> first, Span<int> second);

    void Clear();
}

/// <summary>One key; −1 is the group of null.</summary>
internal sealed class ArrayGroupIndex : IGroupIndex
{
    private readonly int _domain;
    private readonly List<int> _keys = [];
    private int[]? _groups;

    public ArrayGroupIndex(QueryContext context, int domain)
    {
        context.Reserve(4L * domain);
        _domain = domain;
    }

    public int Count => _keys.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> groups)
    {
        int[] known = _groups ??= ZeroedArrays.Rent(_domain + 1);
        for (int i = 0; i < groups.Length; i++)
        {
            ref int group = ref known[first[i] + 1];
            if (group == 0)
            {
                _keys.Add(first[i]);
                group = _keys.Count;
            }

            groups[i] = group - 1;
        }
    }

    public void Write(int start, Span<int> first, Span<int> second) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_keys).Slice(start, first.Length).CopyTo(first);

    public void Clear()
    {
        if (_groups is null)
        {
            return;
        }

        foreach (int key in _keys)
        {
            _groups[key + 1] = 0;
        }

        _keys.Clear();
        ZeroedArrays.Return(_groups);
        _groups = null;
    }
}

/// <summary>Two keys, packed into one number, in an open hash table.</summary>
internal sealed class PairGroupIndex(QueryContext context) : IGroupIndex
{
    private const int FirstSize = 4096;

    private long[] _keys = [];
    private long[] _slotKeys = [];
    private int[] _slotGroups = [];
    private int _size;
    private int _count;

    public int Count => _count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> groups)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            long key = ((long)first[i] << 32) | (uint)second[i];
            if (_count * 2 >= _size)
            {
                Grow();
            }

            int mask = _size - 1;
            int slot = (int)Hash(key) & mask;
            while (_slotGroups[slot] != 0 && _slotKeys[slot] != key)
            {
                slot = (slot + 1) & mask;
            }

            if (_slotGroups[slot] == 0)
            {
                _keys[_count++] = key;
                _slotKeys[slot] = key;
                _slotGroups[slot] = _count;
            }

            groups[i] = _slotGroups[slot] - 1;
        }
    }

    private static ulong Hash(long key)
    {
        ulong hash = (ulong)key * 0x9E3779B97F4A7C15;
        return hash >> 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        int size = Math.Max(FirstSize, _size * 4);
        context.Reserve(16L * size);
        long[] keys = ArrayPool<long>.Shared.Rent(size / 2);
        _keys.AsSpan(0, _count).CopyTo(keys);
        int count = _count;
        Clear();
        (_keys, _count, _size) = (keys, count, size);
        _slotKeys = ArrayPool<long>.Shared.Rent(size);
        _slotGroups = ArrayPool<int>.Shared.Rent(size);
        _slotGroups.AsSpan(0, size).Clear();
        int mask = size - 1;
        for (int group = 0; group < _count; group++)
        {
            int slot = (int)Hash(_keys[group]) & mask;
            while (_slotGroups[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slotKeys[slot] = _keys[group];
            _slotGroups[slot] = group + 1;
        }
    }

    public void Write(int start, Span<int> first, Span<int> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = (int)(_keys[start + i] >> 32);
            second[i] = (int)_keys[start + i];
        }
    }

    public void Clear()
    {
        if (_size > 0)
        {
            ArrayPool<long>.Shared.Return(_keys);
            ArrayPool<long>.Shared.Return(_slotKeys);
            ArrayPool<int>.Shared.Return(_slotGroups);
        }

        (_keys, _slotKeys, _slotGroups, _size, _count) = ([], [], [], 0, 0);
    }
}

/// <summary>The states of one aggregate for all groups.</summary>
internal abstract class GroupColumn(Slot result)
{
    public Slot Result => result;

    public abstract void Add(Batch batch, ReadOnlySpan<int> groups, int groupCount);

    public abstract void Write(int start, Span<CypherValue> target);

    public abstract void Clear();

    public static GroupColumn Of(AggregateItem item, QueryContext context) => item switch
    {
        { IsCountStar: true } => new CountColumn(item.Result, null),
        { Distinct: false, Definition.Name: "count" } => new CountColumn(item.Result, item.Argument),
        { Distinct: false, Definition.Name: "sum" } => new SumColumn(item),
        _ => new AggregatorColumn(item, context),
    };

    // Pooled, because the arrays of large groupings would each bring about a full collection.
    protected static void Ensure(ref long[] states, int count)
    {
        if (states.Length < count)
        {
            long[] larger = ArrayPool<long>.Shared.Rent(Math.Max(count, states.Length * 4));
            states.CopyTo(larger, 0);
            larger.AsSpan(states.Length).Clear();
            Give(ref states);
            states = larger;
        }
    }

    protected static void Give(ref long[] states)
    {
        if (states.Length > 0)
        {
            ArrayPool<long>.Shared.Return(states);
        }

        states = [];
    }

    /// <summary>count(*), or the count of values that are not null.</summary>
    private sealed class CountColumn(Slot result, Expr? argument) : GroupColumn(result)
    {
        private long[] _counts = [];

        public override void Add(Batch batch, ReadOnlySpan<int> groups, int groupCount)
        {
            Ensure(ref _counts, groupCount);
            long[] counts = _counts;
            if (argument is null)
            {
                foreach (int group in groups)
                {
                    counts[group]++;
                }

                return;
            }

            for (int row = 0; row < groups.Length; row++)
            {
                counts[groups[row]] += argument.Eval(batch, row).IsNull ? 0 : 1;
            }
        }

        public override void Write(int start, Span<CypherValue> target)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = CypherValue.Integer(_counts[start + i]);
            }
        }

        public override void Clear() => Give(ref _counts);
    }

    /// <summary>Sums of integers as numbers; a group that meets another value goes on with an aggregator.</summary>
    private sealed class SumColumn(AggregateItem item) : GroupColumn(item.Result)
    {
        private long[] _sums = [];
        private Dictionary<int, Aggregator>? _others;

        public override void Add(Batch batch, ReadOnlySpan<int> groups, int groupCount)
        {
            Ensure(ref _sums, groupCount);
            CypherValue[]? column = item.Argument is ValueSlotExpr slot ? batch.Values(slot.Slot.Index) : null;
            for (int row = 0; row < groups.Length; row++)
            {
                CypherValue value = column is null ? item.Argument!.Eval(batch, row) : column[row];
                int group = groups[row];
                if (value.IsInteger && _others is null)
                {
                    long sum = unchecked(_sums[group] + value.Bits);
                    if (((_sums[group] ^ sum) & (value.Bits ^ sum)) >= 0)
                    {
                        _sums[group] = sum;
                        continue;
                    }
                }

                AddOther(group, value);
            }
        }

        private void AddOther(int group, CypherValue value)
        {
            if (value.IsNull)
            {
                return;
            }

            _others ??= [];
            if (!_others.TryGetValue(group, out Aggregator? aggregator))
            {
                _others.Add(group, aggregator = item.Create());
                aggregator.Step(CypherValue.Integer(_sums[group]));
            }

            aggregator.Step(value);
        }

        public override void Write(int start, Span<CypherValue> target)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = _others is not null && _others.TryGetValue(start + i, out Aggregator? other) ? other.Result() : CypherValue.Integer(_sums[start + i]);
            }
        }

        public override void Clear()
        {
            Give(ref _sums);
            _others = null;
        }
    }

    /// <summary>Any other aggregate.</summary>
    private sealed class AggregatorColumn(AggregateItem item, QueryContext context) : GroupColumn(item.Result)
    {
        private readonly List<Aggregator> _states = [];

        public override void Add(Batch batch, ReadOnlySpan<int> groups, int groupCount)
        {
            while (_states.Count < groupCount)
            {
                _states.Add(item.Create());
                context.Reserve(64);
            }

            for (int row = 0; row < groups.Length; row++)
            {
                _states[groups[row]].Step(item.Argument!.Eval(batch, row), item.Second is null ? CypherValue.Null : item.Second.Eval(batch, row));
            }

            if (item.Distinct || item.Definition is { Name: "collect" or "percentileCont" or "percentileDisc" })
            {
                context.Reserve(groups.Length * (item.Distinct ? 48L : 16L));
            }
        }

        public override void Write(int start, Span<CypherValue> target)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = _states[start + i].Result();
            }
        }

        public override void Clear() => _states.Clear();
    }
}
