using System.Buffers;
using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

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

            try
            {
                for (int row = 0; row < groups.Length; row++)
                {
                    CypherValue value = item.Argument!.Eval(batch, row);
                    if (value.Reference is not null && ValueSize.Of(value) is > 0 and var size)
                    {
                        context.Reserve(size);
                    }

                    _states[groups[row]].Step(value, item.Second is null ? CypherValue.Null : item.Second.Eval(batch, row));
                }
            }
            catch (CypherRuntimeException e) when (e.Locate(item.Argument!.Span))
            {
                throw;
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
