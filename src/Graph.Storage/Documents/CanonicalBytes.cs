using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Graph.Model;

namespace Graph.Storage.Documents;

/// <summary>
/// A tagged byte form that tells any two different sequences of fields apart: the content that digests are taken of.
/// Each field is a tag byte, then: text — length in UTF-8 bytes (4, little-endian) and the bytes; integer — 8 bytes; real — 8 bytes of IEEE 754 (−0 as 0); flag — 1 byte; list — count (4) and its texts; another kind of value — length (4) and its bytes; null — nothing.
/// Lone surrogates, which UTF-8 cannot write, are written as the three bytes of their code point.
/// </summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>A text or null.</summary>
    public CanonicalBytes Text(string? value)
    {
        if (value is null)
        {
            Tag('n');
            return this;
        }

        Tag('t');
        var lengthAt = buffer.GetSpan(4 + (3 * value.Length));
        var written = WriteUtf8(value, lengthAt[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(lengthAt, written);
        buffer.Advance(4 + written);
        return this;
    }

    /// <summary>A whole number.</summary>
    public CanonicalBytes Integer(long value)
    {
        Tag('i');
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
        return this;
    }

    /// <summary>A real number.</summary>
    public CanonicalBytes Real(double value)
    {
        Tag('r');
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value == 0 ? 0 : value);
        buffer.Advance(8);
        return this;
    }

    /// <summary>True, false or null.</summary>
    public CanonicalBytes Flag(bool? value)
    {
        Tag(value is null ? 'n' : value.Value ? 'y' : 'f');
        return this;
    }

    /// <summary>A count that says how many fields of one kind follow.</summary>
    public CanonicalBytes Count(int count)
    {
        Tag('l');
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), count);
        buffer.Advance(4);
        return this;
    }

    /// <summary>Texts in order.</summary>
    public CanonicalBytes Texts(IReadOnlyCollection<string> values)
    {
        Count(values.Count);
        foreach (var value in values)
            Text(value);
        return this;
    }

    /// <summary>A value in a form of its own that tells any two apart: length (4) and bytes.</summary>
    public CanonicalBytes Encoded(ReadOnlySpan<byte> value)
    {
        Tag('e');
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value.Length);
        buffer.Advance(4);
        buffer.Write(value);
        return this;
    }

    /// <summary>A property value.</summary>
    public CanonicalBytes Value(PropertyValue value) => value switch
    {
        PropertyValue.Text t => Text(t.Value),
        PropertyValue.Integer i => Integer(i.Value),
        PropertyValue.Real r => Real(r.Value),
        PropertyValue.Flag f => Flag(f.Value),
        PropertyValue.TextList l => Texts(l.Values),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "not a PropertyValue"),
    };

    /// <summary>Properties by name.</summary>
    public CanonicalBytes Properties(ImmutableSortedDictionary<string, PropertyValue> properties)
    {
        Count(properties.Count);
        if (properties.KeyComparer == StringComparer.Ordinal)
        {
            foreach (var (name, value) in properties)
                Text(name).Value(value);
        }
        else
        {
            foreach (var (name, value) in properties.OrderBy(p => p.Key, StringComparer.Ordinal))
                Text(name).Value(value);
        }

        return this;
    }

    /// <summary>SHA-256 of all fields so far; empties the buffer for the next use.</summary>
    public byte[] TakeSha256()
    {
        var hash = SHA256.HashData(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        return hash;
    }

    private void Tag(char tag)
    {
        buffer.GetSpan(1)[0] = (byte)tag;
        buffer.Advance(1);
    }

    private static int WriteUtf8(string value, Span<byte> target)
    {
        if (Utf8.FromUtf16(value, target, out _, out var quick, replaceInvalidSequences: false) == OperationStatus.Done)
            return quick;
        var at = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (Rune.TryGetRuneAt(value, i, out var rune))
            {
                at += rune.EncodeToUtf8(target[at..]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                var unit = value[i];
                target[at++] = (byte)(0xE0 | (unit >> 12));
                target[at++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
                target[at++] = (byte)(0x80 | (unit & 0x3F));
            }
        }

        return at;
    }
}
