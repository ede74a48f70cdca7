using System.Collections.Immutable;
using Graph.Reading.Sources.Html;
using Graph.Reading.Sources.Markdown;
using Graph.Reading.Sources.PlainText;

namespace Graph.Reading.Sources;

/// <summary>The formats known, in the order in which unknown text is tried against them.</summary>
internal static class SourceFormats
{
    private static readonly ImmutableArray<ISourceFormat> All = [new HtmlFormat(), new MarkdownFormat(), new PlainTextFormat()];

    /// <summary>All extensions, in ordinal order.</summary>
    public static ImmutableArray<string> Extensions { get; } = [.. All.SelectMany(f => f.Extensions).Order(StringComparer.Ordinal)];

    /// <summary>The format for a file name, or null for an unknown extension.</summary>
    public static ISourceFormat? ForName(string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return extension.Length == 0 ? null : All.FirstOrDefault(f => f.Extensions.Contains(extension));
    }

    /// <summary>The format that <paramref name="text"/> looks like; plain text when like nothing else.</summary>
    public static ISourceFormat Sniff(string text) => All.First(f => f.LooksLike(text));
}
