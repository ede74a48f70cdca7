using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>Builds the noun phrases and groups of one unit from its mentions and cue words.</summary>
internal sealed class PhraseReader(DocumentScan scan, TextUnit unit, ImmutableArray<UnitMention> mentions, ImmutableArray<CueHit> cues)
{
    private const int LongestBracket = 44;

    private const RelationCue GoverningVerbs = RelationCue.Equity | RelationCue.Cooperate | RelationCue.Receive | RelationCue.Locate | RelationCue.Supersede | RelationCue.Address | RelationCue.HostsPlace
        | RelationCue.AppointObject | RelationCue.Lender | RelationCue.Cornerstone | RelationCue.OrganizeRole;

    private readonly string text = scan.Text;

    /// <summary>Noun phrases by position.</summary>
    public ImmutableArray<NounPhrase> Phrases()
    {
        var phrases = new List<NounPhrase>();
        foreach (var mention in mentions)
        {
            if (phrases.Count > 0 && phrases[^1].Span.Contains(mention.Span))
            {
                continue; // inside the brackets behind a name
            }

            phrases.Add(new NounPhrase(mention, Widened(mention.Span)));
        }

        Absorb(phrases);
        return [.. phrases];
    }

    /// <summary>Lists of phrases.</summary>
    public ImmutableArray<NounGroup> Groups(ImmutableArray<NounPhrase> phrases)
    {
        var groups = ImmutableArray.CreateBuilder<NounGroup>();
        for (var first = 0; first < phrases.Length;)
        {
            var joints = ImmutableArray.CreateBuilder<Joint>();
            var last = first;
            while (last + 1 < phrases.Length && SameClass(phrases[first].Head.Kind, phrases[last + 1].Head.Kind) && JointOf(phrases[last].Span.End, phrases[last + 1].Span.Start) is { } joint)
            {
                joints.Add(joint);
                last++;
            }

            var start = phrases[first].Span.Start;
            var (marker, markerStart) = MarkerBefore(start);
            groups.Add(new NounGroup([.. phrases[first..(last + 1)]], joints.ToImmutable(), new TextSpan(start, TailEnd(phrases[last].Span.End)), marker, markerStart));
            first = last + 1;
        }

        return groups.ToImmutable();
    }

    /// <summary>With the brackets behind it and the quotation marks around it.</summary>
    private TextSpan Widened(TextSpan span)
    {
        var start = span.Start;
        var end = span.End;
        if (start > unit.Span.Start && end < unit.Span.End && text[start - 1] is '“' && text[end] is '”')
        {
            start--;
            end++;
        }

        if (end < unit.Span.End && text[end] is '（' or '(')
        {
            var close = text.AsSpan(end, Math.Min(LongestBracket, unit.Span.End - end)).IndexOfAny('）', ')');
            if (close > 0)
            {
                end += close + 1;
            }
        }

        return new TextSpan(start, end);
    }

    /// <summary>Joins owner and subsidiary, place and what stands behind its 的, employer and person.</summary>
    private void Absorb(List<NounPhrase> phrases)
    {
        for (var i = 0; i < phrases.Count; i++)
        {
            var current = phrases[i];
            if (current.Head.Kind == EntityKind.Person)
            {
                var (posts, start) = new PostReader(scan, unit).Before(phrases, i);
                if (posts.Length > 0)
                {
                    var taken = phrases.FindIndex(p => p.Span.Start >= start);
                    phrases.RemoveRange(taken, i - taken);
                    i = taken;
                    phrases[i] = current with { Posts = posts, Span = new TextSpan(start, current.Span.End) };
                }

                continue;
            }

            if (i == 0)
            {
                continue;
            }

            var before = phrases[i - 1];
            var between = text.AsSpan(before.Span.End, Math.Max(0, current.Span.Start - before.Span.End)).Trim("的 ".AsSpan());
            var gap = current.Span.Start - before.Span.End;
            if (IsBody(before.Head.Kind) && IsBody(current.Head.Kind) && gap is > 0 and <= 14 && Covers(between, before.Span.End, current.Span.Start, RelationCue.Subsidiary))
            {
                phrases[i] = current with { Owners = [before.Head, .. before.Owners], Span = new TextSpan(before.Span.Start, current.Span.End) };
                phrases.RemoveAt(--i);
            }
            else if (before.Head.Kind is EntityKind.Place or EntityKind.Park && current.Head.Kind is EntityKind.Company or EntityKind.Organization or EntityKind.Park && gap is > 0 and <= 10 && Belonging(before.Span.End, current.Span.Start))
            {
                phrases[i] = current with { Place = before.Head, Span = new TextSpan(before.Span.Start, current.Span.End) };
                phrases.RemoveAt(--i);
            }
            else if (gap == 0 && before.Head.Kind == EntityKind.Place && current.Head.Kind is EntityKind.Place or EntityKind.Park or EntityKind.Company or EntityKind.Organization or EntityKind.Agency)
            {
                phrases[i] = current with { Span = new TextSpan(before.Span.Start, current.Span.End) };
                phrases.RemoveAt(--i);
            }
        }
    }

