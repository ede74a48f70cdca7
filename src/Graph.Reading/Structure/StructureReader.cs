using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Cleaning;
using Graph.Reading.Sources;

namespace Graph.Reading.Structure;

/// <summary>
/// Reads a document's structure from its blocks: the reference list is found first, then title and masthead at the head and the signature at the tail; what is between is parted into sections.
/// </summary>
internal static class StructureReader
{
    /// <summary>Throws <see cref="ReadException"/> for a document without a date or without a sentence.</summary>
    public static DocumentStructure Read(SourceText source, CleanedDocument document, ReadOptions options)
    {
        var text = document.Clean.Text;
        var references = ReferenceList.Find(text, document);
        var masthead = Masthead.Read(source, document, references);
        var body = new BodyRange(masthead.BodyStart, references.FirstBlock);
        var signature = Signature.Find(text, document.Blocks, body);
        var sections = SectionPlanner.Plan(document, references, masthead, body, signature);
        if (sections.Sections.All(s => s.Sentences.IsEmpty))
        {
            throw new ReadException("read.no-text", "found no sentence; expected running text with sentences; check that the page's text was saved with it");
        }

        var entries = references.Entries.AddRange(sections.ItemReferences.Select((r, i) => r with { Number = references.Entries.Length + i + 1 }));
        var date = DocumentDate.Choose(source, text, masthead, signature, entries, options);
        var isPolicy = masthead.IsPolicyTitle && (masthead.DocNo is not null || signature.Agencies.Length > 0 || masthead.HasAddressee);
        var publishers = isPolicy ? Issuers(masthead, signature, source) : Publishers(masthead, signature, sections, source);
        return new DocumentStructure
        {
            Title = masthead.Title,
            TitleSpan = masthead.TitleSpan,
            Series = masthead.Series ?? source.Metadata.GetValueOrDefault("series"),
            Date = date.Date,
            DateOrigin = date.Origin,
            Publishers = publishers,
            DocNo = isPolicy ? masthead.DocNo : null,
            IsPolicy = isPolicy,
            Language = LanguageOf(text),
            Sections = Cite(sections.Sections, document.Citations, entries),
            References = entries,
            Dropped = [.. document.Dropped.Concat(sections.Dropped.Concat(references.Dropped).Select(d => (document.Clean.ToSource(d.Span), d.Kind))).OrderBy(d => d.Item1)],
        };
    }

    private static ImmutableArray<string> Issuers(Masthead masthead, Signature signature, SourceText source)
    {
        if (signature.Agencies.Length > 0)
        {
            return signature.Agencies;
        }

        if (masthead.TitleAgencies.Length > 0)
        {
            return masthead.TitleAgencies;
        }

        return masthead.Publishers.Length > 0 ? masthead.Publishers : FromMetadata(source);
    }

    private static ImmutableArray<string> Publishers(Masthead masthead, Signature signature, SectionPlan sections, SourceText source)
    {
        if (masthead.Publishers.Length > 0)
        {
            return masthead.Publishers;
        }

        if (FromMetadata(source) is { Length: > 0 } fromMetadata)
        {
            return fromMetadata;
        }

        return sections.Publisher is { } noted ? [noted] : signature.Agencies;
    }

    private static ImmutableArray<string> FromMetadata(SourceText source) =>
        source.Metadata.TryGetValue("publisher", out var publisher) ? PublisherLine.Split(publisher)
        : source.Metadata.TryGetValue("author", out var author) && (author.Length >= 5 && CharacterClass.IsHan(author[0]) || AgencyName.AreAll(author)) ? PublisherLine.Split(author) : [];

    /// <summary>English when it has many more Latin words than Chinese characters.</summary>
    private static string LanguageOf(string text)
    {
        var han = 0;
        var latin = 0;
        foreach (var c in text)
        {
            han += CharacterClass.IsHan(c) ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return latin > han * 4 ? "en" : "zh";
    }

    private static ImmutableArray<SectionText> Cite(ImmutableArray<SectionText> sections, ImmutableArray<CitationMark> marks, ImmutableArray<ReferenceText> references)
    {
        if (marks.IsEmpty || references.IsEmpty)
        {
            return sections;
        }

        var result = ImmutableArray.CreateBuilder<SectionText>(sections.Length);
        foreach (var section in sections)
        {
            var from = section.HeadingSpan?.Start ?? (section.Sentences.IsEmpty ? 0 : section.Sentences[0].Span.Start);
            var to = section.Sentences.IsEmpty ? section.HeadingSpan?.End ?? 0 : section.Sentences[^1].Span.End;
            var numbers = new SortedSet<int>(section.Citations);
            foreach (var mark in marks)
            {
                if (mark.Position < from || mark.Position > to)
                {
                    continue;
                }

                foreach (var number in mark.Numbers)
                {
                    if (references.Any(r => r.Number == number))
                    {
                        numbers.Add(number);
                    }
                }

                if (mark.Source is { } name)
                {
                    foreach (var reference in references.Where(r => Names(r, name)))
                    {
                        numbers.Add(reference.Number);
                    }
                }
            }

            result.Add(section with { Citations = [.. numbers] });
        }

        return result.ToImmutable();
    }

    private static bool Names(ReferenceText reference, string source)
    {
        var key = NameKey.Of(source);
        var publisher = reference.Publisher is null ? string.Empty : NameKey.Of(reference.Publisher);
        var title = NameKey.Of(reference.Title);
        return publisher.Length > 1 && (publisher == key || key.Contains(publisher, StringComparison.Ordinal)) || key.Length > 5 && title.Contains(key, StringComparison.Ordinal);
    }
}

/// <summary>Blocks [<paramref name="Start"/>, <paramref name="End"/>).</summary>
internal readonly record struct BodyRange(int Start, int End);
