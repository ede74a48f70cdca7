using System.Collections.Immutable;
using Graph.Extraction.Names;
using Graph.Extraction.Seeds;
using Graph.Model;
using Graph.Reading;
using Graph.Reading.Structure;

namespace Graph.Extraction.References;

/// <summary>
/// Ties references to sections and to their publishers. Sections with citation marks cite what they mark; in a document without any marks,
/// a reference belongs to the section whose text shares most with its title, purpose and publisher, where that is clear.
/// </summary>
internal sealed class ReferenceLinker(Gazetteer gazetteer)
{
    private const double LeastOverlap = 0.34;

    /// <summary>For each reference (by position) the ordinals of the sections that cite it.</summary>
    public static ImmutableArray<ImmutableArray<int>> Citations(ReadDocument document)
    {
        var structure = document.Structure;
        var marked = structure.Sections.Any(s => !s.Citations.IsEmpty);
        if (marked)
        {
            return [.. structure.References.Select(r => structure.Sections.Where(s => s.Citations.Contains(r.Number)).Select(s => s.Ordinal).ToImmutableArray())];
        }

        var sections = structure.Sections.Where(s => s.Ordinal > 0).Select(s => (s.Ordinal, Grams: Grams(s.Heading + "\n" + Body(document, s)))).ToList();
        return [.. structure.References.Select(r => Nearest(r, sections))];
    }

    /// <summary>The entities that a publisher field names: of the document first, else of the gazetteer.</summary>
    public IEnumerable<(EntityKind Kind, string Name, GazetteerEntry? Entry)> Publishers(string? publisher, ImmutableArray<EntityCandidate> entities)
    {
        if (publisher is null)
        {
            yield break;
        }

        foreach (var part in publisher.Split(['/', '、', '&', '；', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = part.Split(['（', '(', '·'], 2)[0].Trim();
            var key = NameKey.Of(name);
            if (key.Length == 0)
            {
                continue;
            }

            if (entities.FirstOrDefault(e => NameKey.Of(e.Name) == key || e.Aliases.Any(a => NameKey.Of(a) == key)) is { } known)
            {
                yield return (known.Kind, known.Name, null);
            }
            else if (gazetteer.FormsOf(name).FirstOrDefault(f => !f.IsWeak && f.Entry.Kind is EntityKind.Agency or EntityKind.Organization or EntityKind.Company or EntityKind.Park)?.Entry is { } entry)
            {
                yield return (entry.Kind, entry.Name, entry);
            }
        }
    }

    private static ImmutableArray<int> Nearest(ReferenceText reference, List<(int Ordinal, HashSet<int> Grams)> sections)
    {
        var wanted = Grams(reference.Title + "\n" + reference.Purpose + "\n" + reference.Publisher);
        if (wanted.Count == 0 || sections.Count == 0)
        {
            return [];
        }

        var (ordinal, overlap) = sections.Select(s => (s.Ordinal, Overlap: (double)wanted.Count(s.Grams.Contains) / wanted.Count)).OrderByDescending(s => s.Overlap).ThenBy(s => s.Ordinal).First();
        return overlap >= LeastOverlap ? [ordinal] : [];
    }

    /// <summary>Pairs of neighbouring characters within words, for Chinese and Latin alike.</summary>
    private static HashSet<int> Grams(string text)
    {
        var grams = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1]))
            {
                grams.Add((char.ToLowerInvariant(text[i]) << 16) | char.ToLowerInvariant(text[i + 1]));
            }
        }

        return grams;
    }

    private static string Body(ReadDocument document, SectionText section) =>
        section.Sentences.IsEmpty ? "" : document.Clean.Text[section.Sentences[0].Span.Start..section.Sentences[^1].Span.End];
}
