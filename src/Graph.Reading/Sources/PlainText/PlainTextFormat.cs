using System.Collections.Immutable;

namespace Graph.Reading.Sources.PlainText;

/// <summary>Plain text: the source text is the decoded text.</summary>
internal sealed class PlainTextFormat : ISourceFormat
{
    public ImmutableArray<string> Extensions { get; } = [".txt"];

    public bool LooksLike(string text) => true;

    public SourceText Read(RawDocument raw, ReadOptions options) => new()
    {
        Name = raw.Name,
        Text = raw.Text,
        Sha256 = raw.Sha256,
        Encoding = raw.Encoding,
        Format = SourceFormat.PlainText,
    };
}
