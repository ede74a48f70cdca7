using Graph.Reading.Sources;

namespace Graph.Reading.Cleaning;

/// <summary>Cleans a piece of stored source text as reading does, for holding a sentence against its span.</summary>
public static class SliceCleaner
{
    /// <summary>The cleaned form of a slice, its blocks joined.</summary>
    public static string Clean(string slice)
    {
        var source = new SourceText { Name = "-", Text = slice, Sha256 = "", Format = SourceFormat.PlainText, Encoding = "utf-8" };
        return TextCleaner.Clean(source).Clean.Text.Replace("\n", "", StringComparison.Ordinal);
    }
}
