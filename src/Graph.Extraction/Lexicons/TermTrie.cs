namespace Graph.Extraction.Lexicons;

/// <summary>
/// A frozen trie over terms: finds every term that starts at a position in one walk.
/// Children of a node lie side by side, sorted by character; the root has a direct table. Thread-safe.
/// </summary>
internal sealed class TermTrie
{
    private readonly int[] rootChild = new int[65536];
    private readonly int[] firstChild;
    private readonly ushort[] childCount;
    private readonly char[] label;
    private readonly int[] term;

    private TermTrie(int nodes)
    {
        firstChild = new int[nodes];
        childCount = new ushort[nodes];
        label = new char[nodes];
        term = new int[nodes];
    }

    /// <summary>Builds over <paramref name="terms"/>; the position in the list is the term's number. Terms must be distinct and not empty.</summary>
    public static TermTrie Build(IReadOnlyList<string> terms)
    {
        var order = Enumerable.Range(0, terms.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(terms[a], terms[b]));
        var nodes = 1 + CountNodes(terms, order);
        var trie = new TermTrie(nodes);
        Array.Fill(trie.term, -1);
        var next = 1;
        var queue = new Queue<(int Node, int From, int To, int Depth)>();
        queue.Enqueue((0, 0, order.Length, 0));
        while (queue.TryDequeue(out var work))
        {
            var from = work.From;
            while (from < work.To && terms[order[from]].Length == work.Depth)
            {
                trie.term[work.Node] = order[from++];
            }

            trie.firstChild[work.Node] = next;
            var first = next;
            for (var i = from; i < work.To;)
            {
                var c = terms[order[i]][work.Depth];
                var end = i + 1;
                while (end < work.To && terms[order[end]][work.Depth] == c)
                {
                    end++;
                }

                trie.label[next] = c;
                if (work.Depth == 0)
                {
                    trie.rootChild[c] = next;
                }

                queue.Enqueue((next++, i, end, work.Depth + 1));
                i = end;
            }

            trie.childCount[work.Node] = checked((ushort)(next - first));
        }

        return trie;
    }

    /// <summary>Calls <paramref name="found"/> with (end, term number) for every term that starts at <paramref name="start"/>, shortest first.</summary>
    public void Match(ReadOnlySpan<char> text, int start, List<(int End, int Term)> found)
    {
        var node = rootChild[text[start]];
        for (var at = start + 1; node != 0; at++)
        {
            if (term[node] >= 0)
            {
                found.Add((at, term[node]));
            }

            if (at >= text.Length)
            {
                return;
            }

            node = Child(node, text[at]);
        }
    }

    private int Child(int node, char c)
    {
        var low = firstChild[node];
        var high = low + childCount[node] - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var there = label[middle];
            if (there == c)
            {
                return middle;
            }

            if (there < c)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return 0;
    }

    private static int CountNodes(IReadOnlyList<string> terms, int[] order)
    {
        var count = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var shared = 0;
            if (i > 0)
            {
                string a = terms[order[i - 1]], b = terms[order[i]];
                while (shared < a.Length && shared < b.Length && a[shared] == b[shared])
                {
                    shared++;
                }
            }

            count += terms[order[i]].Length - shared;
        }

        return count;
    }
}
