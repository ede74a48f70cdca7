using CsCheck;

namespace Graph.Cypher.Differential.Generation;

/// <summary>Choices from a CsCheck generator.</summary>
internal sealed class Dice(PCG pcg)
{
    /// <summary>A number from 0 to <paramref name="sides"/> − 1.</summary>
    public int Roll(int sides) => (int)pcg.Next((uint)sides);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Roll(times) == 0;

    public T Of<T>(params ReadOnlySpan<T> items) => items[Roll(items.Length)];

    public T Of<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];
}
