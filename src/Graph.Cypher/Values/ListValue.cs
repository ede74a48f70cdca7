using System.Runtime.InteropServices;

namespace Graph.Cypher.Values;

/// <summary>An immutable list of values; elements may be null and of different kinds.</summary>
public sealed class ListValue : ReferenceValue
{
    private readonly CypherValue[] _items;

    private ListValue(CypherValue[] items, int depth)
        : base(ValueKind.List)
    {
        _items = items;
        Depth = depth;
    }

    /// <summary>The list without elements.</summary>
    public static ListValue Empty { get; } = new([], 1);

    /// <summary>How deep lists and maps are nested in it, itself included; at most <see cref="ValueLimits.MaxDepth"/>.</summary>
    internal int Depth { get; }

    /// <summary>The number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>The elements, in order.</summary>
    public ReadOnlySpan<CypherValue> Items => _items;

    /// <summary>The element at a zero-based index; an index outside the list is a programmer error and throws.</summary>
    public CypherValue this[int index] => _items[index];

    /// <summary>A list of a copy of the given elements.</summary>
    public static ListValue Of(params ReadOnlySpan<CypherValue> items) => Adopt(items.ToArray());

    /// <summary>A list of the elements of a builder's list; later changes of the builder do not show.</summary>
    public static ListValue Of(List<CypherValue> items) => Of(CollectionsMarshal.AsSpan(items));

    /// <summary>A list of the given strings.</summary>
    public static ListValue OfStrings(IReadOnlyList<string> items)
    {
        var values = new CypherValue[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = CypherValue.String(items[i]);
        return AdoptFlat(values);
    }

    /// <summary>
    /// A list over the array itself, without a copy: the caller hands the array over and must not change it afterwards.
    /// </summary>
    public static ListValue Adopt(CypherValue[] items) => items.Length == 0 ? Empty : new ListValue(items, ValueLimits.DepthOf(items));

    /// <summary>As <see cref="Adopt"/>, for items none of which is a list or a map.</summary>
    internal static ListValue AdoptFlat(CypherValue[] items) => items.Length == 0 ? Empty : new ListValue(items, 1);

    /// <summary>Both, one after the other.</summary>
    internal static ListValue Concat(ListValue left, ListValue right)
    {
        var items = new CypherValue[left.Count + right.Count];
        left._items.CopyTo(items, 0);
        right._items.CopyTo(items, left.Count);
        return new ListValue(items, Math.Max(left.Depth, right.Depth));
    }

    /// <summary>The elements from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public ListValue Slice(int start, int count)
    {
        if (count == _items.Length && start == 0)
            return this;
        return Adopt(_items.AsSpan(start, count).ToArray());
    }

    internal CypherValue[] Array => _items;

    /// <inheritdoc/>
    public override string ToString() => CypherValue.List(this).ToString();
}
