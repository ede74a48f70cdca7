using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Graph.Benchmarks.Yardstick;

/// <summary>What the runs of one engine gave: medians of each round by query, digests, load, open, memory. Read from the lines that the yardstick's scripts print.</summary>
internal sealed partial class EngineMeasures(string name)
{
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);

    /// <summary>The name of the engine.</summary>
    public string Name => name;

    /// <summary>The digest of each query's answer; with two that differ, both.</summary>
    public SortedDictionary<string, string> Digests { get; } = new(StringComparer.Ordinal);

    /// <summary>What failed, by query.</summary>
    public SortedDictionary<string, string> Failures { get; } = new(StringComparer.Ordinal);

    /// <summary>The median over the rounds; null when it was not measured.</summary>
    public double? this[string what] => _values.TryGetValue(what, out List<double>? list) ? list.Order().ElementAt(list.Count / 2) : null;

    /// <summary>Adds a measure of one round.</summary>
    public void Add(string what, double value)
    {
        if (!_values.TryGetValue(what, out List<double>? list))
        {
            _values.Add(what, list = []);
        }

        list.Add(value);
    }

    /// <summary>Takes a line that a script printed; lines of no known form are left out.</summary>
    public void Take(string line)
    {
        if (QueryLine().Match(line) is { Success: true } query)
        {
            using JsonDocument json = JsonDocument.Parse(query.Groups[3].Value);
            string id = (query.Groups[1].Value == "floor" ? "floor " : "") + query.Groups[2].Value;
            if (json.RootElement.TryGetProperty("err", out JsonElement error))
            {
                Failures[id] = error.GetString()!;
                return;
            }

            Add(id, json.RootElement.GetProperty("med").GetDouble());
            string digest = json.RootElement.GetProperty("dig").GetString()!;
            Digests[id] = Digests.TryGetValue(id, out string? before) && before != digest ? before + "," + digest : digest;
            if (json.RootElement.TryGetProperty("ours", out JsonElement beside))
            {
                Add("beside floor " + query.Groups[2].Value, beside.GetDouble());
            }

            return;
        }

        Number(line, LoadLine(), "load s");
        Number(line, OpenLine(), "open ms");
        Number(line, SizeLine(), "file MB");
        Number(line, MemoryLine(), "RSS MB");
    }

    private void Number(string line, Regex form, string what)
    {
        if (form.Match(line) is { Success: true } match)
        {
            Add(what, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"^(\S+) (Q\w+) (\{.*\})$")]
    private static partial Regex QueryLine();

    [GeneratedRegex(@" load_s ([\d.]+)")]
    private static partial Regex LoadLine();

    [GeneratedRegex(@" open_ms ([\d.]+)")]
    private static partial Regex OpenLine();

    [GeneratedRegex(@"^size MB ([\d.]+)")]
    private static partial Regex SizeLine();

    [GeneratedRegex(@"after queries \{ ?""?rssMB""?: ?(\d+)")]
    private static partial Regex MemoryLine();
}
