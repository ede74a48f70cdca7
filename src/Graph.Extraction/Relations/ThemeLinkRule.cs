using System.Collections.Immutable;
using Graph.Extraction.Themes;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// LINKED_TO between the themes that a sentence names: A支撑B (enables), A离不开B (requires), A制约B (constrains), A与B协同 (coordinates, each pair of the list).
/// Naming two themes side by side says nothing by itself.
/// </summary>
internal sealed class ThemeLinkRule(ThemeVocabulary vocabulary) : IRelationRule
{
    private const int LongestVerbPhrase = 16;

    private static readonly (string Word, string Kind, bool Reverse)[] Verbs =
    [
        ("离不开", "requires", false), ("倒逼", "constrains", false), ("依赖于", "requires", false), ("依赖", "requires", false), ("取决于", "requires", false), ("需要", "requires", false), ("有赖于", "requires", false), ("受制于", "constrains", true), ("受限于", "constrains", true), ("受到", "constrains", true),
        ("支撑", "enables", false), ("赋能", "enables", false), ("驱动", "enables", false), ("保障", "enables", false), ("托起", "enables", false), ("制约", "constrains", false), ("约束", "constrains", false), ("限制", "constrains", false), ("掣肘", "constrains", false),
    ];

    private static readonly string[] Together = ["协同", "统筹", "融合", "联动", "一体化", "一体规划", "耦合", "衔接", "互促"];

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units.Where(u => !u.Unit.IsHeading))
        {
            var names = Names(context, unit);
            if (names.Count < 2)
            {
                continue;
            }

            Directed(context, unit, names, found);
            Coordinated(context, unit, names, found);
        }
    }

    private static void Directed(RelationContext context, RelationUnit unit, List<(TextSpan Span, string Theme)> names, List<RelationCandidate> found)
    {
        for (var i = 0; i + 1 < names.Count; i++)
        {
            var between = context.Between(names[i].Span.End, names[i + 1].Span.Start);
            if (between.Length > LongestVerbPhrase || between.IndexOfAny("，。；：？！、") >= 0)
            {
                continue;
            }

            foreach (var (word, kind, reverse) in Verbs)
            {
                var at = between.IndexOf(word);
                if (at < 0 || between[..at].Contains("不", StringComparison.Ordinal) || between[..at].Contains("未", StringComparison.Ordinal) || between[..at].Contains("和", StringComparison.Ordinal))
                {
                    continue;
                }

                if (word == "受到" && !context.Between(names[i + 1].Span.End, Math.Min(unit.Unit.Span.End, names[i + 1].Span.End + 6)).ContainsAny(["制约", "约束", "限制"]))
                {
                    continue;
                }

                if (NamesAnEvent(context, unit, names[i + 1].Span.End))
                {
                    continue;
                }

                // Both sides may be lists: A、B离不开C和D.
                foreach (var subject in ListAround(context, names, i, backwards: true))
                {
                    foreach (var target in ListAround(context, names, i + 1, backwards: false))
                    {
                        var (from, to) = reverse ? (target, subject) : (subject, target);
                        Add(unit, from, to, kind, 0.85, found);
                    }
                }

                break;
            }
        }
    }

    private static IEnumerable<string> ListAround(RelationContext context, List<(TextSpan Span, string Theme)> names, int at, bool backwards)
    {
        yield return names[at].Theme;
        if (backwards)
        {
            for (var i = at; i > 0 && ListJoin(context, names[i - 1].Span.End, names[i].Span.Start); i--)
            {
                yield return names[i - 1].Theme;
            }
        }
        else
        {
            for (var i = at; i + 1 < names.Count && ListJoin(context, names[i].Span.End, names[i + 1].Span.Start); i++)
            {
                yield return names[i + 1].Theme;
            }
        }
    }

    /// <summary>数据要素赋能制造业活动: the phrase is an event's or a course's title, not a statement.</summary>
    private static bool NamesAnEvent(RelationContext context, RelationUnit unit, int end) =>
        context.FirstCue(end, Math.Min(unit.Unit.Span.End, end + 10), Lexicons.Cue.EventSuffix) is { } suffix && context.Between(end, suffix.Start).IndexOfAny("，。；的") < 0;

    private static void Coordinated(RelationContext context, RelationUnit unit, List<(TextSpan Span, string Theme)> names, List<RelationCandidate> found)
    {
        for (var first = 0; first < names.Count;)
        {
            var last = first;
            while (last + 1 < names.Count && ListJoin(context, names[last].Span.End, names[last + 1].Span.Start))
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

    private static bool ListJoin(RelationContext context, int from, int to)
    {
        var between = context.Between(from, to).Trim("” “".AsSpan());
        if (between is "、" or "和" or "与" or "及" or "以及" or "—" or "-" or "——" or "–" or "+" or "同" or "、以及" or "跟")
        {
            return true;
        }

        // An item that names no theme may stand between two that do: 数据、网络、算力.
        return between.Length is > 2 and <= 8 && between[0] == '、' && between[^1] is '、' or '和' or '与' && between.IndexOfAny("，。；：") < 0;
    }

    private static bool TogetherNear(RelationContext context, RelationUnit unit, int from, int to)
    {
        var before = context.Between(Math.Max(unit.Unit.Span.Start, from - 6), from);
        var after = context.Between(to, Math.Min(unit.Unit.Span.End, to + 12));
        var stop = after.IndexOfAny("，。；：");
        after = stop >= 0 ? after[..stop] : after;
        if (before.IndexOfAny("，。；：") is >= 0 and var cut)
        {
            before = before[(cut + 1)..];
        }

        foreach (var word in Together)
        {
            if (after.Contains(word, StringComparison.Ordinal) || (word is "统筹" or "协同" or "融合" or "联动" && before.Contains(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private List<(TextSpan Span, string Theme)> Names(RelationContext context, RelationUnit unit)
    {
        var names = new List<(TextSpan, string)>();
        var hits = new List<(int End, int Term)>();
        for (var at = unit.Unit.Span.Start; at < unit.Unit.Span.End;)
        {
            hits.Clear();
            vocabulary.NameTrie.Match(context.Text.AsSpan(0, unit.Unit.Span.End), at, hits);
            if (hits.Count == 0 || InsideName(unit, at))
            {
                at++;
                continue;
            }

            names.Add((new TextSpan(at, hits[^1].End), vocabulary.ThemeOf(hits[^1].Term)));
            at = hits[^1].End;
        }

        return names;
    }

    private static bool InsideName(RelationUnit unit, int at)
    {
        foreach (var mention in unit.Mentions)
        {
            if (mention.Span.Start <= at && at < mention.Span.End)
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
}

file static class SpanSearch
{
    public static bool ContainsAny(this ReadOnlySpan<char> text, ReadOnlySpan<string> words)
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
}
