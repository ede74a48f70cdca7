namespace Graph.Image.Columns;

/// <summary>Bit sets over dense ids, in words of 64.</summary>
internal static class PresenceBits
{
    public static ulong[] Make(int count) => new ulong[(count + 63) >> 6];

    public static void Set(ulong[] bits, int index) => bits[index >> 6] |= 1UL << (index & 63);

    public static bool Has(ReadOnlySpan<ulong> bits, int index) => (bits[index >> 6] >> (index & 63) & 1) != 0;
}
