using Graph.Reading.Cleaning;
using Graph.Reading.Sources;
using Graph.Reading.Structure;

namespace Graph.Reading;

/// <summary>A document that has been read, cleaned and taken apart: what every annotator receives. Immutable.</summary>
public sealed record ReadDocument(SourceText Source, CleanText Clean, DocumentStructure Structure)
{
    /// <summary>The clean text of a sentence.</summary>
    public string TextOf(SentenceText sentence) => sentence.Span.Of(Clean.Text);
}

/// <summary>A document that was set aside. <paramref name="Code"/> is stable (<c>read.empty</c>, <c>read.binary</c> …); <paramref name="Message"/> says what was found, what was expected and what to do.</summary>
public sealed record ReadFailure(string Name, string Code, string Message);

/// <summary>Either a document or the reason why there is none.</summary>
public sealed record ReadResult
{
    private ReadResult(ReadDocument? document, ReadFailure? failure) => (Document, Failure) = (document, failure);

    /// <summary>The document, or null when it was set aside.</summary>
    public ReadDocument? Document { get; }

    /// <summary>Why it was set aside, or null.</summary>
    public ReadFailure? Failure { get; }

    /// <summary>A document.</summary>
    public static ReadResult Of(ReadDocument document) => new(document, null);

    /// <summary>A failure.</summary>
    public static ReadResult Of(ReadFailure failure) => new(null, failure);
}
