using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Themes;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// LINKED_TO between the themes that a sentence names: A支撑B (enables), A离不开B (requires), A制约B (constrains), A受制于B, A以B为支撑, B为A提供支撑, A与B协同 (coordinates, each pair of the list).
/// A clause without a subject (也离不开C, 两者都需要C) has that of the clause or sentence before. Naming two themes side by side says nothing by itself.
/// </summary>
internal sealed class ThemeLinkRule(ThemeVocabulary vocabulary) : IRelationRule
{
    /// <summary>Longest stretch between the last word of the subject and the verb, and between the verb and its first object.</summary>
    private const int SubjectReach = 9;
    private const int ObjectReach = 14;
    private const int LongestFiller = 5;

    private static readonly string[] Together = ["协同", "统筹", "融合", "联动", "一体化", "一体规划", "耦合", "衔接", "互促", "同频", "协调发展", "协调推进", "相互促进", "互为支撑"];
    private static readonly string[] TogetherBefore = ["统筹", "协同", "融合", "联动"];
    private static readonly string[] Pronouns = ["两者", "二者", "三者", "它们", "两个产业", "这两个产业", "两大产业"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        List<Named> before = [];
        var section = -1;
        foreach (var unit in context.Units)
        {
            if (unit.Unit.Section != section)
            {
                section = unit.Unit.Section;
                before = [];
            }

            var names = Names(context, unit);
            if (!unit.Unit.IsHeading)
            {
                Directed(context, unit, names, before, found);
                Coordinated(context, unit, names, found);
            }

            if (names.Count > 0)
            {
                before = [.. before.TakeLast(6), .. names];
            }
        }
    }

    private static void Directed(RelationContext context, RelationUnit unit, List<Named> names, List<Named> before, List<RelationCandidate> found)
    {
        List<string> carried = [];
        var segment = -1;
        var floor = unit.Unit.Span.Start;
        foreach (var verb in unit.All(RelationCue.Link))
        {
            var start = context.CommaStart(unit, verb.Start);
            var end = context.CommaEnd(unit, verb.End);
            if (start != segment)
            {
                segment = start;
                floor = start;
            }

            var subjects = Subjects(context, names, Math.Max(start, floor), verb.Start);
            if (subjects.Count == 0)
            {
                var lead = context.Between(Math.Max(start, floor), verb.Start);
                subjects = Pronoun(lead) is { } several ? LastThemes(names.Count > 0 && names[0].Span.End <= verb.Start ? names.FindAll(n => n.Span.End <= verb.Start) : before, several)
                    : lead.Length <= 4 ? carried.Count > 0 || lead is not ("" or "也") || context.Between(verb.Start, verb.End) is "需要" ? carried : Opening(context, unit, names, start) : [];
            }

            floor = verb.End;
            if (subjects.Count == 0 || Negated(context, unit, verb.Start) || (verb.End < end && context.Text[verb.End] == '的'))
            {
                continue;
            }

            var objects = Objects(context, unit, names, verb, end, out var reached);
            if (objects.Count == 0 || NamesAnEvent(context, unit, reached))
            {
                carried = subjects;
                continue;
            }

            carried = subjects;
            foreach (var subject in subjects)
            {
                foreach (var target in objects)
                {
                    switch (verb.Value)
                    {
                        case "constrained":
                            Add(unit, target, subject, "constrains", 0.85, found);
                            break;
                        case { } kind:
                            Add(unit, subject, target, kind, 0.85, found);
                            break;
                    }
                }
            }
        }

        Provided(context, unit, names, found);
        Founded(context, unit, names, found);
    }

    /// <summary>储能要做大，离不开信贷: the theme that the phrase before begins with.</summary>
    private static List<string> Opening(RelationContext context, RelationUnit unit, List<Named> names, int start)
    {
        if (start - 1 <= unit.Unit.Span.Start || context.Text[start - 1] != '，')
        {
            return [];
        }

        var before = context.CommaStart(unit, start - 1);
        foreach (var name in names)
        {
            if (name.Span.Start >= before && name.Span.End <= start)
            {
                return name.Span.Start - before <= 2 ? [name.Theme] : [];
            }
        }

        return [];
    }

    /// <summary>The list of themes that ends right before the verb, nearest first.</summary>
    private static List<string> Subjects(RelationContext context, List<Named> names, int from, int verb)
    {
        var themes = new List<string>();
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (names[i].Span.End > verb || names[i].Span.Start < from)
            {
                continue;
            }

            if (themes.Count == 0)
            {
                var gap = context.Between(names[i].Span.End, verb);
                if (gap.Length > SubjectReach || gap.IndexOfAny("、和与") >= 0)
                {
                    return themes;
                }
            }
            else if (!ListJoin(context.Between(names[i].Span.End, names[i + 1].Span.Start)))
            {
                return themes;
            }

            themes.Add(names[i].Theme);
        }