    private bool Covers(ReadOnlySpan<char> between, int from, int to, RelationCue cue)
    {
        foreach (var hit in cues)
        {
            if (hit.Start >= from && hit.End <= to && hit.Is(cue) && between.Length - hit.Length <= 1 && between.IndexOfAny("，。；") < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>的, or a word for its kind before what follows (企业, 公司, 民营企业), with or without 的.</summary>
    private bool Belonging(int from, int to)
    {
        if (text[from] == '的')
        {
            from++;
            if (from == to)
            {
                return true;
            }
        }

        while (from < to && scan.CueAt(from, Cue.Lead) is { } lead && lead.End <= to && !cues.Any(c => c.Start == from && c.Is(RelationCue.Locate)))
        {
            from = lead.End;
        }

        return from == to;
    }

    private Joint? JointOf(int from, int to)
    {
        var between = text.AsSpan(from, Math.Max(0, to - from)).Trim(" ”“》《".AsSpan());
        return between switch
        {
            "、" or "/" or "," or "&" or "、原" or "等" => Joint.Comma,
            "和" or "及" or "以及" or "，以及" or "、以及" or "，和" or "还有" => Joint.And,
            "与" or "同" or "携手" or "联合" or "联手" or "会同" or "，会同" or "，联合" or "跟" or "牵手" or "等与" => Joint.With,
            "" when from < to && text[from] is '》' => Joint.Comma,
            _ => null,
        };
    }

    /// <summary>Behind 等, 等6家企业, 等部门, 双方, 三方.</summary>
    private int TailEnd(int end)
    {
        if (end >= unit.Span.End || text[end] != '等')
        {
            return end;
        }

        end++;
        while (end < unit.Span.End && (char.IsAsciiDigit(text[end]) || "一二三四五六七八九十两多余数家个位名所".Contains(text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        foreach (var word in (ReadOnlySpan<string>)["有关部门", "部门", "部委", "单位", "企业", "机构", "投资机构", "知名机构", "公司", "投资方", "高校", "院校", "银行", "方", "人", "领导", "嘉宾"])
        {
            if (text.AsSpan(end, unit.Span.End - end).StartsWith(word))
            {
                return end + word.Length;
            }
        }

        return end;
    }

    private (Marker Marker, int Start) MarkerBefore(int start)
    {
        var at = start;
        while (at > unit.Span.Start && text[at - 1] is ' ' or '“')
        {
            at--;
        }

        for (var skipped = 0; skipped < 3 && scan.CueBefore(at, Cue.Lead) is { } lead && lead.Start >= unit.Span.Start && MarkerAt(at) is null; skipped++)
        {
            at = lead.Start;
        }

        return MarkerAt(at) is { } found ? found : (Marker.None, start);
    }

    private (Marker, int)? MarkerAt(int at)
    {
        if (at <= unit.Span.Start)
        {
            return null;
        }

        var before = at - 2 >= unit.Span.Start ? text.AsSpan(at - 2, 2) : default;
        switch (text[at - 1])
        {
            case '由' or '经' or '被' when before is not ("自由" or "理由" or "已经" or "曾经" or "财经"):
                return (Marker.By, at - 1);
            case '向' or '对' or '给' when before is not ("方向" or "面向" or "投向" or "针对" or "转向"):
                return (Marker.To, at - 1);
            case '为' when before is not ("成为" or "作为" or "认为" or "称为" or "分为" or "位为" or "者为" or "户为" or "名为" or "定为" or "列为"):
                return (Marker.To, at - 1);
            case '与' or '同' or '跟' or '和' when before is not ("参与" or "共同" or "合同" or "赋予" or "会同" or "协同" or "如同"):
                return (Marker.With, at - 1);
            case '在' or '于' or '赴' or '至' when before is not ("现在" or "正在" or "存在" or "位于" or "落户" or "由于" or "终于" or "关于" or "在于" or "用于"):
                return (Marker.At, at - 1);
            case '从' or '自':
                return (Marker.From, at - 1);
            case '据' when before is not ("数据" or "依据" or "根据"):
                return (Marker.According, at - 1);
            case '将' or '把':
                return (Marker.Object, at - 1);
        }

        switch (before)
        {
            case "携手" or "联合" or "联手" or "牵手" or "会同":
                return (Marker.With, at - 2);
            case "根据" or "按照" or "依据" or "依照" or "参照":
                return (Marker.According, at - 2);
            case "来自":
                return (Marker.From, at - 2);
        }

        var verb = text[at - 1] is '了' ? at - 1 : at;
        foreach (var hit in cues)
        {
            if (hit.End == verb && hit.Is(GoverningVerbs) && hit.Length >= 2)
            {
                return (Marker.Object, hit.Start);
            }
        }

        return null;
    }

    private static bool SameClass(EntityKind a, EntityKind b) => a == b || (IsBody(a) && IsBody(b));

    private static bool IsBody(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Park or EntityKind.Place;
}
