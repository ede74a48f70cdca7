using Graph.Cypher.Values;

namespace Graph.Cypher.Execution;

/// <summary>
/// Up to <see cref="Capacity"/> rows in columns. Columns are made when first touched. An operator that changes the number of rows
/// owns the batch that it hands on; one that only adds columns or drops rows works on the batch it was given.
/// </summary>
internal sealed class Batch(QueryContext context, int slotCount, int capacity = Batch.Capacity)
{
    public const int Capacity = 1024;

    private readonly int[]?[] _ints = new int[]?[slotCount];
    private readonly CypherValue[]?[] _values = new CypherValue[]?[slotCount];
    private readonly int _capacity = capacity;

    public QueryContext Context => context;

    public int Count { get; set; }

    public int[] Ints(int slot) => _ints[slot] ?? MakeInts(slot);

    public CypherValue[] Values(int slot) => _values[slot] ?? MakeValues(slot);

    private int[] MakeInts(int slot) => _ints[slot] = new int[_capacity];

    private CypherValue[] MakeValues(int slot) => _values[slot] = new CypherValue[_capacity];

    /// <summary>Moves the rows that <paramref name="keep"/> names to the front; it is ascending.</summary>
    public void Compact(ReadOnlySpan<int> keep)
    {
        if (keep.Length == Count)
        {
            return;
        }

        for (int slot = 0; slot < _ints.Length; slot++)
        {
            if (_ints[slot] is { } ints)
            {
                for (int i = 0; i < keep.Length; i++)
                {
                    ints[i] = ints[keep[i]];
                }
            }

            if (_values[slot] is { } values)
            {
                for (int i = 0; i < keep.Length; i++)
                {
                    values[i] = values[keep[i]];
                }
            }
        }

        Count = keep.Length;
    }
}
