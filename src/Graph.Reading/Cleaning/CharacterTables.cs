using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Graph.Reading.Cleaning;

/// <summary>A run of characters to write otherwise. <paramref name="Key"/> is in folded form; <paramref name="Pivot"/> is the offset of the character that it is looked up by.</summary>
internal sealed record PhraseRule(string Key, string Output, int Pivot);

/// <summary>
/// The tables of <c>seed/text</c>, which the assembly carries: which characters become which (compatibility forms of letters and digits, traditional characters),
/// and the phrases in which that would go wrong.
/// </summary>
internal static class CharacterTables
{
    private static readonly char[] Table = BuildTable(out TraditionalFlags);

    private static readonly bool[] TraditionalFlags;

    /// <summary>Phrases valid in every text, by their pivot.</summary>
    public static ImmutableDictionary<char, ImmutableArray<PhraseRule>> Phrases { get; }

    /// <summary>Terms of regional usage, for traditional text only, by their first character.</summary>
    public static ImmutableDictionary<char, ImmutableArray<PhraseRule>> RegionalTerms { get; }

    /// <summary>True for the characters by which some phrase is looked up; indexed by character.</summary>
    private static readonly bool[] Pivots = new bool[char.MaxValue + 1];

    private static readonly bool[] RegionalStarts = new bool[char.MaxValue + 1];

    static CharacterTables()
    {
        Phrases = Load("text/traditional-phrases.tsv", byPivot: true);
        foreach (var pivot in Phrases.Keys)
        {
            Pivots[pivot] = true;
        }

        RegionalTerms = Load("text/regional-terms.tsv", byPivot: false);
        foreach (var start in RegionalTerms.Keys)
        {
            RegionalStarts[start] = true;
        }
    }

    /// <summary>The simplified, half-width form of one character; most are their own.</summary>
    public static char Simplify(char c) => Table[c];

    /// <summary>True for a character that only traditional text has.</summary>
    public static bool IsTraditional(char c) => TraditionalFlags[c];

    public static bool IsPivot(char c) => Pivots[c];

    public static bool IsRegionalStart(char c) => RegionalStarts[c];

    /// <summary>The form in which phrases are compared: simplified, but a pivot as it is.</summary>
    public static char Fold(char c) => Pivots[c] ? c : Table[c];

    private static char[] BuildTable(out bool[] traditional)
    {
        var table = new char[char.MaxValue + 1];
        traditional = new bool[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            table[c] = (char)c;
        }

        // Full-width letters, digits and the signs that belong to figures. Punctuation stays Chinese.
        for (var c = '０'; c <= '９'; c++)
        {
            table[c] = (char)(c - '０' + '0');
        }

        for (var c = 'Ａ'; c <= 'Ｚ'; c++)
        {
            table[c] = (char)(c - 'Ａ' + 'A');
            table[c + ('ａ' - 'Ａ')] = (char)(c - 'Ａ' + 'a');
        }

        foreach (var (from, to) in "％%＋+－-＄$＆&＝=／/＠@＃#．.［[］]＿_｜|＜<＞>＊*＾^～～".Chunk(2).Select(p => (p[0], p[1])))
        {
            table[from] = to;
        }

        foreach (var (from, to) in Lines("text/compatibility-characters.tsv"))
        {
            table[from[0]] = to[0];
        }

        foreach (var (from, to) in Lines("text/traditional-characters.tsv"))
        {
            table[from[0]] = to[0];
            traditional[from[0]] = true;
        }

        return table;
    }

    private static ImmutableDictionary<char, ImmutableArray<PhraseRule>> Load(string resource, bool byPivot)
    {
        var lines = Lines(resource).ToArray();
        var pivots = new HashSet<char>();
        if (byPivot)
        {
            foreach (var (from, to) in lines)
            {
                if (PivotOf(from, to) is var at and >= 0)
                {
                    pivots.Add(from[at]);
                }
            }
        }

        var rules = new Dictionary<char, List<PhraseRule>>();
        foreach (var (from, to) in lines)
        {
            var pivot = byPivot ? PivotOf(from, to) : 0;
            if (pivot < 0)
            {
                continue;
            }

            var key = string.Concat(from.Select(c => byPivot ? pivots.Contains(c) ? c : Table[c] : Fold(c)));
            if (!rules.TryGetValue(key[pivot], out var list))
            {
                rules[key[pivot]] = list = [];
            }

            list.Add(new PhraseRule(key, to, pivot));
        }

        return rules.ToImmutableDictionary(r => r.Key, r => r.Value.OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal).ToImmutableArray());
    }

    /// <summary>Offset of the first character that the table would get wrong, or −1.</summary>
    private static int PivotOf(string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (Table[from[i]] != to[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<(string From, string To)> Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its table {resource}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[0] != '#')
            {
                yield return (line[..tab], line[(tab + 1)..]);
            }
        }
    }
}
