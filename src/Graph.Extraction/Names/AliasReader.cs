using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>An alias that the text declares for the name before it.</summary>
internal sealed record DeclaredAlias(NameSpan Name, string Alias, bool IsLatin);

/// <summary>
/// Reads what stands in brackets behind a name: （以下简称“上海自贸试验区”）, (GalaxyBot,下称“银河通用”), （以下简称《办法》）, without quotation marks too.
/// </summary>
internal static class AliasReader
{
    private static readonly string[] Openers = ["以下简称为", "以下简称", "以下统称", "以下称", "下称", "下简称", "简称为", "简称", "又称", "别名", "英文名", "英文名称", "即"];

    /// <summary>Every alias declared in the document, by position of the name.</summary>
    public static IEnumerable<DeclaredAlias> Read(DocumentScan scan, IEnumerable<NameSpan> names)
    {
        var text = scan.Text;
        foreach (var name in names)
        {
            var open = name.Span.End;
            if (open < text.Length && text[open] is '”' or '》')
            {
                open++;
            }

            if (open + 2 >= text.Length || text[open] is not ('（' or '('))
            {
                continue;
            }

            var close = open + 1;
            while (close < text.Length && close - open < 60 && text[close] is not ('）' or ')' or '\n' or '。'))
            {
                close++;
            }

            if (close >= text.Length || text[close] is not ('）' or ')'))
            {
                continue;
            }

            foreach (var part in text[(open + 1)..close].Split(['，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                foreach (var alias in Part(name, part))
                {
                    yield return alias;
                }
            }
        }
    }

    private static IEnumerable<DeclaredAlias> Part(NameSpan name, string part)
    {
        var opener = Openers.FirstOrDefault(o => part.StartsWith(o, StringComparison.Ordinal));
        if (opener is not null)
        {
            foreach (var alias in part[opener.Length..].Split(['或', '、'], StringSplitOptions.RemoveEmptyEntries))
            {
                var bare = alias.Trim(' ', '“', '”', '"', '「', '」', '‘', '’', ':', '：', '为').Trim();
                if (bare.Trim('《', '》').Length is >= 2 and <= 20)
                {
                    yield return new DeclaredAlias(name, bare.Trim('《', '》'), IsLatin(bare));
                }
            }

            yield break;
        }

        if (name.Kind is EntityKind.Company or EntityKind.Organization or EntityKind.Agency or EntityKind.Park && IsLatin(part) && part.Length >= 2 && char.IsAsciiLetter(part[0])
            && !part.Contains('.', StringComparison.Ordinal) && part.Any(char.IsAsciiLetterUpper))
        {
            yield return new DeclaredAlias(name, part, true);
        }
    }

    private static bool IsLatin(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '&' or '.' or '\'' or '²');
}
