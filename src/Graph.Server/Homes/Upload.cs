namespace Graph.Server.Homes;

/// <summary>A document that a caller sent.</summary>
/// <param name="Name">What it is called: a file name whose ending names the format, or <c>-</c> to tell it from the text. Only a name: nothing of the kind is opened.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Date">Its date whatever it says; null to take it from the document.</param>
public sealed record Upload(string Name, ReadOnlyMemory<byte> Bytes, DateOnly? Date);
