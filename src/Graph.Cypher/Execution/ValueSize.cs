using Graph.Cypher.Values;

namespace Graph.Cypher.Execution;

/// <summary>
/// What large values weigh. Small ones are within the flat charge for a row or an element; the texts of the graph are shared by all rows,
/// but whether a text is one of them cannot be seen, so that long ones are counted wherever they are kept.
/// </summary>
internal static class ValueSize
{
    private const int SmallText = 1024;
    private const int SmallList = 16;
    private const int MostElements = 1024;

    /// <summary>The estimated bytes that a kept value takes beyond those of a small one; 0 for all but long texts and lists.</summary>
    public static long Of(CypherValue value) => Of(value, 0);

    private static long Of(CypherValue value, int depth)
    {
        switch (value.Reference)
        {
            case string { Length: > SmallText } text:
                return 2L * text.Length;
            case ListValue list:
                long bytes = list.Count > SmallList ? 16L * list.Count : 0;
                if (depth < 2 && list.Count <= MostElements)
                {
                    foreach (CypherValue item in list.Items)
                    {
                        bytes += Of(item, depth + 1);
                    }
                }

                return bytes;
            default:
                return 0;
        }
    }
}
