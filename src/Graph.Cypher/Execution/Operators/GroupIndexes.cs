using System.Buffers;
using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Operators;

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
