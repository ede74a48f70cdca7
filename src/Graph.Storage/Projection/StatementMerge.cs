using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Storage.Projection;

/// <summary>
/// Makes one statement of those that fall together when entities of a briefing turn out to be one: evidence and lists joined, counts added, the highest confidence and score,
/// of other properties the value of the most confident statement.
/// </summary>
internal static class StatementMerge
{
    /// <param name="statements">At least one, all with the same type and ends.</param>
    /// <param name="positions">Place of each sentence in the text.</param>
    public static Statement Merge(IReadOnlyList<Statement> statements, Dictionary<string, int> positions)
    {
        var ordered = statements
            .OrderByDescending(s => s.Confidence).ThenBy(s => s.Method)
            .ThenBy(s => s.Evidence.Select(e => positions.GetValueOrDefault(e, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min())
            .ThenBy(s => string.Join('\n', s.Properties.Select(p => $"{p.Key}={p.Value}")), StringComparer.Ordinal)
            .ToList();
        var properties = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (name, value) in ordered.SelectMany(s => s.Properties))
            properties[name] = properties.TryGetValue(name, out var present) ? Join(name, present, value) : value;
        return ordered[0] with
        {
            Evidence = [.. ordered.SelectMany(s => s.Evidence).Distinct(StringComparer.Ordinal).OrderBy(e => positions.GetValueOrDefault(e, int.MaxValue)).ThenBy(e => e, StringComparer.Ordinal)],
            Properties = properties.ToImmutable(),
        };
    }

    private static PropertyValue Join(string name, PropertyValue present, PropertyValue value) => (present, value) switch
    {
        (PropertyValue.Integer a, PropertyValue.Integer b) => new PropertyValue.Integer(a.Value + b.Value),
        (PropertyValue.Real a, PropertyValue.Real b) when name == "score" => new PropertyValue.Real(Math.Max(a.Value, b.Value)),
        (PropertyValue.TextList a, PropertyValue.TextList b) => new PropertyValue.TextList([.. a.Values.Concat(b.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
        _ => present,
    };
}
