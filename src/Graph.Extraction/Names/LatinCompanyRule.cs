using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>A company with a Latin name that no list has: capitalised, and shown to be a company by the word before (芯片巨头, 初创公司) or behind it (公司, 宣布完成融资, IPO).</summary>
internal sealed class LatinCompanyRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (!char.IsAsciiLetterUpper(text[at]) || (at > unit.Span.Start && char.IsAsciiLetterOrDigit(text[at - 1])))
            {
                continue;
            }

            var end = at;
            while (end < unit.Span.End && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '&'
                || (text[end] == ' ' && end + 1 < unit.Span.End && char.IsAsciiLetterUpper(text[end + 1]))))
            {
                end++;
            }

            var name = text[at..end].TrimEnd('.', '-', '&');
            if (name.Length >= 3 && name.Any(char.IsAsciiLetterLower) && Shown(scan, unit, at, at + name.Length))
            {
                found.Add(new NameSpan(new TextSpan(at, at + name.Length), EntityKind.Company, name, "name.latin-company") { Priority = 45 });
            }

            at = end;
        }
    }

    private static bool Shown(DocumentScan scan, TextUnit unit, int start, int end)
    {
        if (start > unit.Span.Start && scan.CueBefore(start, Cue.Lead) is { Term.Text: "公司" or "企业" or "巨头" or "初创公司" or "初创企业" or "供应商" or "芯片巨头" or "科技巨头" or "云巨头" or "运营商" or "开发商" or "制造商" or "厂商" or "机器人企业" or "独角兽企业" or "上市公司" })
        {
            return true;
        }

        return end < unit.Span.End && (scan.Text.AsSpan(end).StartsWith("公司") || scan.Text.AsSpan(end).StartsWith("集团") || scan.CueAt(end, Cue.CompanyContext) is not null);
    }
}
