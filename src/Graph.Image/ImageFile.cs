using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Image.Files;
using Graph.Image.FullText;
using Graph.Image.Topology;

namespace Graph.Image;

/// <summary>
/// Keeps an image in one file: a header with version, the caller's stamp of what the image was made from, length and checksum;
/// then the arrays. A file is only a copy that can be made again, so anything doubtful about it is answered with "no".
/// </summary>
public static class ImageFile
{
    private static ReadOnlySpan<byte> Magic => "PGIMAGE3"u8;

    /// <summary>Writes the image to a temporary file beside <paramref name="path"/> and renames it, so that no reader sees half of it.</summary>
    /// <param name="path">Where to; an old file is replaced.</param>
    /// <param name="sourceStamp">What the image was made from; <see cref="TryLoad"/> asks for the same.</param>
    /// <param name="image">The image.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, string sourceStamp, PropertyGraphImage image)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sourceStamp);
        ArgumentNullException.ThrowIfNull(image);
        string temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20))
            {
                stream.Write(Magic);
                stream.Write(new byte[16]);
                var writer = new ImageWriter(stream);
                writer.Text(sourceStamp);
                WriteBody(writer, image);
                stream.Flush();
                long[] header = [stream.Length, (long)writer.Checksum];
                stream.Position = Magic.Length;
                stream.Write(MemoryMarshal.AsBytes(header.AsSpan()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads an image. False, and no exception, when the file is missing, unreadable, cut short, damaged, of another version or of another stamp.</summary>
    public static bool TryLoad(string path, string sourceStamp, [NotNullWhen(true)] out PropertyGraphImage? image)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sourceStamp);
        image = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
            Span<byte> magic = stackalloc byte[8];
            long[] header = new long[2];
            if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
            {
                return false;
            }

            stream.ReadExactly(MemoryMarshal.AsBytes(header.AsSpan()));
            if (header[0] != stream.Length)
            {
                return false;
            }

            var reader = new ImageReader(stream, stream.Length - stream.Position);
            if (reader.Text() != sourceStamp)
            {
                return false;
            }

            image = ReadBody(reader, (ulong)header[1]);
            return image is not null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or OverflowException or IndexOutOfRangeException or FormatException or OutOfMemoryException)
        {
            // Damage shows itself in many ways before the checksum is reached; each means that the file cannot be used.
            image = null;
            return false;
        }
    }

    private static void WriteBody(ImageWriter writer, PropertyGraphImage image)
    {
        GraphTopology rows = image.Rows;
        writer.Texts([.. image.Labels.Names]);
        writer.Texts([.. image.RelationshipTypes.Names]);
        writer.Texts([.. image.PropertyKeys.Names]);
        writer.Int(rows.LabelSets.Length);
        foreach (int[] set in rows.LabelSets)
        {
            writer.Array<int>(set);
        }

        writer.Array<int>(rows.LabelSetOf);
        writer.Array<int>(rows.TypeRanges);
        writer.Array<int>(rows.Starts);
        writer.Array<int>(rows.Ends);
        WriteKeys(writer, image.NodeKeys);
        writer.Int(image.RelationshipKeys is null ? 0 : 1);
        if (image.RelationshipKeys is { } keys)
        {
            WriteKeys(writer, keys);
        }

        foreach (IPropertyColumn? column in image.NodeColumns.Concat(image.RelationshipColumns))
        {
            ColumnFormat.Write(writer, column);
        }

        writer.Int(image.FullTextDefinitions.Count);
        foreach (FullTextDefinition index in image.FullTextDefinitions)
        {
            writer.Text(index.Name);
            writer.Texts([.. index.Labels]);
            writer.Texts([.. index.Keys]);
        }
    }

    private static PropertyGraphImage? ReadBody(ImageReader reader, ulong checksum)
    {
        string[] labels = reader.Texts();
        string[] types = reader.Texts();
        string[] keys = reader.Texts();
        int sets = reader.Int();
        var labelSets = new List<int[]>();
        for (int i = 0; i < sets; i++)
        {
            labelSets.Add(reader.Array<int>());
        }

        int[] labelSetOf = reader.Array<int>();
        int[] typeRanges = reader.Array<int>();
        int[] starts = reader.Array<int>();
        int[] ends = reader.Array<int>();
        ElementKeys nodeKeys = ReadKeys(reader);
        ElementKeys? relationshipKeys = reader.Int() == 1 ? ReadKeys(reader) : null;
        var nodeColumns = new IPropertyColumn?[keys.Length];
        var relationshipColumns = new IPropertyColumn?[keys.Length];
        for (int i = 0; i < keys.Length * 2; i++)
        {
            (i < keys.Length ? nodeColumns : relationshipColumns)[i % keys.Length] = ColumnFormat.Read(reader);
        }

        var fullText = new List<FullTextDefinition>();
        for (int i = reader.Int(); i > 0; i--)
        {
            fullText.Add(new FullTextDefinition(reader.Text(), reader.Texts(), reader.Texts()));
        }

        if (reader.Checksum != checksum)
        {
            return null;
        }

        var topology = new GraphTopology(labels.Length, [.. labelSets], labelSetOf, typeRanges, starts, ends);
        return new PropertyGraphImage(
            new TokenTable(labels), new TokenTable(types), new TokenTable(keys), topology, nodeColumns, relationshipColumns, nodeKeys, relationshipKeys, fullText);
    }

    private static void WriteKeys(ImageWriter writer, ElementKeys keys)
    {
        writer.Array<int>(keys.Offsets);
        writer.Array<byte>(keys.Bytes);
    }

    private static ElementKeys ReadKeys(ImageReader reader)
    {
        int[] offsets = reader.Array<int>();
        return new ElementKeys(reader.Array<byte>(), offsets);
    }
}
