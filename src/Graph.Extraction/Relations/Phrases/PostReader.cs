using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>Reads the posts that stand before a person, leftwards: each run of post words belongs to the body before it; a run without a body stands alone.</summary>
internal sealed class PostReader(DocumentScan scan, TextUnit unit)
{
    private const int LongestRun = 26;
    private const int LongestPost = 16;
    private const int LongestNote = 8;

    private readonly string text = scan.Text;

    /// <summary>Posts of the person at <paramref name="person"/>, nearest first, and where the whole phrase begins. A person listed behind another of the same post shares it (副局长陈荣辉、夏冰).</summary>
    public (ImmutableArray<PostHeld> Posts, int Start) Before(List<NounPhrase> phrases, int person)
    {
        var head = phrases[person];
        if (person > 0 && phrases[person - 1] is { Head.Kind: EntityKind.Person, Posts.Length: > 0 } first && text.AsSpan(first.Span.End, head.Span.Start - first.Span.End) is "、" or "和" or "与")
        {
            return (first.Posts, head.Span.Start);
        }

        var posts = ImmutableArray.CreateBuilder<PostHeld>();
        var start = head.Head.Span.Start;
        var end = TrimmedEnd(start);
        for (var i = person - 1; ; i--)
        {
            var body = i >= 0 && CanEmploy(phrases[i].Head.Kind) && end - phrases[i].Span.End is >= 0 and <= LongestRun && IsRun(phrases[i].Span.End, end) ? phrases[i].Head : (UnitMention?)null;
            if (body is not null && posts.Count > 0 && end < start && text.AsSpan(end, start - end).Contains('，') && i >= 0 && phrases[i].Span.Start > unit.Span.Start && text[phrases[i].Span.Start - 1] is '任' or '为' or '是')
            {
                break; // 王旭兼任A主任，B局长X: A is somebody else's
            }

            if (body is { Kind: EntityKind.Place } && !IsPost(phrases[i].Span.End, end))
            {
                break; // 比亚迪郑州基地总经理: no office of the town
            }

            var from = body is null ? BareStart(Math.Max(unit.Span.Start, i >= 0 ? phrases[i].Span.End : 0), end) : phrases[i].Span.End;
            if (from >= end || !EndsWithPost(from, end))
            {
                break;
            }

            var lead = FormerBefore(body?.Span.Start ?? from);
            var title = text[from..end].Trim(' ', '的', '、', '，');
            var former = lead > 0 || title.StartsWith('原') || title.StartsWith('前') || title.StartsWith("时任", StringComparison.Ordinal);
            title = title.TrimStart('原', '前', '的', '、');
            title = title.StartsWith("时任", StringComparison.Ordinal) ? title[2..] : title;
            if (title.Length == 0)
            {
                break;
            }

            posts.Add(new PostHeld(body, title, former));
            start = (body?.Span.Start ?? from) - lead;
            end = TrimmedEnd(start);
            if (body is null || end == start)
            {
                break;
            }
        }

        return (posts.ToImmutable(), start);
    }

    /// <summary>True when the text of a range ends with a post that lies within it.</summary>
    public bool EndsWithPost(int from, int end)
    {
        foreach (var hit in scan.EndingAt(end))
        {
            if (hit.Start >= from && (hit.Term.Cues & Cue.Post) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the first part of a run is a post from its beginning on: 副市长, not 基地总经理.</summary>
    private bool IsPost(int from, int end)
    {
        var stop = text.AsSpan(from, end - from).IndexOfAny("、，兼和");
        var to = stop < 0 ? end : from + stop;
        foreach (var hit in scan.EndingAt(to))
        {
            if ((hit.Term.Cues & Cue.Post) != 0 && hit.Start >= from && text.AsSpan(from, hit.Start - from) is "" or "常务" or "副" or "原" or "前" or "代" or "时任" or "新任" or "的")
            {
                return true;
            }
        }

        return text.AsSpan(from, to - from) is "党委" or "党组" || stop == 0;
    }

    private static bool CanEmploy(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Place or EntityKind.Park;

    /// <summary>Without the joiner before a person or body: 、 ， 兼 and spaces.</summary>
    private int TrimmedEnd(int at)
    {
        while (at > unit.Span.Start)
        {
            if (text[at - 1] is '、' or '，' or '兼' or ' ' or '和' or '与')
            {
                at--;
            }
            else if (text[at - 1] is '）' && text.AsSpan(Math.Max(unit.Span.Start, at - LongestNote), Math.Min(at - unit.Span.Start, LongestNote)).LastIndexOf('（') is >= 0 and var open)
            {
                at = Math.Max(unit.Span.Start, at - LongestNote) + open; // 常委（挂职）X
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Every part between joiners is a post: 党组书记、局长; 执行董事兼总经理.</summary>
    private bool IsRun(int from, int end)
    {
        if (from >= end || text.AsSpan(from, end - from).IndexOfAny("。；：！？") >= 0)
        {
            return false;
        }

        var part = from;
        for (var at = from; at <= end; at++)
        {
            if (at < end && text[at] is not ('、' or '，' or '兼' or '和'))
            {
                continue;
            }

            var length = at - part;
            if (length > LongestPost || (length == 0 && at == end) || (length > 0 && !(EndsWithPost(part, at) || text.AsSpan(part, length) is "党委" or "党组")))
            {
                return false;
            }

            part = at + 1;
        }

        return true;
    }

    /// <summary>Where a run of posts without a body begins: behind the last stop, or at the post itself.</summary>
    private int BareStart(int floor, int end)
    {
        var start = end;
        while (true)
        {
            TermHit? post = null;
            foreach (var hit in scan.EndingAt(start))
            {
                if ((hit.Term.Cues & Cue.Post) != 0 && hit.Start >= floor)
                {
                    post = hit;
                    break;
                }
            }

            if (post is not { } found)
            {
                return start == end ? end : Math.Min(end, start + (start < end && text[start] is '、' or '兼' ? 1 : 0));
            }

            start = found.Start;
            if (start - 1 > floor && text[start - 1] is '、' or '兼')
            {
                start--;
                continue;
            }

            return start;
        }
    }

    private int FormerBefore(int start)
    {
        if (start - 2 >= unit.Span.Start && text.AsSpan(start - 2, 2) is "时任" or "前任" or "原任")
        {
            return 2;
        }

        return start - 1 >= unit.Span.Start && text[start - 1] is '原' or '前' && !(start - 2 >= unit.Span.Start && text[start - 2] is '目' or '此' or '日' or '之' or '年' or '以') ? 1 : 0;
    }
}
