using System.Text;

namespace Graph.Image;

/// <summary>The outer keys of elements by id, as UTF-8; an empty one means that the element has none.</summary>
internal sealed class ElementKeys(byte[] bytes, int[] offsets)
{
    public byte[] Bytes => bytes;

    public int[] Offsets => offsets;

    public int Count => offsets.Length - 1;

    public string this[int id] => Encoding.UTF8.GetString(bytes.AsSpan(offsets[id], offsets[id + 1] - offsets[id]));

    public static ElementKeys Of(IReadOnlyList<string?> keys)
    {
        int[] offsets = new int[keys.Count + 1];
        long total = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            total += keys[i] is { } key ? Encoding.UTF8.GetByteCount(key) : 0;
        }

        byte[] bytes = new byte[checked((int)total)];
        for (int i = 0; i < keys.Count; i++)
        {
            offsets[i + 1] = offsets[i] + (keys[i] is { } key ? Encoding.UTF8.GetBytes(key, bytes.AsSpan(offsets[i])) : 0);
        }

        return new ElementKeys(bytes, offsets);
    }
}
