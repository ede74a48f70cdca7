using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Mcp.Answers;

/// <summary>
/// Where to go on in an answer: how many rows were given, of which question, and after which row. It holds no state of the server; a cursor of another question, or of a graph that has changed since, is told from a right one.
/// </summary>
/// <param name="Question">Digest of the tool and its arguments.</param>
/// <param name="Offset">Rows given so far, from 1.</param>
/// <param name="Last">Digest of the last of them.</param>
internal sealed record AnswerCursor(string Question, int Offset, string Last)
{
    private const int DigestLength = 12;

    /// <summary>A short digest of a text.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLength];

    /// <summary>The cursor as callers pass it on.</summary>
    public string Write() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Question}.{Offset}.{Last}")));

    /// <summary>Reads a cursor; null for a text that is none.</summary>
    public static AnswerCursor? Read(string text)
    {
        if (text.Length > 100 || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        return parts.Length == 3 && parts[0].Length == DigestLength && parts[2].Length == DigestLength && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset > 0
            ? new AnswerCursor(parts[0], offset, parts[2])
            : null;
    }
}
