using Graph.Cypher.Comparison;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>One aggregate of an aggregation: the function, its arguments and where the result goes.</summary>
internal sealed record AggregateItem(AggregateDefinition? Definition, bool Distinct, Expr? Argument, Expr? Second, Slot Result)
{
    /// <summary>Whether it is <c>count(*)</c>.</summary>
    public bool IsCountStar => Definition is null;

    public Aggregator Create() => Definition is null ? AggregateDefinition.CreateCountStar() : Definition.Create(Distinct);

    /// <summary>The text that plans show.</summary>
    public string Text => Definition is null ? "count(*)" : $"{Definition.Name}({(Distinct ? "DISTINCT " : "")}{Argument?.Text}{(Second is null ? "" : ", " + Second.Text)})";
}

/// <summary>A key of a group: its values, compared by equivalence.</summary>
internal readonly struct GroupKey(CypherValue[] values) : IEquatable<GroupKey>
{
    public CypherValue[] Values => values;

    public bool Equals(GroupKey other)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!ValueEquivalence.AreEquivalent(values[i], other.Values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is GroupKey other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (CypherValue value in values)
        {
            hash = (hash * 31) + ValueEquivalence.HashOf(value);
        }

        return hash;
    }
}

/// <summary>Groups rows by their keys and aggregates each group. Without keys there is always one group.</summary>
internal sealed class AggregationOperator(QueryContext context, Operator next, (Slot Slot, Expr Value)[] keys, AggregateItem[] aggregates) : Operator(context, next)
{
    private readonly IntSource?[] _intKeys = [.. keys.Select(k => k.Slot.IsInt ? IntSource.Of(k.Value) : null)];
    private Dictionary<GroupKey, Aggregator[]> _groups = [];

    public override void Begin()
    {
        _groups = [];
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        Context.Check();
        var scratch = new CypherValue[keys.Length];
        for (int row = 0; row < batch.Count; row++)
        {
            for (int i = 0; i < keys.Length; i++)
            {
                scratch[i] = _intKeys[i] is { } source ? CypherValue.Integer(source.Read(batch, row)) : keys[i].Value.Eval(batch, row);
            }

            if (!_groups.TryGetValue(new GroupKey(scratch), out Aggregator[]? group))
            {
                group = Make();
                _groups.Add(new GroupKey(scratch), group);
                scratch = new CypherValue[keys.Length];
                Context.Reserve(100 + (keys.Length * 16) + (aggregates.Length * 64));
            }

            int at = 0;
            try
            {
                for (; at < aggregates.Length; at++)
                {
                    AggregateItem item = aggregates[at];
                    CypherValue value = item.Argument is null ? CypherValue.Null : item.Argument.Eval(batch, row);
                    group[at].Step(value, item.Second is null ? CypherValue.Null : item.Second.Eval(batch, row));
                    if (item.Definition is { Name: "collect" } or { Name: "percentileCont" } or { Name: "percentileDisc" } || item.Distinct)
                    {
                        Context.Reserve((item.Distinct ? 48 : 16) + (value.Reference is null ? 0 : ValueSize.Of(value)));
                    }
                }
            }
            catch (CypherRuntimeException e) when (e.Locate(aggregates[at].Argument?.Span ?? default))
            {
                throw;
            }
        }

        return true;
    }

    private Aggregator[] Make()
    {
        var group = new Aggregator[aggregates.Length];
        for (int i = 0; i < group.Length; i++)
        {
            group[i] = aggregates[i].Create();
        }

        return group;
    }

    public override void Complete()
    {
        if (keys.Length == 0 && _groups.Count == 0)
        {
            _groups.Add(new GroupKey([]), Make());
        }

        Batch output = Context.NewBatch();
        int count = 0;
        bool more = true;
        foreach ((GroupKey key, Aggregator[] group) in _groups)
        {
            for (int i = 0; i < keys.Length; i++)
            {
                if (!keys[i].Slot.IsInt)
                {
                    output.Values(keys[i].Slot.Index)[count] = key.Values[i];
                }
                else if (_intKeys[i] is not null)
                {
                    output.Ints(keys[i].Slot.Index)[count] = (int)key.Values[i].AsInteger;
                }
                else
                {
                    output.Ints(keys[i].Slot.Index)[count] = key.Values[i].IsNull ? -1 : key.Values[i].EntityId;
                }
            }

            for (int i = 0; i < aggregates.Length; i++)
            {
                output.Values(aggregates[i].Result.Index)[count] = group[i].Result();
            }

            if (++count == Batch.Capacity)
            {
                Context.Check();
                output.Count = count;
                count = 0;
                more = Next.Push(output);
                if (!more)
                {
                    break;
                }
            }
        }

        if (more && count > 0)
        {
            output.Count = count;
            Next.Push(output);
        }

        _groups = [];
        Next.Complete();
    }
}

/// <summary>Keeps the first of rows that are equivalent in the given slots.</summary>
internal sealed class DistinctOperator(QueryContext context, Operator next, Slot[] slots) : Operator(context, next)
{
    private readonly int[] _keep = new int[Batch.Capacity];
    private HashSet<GroupKey> _seen = [];

    public override void Begin()
    {
        _seen = [];
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        int kept = 0;
        var scratch = new CypherValue[slots.Length];
        for (int row = 0; row < batch.Count; row++)
        {
            for (int i = 0; i < slots.Length; i++)
            {
                scratch[i] = slots[i].IsInt ? CypherValue.Integer(batch.Ints(slots[i].Index)[row]) : batch.Values(slots[i].Index)[row];
            }

            if (_seen.Add(new GroupKey(scratch)))
            {
                _keep[kept++] = row;
                scratch = new CypherValue[slots.Length];
                Context.Reserve(64 + (slots.Length * 16));
            }
        }

        if (kept == 0)
        {
            return true;
        }

        batch.Compact(_keep.AsSpan(0, kept));
        return Next.Push(batch);
    }
}
