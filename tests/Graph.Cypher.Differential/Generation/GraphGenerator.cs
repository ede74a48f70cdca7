using CsCheck;

namespace Graph.Cypher.Differential.Generation;

/// <summary>Random graphs, small enough that everything in them can be tried: 0 to 7 nodes, 0 to 9 relationships, loops and parallels included, any property may be missing.</summary>
public static class GraphGenerator
{
    private static readonly Gen<string> Integers = Literal("0", "1", "2", "3", "-1");
    private static readonly Gen<string> Floats = Literal("0.5", "1.5", "2.25", "-0.75", "2.0");
    private static readonly Gen<string> Strings = Literal("''", "'a'", "'b'", "'ab'", "'中'", "'B'");
    private static readonly Gen<string> Booleans = Literal("true", "false");
    private static readonly Gen<string> Dates = Literal("date('2020-02-29')", "date('2021-01-31')", "date('1999-12-31')");
    private static readonly Gen<string> Times = Literal("datetime('2020-02-29T12:00:00Z')", "datetime('2020-02-29T12:00:00+01:00')", "datetime('1970-01-01T00:00:00.5Z')");
    private static readonly Gen<string> Lists = Literal("[]", "[1]", "[1, 2]", "[2, 1]", "[3, 3, 0]");

    // A property of any type; NaN because it is the odd one of every comparison.
    private static readonly Gen<string> Mixed = Gen.OneOf(Integers, Floats, Strings, Booleans, Dates, Lists, Gen.Const("0.0 / 0.0"), Gen.Const("1.0"));

    private static readonly Gen<IReadOnlyList<(string, string)>> NodeProperties = Properties(("i", Integers), ("f", Floats), ("s", Strings), ("b", Booleans), ("d", Dates), ("t", Times), ("l", Lists), ("m", Mixed));
    private static readonly Gen<IReadOnlyList<(string, string)>> RelationshipProperties = Properties(("w", Integers), ("s", Strings));

    /// <summary>The graphs.</summary>
    public static Gen<GeneratedGraph> Graphs { get; } =
        from size in Gen.Int[0, 20]
        let count = size < 2 ? size : 2 + (size % 6)
        from nodes in Gen.Select(Gen.Int[0, 7], NodeProperties).Array[count]
        from relationships in Gen.Select(Literal("R", "R", "S", "T"), Gen.Int[0, Math.Max(0, count - 1)], Gen.Int[0, Math.Max(0, count - 1)], RelationshipProperties).Array[count < 2 ? 0 : 2, count == 0 ? 0 : 9]
        select new GeneratedGraph(
            [.. nodes.Select(n => (Labels(n.Item1), n.Item2))],
            [.. relationships.Select(r => (r.Item1, r.Item2, r.Item3, r.Item4))]);

    private static Gen<string> Literal(params string[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static IReadOnlyList<string> Labels(int bits) => [.. new[] { "A", "B", "C" }.Where((_, i) => (bits & (1 << i)) != 0)];

    private static Gen<IReadOnlyList<(string, string)>> Properties(params (string Key, Gen<string> Literals)[] keys) =>
        keys.Aggregate(Gen.Const((IReadOnlyList<(string, string)>)[]), (all, key) =>
            from before in all
            from there in Gen.Int[0, 3]
            from literal in key.Literals
            select there == 0 ? before : (IReadOnlyList<(string, string)>)[.. before, (key.Key, literal)]);
}
