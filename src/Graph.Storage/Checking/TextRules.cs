using Graph.Model;

namespace Graph.Storage.Checking;

/// <summary>What a briefing says about its text, held against the text: every span read again, every content id computed again. Pure.</summary>
public static class TextRules
{
    /// <summary>What does not agree; empty for a sound briefing. <paramref name="reads"/> says whether a source slice, read as documents are, gives a text.</summary>
    public static IEnumerable<Finding> Findings(BriefingGraph graph, Func<string, string, bool> reads)
    {
        var briefing = graph.Briefing;
        string[] names = briefing.Series is { } series ? [series] : [.. briefing.Publishers.Take(1), "", briefing.Uri];
        if (!names.Any(n => ContentId.Briefing(n, briefing.Date, briefing.Title) == briefing.Id))
            yield return Id(briefing.Id, ContentId.Briefing(names[0], briefing.Date, briefing.Title));
        foreach (var section in graph.Sections)
        {
            if (section.Id != ContentId.Section(briefing.Id, section.Ordinal))
                yield return Id(section.Id, ContentId.Section(briefing.Id, section.Ordinal));
        }

        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var sentence in graph.Sentences)
        {
            spans[sentence.Id] = sentence.Span;
            if (sentence.Id != ContentId.Sentence(briefing.Id, sentence.Span, sentence.Text))
                yield return Id(sentence.Id, ContentId.Sentence(briefing.Id, sentence.Span, sentence.Text));
            if (Differs(sentence.Text, sentence.Span) is { } expected)
                yield return new Finding("span.text", sentence.Id, $"'{sentence.Text}'", $"'{expected}', the source text at {sentence.Span}");
        }

        for (var i = 0; i < graph.References.Length; i++)
        {
            if (graph.References[i].Id != ContentId.Reference(briefing.Id, i, graph.References[i].Title))
                yield return Id(graph.References[i].Id, ContentId.Reference(briefing.Id, i, graph.References[i].Title));
        }

        foreach (var entity in graph.Entities)
        {
            if (entity.Id != ContentId.Entity(entity.Kind, entity.Name))
                yield return Id(entity.Id, ContentId.Entity(entity.Kind, entity.Name));
        }

        foreach (var figure in graph.Figures)
        {
            var id = ContentId.Figure(figure.SectionId, figure.Span, figure.Observation.Canonical());
            if (figure.Id != id)
                yield return Id(figure.Id, id);
            if (Differs(figure.Text, figure.Span) is { } expected)
                yield return new Finding("span.text", figure.Id, $"'{figure.Text}'", $"'{expected}', the source text at {figure.Span}");
            if (spans.TryGetValue(figure.SentenceId, out var sentence) && !sentence.Contains(figure.Span))
                yield return new Finding("figure.outside", figure.Id, figure.Span.ToString(), $"within its sentence {sentence}");
        }

        // Null when the text is what stands there.
        string? Differs(string text, TextSpan span)
        {
            var slice = span.Of(graph.SourceText);
            return slice == text || reads(slice, text) ? null : slice;
        }

        static Finding Id(string found, string expected) => new("id.content", found, found, $"{expected}, the hash of what it names");
    }
}
