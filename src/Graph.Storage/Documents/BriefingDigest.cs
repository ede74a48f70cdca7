using Graph.Model;

namespace Graph.Storage.Documents;

/// <summary>SHA-256 of everything a <see cref="BriefingGraph"/> says, ledger included, in its own order: two graphs with one digest are the same to the store.</summary>
internal static class BriefingDigest
{
    /// <summary>32 bytes.</summary>
    public static byte[] Of(BriefingGraph graph)
    {
        var b = new CanonicalBytes();
        var briefing = graph.Briefing;
        b.Text(briefing.Id).Text(briefing.Series).Text(briefing.Title).Integer(briefing.Date.DayNumber).Texts(briefing.Publishers)
            .Text(briefing.Language).Text(briefing.Uri).Text(briefing.Sha256).Text(graph.SourceText);
        b.Count(graph.Sections.Length);
        foreach (var s in graph.Sections)
            b.Text(s.Id).Integer(s.Ordinal).Text(s.Heading);
        b.Count(graph.Sentences.Length);
        foreach (var s in graph.Sentences)
            Span(b.Text(s.Id).Text(s.SectionId).Text(s.Text), s.Span);
        b.Count(graph.References.Length);
        foreach (var r in graph.References)
            b.Text(r.Id).Text(r.Publisher).Text(r.Title).Text(r.Date).Text(r.Purpose).Text(r.Url).Texts(r.CitedBy).Texts(r.PublisherEntities);
        b.Count(graph.Entities.Length);
        foreach (var e in graph.Entities)
            b.Text(e.Id).Integer(StoreCodes.Of(e.Kind)).Text(e.Name).Text(e.NameEn).Texts(e.Aliases).Text(e.DocNo).Flag(e.Held);
        b.Count(graph.Figures.Length);
        foreach (var f in graph.Figures)
            Span(b.Text(f.Id).Text(f.SectionId).Text(f.SentenceId).Text(f.Observation.Canonical()).Text(f.Observation.PeriodText).Text(f.Text), f.Span);
        b.Count(graph.Statements.Length);
        foreach (var s in graph.Statements)
        {
            b.Integer(StoreCodes.Of(s.Type)).Text(s.From).Text(s.To).Texts(s.Evidence).Real(s.Confidence).Integer(StoreCodes.Of(s.Method)).Properties(s.Properties);
        }

        b.Count(graph.Ledger.Length);
        foreach (var l in graph.Ledger)
            Span(b, l.Span).Text(l.Code).Text(l.Reason);
        return b.TakeSha256();
    }

    private static CanonicalBytes Span(CanonicalBytes b, TextSpan span) => b.Integer(span.Start).Integer(span.End);
}
