using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Names and aliases of the gazetteers. A foreign country before a ministry's name makes it that country's, unless the longer name is known itself.</summary>
internal sealed class LexiconRule : INameRule
{
    /// <inheritdoc/>
    public void Find(DocumentScan scan, TextUnit unit, List<NameSpan> found)
    {
        for (var at = unit.Span.Start; at < unit.Span.End; at++)
        {
            foreach (var hit in scan.StartingAt(at))
            {
                if (hit.End > unit.Span.End)
                {
                    continue;
                }

                if (hit.Term.Names.Count > 1 && hit.Term.Names.TrueForAll(e => e.Kind == EntityKind.Place))
                {
                    // 鼓楼区: of the city that the document names; without one the name says no more than itself.
                    found.Add(scan.Places.Choose(hit.Term.Names, hit.Start) is { } place
                        ? Span(scan, unit, hit, place, weak: false)
                        : new NameSpan(new TextSpan(hit.Start, hit.End), EntityKind.Place, hit.Term.Text, "name.shared-place") { Priority = 79 });
                }
                else
                {
                    foreach (var entry in Choose(hit.Term.Names))
                    {
                        found.Add(Span(scan, unit, hit, entry, weak: false));
                    }
                }

                if (hit.Term.Names.Count == 0)
                {
                    foreach (var entry in hit.Term.WeakNames)
                    {
                        found.Add(Span(scan, unit, hit, entry, weak: !Within(scan, unit, hit, entry) && !ActsAsCompany(scan, unit, hit, entry)));
                    }
                }
            }
        }
    }

    /// <summary>A weak form of a place is sure directly behind the place that it lies in (甘肃瓜州, 越南海防) and in a list with a sure place (曼谷、海防).</summary>
    private static bool Within(DocumentScan scan, TextUnit unit, TermHit hit, GazetteerEntry entry)
    {
        if (entry.Kind != EntityKind.Place)
        {
            return false;
        }

        if (scan.NameBefore(hit.Start, EntityKind.Place) is { } outer && outer.Start >= unit.Span.Start && outer.Term.Names.Exists(e => e.Kind == EntityKind.Place && Contains(e, entry)))
        {
            return true;
        }

        var text = scan.Text;
        return (hit.Start - 1 > unit.Span.Start && text[hit.Start - 1] is '、' && (hit.End == unit.Span.End || NameBoundary.IsStop(text[hit.End]) || scan.CueAt(hit.End, Cue.Breaker) is not null) && SurePlace(scan.EndingAt(hit.Start - 1)))
            || (hit.End + 1 < unit.Span.End && text[hit.End] is '、' or '和' or '与' && SurePlace(scan.StartingAt(hit.End + 1)) && (hit.Start == unit.Span.Start || NameBoundary.IsStop(text[hit.Start - 1]) || scan.CueBefore(hit.Start, Cue.Breaker) is not null));
    }

    /// <summary>A weak form of a company is sure where a clause begins with it and a company's deed, its post or a partner follows: 中国石油与…签署, but not 中国石油产量.</summary>
    private static bool ActsAsCompany(DocumentScan scan, TextUnit unit, TermHit hit, GazetteerEntry entry)
    {
        if (entry.Kind != EntityKind.Company || hit.End - hit.Start < 3 || hit.End + 1 >= unit.Span.End || !(hit.Start == unit.Span.Start || NameBoundary.IsStop(scan.Text[hit.Start - 1])))
        {
            return false;
        }

        return scan.CueAt(hit.End, Cue.CompanyContext) is not null || (scan.CueAt(hit.End, Cue.Post) is { } post && (post.Term.Cues & Cue.WeakPost) == 0)
            || (scan.Text[hit.End] is '与' or '同' or '向' && scan.StartingAt(hit.End + 1).Any(h => h.Term.Names.Exists(e => e.Kind is EntityKind.Company or EntityKind.Organization or EntityKind.Agency)));
    }

