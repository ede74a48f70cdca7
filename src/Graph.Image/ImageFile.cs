using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    private static ReadOnlySpan<byte> Magic => "PGIMAGE4"u8;

    private const int BodyStart = 24;

    private const string TemporaryEnding = ".tmp";

    // What the files of all versions begin with.
    private static ReadOnlySpan<byte> AnyMagic => "PGIMAGE"u8;

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
        RemoveLeftovers(path);
        string temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}{TemporaryEnding}";
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
                stream.Position = BodyStart;
                long[] header = [stream.Length, (long)SectionChecksum.Of(stream)];
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
    public static bool TryLoad(string path, string sourceStamp, [NotNullWhen(true)] out PropertyGraphImage? image) => Load(path, sourceStamp, out image) == ImageFileState.Sound;

    /// <summary>True when the file begins as an image of any version does; no more of it is read. False when it cannot be read.</summary>
    public static bool IsImage(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            Span<byte> magic = stackalloc byte[AnyMagic.Length];
            return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(AnyMagic);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads an image and says, where there is none, why: for a file that is not a copy of something else. Never throws for what a file holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sourceStamp">The stamp it must have.</param>
    /// <param name="image">The image; null unless <see cref="ImageFileState.Sound"/>.</param>
    public static ImageFileState Load(string path, string sourceStamp, out PropertyGraphImage? image)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sourceStamp);
        image = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
            Span<byte> magic = stackalloc byte[8];
            long[] header = new long[2];
            if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.StartsWith(AnyMagic))
            {
                return ImageFileState.Foreign;
            }

            if (!magic.SequenceEqual(Magic))
            {
                return ImageFileState.OtherVersion;
            }

            stream.ReadExactly(MemoryMarshal.AsBytes(header.AsSpan()));
            // The sum is looked at before anything is made of the bytes, so that damage cannot lead the reading astray.
            if (header[0] != stream.Length || SectionChecksum.Of(stream) != (ulong)header[1])
            {
                return ImageFileState.Damaged;
            }

            stream.Position = BodyStart;

            var reader = new ImageReader(stream, stream.Length - stream.Position);
            if (reader.Text() != sourceStamp)
            {
                return ImageFileState.OtherSource;
            }

            PropertyGraphImage read = ReadBody(reader);
            reader.RequireEnd();
            image = read;
            return ImageFileState.Sound;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return ImageFileState.Missing;
        }
        catch (Exception e) when ((e is IOException and not EndOfStreamException) || e is UnauthorizedAccessException)
        {
            return ImageFileState.Unreadable;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or ArgumentException or OverflowException or IndexOutOfRangeException or FormatException or OutOfMemoryException)
        {
            // A file whose sum is right and whose content is not was not written by this program; that shows itself in many ways.
            image = null;
            return ImageFileState.Damaged;
        }
    }

    // A process that was killed while it wrote leaves its temporary file; its number in the name says whether it is still at work.
    private static void RemoveLeftovers(string path)
    {
        string full = Path.GetFullPath(path);
        string begin = Path.GetFileName(full) + ".";
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, begin + "*" + TemporaryEnding))
        {
            string[] parts = Path.GetFileName(file)[begin.Length..].Split('.');
            if (parts is [var process, { Length: 32 }, "tmp"] && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && !IsAlive(id))
            {
                File.Delete(file);
            }
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using Process running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
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

    private static PropertyGraphImage ReadBody(ImageReader reader)
    {
        string[] labels = reader.Texts();
        string[] types = reader.Texts();
        string[] keys = reader.Texts();
        int[][] labelSets = new int[reader.Count(sizeof(int))][];
        for (int i = 0; i < labelSets.Length; i++)
        {
            labelSets[i] = reader.Array<int>();
        }

        int[] labelSetOf = reader.Array<int>();
        int[] typeRanges = reader.Array<int>();
        int[] starts = reader.Array<int>();
        int[] ends = reader.Array<int>();
        ImageValidation.Rows(labels.Length, types.Length, labelSets, labelSetOf, typeRanges, starts, ends);
        ElementKeys nodeKeys = ReadKeys(reader, labelSetOf.Length);
        ElementKeys? relationshipKeys = reader.Int() == 1 ? ReadKeys(reader, starts.Length) : null;
        var nodeColumns = new IPropertyColumn?[keys.Length];
        var relationshipColumns = new IPropertyColumn?[keys.Length];
        for (int i = 0; i < keys.Length * 2; i++)
        {
            IPropertyColumn? column = ColumnFormat.Read(reader);
            ImageValidation.Column(column, i < keys.Length ? labelSetOf.Length : starts.Length);
            (i < keys.Length ? nodeColumns : relationshipColumns)[i % keys.Length] = column;
        }

        var fullText = new FullTextDefinition[reader.Count(3 * sizeof(int))];
        for (int i = 0; i < fullText.Length; i++)
        {
            fullText[i] = new FullTextDefinition(reader.Text(), reader.Texts(), reader.Texts());
        }

        ImageValidation.FullText(fullText, labelSetOf.Length);
        var topology = new GraphTopology(labels.Length, labelSets, labelSetOf, typeRanges, starts, ends);
        return new PropertyGraphImage(
            new TokenTable(labels), new TokenTable(types), new TokenTable(keys), topology, nodeColumns, relationshipColumns, nodeKeys, relationshipKeys, fullText);
    }

    private static void WriteKeys(ImageWriter writer, ElementKeys keys)
    {
        writer.Array<int>(keys.Offsets);
        writer.Array<byte>(keys.Bytes);
    }

    private static ElementKeys ReadKeys(ImageReader reader, int elements)
    {
        int[] offsets = reader.Array<int>();
        byte[] bytes = reader.Array<byte>();
        ImageValidation.Offsets(offsets, bytes.Length, elements);
        return new ElementKeys(bytes, offsets);
    }
}
