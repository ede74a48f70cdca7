namespace Graph.Extraction.Seeds;

/// <summary>A text that is no entity, with the reason; compared by <see cref="Model.NameKey"/>.</summary>
public sealed record NotAName(string Text, NotANameMatch Match, string Reason)
{
    /// <summary>Whether a candidate name is ruled out; a trap rules out none, it works on the text.</summary>
    public bool Rejects(string candidate)
    {
        var key = Model.NameKey.Of(candidate);
        var text = Model.NameKey.Of(Text);
        return Match switch
        {
            NotANameMatch.Exact => key == text,
            NotANameMatch.Prefix => key.StartsWith(text, StringComparison.Ordinal),
            NotANameMatch.Suffix => key.EndsWith(text, StringComparison.Ordinal),
            NotANameMatch.Trap => false,
            _ => key.Contains(text, StringComparison.Ordinal),
        };
    }
}
