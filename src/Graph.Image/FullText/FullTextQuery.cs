namespace Graph.Image.FullText;

/// <summary>A part of a query text.</summary>
/// <param name="Boost">What the scores are multiplied with; 1 unless the text says <c>^n</c>.</param>
internal abstract record FullTextQuery(double Boost);

/// <summary>Words to find, any of them; <paramref name="Field"/> null for all properties.</summary>
internal sealed record WordsQuery(string? Field, string Text, double Boost) : FullTextQuery(Boost);

/// <summary>Words that stand one after the other, with at most <paramref name="Slop"/> others between them.</summary>
internal sealed record PhraseQuery(string? Field, string Text, int Slop, double Boost) : FullTextQuery(Boost);

/// <summary>Words of a form: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
internal sealed record WildcardQuery(string? Field, string Pattern, double Boost) : FullTextQuery(Boost);

/// <summary>Words at most <paramref name="Edits"/> changes of a letter away.</summary>
internal sealed record FuzzyQuery(string? Field, string Text, int Edits, double Boost) : FullTextQuery(Boost);

/// <summary>Everything that the index holds.</summary>
internal sealed record AllQuery(double Boost) : FullTextQuery(Boost);

/// <summary>Whether a part of a query must, may or must not be found.</summary>
internal enum Occurrence
{
    /// <summary>It adds to the score; one of such parts must be found where none must.</summary>
    May,

    /// <summary>It must be found.</summary>
    Must,

    /// <summary>It must not be found.</summary>
    MustNot,
}

/// <summary>Several parts.</summary>
internal sealed record BooleanQuery(IReadOnlyList<(Occurrence Occurrence, FullTextQuery Query)> Clauses, double Boost) : FullTextQuery(Boost);
