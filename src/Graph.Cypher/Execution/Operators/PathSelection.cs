using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>Keeps, for each pair of ends, the shortest of the paths it is given: k of them, or all of the k least lengths.</summary>
internal sealed class PathSelectionOperator(QueryContext context, Operator next, SlotSet slots, Slot from, Slot to, Slot[] relationships, PathChoice choice, Expr? count) : Operator(context, next)
{
    private readonly RowBuffer _rows = new(context, slots);
    private Dictionary<(int From, int To), List<(int Length, int Row)>> _pairs = [];

    public override void Begin()
    {
        _rows.Clear();
        _pairs = [];
        base.Begin();
    }

    public override bool Push(Batch batch)
    {
        Context.Check();
        for (int row = 0; row < batch.Count; row++)
        {
            int length = 0;
            foreach (Slot slot in relationships)
            {
                CypherValue list = slot.IsInt ? CypherValue.Null : batch.Values(slot.Index)[row];
                length += slot.IsInt ? 1 : list.IsList ? list.AsList.Count : 0;
            }

            (int, int) pair = (batch.Ints(from.Index)[row], batch.Ints(to.Index)[row]);
            if (!_pairs.TryGetValue(pair, out List<(int, int)>? paths))
            {
                _pairs.Add(pair, paths = []);
            }

            paths.Add((length, _rows.Add(batch, row)));
        }

        return true;
    }

    public override void Complete()
    {
        long wanted = count is null ? 1 : LimitOperator.CountOf(count, Context, "SHORTEST");
        var output = new RowEmitter(Context, Next, _rows);
        foreach (List<(int Length, int Row)> paths in _pairs.Values)
        {
            paths.Sort();
            long given = 0;
            long groups = 0;
            int last = -1;
            foreach ((int length, int row) in paths)
            {
                groups += length != last ? 1 : 0;
                last = length;
                bool stop = choice is PathChoice.One or PathChoice.Count ? given >= wanted : groups > wanted;
                if (stop || !output.Emit(row))
                {
                    break;
                }

                given++;
            }
        }

        output.Flush();
        Next.Complete();
    }
}
