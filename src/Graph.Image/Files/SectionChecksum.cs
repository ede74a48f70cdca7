using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Graph.Image.Files;

/// <summary>A fast 64-bit checksum over the bytes of a file in sections of 1 MiB, against damage, not against intent. Four lanes of multiply and rotate.</summary>
internal sealed class SectionChecksum
{
    private const ulong P1 = 0x9E3779B185EBCA87;
    private const ulong P2 = 0xC2B2AE3D27D4EB4F;
    private const int Section = 1 << 20;
    private ulong _state = P1;

    /// <summary>The sum of what a stream holds from where it stands.</summary>
    public static ulong Of(Stream stream)
    {
        var sum = new SectionChecksum();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(Section);
        int read;
        while ((read = stream.ReadAtLeast(buffer, Section, throwOnEndOfStream: false)) > 0)
        {
            sum.Add(buffer.AsSpan(0, read));
        }

        return sum._state;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ReadOnlySpan<byte> bytes)
    {
        ulong a = _state + P1 + P2;
        ulong b = _state + P2;
        ulong c = _state;
        ulong d = _state - P1;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        int i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = BitOperations.RotateLeft(a + (words[i] * P2), 31) * P1;
            b = BitOperations.RotateLeft(b + (words[i + 1] * P2), 31) * P1;
            c = BitOperations.RotateLeft(c + (words[i + 2] * P2), 31) * P1;
            d = BitOperations.RotateLeft(d + (words[i + 3] * P2), 31) * P1;
        }

        ulong h = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18) + (ulong)bytes.Length;
        for (; i < words.Length; i++)
        {
            h = BitOperations.RotateLeft(h ^ (words[i] * P2), 27) * P1;
        }

        foreach (byte last in bytes[(words.Length * 8)..])
        {
            h = BitOperations.RotateLeft(h ^ (last * P1), 11) * P2;
        }

        h ^= h >> 33;
        h *= P2;
        _state = h ^ (h >> 29);
    }
}
