namespace Graph.Storage.Documents;

/// <summary>A row says what no writer of this program writes: the file was edited or damaged. Becomes <c>store.damaged</c> at the border of the store, and a finding in a check.</summary>
internal sealed class DamagedRowException(string found, string expected) : Exception($"found {found}; expected {expected}")
{
    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
