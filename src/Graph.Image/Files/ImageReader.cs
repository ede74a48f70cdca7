using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Graph.Image.Files;

/// <summary>Reads what <see cref="ImageWriter"/> wrote, straight into arrays; a length that the file cannot hold is refused before memory is taken for it.</summary>
internal sealed class ImageReader(Stream stream, long length)
{
    private long _left = length;

    public int Int()
    {
        int value = 0;
        Raw(MemoryMarshal.AsBytes(new Span<int>(ref value)));
        return value;
    }

    public T[] Array<T>()
        where T : unmanaged
    {
        int count = Int();
        if (count < 0 || (long)count * Unsafe.SizeOf<T>() > _left)
        {
            throw new InvalidDataException("A run is longer than the file.");
        }

        T[] values = count == 0 ? [] : GC.AllocateUninitializedArray<T>(count);
        Raw(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public string Text() => Encoding.UTF8.GetString(Array<byte>());

    public string[] Texts()
    {
        int count = Int();
        if (count < 0 || count > _left)
        {
            throw new InvalidDataException("A list is longer than the file.");
        }

        string[] values = new string[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Text();
        }

        return values;
    }

    private void Raw(Span<byte> bytes)
    {
        stream.ReadExactly(bytes);
        _left -= bytes.Length;
    }
}
