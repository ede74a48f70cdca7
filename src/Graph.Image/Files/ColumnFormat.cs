using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image.Columns;

namespace Graph.Image.Files;

/// <summary>How a column stands in the file: a kind, then its arrays.</summary>
internal static class ColumnFormat
{
    private const int None = 0;
    private const int Integers = 1;
    private const int Floats = 2;
    private const int Texts = 3;
    private const int Values = 4;
    private const int NarrowIntegers = 5;

    public static void Write(ImageWriter writer, IPropertyColumn? column)
    {
        switch (column)
        {
            case null:
                writer.Int(None);
                break;
            case IntegerColumn c when Narrow(c.Integers) is { } narrow:
                writer.Int(NarrowIntegers);
                writer.Int(c.First);
                writer.Int(c.Count);
                writer.Array<int>(narrow);
                writer.Array(c.Presence);
                break;
            case IntegerColumn c:
                writer.Int(Integers);
                writer.Int(c.First);
                writer.Int(c.Count);
                writer.Array(c.Integers);
                writer.Array(c.Presence);
                break;
            case FloatColumn c:
                writer.Int(Floats);
                writer.Int(c.First);
                writer.Int(c.Count);
                writer.Array(c.Floats);
                writer.Array(c.Presence);
                break;
            case TextColumn c:
                writer.Int(Texts);
                writer.Int(c.First);
                writer.Int(c.Count);
                writer.Array(c.Codes);
                writer.Array<int>(c.Dictionary.Offsets);
                writer.Array<byte>(c.Dictionary.Bytes);
                break;
            case ValueColumn c:
                writer.Int(Values);
                writer.Int(c.First);
                writer.Int(c.Count);
                writer.Int(c.Values.Length);
                using (var buffer = new MemoryStream())
                {
                    using var binary = new BinaryWriter(buffer);
                    foreach (CypherValue value in c.Values)
                    {
                        PropertyValueCodec.Write(binary, value);
                    }

                    binary.Flush();
                    writer.Array<byte>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
                }

                break;
            default:
                throw new ArgumentException($"No format for {column.GetType().Name}.", nameof(column));
        }
    }

    public static IPropertyColumn? Read(ImageReader reader)
    {
        int kind = reader.Int();
        if (kind == None)
        {
            return null;
        }

        int first = reader.Int();
        int count = reader.Int();
        switch (kind)
        {
            case NarrowIntegers:
                int[] narrow = reader.Array<int>();
                long[] wide = GC.AllocateUninitializedArray<long>(narrow.Length);
                for (int i = 0; i < narrow.Length; i++)
                {
                    wide[i] = narrow[i];
                }

                return new IntegerColumn(first, wide, reader.Array<ulong>(), count);
            case Integers:
                return new IntegerColumn(first, reader.Array<long>(), reader.Array<ulong>(), count);
            case Floats:
                return new FloatColumn(first, reader.Array<double>(), reader.Array<ulong>(), count);
            case Texts:
                int[] codes = reader.Array<int>();
                int[] offsets = reader.Array<int>();
                byte[] bytes = reader.Array<byte>();
                ImageValidation.Offsets(offsets, bytes.Length, offsets.Length - 1);
                return new TextColumn(first, codes, new TextDictionary(bytes, offsets), count);
            case Values:
                int length = reader.Int();
                using (var binary = new BinaryReader(new MemoryStream(reader.Array<byte>())))
                {
                    if (length < 0 || length > binary.BaseStream.Length)
                    {
                        throw new InvalidDataException("A column is longer than its bytes.");
                    }

                    var values = new CypherValue[length];
                    try
                    {
                        for (int i = 0; i < length; i++)
                        {
                            values[i] = PropertyValueCodec.Read(binary);
                        }
                    }
                    catch (IOException e) when (e is not EndOfStreamException)
                    {
                        // BinaryReader says so when a text has a negative length; the file itself was read.
                        throw new InvalidDataException("A text of negative length.", e);
                    }

                    return new ValueColumn(first, values, count);
                }

            default:
                throw new InvalidDataException($"No column of kind {kind}.");
        }
    }

    private static int[]? Narrow(ReadOnlySpan<long> values)
    {
        int[] narrow = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            narrow[i] = (int)values[i];
            if (narrow[i] != values[i])
            {
                return null;
            }
        }

        return narrow;
    }
}
