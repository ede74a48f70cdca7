using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

/// <summary>The end of a plan: hands the rows to the caller; rows that are kept count as memory of the query.</summary>
internal sealed class ResultSink(QueryContext context, Expr[] columns, IRowConsumer consumer, bool keepsRows) : Operator(context, null)
{
    private readonly CypherValue[] _row = new CypherValue[columns.Length];

    public long Count { get; private set; }

    public override void Begin()
    {
    }

    public override bool Push(Batch batch)
    {
        if (columns.Length == 0)
        {
            return true;
        }

        for (int row = 0; row < batch.Count; row++)
        {
            if (Count >= Context.Limits.MaxRows)
            {
                throw new QueryLimitException(QueryLimit.Rows, $"The query has more than {Context.Limits.MaxRows} rows, which is its limit; add LIMIT or raise the limit.");
            }

            for (int column = 0; column < columns.Length; column++)
            {
                _row[column] = columns[column].Eval(batch, row);
            }

            if (keepsRows)
            {
                long bytes = 40 + (16 * columns.Length);
                foreach (CypherValue value in _row)
                {
                    bytes += value.Reference is null ? 0 : ValueSize.Of(value);
                }

                Context.Reserve(bytes);
            }

            Count++;
            if (!consumer.Take(_row))
            {
                return false;
            }
        }

        return true;
    }

    public override void Complete()
    {
    }
}
