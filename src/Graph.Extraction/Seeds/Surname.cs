namespace Graph.Extraction.Seeds;

/// <summary>A Chinese surname of one or two characters.</summary>
public sealed record Surname(string Text, SurnameClass Frequency);
