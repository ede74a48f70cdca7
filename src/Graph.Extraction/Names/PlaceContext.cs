using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>
/// The places of a document in reading order, for what leaves its place to the context: 市商务局 is of the city written last before it in its section,
/// else of the city that the document names most, and 鼓楼区 is the one of a city that the document names. Immutable.
/// </summary>
internal sealed class PlaceContext
{
    private readonly List<(int Start, int Section, string Name, GazetteerEntry Entry)> places = [];
    private readonly List<(int Start, int Section)> sections = [];
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Reads the places of <paramref name="scan"/>; of a name that several places share, none.</summary>
    public PlaceContext(DocumentScan scan)
    {
        var unit = 0;
        foreach (var hit in scan.Hits)
        {
            while (unit + 1 < scan.Units.Count && scan.Units[unit + 1].Span.Start <= hit.Start)
            {
                unit++;
            }

            GazetteerEntry? place = null;
            var several = false;
            foreach (var entry in hit.Term.Names)
            {
                if (entry.Kind == EntityKind.Place && !PlaceNames.IsCountry(entry) && !PlaceNames.IsRegion(entry))
                {
                    several |= place is not null;
                    place = entry;
                }
            }

            if (place is not null && !several)
            {
                places.Add((hit.Start, scan.Units[unit].Section, PlaceNames.FullName(place), place));
                named.Add(place.Name);
                named.Add(PlaceNames.FullName(place));
            }
        }

        foreach (var u in scan.Units)
        {
            if (sections.Count == 0 || sections[^1].Section != u.Section)
            {
                sections.Add((u.Span.Start, u.Section));
            }
        }
    }

    /// <summary>The full name of the place of this level (市, 省, 自治区 …) that a level word at <paramref name="position"/> means, or null.</summary>
    public string? Before(int position, string level)
    {
        var section = SectionAt(position);
        string? near = null, later = null;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (!IsOf(place.Name, level))
            {
                continue;
            }

            if (place.Start < position && place.Section == section)
            {
                near = place.Name;
            }

            later ??= place.Name;
            counts[place.Name] = counts.GetValueOrDefault(place.Name) + 1;
        }

        if (near is not null || later is null)
        {
            return near;
        }

        var most = counts.Values.Max();
        return places.First(p => counts.TryGetValue(p.Name, out var n) && n == most).Name;
    }

    /// <summary>Of places that share a name, the one whose city or province the document names nearest before <paramref name="position"/>, else anywhere; null where none is named.</summary>
    public GazetteerEntry? Choose(IReadOnlyList<GazetteerEntry> shared, int position)
    {
        GazetteerEntry? best = null;
        var bestStart = -1;
        foreach (var candidate in shared)
        {
            if (candidate.LocatedIn is not { } parent || !named.Contains(parent))
            {
                continue;
            }

            foreach (var place in places)
            {
                if (place.Entry.Name != parent && place.Name != parent)
                {
                    continue;
                }

                // The last before the position is nearer than any behind it.
                var rank = place.Start < position ? place.Start + 1 : 0;
                if (best is null || rank > bestStart)
                {
                    (best, bestStart) = (candidate, rank);
                }
            }
        }

        return best;
    }

    private static bool IsOf(string name, string level) => level switch
    {
        "自治区" => name.EndsWith("自治区", StringComparison.Ordinal),
        "州" => name.EndsWith("自治州", StringComparison.Ordinal),
        _ => name.EndsWith(level[^1]) && !name.EndsWith("自治区", StringComparison.Ordinal),
    };

    private int SectionAt(int position)
    {
        var section = -1;
        foreach (var (start, number) in sections)
        {
            if (start > position)
            {
                break;
            }

            section = number;
        }

        return section;
    }
}
