using System.Numerics;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image.Columns;
using Graph.Image.FullText;
using Graph.Image.Topology;

namespace Graph.Image.Files;

/// <summary>
/// What must hold of the arrays of a file before a graph is made of them. The checksum finds damage; this finds files that were forged,
/// or written by a program with an error: every number that is used as a place is within its array, everything that is searched by
/// halves is in order, and nothing that is multiplied grows far beyond the file. Each test takes time in proportion to the array.
/// </summary>
internal static class ImageValidation
{
    // What is made of a file and is not in it: rows of a type over the nodes between its ends, label lists and bits, counts of ends.
    private const long MaximumDerived = 1L << 28;

    /// <exception cref="InvalidDataException">The rows are not those of a graph.</exception>
    public static void Rows(int labels, int types, int[][] labelSets, int[] labelSetOf, int[] typeRanges, int[] starts, int[] ends)
    {
        foreach (int[] set in labelSets)
        {
            for (int i = 0; i < set.Length; i++)
            {
                Require((uint)set[i] < (uint)labels && (i == 0 || set[i - 1] < set[i]), "A set of labels");
            }
        }

        long memberships = 0;
        foreach (int set in labelSetOf)
        {
            Require((uint)set < (uint)labelSets.Length, "The labels of a node");
            memberships += labelSets[set].Length;
        }

        Require(memberships <= MaximumDerived && (long)labels * (labelSetOf.Length / 64) <= MaximumDerived / 2 && (long)labels * types <= MaximumDerived / 16, "The number of labels");
        Require(typeRanges.Length == types + 1 && typeRanges[0] == 0 && typeRanges[^1] == starts.Length && starts.Length == ends.Length, "The number of relationships");
        long rows = 0;
        for (int type = 0; type < types; type++)
        {
            (int from, int to) = (typeRanges[type], typeRanges[type + 1]);
            Require(from <= to && to <= starts.Length, "The relationships of a type");
            rows += Span(starts.AsSpan(from, to - from), ends.AsSpan(from, to - from), labelSetOf.Length);
            Require(rows <= MaximumDerived, "The rows of the types");
        }
    }

    // How many rows both directions of a type take.
    private static long Span(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int nodes)
    {
        if (starts.IsEmpty)
        {
            return 0;
        }

        (long before, int first, int last) = (-1, int.MaxValue, 0);
        bool sound = true;
        for (int i = 0; i < starts.Length; i++)
        {
            (int start, int end) = (starts[i], ends[i]);
            long order = ((long)start << 32) | (uint)end;
            sound &= (uint)start < (uint)nodes & (uint)end < (uint)nodes & order >= before;
            before = order;
            first = Math.Min(first, end);
            last = Math.Max(last, end);
        }

        Require(sound, "The ends of the relationships");
        return starts[^1] - starts[0] + 2L + last - first + 2L;
    }

    /// <summary>Offsets of <paramref name="elements"/> runs that follow each other and fill the bytes.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void Offsets(int[] offsets, int bytes, int elements)
    {
        Require(elements >= 0 && offsets.Length == elements + 1 && offsets[0] == 0 && offsets[^1] == bytes, "The offsets of texts");
        bool sound = true;
        for (int i = 1; i < offsets.Length; i++)
        {
            sound &= offsets[i - 1] <= offsets[i];
        }

        Require(sound, "The offsets of texts");
    }

    /// <exception cref="InvalidDataException">The column is not one of so many elements.</exception>
    public static void Column(IPropertyColumn? column, int elements)
    {
        switch (column)
        {
            case IntegerColumn c:
                Dense(c.First, c.Integers.Length, c.Presence, c.Count, elements);
                break;
            case FloatColumn c:
                Dense(c.First, c.Floats.Length, c.Presence, c.Count, elements);
                break;
            case TextColumn c:
                Require(c.First >= 0 && (long)c.First + c.Codes.Length <= elements, "The place of a column");
                Codes(c);
                break;
            case ValueColumn c:
                Require(c.First >= 0 && (long)c.First + c.Values.Length <= elements, "The place of a column");
                int present = 0;
                foreach (CypherValue value in c.Values)
                {
                    present += value.IsNull ? 0 : 1;
                }

                Require(present == c.Count, "The number of values");
                break;
        }
    }

    private static void Dense(int first, int length, ReadOnlySpan<ulong> presence, int count, int elements)
    {
        Require(first >= 0 && (long)first + length <= elements, "The place of a column");
        long present = length;
        if (presence.Length > 0)
        {
            Require(presence.Length == (length + 63) / 64 && ((length & 63) == 0 || presence[^1] >> (length & 63) == 0), "The presence of values");
            present = 0;
            foreach (ulong word in presence)
            {
                present += BitOperations.PopCount(word);
            }
        }

        Require(present == count, "The number of values");
    }

    private static void Codes(TextColumn column)
    {
        int distinct = column.DistinctCount;
        int present = 0;
        bool sound = true;
        foreach (int code in column.Codes)
        {
            sound &= code >= -1 & code < distinct;
            present += code >= 0 ? 1 : 0;
        }

        for (int code = 1; code < distinct; code++)
        {
            sound &= column.Dictionary.Utf8(code - 1).SequenceCompareTo(column.Dictionary.Utf8(code)) < 0;
        }

        Require(sound && present == column.Count, "The texts of a column");
    }

    /// <exception cref="InvalidDataException">A name stands twice, or an index reads far more than the file holds.</exception>
    public static void FullText(IReadOnlyList<FullTextDefinition> indexes, int nodes)
    {
        Require(AreDistinct([.. indexes.Select(i => i.Name)]), "The names of full-text indexes");
        foreach (FullTextDefinition index in indexes)
        {
            Require(AreDistinct(index.Labels) && AreDistinct(index.Keys) && (long)index.Keys.Count * nodes <= MaximumDerived, "A full-text index");
        }
    }

    private static bool AreDistinct(IReadOnlyList<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{what} cannot be so.");
        }
    }
}
