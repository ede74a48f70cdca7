namespace Graph.Storage.Projection;

/// <summary>Counts how often each form of a name is used. The winner is the most used form, the ordinally first among equals; null when there is none.</summary>
internal sealed class NameVotes
{
    // Nearly every name has one form: that one needs no dictionary.
    private string? only;
    private int onlyCount;
    private Dictionary<string, int>? counts;

    public void Add(string name) => Add(name, 1);

    public void Add(NameVotes other)
    {
        if (other.counts is { } several)
        {
            foreach (var (name, count) in several)
                Add(name, count);
        }
        else if (other.only is { } one)
        {
            Add(one, other.onlyCount);
        }
    }

    public string? Winner => counts is null ? only : counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key;

    public IEnumerable<string> All => counts is not null ? counts.Keys : only is null ? [] : [only];

    private void Add(string name, int count)
    {
        if (counts is not null)
        {
            counts[name] = counts.GetValueOrDefault(name) + count;
        }
        else if (only is null || only == name)
        {
            only = name;
            onlyCount += count;
        }
        else
        {
            counts = new(StringComparer.Ordinal) { [only] = onlyCount, [name] = count };
        }
    }
}
