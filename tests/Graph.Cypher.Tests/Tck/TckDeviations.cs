namespace Graph.Cypher.Tests.Tck;

/// <summary>A scenario that the engine means to answer otherwise than the kit says.</summary>
/// <param name="Id">The scenario's <see cref="TckScenario.Id"/>.</param>
/// <param name="Outcome">How it ends: <see cref="TckOutcome.TemporalText"/> or <see cref="TckOutcome.Failed"/>.</param>
/// <param name="Reason">Why.</param>
internal sealed record TckDeviation(string Id, TckOutcome Outcome, string Reason);

/// <summary>The lines of deviations.txt: <c>id | temporal text or other | reason</c>.</summary>
internal static class TckDeviations
{
    public static IReadOnlyDictionary<string, TckDeviation> Load()
    {
        using Stream stream = typeof(TckDeviations).Assembly.GetManifestResourceStream("tck-deviations.txt") ?? throw new InvalidOperationException("deviations.txt is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').Select(Read).ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    private static TckDeviation Read(string line)
    {
        string[] fields = line.Split(" | ");
        return fields is [var id, "temporal text" or "other", { Length: > 0 } reason]
            ? new TckDeviation(id, fields[1] == "other" ? TckOutcome.Failed : TckOutcome.TemporalText, reason)
            : throw new FormatException($"deviations.txt: {line}");
    }
}
