using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Announcements and orders that are known by their number alone: 商务部公告2025年第61号, 海关总署2025年第100号公告, 国家市场监督管理总局令第101号.
/// The issuers, which stand before it or begin the sentence, are part of the name and mentions of their own. A number in brackets behind a title is that title's.
/// </summary>
internal sealed class PolicyNumberRule : INameRule
{
    private const int FarthestIssuer = 24;

    private static readonly string[] Forms = ["公告", "令", "通告"];

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var text = scan.Text;
        for (var at = text.IndexOf('号', unit.Span.Start, unit.Span.Length); at >= 0; at = at + 1 < unit.Span.End ? text.IndexOf('号', at + 1, unit.Span.End - at - 1) : -1)
        {
            if (Numbered(scan, unit, at) is { } name)
            {
                found.Add(name);
            }
        }
    }

    private static NameSpan? Numbered(DocumentScan scan, TextUnit unit, int mark)
    {
        var text = scan.Text;
        var digits = mark;
        while (digits > unit.Span.Start && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        if (mark - digits is 0 or > 5 || digits == unit.Span.Start || text[digits - 1] != '第')
        {
            return null;
        }

        var ordinal = digits - 1;
        var year = ordinal;
        if (ordinal - 5 >= unit.Span.Start && text[ordinal - 1] == '年' && text[ordinal - 5] == '2' && text[ordinal - 4] == '0' && char.IsAsciiDigit(text[ordinal - 3]) && char.IsAsciiDigit(text[ordinal - 2]))
        {
            year = ordinal - 5;
        }

        var (start, end, form) = (year, mark + 1, "");
        foreach (var word in Forms)
        {
            if (year - word.Length >= unit.Span.Start && text.AsSpan(year - word.Length, word.Length).SequenceEqual(word))
            {
                (start, form) = (year - word.Length, word);
            }
            else if (form.Length == 0 && end + word.Length <= unit.Span.End && text.AsSpan(end, word.Length).SequenceEqual(word))
            {
                (end, form) = (end + word.Length, word);
            }
        }

        if (form.Length == 0 || InTitleBrackets(text, unit.Span.Start, start))
        {
            return null;
        }

        var issuers = Issuers(scan, unit, start, form == "令");
        if (issuers.Count == 0)
        {
            return null;
        }

        var number = text[year..(mark + 1)];
        var plain = form + number;
        var canonical = string.Join(' ', issuers) + plain;
        var aliases = ImmutableArray.CreateBuilder<string>();
        aliases.Add(string.Concat(issuers) + plain);
        aliases.Add(string.Join(' ', issuers) + number + form);
        aliases.Add(string.Join('、', issuers) + plain);
        if (year < ordinal)
        {
            // Without the year the number is one of every issuer's every year.
            aliases.Add(number + form);
            aliases.Add(plain);
        }

        return new NameSpan(new TextSpan(start, end), EntityKind.Policy, canonical, "name.policy-order") { Priority = 67, DocNo = string.Concat(issuers) + plain, Aliases = aliases.ToImmutable() };
    }

    private static bool InTitleBrackets(string text, int floor, int start)
    {
        for (var at = start - 1; at > floor && start - at < 30; at--)
        {
            if (text[at] is '）' or ')' or '，' or '。')
            {
                return false;
            }

            if (text[at] is '（' or '(')
            {
                return text[at - 1] is '》';
            }
        }

        return false;
    }

    /// <summary>The bodies written directly before; else, with a verb of issuing or nothing but a date between, those that the sentence names nearest before.</summary>
    private static List<string> Issuers(DocumentScan scan, TextUnit unit, int start, bool direct)
    {
        var issuers = new List<string>();
        var at = start;
        if (Body(scan, unit, at) is null)
        {
            for (var back = start - 1; !direct && back > unit.Span.Start && start - back <= FarthestIssuer && scan.Text[back] is not ('，' or '。' or '；' or '（' or '《' or '》'); back--)
            {
                if (Body(scan, unit, back) is not null && Issued(scan, back, start))
                {
                    at = back;
                    break;
                }
            }
        }

        while (Body(scan, unit, at) is { } body)
        {
            issuers.Insert(0, scan.Text[body..at]);
            at = body;
            if (at > unit.Span.Start && scan.Text[at - 1] is ' ' or '、' or '和' or '与')
            {
                at--;
            }
        }

        return issuers;
    }

    private static bool Issued(DocumentScan scan, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (scan.CueAt(at, Cue.IssueVerb) is { } verb && verb.End <= to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the body whose name ends at a position begins, or null.</summary>
    private static int? Body(DocumentScan scan, TextUnit unit, int end)
    {
        foreach (var hit in scan.EndingAt(end))
        {
            if (hit.Start >= unit.Span.Start && hit.Term.Names.Exists(e => e.Kind == EntityKind.Agency))
            {
                return hit.Start;
            }
        }

        if (scan.CueBefore(end, Cue.AgencyStem) is { } stem && stem.End - stem.Start >= 2 && AgencyRule.PlaceChain(scan, unit, stem.Start) is { } place)
        {
            return place.Start;
        }

        return end - 2 >= unit.Span.Start && scan.Text.AsSpan(end - 2, 2).SequenceEqual("主席") && end - 9 >= unit.Span.Start && scan.Text.AsSpan(end - 9, 7).SequenceEqual("中华人民共和国") ? end - 9 : null;
    }
}