    private static bool SurePlace(TermHits hits)
    {
        foreach (var hit in hits)
        {
            if (hit.End - hit.Start >= 2 && hit.Term.Names.Exists(e => e.Kind == EntityKind.Place && !PlaceNames.IsCountry(e)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(GazetteerEntry outer, GazetteerEntry inner) => outer.Level switch
    {
        PlaceLevel.Province => inner.Code is { Length: 6 } code && outer.Code is { Length: 6 } wider && code.AsSpan(0, 2).SequenceEqual(wider.AsSpan(0, 2)),
        PlaceLevel.City => inner.Code is { Length: 6 } code && outer.Code is { Length: 6 } wider && code.AsSpan(0, 4).SequenceEqual(wider.AsSpan(0, 4)),
        _ => inner.LocatedIn == outer.Name && inner.LocatedIn != "中国",
    };

    private static IEnumerable<GazetteerEntry> Choose(List<GazetteerEntry> entries) =>
        entries.Count <= 1 ? entries : entries.OrderBy(e => Rank(e.Kind)).ThenBy(e => e.Name, StringComparer.Ordinal).Take(1);

    private static int Rank(EntityKind kind) => kind switch
    {
        EntityKind.Agency => 0,
        EntityKind.Company => 1,
        EntityKind.Organization => 2,
        EntityKind.Park => 3,
        EntityKind.Place => 4,
        EntityKind.Policy => 5,
        _ => 6,
    };

    private static NameSpan Span(DocumentScan scan, TextUnit unit, TermHit hit, GazetteerEntry entry, bool weak)
    {
        var span = new TextSpan(hit.Start, hit.End);
        if (entry.Kind == EntityKind.Agency && scan.NameBefore(hit.Start, EntityKind.Place) is { } before && before.Start >= unit.Span.Start
            && before.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Place) is { } place && place.Level == Seeds.PlaceLevel.Country)
        {
            var wide = new TextSpan(before.Start, hit.End);
            if (place.Name != "中国" && !entry.Name.StartsWith(place.Name, StringComparison.Ordinal) && entry.File.EndsWith("agencies-foreign.csv", StringComparison.Ordinal))
            {
                return new NameSpan(span, entry.Kind, entry.Name, "name.gazetteer") { Priority = weak ? 40 : 80, Entry = entry, Weak = weak };
            }

            return place.Name == "中国" || entry.Name.StartsWith(place.Name, StringComparison.Ordinal)
                ? new NameSpan(wide, entry.Kind, entry.Name, "name.gazetteer") { Priority = 80, Entry = entry, Weak = weak }
                : new NameSpan(wide, entry.Kind, place.Name + entry.Name, "name.foreign-agency") { Priority = 80, Weak = weak };
        }

        return new NameSpan(span, entry.Kind, entry.Name, "name.gazetteer") { Priority = weak ? 40 : 80, Entry = entry, Weak = weak, Parent = entry.Kind == EntityKind.Agency && !weak ? Within(scan, hit, entry) : null };
    }

    /// <summary>The body that a part of it begins with (工业和信息化部 in 工业和信息化部无线电管理局); what the State Council and the Central Committee head are bodies of their own.</summary>
    private static NameSpan? Within(DocumentScan scan, TermHit whole, GazetteerEntry entry)
    {
        if (entry.PartOf is not { } parent || parent is "国务院" or "中共中央")
        {
            return null;
        }

        foreach (var hit in scan.StartingAt(whole.Start))
        {
            if (hit.End < whole.End && hit.Term.Names.FirstOrDefault(e => e.Kind == EntityKind.Agency && e.Name == parent) is { } body)
            {
                return new NameSpan(new TextSpan(hit.Start, hit.End), EntityKind.Agency, body.Name, "name.gazetteer") { Priority = 80, Entry = body };
            }
        }

        return null;
    }
}
