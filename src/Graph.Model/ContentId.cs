using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Model;

/// <summary>
/// Ids that are hashes of content: the same on every machine, in every order of ingestion.
/// Form: a letter that names the kind, a dash, then the first 128 bits of SHA-256 as 32 lower-case hex digits.
/// Each field is hashed as its UTF-8 length (decimal), a colon, its bytes; an absent field as "-".
/// </summary>
public static class ContentId
{
    private const int IdBytes = 16;
    private const int LengthRoom = 11;
    private const int StackRoom = 1024;

    /// <summary>Hashes <paramref name="fields"/> in order under <paramref name="kind"/>. A null field differs from an empty one.</summary>
    public static string Of(char kind, params ReadOnlySpan<string?> fields)
    {
        var room = 0;
        foreach (var field in fields)
        {
            room += LengthRoom + Encoding.UTF8.GetMaxByteCount(field?.Length ?? 0);
        }

        var rented = room <= StackRoom ? null : ArrayPool<byte>.Shared.Rent(room);
        var buffer = rented is null ? stackalloc byte[StackRoom] : rented;
        var length = 0;
        foreach (var field in fields)
        {
            if (field is null)
            {
                buffer[length++] = (byte)'-';
                continue;
            }

            var bytes = Encoding.UTF8.GetByteCount(field);
            Utf8Formatter.TryFormat(bytes, buffer[length..], out var digits);
            length += digits;
            buffer[length++] = (byte)':';
            length += Encoding.UTF8.GetBytes(field, buffer[length..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        Span<char> id = stackalloc char[2 + (2 * IdBytes)];
        id[0] = kind;
        id[1] = '-';
        Convert.TryToHexStringLower(hash[..IdBytes], id[2..], out _);
        return new string(id);
    }

    /// <summary>A briefing: its series (or else its first publisher), ISO date, and <see cref="NameKey"/> of its title.</summary>
    public static string Briefing(string seriesOrPublisher, DateOnly date, string title) =>
        Of('b', NameKey.Of(seriesOrPublisher), Iso(date), NameKey.Of(title));

    /// <summary>A section: its briefing and ordinal.</summary>
    public static string Section(string briefing, int ordinal) =>
        Of('s', briefing, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A sentence: its briefing, source span and text.</summary>
    public static string Sentence(string briefing, TextSpan source, string text) => Of('t', briefing, source.ToString(), text);

    /// <summary>A reference: its briefing, position in the list (0-based) and title.</summary>
    public static string Reference(string briefing, int position, string title) =>
        Of('r', briefing, position.ToString(System.Globalization.CultureInfo.InvariantCulture), title);

    /// <summary>An entity: its kind and <see cref="NameKey"/> of its canonical name.</summary>
    public static string Entity(EntityKind kind, string name) => Of('e', kind.ToString(), NameKey.Of(name));

    /// <summary>An indicator: <see cref="NameKey"/> of its name.</summary>
    public static string Indicator(string name) => Of('i', NameKey.Of(name));

    /// <summary>A figure: its section, source span and the typed observation as canonical text.</summary>
    public static string Figure(string section, TextSpan source, string canonical) => Of('f', section, source.ToString(), canonical);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
