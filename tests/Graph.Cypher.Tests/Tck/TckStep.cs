namespace Graph.Cypher.Tests.Tck;

/// <summary>One step of a scenario.</summary>
/// <param name="Text">What the step says, without Given, When or Then.</param>
/// <param name="Document">The query under it; null when it has none.</param>
/// <param name="Table">The table under it, header first; empty when it has none.</param>
internal sealed record TckStep(string Text, string? Document, IReadOnlyList<IReadOnlyList<string>> Table);
