using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Graph.Image.Import;

/// <summary>The ids of one id space, as UTF-8, and the nodes they name: an open hash table over one block of bytes.</summary>
internal sealed class ImportIdTable
{
    private byte[] _bytes = new byte[1 << 16];
    private int _length;
    private int[] _slots = new int[1 << 12];
    private (int Start, int Length, int Node)[] _entries = new (int, int, int)[1 << 11];
    private int _count;

    /// <summary>Adds an id; false when it is there already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryAdd(ReadOnlySpan<byte> id, int node)
    {
        if (_count * 2 >= _slots.Length)
        {
            Grow();
        }

        int slot = Slot(id);
        if (_slots[slot] != 0)
        {
            return false;
        }

        if (_length + id.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + id.Length));
        }

        id.CopyTo(_bytes.AsSpan(_length));
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        _entries[_count++] = (_length, id.Length, node);
        _slots[slot] = _count;
        _length += id.Length;
        return true;
    }

    /// <summary>The node of an id, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<byte> id)
    {
        int entry = _slots[Slot(id)];
        return entry == 0 ? -1 : _entries[entry - 1].Node;
    }

    private int Slot(ReadOnlySpan<byte> id)
    {
        int mask = _slots.Length - 1;
        int slot = (int)Hash(id) & mask;
        while (_slots[slot] is not 0 and var entry && !_bytes.AsSpan(_entries[entry - 1].Start, _entries[entry - 1].Length).SequenceEqual(id))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int i = 0; i < _count; i++)
        {
            int slot = (int)Hash(_bytes.AsSpan(_entries[i].Start, _entries[i].Length)) & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> id)
    {
        ulong hash = 0x9E3779B97F4A7C15 ^ (ulong)id.Length;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(id);
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * 0xFF51AFD7ED558CCD;
            hash ^= hash >> 32;
        }

        foreach (byte b in id[(words.Length * 8)..])
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return (uint)(hash ^ (hash >> 29));
    }
}
