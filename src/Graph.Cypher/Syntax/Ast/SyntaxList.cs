using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Graph.Cypher.Syntax.Ast;

/// <summary>An immutable list with element-wise equality, so that syntax records that hold lists compare by content.</summary>
[CollectionBuilder(typeof(SyntaxList), nameof(SyntaxList.Create))]
[SuppressMessage("Naming", "CA1710", Justification = "It is a list; 'Collection' would say less.")]
public sealed class SyntaxList<T> : IReadOnlyList<T>, IEquatable<SyntaxList<T>>
{
    private readonly T[] _items;

    internal SyntaxList(T[] items) => _items = items;

    /// <summary>The element at <paramref name="index"/>, 0-based; throws when out of range.</summary>
    public T this[int index] => _items[index];

    /// <summary>Number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>True when every element equals its counterpart and the counts agree.</summary>
    public bool Equals(SyntaxList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SyntaxList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
