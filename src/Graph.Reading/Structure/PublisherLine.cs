using System.Collections.Immutable;

namespace Graph.Reading.Structure;

/// <summary>Parts a line of names.</summary>
internal static class PublisherLine
{
    private static readonly string[] Media = ["网", "报", "社", "刊", "台", "杂志", "客户端", "公众号", "在线", "观察", "资讯", "传媒", "研究院", "研究会", "研究中心", "智库", "日报", "时报", "编辑部", "编译组", "工作室"];

    /// <summary>True for a short name that ends as newspapers, sites and newsrooms do.</summary>
    public static bool IsMedium(string name) => name.Length is >= 3 and <= 16 && name.All(c => Cleaning.CharacterClass.IsHan(c) || char.IsAsciiLetterOrDigit(c)) && Media.Any(m => name.EndsWith(m, StringComparison.Ordinal));

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
