using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Persons with a surname of the list: after a post (国家数据局局长刘烈宏), in a list of such, before a post in brackets, before 先生, before or after a verb of
/// appointment, before 表示 or 出席. How many characters the given name has is settled by what stands behind it; 秦区长 and 孙俊青一行 give no more than is written.
/// </summary>
internal sealed class PersonRule : INameRule
{
    private enum After
    {
        None,
        Word,
        Stop,
        Post,
        Bracket,
        Say,
        Honor,
    }

    private enum Left
    {
        None,
        Fresh,
        WeakPost,
        Post,
        Listed,
        Appointed,
    }

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        var mine = found.Count;
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (scan.CueAt(at, Cue.Surname | Cue.RareSurname) is { } surname && surname.End < unit.Span.End && Named(scan, unit, surname, found, mine) is { } name)
            {
                found.Add(name);
            }
        }
    }

    private static NameSpan? Named(DocumentScan scan, TextUnit unit, TermHit surname, List<NameSpan> found, int mine)
    {
        var start = surname.Start;
        var left = LeftOf(scan, unit, start, found, mine);
        if (left == Left.None || BeginsWord(scan, start, surname.End))
        {
            return null;
        }

        NameSpan? two = Try(scan, unit, surname, 2, left, out var afterTwo);
        NameSpan? one = Try(scan, unit, surname, 1, left, out var afterOne);
        if (two is null || one is null)
        {
            return two ?? one;
        }

        // 局长李明说，: a verb of its own that a mark follows; 局长王强调研: the verb of two characters.
        if (afterOne == After.Say && (afterTwo == After.Stop || LongerVerb(scan, surname.End + 1)))
        {
            return one;
        }

        if (scan.CueAt(surname.End + 1, Cue.PersonFollow | Cue.SayVerb) is { } word && word.End - word.Start >= 3)
        {
            // 敖立作报告
            return one;
        }

        // 赵燕辞去: a word of two characters behind the shorter name leaves none for the longer, unless a mark or a verb shows its end.
        return afterTwo == After.None || afterOne == After.Honor || (afterTwo == After.Word && LongerVerb(scan, surname.End + 1)) ? one : two;
    }

    private static NameSpan? Try(DocumentScan scan, TextUnit unit, TermHit surname, int given, Left left, out After after)
    {
        after = After.None;
        var (start, end) = (surname.Start, surname.End + given);
        if (end > unit.Span.End || !PersonSigns.AllHan(scan.Text, surname.End, end) || CrossesName(scan, start, end))
        {
            return null;
        }

        after = AfterOf(scan, unit, end);
        var post = left is Left.Post or Left.Listed;
        var speaks = given == 2 && left == Left.Fresh && Speaker(scan, unit, start, end);
        if (Improbable(scan, surname.End, end, (post && after is not (After.None or After.Word)) || after is After.Bracket or After.Honor || speaks))
        {
            return null;
        }

        var rare = (surname.Term.Cues & Cue.Surname) == 0;
        switch (left)
        {
            case Left.Post when after != After.None && (!rare || given == 2 || after != After.Word || LongerVerb(scan, end)):
                return Make(scan, start, end, 74, "name.person-after-post");
            case Left.Post when given == 2 && !rare && PersonSigns.Given(scan.Text[end - 2]) && PersonSigns.Given(scan.Text[end - 1]):
                // What follows is no word that the lists know; the characters are those of given names.
                return Make(scan, start, end, 73, "name.person-after-post");
            case Left.Listed when after is not (After.None or After.Word):
                return Make(scan, start, end, 74, "name.person-listed");
            case Left.Listed when after == After.Word && given == 2:
                return Make(scan, start, end, 74, "name.person-listed");
            case Left.Appointed when after is After.Word or After.Stop or After.Bracket or After.Honor or After.Post && given == 2 && !rare && Duty(scan, end):
                return Make(scan, start, end, 70, "name.person-appointed");
            case Left.WeakPost when !rare && (after is After.Stop or After.Say or After.Honor or After.Bracket || (given == 2 && after == After.Word)):
                return Make(scan, start, end, 72, "name.person-after-post");
        }

        if (left == Left.None)
        {
            return null;
        }

        if (after == After.Honor)
        {
            return Make(scan, start, end, 73, "name.person-honorific");
        }

        if (after == After.Bracket)
        {
            return Make(scan, start, end, 72, "name.person-with-post");
        }

        if (rare)
        {
            return null;
        }

        if (speaks && (surname.Term.Cues & Cue.Surname) != 0)
        {
            return Make(scan, start, end, 60, "name.person-speaker");
        }

        if (after == After.Post && Scholar(scan, end) && (given == 2 || PersonSigns.Given(scan.Text[end - 1])))
        {
            return Make(scan, start, end, 70, "name.person-with-post");
        }

        if (given == 1 && left == Left.Fresh && scan.CueAt(end, Cue.PersonFollow) is { } office && Duty(scan, end) && scan.StartingAt(office.End).Any(h => h.Term.Names.Exists(e => e.Kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Park or EntityKind.Place)))
        {
            // 李强任无锡…局局长
            return Make(scan, start, end, 56, "name.person-appointed");
        }

        if (given == 2 && left is Left.Fresh or Left.Appointed && ((after == After.Say && Speaks(scan, end)) || Duty(scan, end)))
        {
            return Make(scan, start, end, 52, "name.person-speaking");
        }

        return null;
    }

    private static NameSpan Make(DocumentScan scan, int start, int end, int priority, string rule) =>
        new(new TextSpan(start, end), EntityKind.Person, scan.Text[start..end], rule) { Priority = priority };

    private static Left LeftOf(DocumentScan scan, TextUnit unit, int start, List<NameSpan> found, int mine)
    {
        if (start == unit.Span.Start)
        {
            return Left.Fresh;
        }

        if (scan.CueBefore(start, Cue.Post) is { } post && post.Start >= unit.Span.Start && !(scan.CueAt(post.Start, Cue.Post) is { } longer && longer.End > start))
        {
            return (post.Term.Cues & Cue.WeakPost) != 0 && !Inside(scan, post) ? Left.WeakPost : Left.Post;
        }

        var before = scan.Text[start - 1];
        if (before is '、' or '和' or '与' or '及')
        {
            for (var i = found.Count - 1; i >= mine; i--)
            {
                if (found[i].Span.End == start - 1)
                {
                    return Left.Listed;
                }
            }

            // 潘建伟、朱晓波: behind a person whom the lists know.
            if (scan.EndingAt(start - 1).Any(h => h.Start >= unit.Span.Start && h.End - h.Start >= 3 && h.Term.Names.Exists(e => e.Kind == EntityKind.Person)))
            {
                return Left.Listed;
            }
        }

        if (scan.CueBefore(start, Cue.AppointVerb) is { } verb && verb.Start >= unit.Span.Start)
        {
            return Left.Appointed;
        }

        return NameBoundary.IsStop(before) || scan.CueBefore(start, Cue.Breaker) is not null || scan.EndingAt(start).Any(h => h.Start >= unit.Span.Start && h.Term.Names.Exists(e => e.Kind == EntityKind.Organization)) ? Left.Fresh : Left.None;
    }

    /// <summary>A weak post that a name of a body stands before is a post (南瑞集团专家李某某).</summary>
    private static bool Inside(DocumentScan scan, TermHit post)
    {
        foreach (var hit in scan.EndingAt(post.Start))
        {
            if (hit.Term.Names.Exists(e => e.Kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization))
            {
                return true;
            }
        }

        return false;
    }

    private static After AfterOf(DocumentScan scan, TextUnit unit, int end)
    {
        if (end == unit.Span.End)
        {
            return After.Stop;
        }

        if (scan.CueAt(end, Cue.Honorific) is not null)
        {
            return After.Honor;
        }

        if (scan.Text[end] is '（' or '(' && HasPostInside(scan, end + 1, unit.Span.End))
        {
            return After.Bracket;
        }

        if (scan.CueAt(end, Cue.SayVerb | Cue.AttendVerb) is not null)
        {
            return After.Say;
        }

        if (scan.CueAt(end, Cue.Post) is { } post && post.End <= unit.Span.End)
        {
            return After.Post;
        }

        if (NameBoundary.IsStop(scan.Text[end]))
        {
            return After.Stop;
        }

        return scan.CueAt(end, Cue.PersonFollow | Cue.Breaker) is not null ? After.Word : After.None;
    }

    /// <summary>何咏前：…: who speaks, at the beginning of a line of questions and answers; both characters are those of given names or the document has other such lines.</summary>
    private static bool Speaker(DocumentScan scan, TextUnit unit, int start, int end)
    {
        var text = scan.Text;
        if (start != unit.Span.Start || end + 8 > unit.Span.End || text[end] is not ('：' or ':'))
        {
            return false;
        }

        for (var at = start; at < end; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End - hit.Start >= 2 && (hit.Term.Names.Count > 0 || (hit.Term.Cues & ~(Cue.Surname | Cue.RareSurname)) != 0))
                {
                    return false;
                }
            }
        }

        return text.Contains("答记者问", StringComparison.Ordinal) || text.Contains("发布会", StringComparison.Ordinal) || text.Contains("问：", StringComparison.Ordinal) || text.Contains("记者：", StringComparison.Ordinal)
            || text.Contains("主持人", StringComparison.Ordinal) || text.Contains("访谈", StringComparison.Ordinal) || text.Contains("专访", StringComparison.Ordinal);
    }

    private static bool LongerVerb(DocumentScan scan, int at) =>
        scan.CueAt(at, Cue.SayVerb | Cue.AttendVerb | Cue.PersonFollow) is { } verb && verb.End - verb.Start > 1;

    private static bool Scholar(DocumentScan scan, int at) =>
        scan.CueAt(at, Cue.Post) is { Term.Text: "院士" or "教授" or "副教授" or "研究员" or "博士" or "律师" or "老师" };

    private static bool Speaks(DocumentScan scan, int at) =>
        scan.CueAt(at, Cue.SayVerb) is { Term.Text: "表示" or "指出" or "介绍" or "认为" or "强调" or "透露" or "坦言" or "告诉" or "在会上" or "致辞" or "出席" or "会见" or "调研" or "带队" or "率队" or "主持" or "回应" or "说" };

    private static bool Duty(DocumentScan scan, int at) =>
        scan.CueAt(at, Cue.PersonFollow) is { Term.Text: "担任" or "出任" or "现任" or "曾任" or "兼任" or "接任" or "就任" or "历任" or "卸任" or "离任" or "辞任" or "辞去" or "当选" or "获任" or "受聘" or "不再担任" or "继续担任" or "被任命为" or "被聘为" or "任" or "当选为" or "转任" or "调任" or "升任" or "为" };

    private static bool HasPostInside(DocumentScan scan, int from, int limit)
    {
        for (var at = from; at < limit && at - from < 30 && scan.Text[at] is not ('）' or ')'); at++)
        {
            if (scan.CueAt(at, Cue.Post) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CrossesName(DocumentScan scan, int start, int end)
    {
        for (var at = Math.Max(0, start - 8); at < end; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.Start < end && hit.End > start && hit.Term.Names.Count > 0 && !(hit.Start == start && hit.End == end)
                    && (hit.End - hit.Start >= 3 || hit.Start < start || hit.End > end))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The surname's character begins a word of the language (成立, 任期) or of a rule (高新区, 书记).</summary>
    private static bool BeginsWord(DocumentScan scan, int start, int surnameEnd)
    {
        foreach (var hit in scan.StartingAt(start))
        {
            if (hit.End > surnameEnd && (hit.Term.Cues & ~(Cue.Surname | Cue.RareSurname | Cue.Generic | Cue.BrandSuffix)) != 0)
            {
                return true;
            }

            if (hit.End > surnameEnd + 1 && hit.Term.Names.Exists(e => e.Kind != EntityKind.Person))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The given name holds a character or word that given names have not; <paramref name="shown"/>: a post before and a sure end behind allow words that are also given names (李建设).</summary>
    private static bool Improbable(DocumentScan scan, int from, int end, bool shown)
    {
        var text = scan.Text;
        for (var at = from; at < end; at++)
        {
            if (PersonSigns.NeverGiven(text[at]) || (!shown && PersonSigns.SeldomGiven(text[at])))
            {
                return true;
            }

            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End <= end && hit.End - hit.Start >= 2 && (hit.Term.Cues & ~(Cue.Surname | Cue.RareSurname | Cue.Generic | Cue.BrandSuffix | Cue.PersonFollow)) != 0 && !shown)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
