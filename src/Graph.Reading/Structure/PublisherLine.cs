using System.Collections.Immutable;

namespace Graph.Reading.Structure;

/// <summary>Parts a line of names.</summary>
internal static class PublisherLine
{
    /// <summary>The names in <paramref name="line"/>, parted at &amp; 、 ， / | and wide spaces; in order, none twice.</summary>
    public static ImmutableArray<string> Split(string line)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var piece in line.Replace(" and ", "&", StringComparison.Ordinal).Split(['&', '、', '，', ',', '/', '|', '｜', '；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Two Chinese names may have a space between them; an English name has one within.
            var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var parts = words.Length > 1 && words.All(w => Cleaning.CharacterClass.IsHan(w[0]) && w.Length >= 3) ? words : [piece];
            foreach (var name in parts)
            {
                var trimmed = name.Trim('《', '》', '“', '”', '"', ' ', '（', '）');
                if (trimmed.Length > 1 && !names.Contains(trimmed))
                {
                    names.Add(trimmed);
                }
            }
        }

        return names.ToImmutable();
    }
}
