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
    /// <summary>Hashes <paramref name="fields"/> in order under <paramref name="kind"/>. A null field differs from an empty one.</summary>
    public static string Of(char kind, params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            if (field is null)
            {
                hash.AppendData("-"u8);
                continue;
            }

            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }

        return $"{kind}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}";
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
