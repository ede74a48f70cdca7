using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Graph.Cypher.Temporal;

/// <summary>
/// The zones of the tz database that is built into this assembly (<c>zones.txt</c>), so that every machine answers alike. A zone
/// is parsed when it is first asked for. Safe for concurrent use.
/// </summary>
internal static class ZoneDatabase
{
    private static readonly Lazy<FrozenDictionary<string, (string Name, string Rules)>> Lines = new(Load);
    private static readonly ConcurrentDictionary<string, ZoneRules> Parsed = new(StringComparer.Ordinal);

    /// <summary>The names of all zones, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => [.. Lines.Value.Values.Select(line => line.Name).Order(StringComparer.Ordinal)];

    /// <summary>A zone by its name, without regard to case; null when there is none.</summary>
    public static ZoneRules? Find(string name)
    {
        if (Parsed.TryGetValue(name, out var known))
            return known;
        if (!Lines.Value.TryGetValue(name, out var line))
            return null;
        return Parsed.GetOrAdd(line.Name, static (canonical, rules) => Parse(canonical, rules), line.Rules);
    }

    private static FrozenDictionary<string, (string Name, string Rules)> Load()
    {
        using var stream = typeof(ZoneDatabase).Assembly.GetManifestResourceStream("Graph.Cypher.Temporal.zones.txt")
            ?? throw new InvalidOperationException("The assembly lacks its time zones.");
        using var reader = new StreamReader(stream);
        var lines = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var rules = line[(bar + 1)..];
            foreach (var name in line[..bar].Split(','))
                lines.Add(name, (name, rules));
        }

        return lines.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static ZoneRules Parse(string name, string text)
    {
        var parts = text.Split('|');
        var transitions = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var times = new long[transitions.Length];
        var offsets = new int[transitions.Length];
        for (var i = 0; i < transitions.Length; i++)
        {
            var colon = transitions[i].IndexOf(':', StringComparison.Ordinal);
            times[i] = long.Parse(transitions[i].AsSpan(0, colon), CultureInfo.InvariantCulture);
            offsets[i] = int.Parse(transitions[i].AsSpan(colon + 1), CultureInfo.InvariantCulture);
        }

        var yearly = new List<YearlyRule>();
        foreach (var rule in parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = rule.Split('/');
            yearly.Add(new YearlyRule(Number(fields[0]), Number(fields[1]), Number(fields[2]), Number(fields[3]), fields[4][0], Number(fields[5]), Number(fields[6]), Number(fields[7])));
        }

        return new ZoneRules(name, Number(parts[0]), times, offsets, [.. yearly]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
