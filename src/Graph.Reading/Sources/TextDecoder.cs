using System.Text;

namespace Graph.Reading.Sources;

/// <summary>
/// Bytes to text. A byte order mark decides; without one the encodings are told apart by validation (strict UTF-8) and then by plausibility:
/// which decoding gives the characters that Chinese text is made of.
/// </summary>
internal static class TextDecoder
{
    // A decoding is taken when at least this share of its units is what a Chinese or English text is made of; mojibake stays under 0.5, real text over 0.9.
    private const double Plausible = 0.7;

    // A UTF-8 text in which one sequence in ten is damaged is still UTF-8; text in another encoding has hardly one valid sequence.
    private const int ValidPerInvalid = 10;

    private static readonly System.Buffers.SearchValues<char> OtherLineEnds = System.Buffers.SearchValues.Create("\r\f\v\u0085\u2028\u2029\0");

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\ufffd"))
        ?? throw new InvalidOperationException("the framework lacks GB18030; expected it from System.Text.Encoding.CodePages");

    /// <summary>Decodes; line ends become <c>\n</c>. Throws <see cref="ReadException"/> for empty, binary and undecodable input.</summary>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            throw new ReadException("read.empty", "found an empty file; expected text; nothing to do but to supply its content");
        }

        if (BinarySignature.Of(bytes) is { } kind)
        {
            throw new ReadException("read.binary", $"found {kind}; expected Markdown, plain text or HTML; convert it to one of these first");
        }

        var (text, encoding) = Choose(bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ReadException("read.empty", "found only white space; expected text; nothing to do but to supply its content");
        }

        RefuseControls(text);
        return (NormalizeLineEnds(text), encoding);
    }

    private static (string Text, string Encoding) Choose(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (Encoding.UTF8.GetString(bytes[3..]), "utf-8");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode.GetString(bytes[2..]), "utf-16le");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");
        }

        var hasZero = bytes.Contains((byte)0);
        if (!hasZero)
        {
            var (valid, invalid) = CountUtf8(bytes);
            if (invalid == 0 || valid >= invalid * ValidPerInvalid)
            {
                return (Encoding.UTF8.GetString(bytes), "utf-8");
            }
        }

        var candidates = new List<(string Text, string Encoding, double Score)>();
        if (bytes.Length % 2 == 0)
        {
            Consider(Encoding.Unicode.GetString(bytes), "utf-16le");
            Consider(Encoding.BigEndianUnicode.GetString(bytes), "utf-16be");
        }

        if (!hasZero)
        {
            Consider(Gb18030.GetString(bytes), "gb18030");
        }

        var best = candidates.OrderByDescending(c => c.Score).FirstOrDefault();
        if (best.Score >= Plausible)
        {
            return (best.Text, best.Encoding);
        }

        if (hasZero)
        {
            throw new ReadException("read.binary", "found zero bytes that are no UTF-16 text; expected a text file; convert it to Markdown, plain text or HTML first");
        }

        throw new ReadException("read.encoding", "found bytes that are neither UTF-8 nor UTF-16 nor GB18030 text; expected one of these; save the file as UTF-8 and try again");

        void Consider(string text, string encoding) => candidates.Add((text, encoding, Plausibility(text)));
    }

    /// <summary>Share of units that are usual in Chinese or English text.</summary>
    private static double Plausibility(string text)
    {
        var good = 0;
        var seen = 0;
        var broken = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 200_000)))
        {
            seen++;
            broken += c == '\ufffd' ? 1 : 0;
            if (c is '\n' or '\r' or '\t' or (>= ' ' and < '\x7f') || c is (>= '\u2010' and <= '\u2027') or (>= '\u3000' and <= '\u3011') or (>= '\u3014' and <= '\u301b') or (>= '\uff01' and <= '\uff5e') or '·' or '×' || CommonHan.Contains(c) || Cleaning.CharacterTables.IsTraditional(c))
            {
                good++;
            }
        }

        // A wrong decoding breaks off again and again; a damaged text here and there.
        return seen == 0 || broken * 50 > seen ? 0 : (double)good / seen;
    }

    private static (int Valid, int Invalid) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        var invalid = 0;
        while (bytes.Length > 0)
        {
            if (bytes[0] < 0x80)
            {
                var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                bytes = ascii < 0 ? [] : bytes[ascii..];
                continue;
            }

            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done)
            {
                valid++;
            }
            else
            {
                invalid++;
            }

            bytes = bytes[used..];
        }

        return (valid, invalid);
    }

    private static void RefuseControls(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\n' or '\r' or '\t' or '\f' or '\v'))
            {
                controls++;
            }
        }

        // A stray control character happens in copied text; one in a hundred is no text.
        if (controls * 100L > text.Length)
        {
            throw new ReadException("read.binary", $"found {controls} control characters among {text.Length}; expected a text file; convert it to Markdown, plain text or HTML first");
        }
    }

    private static string NormalizeLineEnds(string text)
    {
        if (text.AsSpan().IndexOfAny(OtherLineEnds) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] != '\n')
                {
                    result.Append('\n');
                }
            }
            else if (c is '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                result.Append('\n');
            }
            else if (c != '\0')
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>The characters of GB 2312, both levels: those of nearly all simplified text, and a good half of those of traditional text.</summary>
    private static class CommonHan
    {
        private static readonly bool[] Set = Load();

        public static bool Contains(char c) => Set[c];

        private static bool[] Load()
        {
            var set = new bool[char.MaxValue + 1];
            Span<byte> pair = stackalloc byte[2];
            for (var lead = 0xB0; lead <= 0xF7; lead++)
            {
                for (var trail = 0xA1; trail <= 0xFE; trail++)
                {
                    pair[0] = (byte)lead;
                    pair[1] = (byte)trail;
                    var text = Gb18030.GetString(pair);
                    if (text.Length == 1)
                    {
                        set[text[0]] = true;
                    }
                }
            }

            return set;
        }
    }
}
