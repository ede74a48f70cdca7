using System.Runtime.InteropServices;
using System.Text;

namespace Graph.Image.Files;

/// <summary>Writes arrays as (length, bytes) runs.</summary>
internal sealed class ImageWriter(Stream stream)
{
    public void Int(int value) => Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Int(values.Length);
        Raw(MemoryMarshal.AsBytes(values));
    }

    public void Text(string value) => Array<byte>(Encoding.UTF8.GetBytes(value));

    public void Texts(IReadOnlyCollection<string> values)
    {
        Int(values.Count);
        foreach (string value in values)
        {
            Text(value);
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