        return themes;
    }

    /// <summary>The list of themes behind the verb in its phrase; 受到 and 受 need 制约 behind it.</summary>
    private static List<string> Objects(RelationContext context, RelationUnit unit, List<Named> names, CueHit verb, int end, out int reached)
    {
        var themes = new List<string>();
        reached = verb.End;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Span.Start < verb.End)
            {
                continue;
            }

            if (names[i].Span.End > end)
            {
                break;
            }

            if (themes.Count == 0)
            {
                if (names[i].Span.Start - verb.End > ObjectReach || unit.Any(verb.End, names[i].Span.Start, RelationCue.Link))
                {
                    break;
                }
            }
            else if (context.Between(names[i - 1].Span.End, names[i].Span.Start) is "的")
            {
                themes.RemoveAt(themes.Count - 1); // 量子的标准: the head stands behind 的
            }
            else if (!ListJoin(context.Between(names[i - 1].Span.End, names[i].Span.Start)))
            {
                break;
            }

            themes.Add(names[i].Theme);
            reached = names[i].Span.End;
        }

        if (context.Between(verb.Start, verb.End) is "受到" or "受" or "面临" && !Contains(context.Between(reached, Math.Min(end, reached + 6)), ["制约", "约束", "限制", "掣肘"]))
        {
            themes.Clear();
        }

        return themes;
    }

    /// <summary>B为A提供支撑, A以B为支撑.</summary>
    private static void Provided(RelationContext context, RelationUnit unit, List<Named> names, List<RelationCandidate> found)
    {
        for (var i = 0; i + 1 < names.Count; i++)
        {
            var between = context.Between(names[i].Span.End, names[i + 1].Span.Start);
            var after = context.Between(names[i + 1].Span.End, Math.Min(unit.Unit.Span.End, names[i + 1].Span.End + 12));
            var stop = after.IndexOfAny("，。；");
            after = stop >= 0 ? after[..stop] : after;
            if (between.Length is > 0 and <= 6 && between.IndexOfAny("，。；、") < 0)
            {
                if (between[^1] == '为' && Contains(after, ["提供支撑", "提供了支撑", "提供保障", "提供动力", "提供底座", "提供坚实支撑", "提供有力支撑"]))
                {
                    Add(unit, names[i].Theme, names[i + 1].Theme, "enables", 0.8, found);
                }
                else if (between[^1] == '以' && Contains(after, ["为支撑", "为前提", "为基础", "为保障", "为依托"]))
                {
                    Add(unit, names[i].Theme, names[i + 1].Theme, "requires", 0.8, found);
                }
            }
        }
    }

    /// <summary>A是B的基础.</summary>
    private static void Founded(RelationContext context, RelationUnit unit, List<Named> names, List<RelationCandidate> found)
    {
        for (var i = 0; i + 1 < names.Count; i++)
        {
            if (context.Between(names[i].Span.End, names[i + 1].Span.Start) is not ("是" or "作为" or "已成为" or "成为"))
            {
                continue;
            }

            var after = context.Between(names[i + 1].Span.End, Math.Min(context.CommaEnd(unit, names[i + 1].Span.End), names[i + 1].Span.End + 12));
            if (after.IndexOf('的') is >= 0 and <= 4 && (after.EndsWith("基础") || after.EndsWith("底座") || after.EndsWith("基石") || after.EndsWith("支撑") || after.EndsWith("前提") || after.EndsWith("保障")))
            {
                Add(unit, names[i].Theme, names[i + 1].Theme, "enables", 0.8, found);
            }
        }
    }

    private static void Coordinated(RelationContext context, RelationUnit unit, List<Named> names, List<RelationCandidate> found)
    {
        for (var first = 0; first < names.Count;)
        {
            var last = first;
            while (last + 1 < names.Count && ListJoin(context.Between(names[last].Span.End, names[last + 1].Span.Start)))
            {
                last++;
            }

            if (last > first && TogetherNear(context, unit, names[first].Span.Start, names[last].Span.End))
            {
                for (var a = first; a <= last; a++)
                {
                    for (var b = a + 1; b <= last; b++)
                    {
                        Add(unit, names[a].Theme, names[b].Theme, "coordinates", 0.85, found);
                    }
                }
            }

            first = last + 1;
        }
    }

    /// <summary>、 和 与 — between two names; a head or an attribute of few characters may stand with it (数字经济条款与国际合作, 算力和稳定用电), and so may an item that names no theme (数据、网络、算力).</summary>
    private static bool ListJoin(ReadOnlySpan<char> between)
    {
        between = between.Trim("” “".AsSpan());
        if (between is "、" or "和" or "与" or "及" or "以及" or "—" or "-" or "——" or "–" or "+" or "同" or "、以及" or "跟")
        {
            return true;
        }

        if (between.Length is < 2 or > 8 || between.IndexOfAny("，。；：的在为是由对") >= 0)
        {
            return false;
        }

        if (between[0] == '、' && between[^1] is '、' or '和' or '与' && between.Length > 2)
        {
            return true;
        }

        var joint = between.IndexOfAny("与和、及");
        return joint >= 0 && between.Length <= LongestFiller && (joint == 0 || joint == between.Length - 1);
    }

    private static bool TogetherNear(RelationContext context, RelationUnit unit, int from, int to)
    {
        var before = context.Between(Math.Max(unit.Unit.Span.Start, from - 6), from);
        var after = context.Between(to, Math.Min(unit.Unit.Span.End, to + 12));
        var stop = after.IndexOfAny("，。；：");
        after = stop >= 0 ? after[..stop] : after;
        if (before.LastIndexOfAny("，。；：") is >= 0 and var cut)
        {
            before = before[(cut + 1)..];
        }

        // 数据要素、制造企业、产业链协同和平台: the word belongs to the last item of the list.
        foreach (var word in Together)
        {
            if (after.StartsWith(word) && after.Length > word.Length && after[word.Length] is '和' or '与' or '、' or '及')
            {
                return false;
            }
        }

        return Contains(after, Together) || Contains(before, TogetherBefore);
    }

    private List<Named> Names(RelationContext context, RelationUnit unit)
    {
        var names = new List<Named>();
        var hits = new List<(int End, int Term)>();
        var mention = 0;
        for (var at = unit.Unit.Span.Start; at < unit.Unit.Span.End;)
        {
            while (mention < unit.Mentions.Length && (unit.Mentions[mention].Span.End <= at || unit.Mentions[mention].IsAnaphor))
            {
                mention++;
            }

            if (mention < unit.Mentions.Length && unit.Mentions[mention].Span.Start <= at)
            {
                at = unit.Mentions[mention].Span.End;
                continue;
            }

            hits.Clear();
            vocabulary.NameTrie.Match(context.Text.AsSpan(0, unit.Unit.Span.End), at, hits);
            if (hits.Count == 0)
            {
                at++;
                continue;
            }

            var name = new Named(new TextSpan(at, hits[^1].End), vocabulary.ThemeOf(hits[^1].Term));
            at = hits[^1].End;
            if (names.Count > 0 && names[^1].Span.End == name.Span.Start)
            {
                // A compound's head is its last word (通信标准, 电网数据), unless that only says 产业.
                var whole = new TextSpan(names[^1].Span.Start, name.Span.End);
                names[^1] = new Named(whole, name.Theme == "industry" ? names[^1].Theme : name.Theme);
            }
            else
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static bool Negated(RelationContext context, RelationUnit unit, int verb)
    {
        var before = context.Between(Math.Max(unit.Unit.Span.Start, verb - 3), verb);
        return before.EndsWith("不") || before.EndsWith("未") || before.EndsWith("并非") || before.EndsWith("不再") || before.EndsWith("无法") || before.EndsWith("不能") || before.EndsWith("没有") || before.EndsWith("比");
    }

    private static int? Pronoun(ReadOnlySpan<char> lead)
    {
        foreach (var word in Pronouns)
        {
            if (lead.Contains(word, StringComparison.Ordinal) && lead.Length <= word.Length + 4)
            {
                return word == "三者" ? 3 : 2;
            }
        }

        return null;
    }

    private static List<string> LastThemes(List<Named> names, int count)
    {
        var themes = new List<string>();
        for (var i = names.Count - 1; i >= 0 && themes.Count < count; i--)
        {
            if (!themes.Contains(names[i].Theme))
            {
                themes.Add(names[i].Theme);
            }
        }

        return themes.Count == count ? themes : [];
    }

    /// <summary>数据要素赋能制造业活动: the phrase is an event's or a course's title, not a statement.</summary>
    private static bool NamesAnEvent(RelationContext context, RelationUnit unit, int end) =>
        context.FirstCue(end, Math.Min(unit.Unit.Span.End, end + 10), Cue.EventSuffix) is { } suffix && context.Between(end, suffix.Start).IndexOfAny("，。；的") < 0;

    private static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(RelationUnit unit, string from, string to, string kind, double confidence, List<RelationCandidate> found)
    {
        if (from == to)
        {
            return;
        }

        if (kind == "coordinates" && string.CompareOrdinal(from, to) > 0)
        {
            (from, to) = (to, from);
        }

        found.Add(new RelationCandidate(RelationType.LinkedTo, NodeRef.Of(from), NodeRef.Of(to), unit.Unit.Section, unit.Unit.Sentence, confidence)
        {
            Properties = ImmutableSortedDictionary<string, PropertyValue>.Empty.Add("kind", kind),
        });
    }

    private readonly record struct Named(TextSpan Span, string Theme);
}
