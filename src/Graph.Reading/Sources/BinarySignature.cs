namespace Graph.Reading.Sources;

/// <summary>Names well-known binary formats by their first bytes.</summary>
internal static class BinarySignature
{
    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (DOCX, XLSX and EPUB are such)"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document (DOC, XLS)"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ([0x1F, 0x8B], "a gzip file"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0x7F, 0x45, 0x4C, 0x46], "an executable"),
        ("MZ"u8.ToArray(), "an executable"),
    ];

    /// <summary>What the bytes are, or null when they bear no known signature.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Known)
        {
            // Two letters alone may begin a text; an executable's header has zero bytes soon after.
            if (bytes.StartsWith(magic) && (magic.Length > 2 || bytes[..Math.Min(64, bytes.Length)].Contains((byte)0)))
            {
                return name;
            }
        }

        return null;
    }
}
