using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Server.Requests;

/// <summary>
/// Where a page begins: an offset into the answer to one request on one graph. Opaque to callers; the fingerprints keep it from being used with other parameters or on another graph,
/// and who forges one gets another page of an answer that is open to him anyway.
/// </summary>
/// <param name="Graph">Fingerprint of the graph's version.</param>
/// <param name="Request">Fingerprint of path and parameters.</param>
/// <param name="Offset">Rows before the page.</param>
internal readonly record struct Cursor(ulong Graph, ulong Request, int Offset)
{
    private const byte Form = 1;
    private const int Length = 25;

    /// <summary>A fingerprint of a text.</summary>
    public static ulong Fingerprint(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Reads one; null for a text that is none.</summary>
    public static Cursor? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 8];
        if (!Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length || bytes[0] != Form || BinaryPrimitives.ReadUInt32BigEndian(bytes[21..]) != Check(bytes[..21]))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt32BigEndian(bytes[17..]);
        return offset < 0 ? null : new Cursor(BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[9..]), offset);
    }

    /// <summary>The text that callers give back.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Form;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], Graph);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[9..], Request);
        BinaryPrimitives.WriteInt32BigEndian(bytes[17..], Offset);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[21..], Check(bytes[..21]));
        return Base64Url.EncodeToString(bytes);
    }

    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}
