using System.Collections.Immutable;

namespace Graph.Reading.Sources.Markdown;

/// <summary>Markdown: the source text is the decoded text, its front matter is read as metadata.</summary>
internal sealed class MarkdownFormat : ISourceFormat
{
    public ImmutableArray<string> Extensions { get; } = [".markdown", ".md"];

    public bool LooksLike(string text)
    {
        var marks = 0;
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, 100_000)).EnumerateLines())
        {
            if (line.StartsWith("# ") || line.StartsWith("## ") || line.StartsWith("### ") || line.StartsWith("#### "))
            {
                marks += 2;
            }
            else if (line.Contains("](http", StringComparison.Ordinal) || line.StartsWith("- ") || line.StartsWith("> ") || line.Contains("**", StringComparison.Ordinal))
            {
                marks++;
            }

            if (marks >= 2)
            {
                return true;
            }
        }

        return false;
    }

    public SourceText Read(RawDocument raw, ReadOptions options) => new()
    {
        Name = raw.Name,
        Text = raw.Text,
        Sha256 = raw.Sha256,
        Encoding = raw.Encoding,
        Format = SourceFormat.Markdown,
        Metadata = FrontMatter.Read(raw.Text),
    };
}
