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

    /// <summary>A number of things that take at least so many bytes each.</summary>
    public int Count(int bytesEach)
    {
        int count = Int();
        return count >= 0 && (long)count * bytesEach <= _left ? count : throw new InvalidDataException("A run is longer than the file.");
    }

    /// <summary>Refuses a file that goes on.</summary>
    public void RequireEnd()
    {
        if (_left != 0)
        {
            throw new InvalidDataException("The file goes on after its end.");
        }
    }

    public T[] Array<T>()
        where T : unmanaged
    {
        int count = Count(Unsafe.SizeOf<T>());
        T[] values = count == 0 ? [] : GC.AllocateUninitializedArray<T>(count);
        Raw(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public string Text() => Encoding.UTF8.GetString(Array<byte>());

    public string[] Texts()
    {
        string[] values = new string[Count(sizeof(int))];
        for (int i = 0; i < values.Length; i++)
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
