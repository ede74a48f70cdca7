using System.Text;

namespace Graph.Reading.Tests;

/// <summary>Short ways to read a document in a test.</summary>
internal static class TestDocuments
{
    public static readonly ReadOptions Dated = new() { Date = new DateOnly(2026, 6, 11) };

    public static ReadDocument Markdown(string text, ReadOptions? options = null) => Read("test.md", text, options);

    public static ReadDocument Plain(string text, ReadOptions? options = null) => Read("test.txt", text, options);

    public static ReadDocument Html(string text, ReadOptions? options = null) => Read("test.html", text, options);

    public static ReadDocument Read(string name, string text, ReadOptions? options = null)
    {
        var result = DocumentReader.Read(name, Encoding.UTF8.GetBytes(text), options);
        return result.Document ?? throw new Xunit.Sdk.XunitException($"{result.Failure!.Code}: {result.Failure.Message}");
    }

    /// <summary>Sections as lines: ordinal, heading, and how many sentences.</summary>
    public static string Outline(this ReadDocument document) =>
        string.Join('\n', document.Structure.Sections.Select(s => $"{s.Ordinal} {s.Heading} {s.Sentences.Length}"));

    /// <summary>All sentences of all sections, a line each.</summary>
    public static string Sentences(this ReadDocument document) =>
        string.Join('\n', document.Structure.Sections.SelectMany(s => s.Sentences).Select(document.TextOf));
}
