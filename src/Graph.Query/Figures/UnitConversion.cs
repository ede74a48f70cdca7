using System.Collections.Frozen;

namespace Graph.Query.Figures;

/// <summary>Units between which a conversion is exact: multiples of one SI or counting unit. Nothing else is converted: no currencies (the rate moves), no TB to EB (decimal or binary is not said), no % to pp.</summary>
public static class UnitConversion
{
    private static readonly FrozenDictionary<string, (string Base, decimal Factor)> Units = new Dictionary<string, (string, decimal)>(StringComparer.Ordinal)
    {
        ["kWh"] = ("kWh", 1m), ["MWh"] = ("kWh", 1_000m), ["GWh"] = ("kWh", 1_000_000m), ["TWh"] = ("kWh", 1_000_000_000m), ["万千瓦时"] = ("kWh", 10_000m), ["亿千瓦时"] = ("kWh", 100_000_000m),
        ["kW"] = ("kW", 1m), ["MW"] = ("kW", 1_000m), ["GW"] = ("kW", 1_000_000m), ["万千瓦"] = ("kW", 10_000m), ["亿千瓦"] = ("kW", 100_000_000m),
        ["t"] = ("t", 1m), ["万吨"] = ("t", 10_000m), ["亿吨"] = ("t", 100_000_000m),
        ["EFLOPS"] = ("EFLOPS", 1m), ["PFLOPS"] = ("EFLOPS", 0.001m), ["km"] = ("km", 1m), ["m"] = ("km", 0.001m), ["万公里"] = ("km", 10_000m),
        ["CNY"] = ("CNY", 1m), ["万元"] = ("CNY", 10_000m), ["亿元"] = ("CNY", 100_000_000m), ["万亿元"] = ("CNY", 1_000_000_000_000m), ["USD"] = ("USD", 1m), ["万美元"] = ("USD", 10_000m), ["亿美元"] = ("USD", 100_000_000m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The units that can be asked for, ordinally.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Units.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The value in another unit; null where the two are not exact multiples of one another.</summary>
    public static double? Convert(double? value, string from, string to) =>
        value is { } v && Units.TryGetValue(from, out var a) && Units.TryGetValue(to, out var b) && a.Base == b.Base ? (double)((decimal)v * a.Factor / b.Factor) : null;
}
