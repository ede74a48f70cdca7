using Graph.Extraction.Lexicons;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// Local bodies: a place and a stem (苏州市 + 商务局), a level word whose place stands before in the document (市商务局, 省委),
/// and departments of a body (国家数据局数据资源司), whose parent is a mention of its own.
/// </summary>
internal sealed class AgencyRule : INameRule
{
    private const int LongestDepartment = 14;

    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            if (scan.Text[at] is '局' or '厅' && Open(scan, unit, at + 1) is { } open)
            {
                found.Add(open);
            }

            if (scan.CueAt(at, Cue.AgencyStem) is { } stem && stem.End <= unit.Span.End && Local(scan, unit, stem) is { } local)
            {
                found.Add(local);
                Department(scan, unit, local, found);
            }

            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End <= unit.Span.End && hit.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Agency) is { } agency)
                {
                    Department(scan, unit, new NameSpan(new TextSpan(hit.Start, hit.End), EntityKind.Agency, agency.Name, "name.gazetteer") { Priority = 80, Entry = agency }, found);
                }
            }
        }
    }

    /// <summary>A bureau that no pattern lists, from its place's full form to 局 or 厅: 三亚市旅游和文化广电体育局.</summary>
    private static NameSpan? Open(DocumentScan scan, TextUnit unit, int end)
    {
        var text = scan.Text;
        if (end < unit.Span.End && !NameBoundary.IsStop(text[end]) && scan.CueAt(end, Cue.Post | Cue.Breaker | Cue.SayVerb | Cue.IssueVerb | Cue.OrganizeVerb | Cue.AttendVerb) is null)
        {
            return null;
        }

        for (var at = end - 3; at > unit.Span.Start && end - at <= 16; at--)
        {
            if (NameBoundary.IsStop(text[at]) || text[at] is '的' or '在' or '由' or '向' or '对' or '等' or '会')
            {
                return null;
            }

            if (text[at - 1] is '省' or '市' or '区' or '县' or '州' or '盟' or '旗' && PlaceChain(scan, unit, at) is { } place)
            {
                for (var inside = at; inside < end - 1; inside++)
                {
                    if (scan.CueAt(inside, Cue.Breaker | Cue.Post) is { } word && word.End < end && word.End - word.Start > 1 && scan.CueAt(inside, Cue.Compound | Cue.Generic | Cue.Business) is null)
                    {
                        return null;
                    }
                }

                var stem = text[at..end];
                return new NameSpan(new TextSpan(place.Start, end), EntityKind.Agency, place.Name + stem, "name.local-bureau") { Priority = 68, Aliases = [text[place.Start..at] + stem, place.ShortName + stem] };
            }
        }

        return null;
    }

    private static NameSpan? Local(DocumentScan scan, TextUnit unit, TermHit stem)
    {
        var canonicalStem = stem.Term.Text == "委" ? "委" : stem.Term.CueValue is { Length: > 0 } value ? value : stem.Term.Text;
        if (PlaceChain(scan, unit, stem.Start) is { } place)
        {
            if (scan.NameBefore(stem.Start, EntityKind.Place) is { } abroad && !abroad.Term.Names.Concat(abroad.Term.WeakNames).Any(e => e.Kind == EntityKind.Place && (e.Code is { Length: 6 } || e.LocatedIn == "中国")))
            {
                // 得克萨斯州政府: a body of another country is called as written.
                return stem.Term.Text is "政府" or "议会" ? new NameSpan(new TextSpan(abroad.Start, stem.End), EntityKind.Agency, abroad.Term.Text + stem.Term.Text, "name.foreign-agency") { Priority = 78 } : null;
            }

            var written = scan.Text[place.Start..stem.Start];
            var canonical = place.Name + canonicalStem;
            if (Regional(stem.Term.Text) is { } office)
            {
                // 山东能源监管办 is 国家能源局山东监管办公室, a part of the central body and none of the province's.
                var full = office.Body + place.ShortName + office.Part;
                return new NameSpan(new TextSpan(place.Start, stem.End), EntityKind.Agency, full, "name.regional-office")
                {
                    Priority = 78,
                    Aliases = [written + stem.Term.Text, place.ShortName + stem.Term.Text, office.Body + place.Name + office.Part, .. office.Short is { } body ? new[] { body + place.ShortName + office.Part } : []],
                };
            }

            return new NameSpan(new TextSpan(place.Start, stem.End), EntityKind.Agency, canonical, "name.local-agency")
            {
                Priority = 78,
                Aliases = canonicalStem == "委" ? [written + "委", "中共" + canonical, "中共" + canonical + "员会"] : [written + canonicalStem, place.ShortName + canonicalStem, place.Name + stem.Term.Text],
            };
        }

        // 市商务局, 省委: the place comes from the context.
        var level = LevelWord(scan.Text, unit, stem.Start);
        if (level is null || (stem.Start - level.Length > unit.Span.Start && scan.Text[stem.Start - level.Length - 1] is '各' or '全') || !Boundary(scan, unit, stem.Start - level.Length))
        {
            return null;
        }

        if (scan.NameBefore(stem.Start - level.Length, EntityKind.Place) is { } own && own.Start >= unit.Span.Start && own.Term.Text.EndsWith(level, StringComparison.Ordinal) && own.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Place) is { } district)
        {
            // 滨海新区区委: the level is said twice.
            return new NameSpan(new TextSpan(own.Start, stem.End), EntityKind.Agency, own.Term.Text + level + canonicalStem, "name.local-agency")
            {
                Priority = 78,
                Aliases = [own.Term.Text + canonicalStem, PlaceNames.FullName(district) + canonicalStem],
            };
        }

        var context = scan.Places.Before(stem.Start - level.Length, level);
        return context is null
            ? null
            : new NameSpan(new TextSpan(stem.Start - level.Length, stem.End), EntityKind.Agency, context + canonicalStem, "name.agency-from-context") { Priority = 60 };
    }

    /// <summary>The central body whose office in a province goes by a short stem, what the office is called in full, and a short form of the body; null for local stems.</summary>
    private static (string Body, string Part, string? Short)? Regional(string stem) => stem switch
    {
        "能源监管办" or "能源监管办公室" => ("国家能源局", "监管办公室", null),
        "能源监管局" => ("国家能源局", "监管局", null),
        "金融监管局" => ("国家金融监督管理总局", "监管局", "金融监管总局"),
        "证监局" => ("中国证券监督管理委员会", "监管局", "中国证监会"),
        "外汇局" or "外汇分局" => ("国家外汇管理局", "分局", "国家外汇局"),
        _ => null,
    };

    private static bool StartsAgency(DocumentScan scan, int at)
    {
        foreach (var hit in scan.StartingAt(at))
        {
            if (hit.End - hit.Start >= 4 && hit.Term.Names.Exists(e => e.Kind == EntityKind.Agency))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place written directly before, with the places that it is written within (四川省成都市).</summary>
    internal static (int Start, string Name, string ShortName)? PlaceChain(DocumentScan scan, TextUnit unit, int end)
    {
        var last = scan.NameBefore(end, EntityKind.Place);
        if (last is not { } hit || hit.Start < unit.Span.Start)
        {
            return null;
        }

        var entry = hit.Term.Names.Concat(hit.Term.WeakNames).First(e => e.Kind == EntityKind.Place);
        if (hit.Term.Names.Count(e => e.Kind == EntityKind.Place) > 1)
        {
            // 鼓楼区政府: of the city that the document names; without one the name says no more than itself.
            if (scan.Places.Choose(hit.Term.Names, hit.Start) is not { } chosen)
            {
                return (hit.Start, hit.Term.Text, hit.Term.Text);
            }

            entry = chosen;
        }

        if (PlaceNames.IsCountry(entry) || PlaceNames.IsRegion(entry))
        {
            return null;
        }

        var start = hit.Start;
        while (scan.NameBefore(start, EntityKind.Place) is { } outer && outer.Start >= unit.Span.Start
            && outer.Term.Names.Any(e => e.Kind == EntityKind.Place && !PlaceNames.IsCountry(e)))
        {
            start = outer.Start;
        }

        return (start, PlaceNames.FullName(entry), entry.Name);
    }

    internal static string? LevelWord(string text, TextUnit unit, int end)
    {
        foreach (var word in (ReadOnlySpan<string>)["自治区", "本市", "我市", "该市", "全市", "本省", "我省", "该省", "全省", "省", "市", "区", "县", "州"])
        {
            if (end - word.Length >= unit.Span.Start && text.AsSpan(end - word.Length, word.Length).SequenceEqual(word))
            {
                return word;
            }
        }

        return null;
    }

    internal static bool Boundary(DocumentScan scan, TextUnit unit, int start) =>
        start == unit.Span.Start || NameBoundary.IsStop(scan.Text[start - 1]) || scan.CueBefore(start, Cue.Breaker | Cue.OrganizeVerb | Cue.IssueVerb) is not null
        || scan.EndingAt(start).Any(h => h.Term.Names.Count > 0);

    internal static void Department(DocumentScan scan, TextUnit unit, NameSpan parent, List<NameSpan> found)
    {
        var text = scan.Text;
        var start = parent.Span.End;
        var limit = Math.Min(unit.Span.End, start + LongestDepartment);
        for (var at = start; at < limit; at++)
        {
            var c = text[at];
            if (NameBoundary.IsStop(c) || c is '的' or '在' or '与')
            {
                return;
            }

            if (scan.CueAt(at, Cue.IssueVerb | Cue.OrganizeVerb | Cue.SayVerb | Cue.Post) is { } cue && cue.End - cue.Start > 1)
            {
                // 司长, 局长 and verbs end the search: what follows is not a department.
                return;
            }

            if (text.AsSpan(at, Math.Min(2, limit - at)) is "设立" or "成立" or "组建" or "新设" or "增设")
            {
                // 国家发展改革委去年底设立低空经济发展司: the department's name begins behind the verb.
                start = at + 2;
                at++;
                continue;
            }

            if (at > start && StartsAgency(scan, at))
            {
                // 国务院任命某人为国家数据局局长: the second body is no part of the first.
                return;
            }

            var isEnd = c == '司' || (c is '局' or '处' && at >= start + 2 - (c == '处' ? 1 : 0) && (at + 1 == unit.Span.End || NameBoundary.IsStop(text[at + 1]) || scan.CueAt(at + 1, Cue.Post | Cue.SayVerb) is not null)) || (c == '厅' && at > start && text[at - 1] == '公') || (c == '室' && at >= start + 2 && text[(at - 2)..at] is "办公");
            if (!isEnd || at + 1 - start < 2 || (at + 1 < unit.Span.End && text[at + 1] is '长' or '法' or '机' or '令'))
            {
                continue;
            }

            var department = text[start..(at + 1)];
            if (department is "公司" || department.EndsWith("公司", StringComparison.Ordinal) || department.Contains('省') || department.Contains('市'))
            {
                return;
            }

            foreach (var whole in scan.StartingAt(parent.Span.Start).Where(h => h.End == at + 1))
            {
                if (whole.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Agency) is { } known)
                {
                    // The list knows the whole name. A department names its ministry; 国务院办公厅 is a body of its own.
                    if (parent.Entry is not null && (c == '司' || known.File.EndsWith("agencies-departments.csv", StringComparison.Ordinal)))
                    {
                        found.Add(new NameSpan(new TextSpan(parent.Span.Start, at + 1), EntityKind.Agency, known.Name, "name.department") { Priority = 82, Entry = known, Parent = parent });
                    }

                    return;
                }
            }

            found.Add(new NameSpan(new TextSpan(start == parent.Span.End ? parent.Span.Start : start, at + 1), EntityKind.Agency, parent.Canonical + department, "name.department")
            {
                Priority = 82,
                Parent = parent,
                Aliases = [department.Length > 3 ? department : parent.Canonical + department],
            });
            return;
        }
    }
}
