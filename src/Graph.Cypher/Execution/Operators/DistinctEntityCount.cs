using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary><c>count(DISTINCT n)</c> of nodes or relationships in a single group: a bit for each id.</summary>
internal sealed class DistinctEntityCount(QueryContext context, Operator next, Slot slot, Slot result, int domain) : Operator(context, next)
{
    private ulong[] _seen = [];
    private long _count;

    public override void Begin()
    {
        _seen = new ulong[(domain + 63) / 64];
        _count = 0;
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        Context.Check();
        int[] ids = batch.Ints(slot.Index);
        for (int row = 0; row < batch.Count; row++)
        {
            int id = ids[row];
            if (id < 0)
            {
                continue;
            }

            ref ulong word = ref _seen[id >> 6];
            ulong bit = 1UL << (id & 63);
            _count += (word & bit) == 0 ? 1 : 0;
            word |= bit;
        }

        return true;
    }

    public override void Complete()
    {
        Batch row = Context.NewRow();
        row.Values(result.Index)[0] = CypherValue.Integer(_count);
        Next.Push(row);
        Next.Complete();
    }
}
