using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image;

namespace Graph.Benchmarks.Yardstick;

/// <summary>The yardstick's queries by hand over the same arrays, on one thread, without parser and planner: what the engine is measured against.</summary>
internal sealed class HandWrittenFloor
{
    private readonly IGraphTopology _rows;
    private readonly ITextColumn _names;
    private readonly ITextColumn _kinds;
    private readonly ITextColumn _months;
    private readonly IIntegerColumn _ids;
    private readonly IIntegerColumn _counts;
    private readonly Dictionary<string, int> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _themes = new(StringComparer.Ordinal);
    private readonly int _mentions;
    private readonly int _about;
    private readonly int[] _types;
    private readonly int[] _tally;
    private readonly int[] _left;
    private readonly int[] _right;

    public HandWrittenFloor(PropertyGraphImage graph)
    {
        _rows = graph.Topology;
        _names = (ITextColumn)graph.NodeColumn(graph.PropertyKeys.Find("name"))!;
        _kinds = (ITextColumn)graph.NodeColumn(graph.PropertyKeys.Find("kind"))!;
        _months = (ITextColumn)graph.NodeColumn(graph.PropertyKeys.Find("month"))!;
        _ids = (IIntegerColumn)graph.NodeColumn(graph.PropertyKeys.Find("id"))!;
        _counts = (IIntegerColumn)graph.RelationshipColumn(graph.PropertyKeys.Find("n"))!;
        _mentions = graph.RelationshipTypes.Find("MENTIONS");
        _about = graph.RelationshipTypes.Find("ABOUT");
        _types = [.. Enumerable.Range(0, graph.RelationshipTypes.Count)];
        foreach (int node in graph.Topology.NodesWithLabel(graph.Labels.Find("Entity")))
        {
            _entities.Add(_names.Value(node).AsString, node);
        }

        foreach (int node in graph.Topology.NodesWithLabel(graph.Labels.Find("Theme")))
        {
            _themes.Add(_names.Value(node).AsString, node);
        }

        _tally = new int[_rows.NodeCount];
        _left = new int[_rows.NodeCount];
        _right = new int[_rows.NodeCount];
    }

    /// <summary>The query by hand, which gives the digest of its rows; null when there is none.</summary>
    public Func<string>? For(string name, IReadOnlyDictionary<string, CypherValue> parameters)
    {
        string Text(string key) => parameters[key].AsString;
        return name switch
        {
            "Q1" => () => LookUp(Text("name")),
            "Q2" => () => OneHop(Text("name")),
            "Q2b" => () => CoMentions(Text("name")),
            "Q3a" => () => ThemePairs(),
            "Q3b" => () => SharedEntities(Text("x"), Text("y")),
            "Q4" => () => Shortest(Text("a"), Text("b"), _types),
            "Q4m" => () => Shortest(Text("a"), Text("b"), [_mentions]),
            "Q5" => () => ParkMatch(Text("name")),
            "Q6" => () => Trend(Text("name")),
            "Q7" => () => Within(Text("name")),
            "Q8" => () => TopPairs(Text("name")),
            _ => null,
        };
    }

    private string Name(int node) => _names.Text(_names.Codes[node - _names.First]);

    private int Code(int node) => _names.Codes[node - _names.First];

    private string LookUp(string name)
    {
        int node = _entities[name];
        return Digests.Of([[_ids.Value(node), CypherValue.String(Name(node)), _kinds.Value(node)]]);
    }

    private string OneHop(string name)
    {
        Adjacency sections = _rows.Adjacent(_entities[name], _mentions, false);
        var best = new List<(long Count, int Code)>();
        ReadOnlySpan<long> counts = _counts.Integers;
        for (int i = 0; i < sections.Nodes.Length; i++)
        {
            Keep(best, 20, (-counts[sections.Relationships[i] - _counts.First], Code(sections.Nodes[i])));
        }

        return Digests.Of(best.Select(b => new[] { CypherValue.String(_names.Text(b.Code)), CypherValue.Integer(-b.Count) }));
    }

    private static void Keep<T>(List<T> best, int limit, T candidate)
        where T : IComparable<T>
    {
        if (best.Count == limit && best[^1].CompareTo(candidate) <= 0)
        {
            return;
        }

        int place = best.BinarySearch(candidate);
        best.Insert(place < 0 ? ~place : place, candidate);
        if (best.Count > limit)
        {
            best.RemoveAt(limit);
        }
    }

    private string Ranked(List<int> seen, int limit)
    {
        var best = new List<(long, int)>();
        foreach (int node in seen)
        {
            Keep(best, limit, (-(long)_tally[node], Code(node)));
            _tally[node] = 0;
        }

        return Digests.Of(best.Select(b => new[] { CypherValue.String(_names.Text(b.Item2)), CypherValue.Integer(-b.Item1) }));
    }

    private string CoMentions(string name)
    {
        int start = _entities[name];
        var seen = new List<int>();
        foreach (int section in _rows.Adjacent(start, _mentions, false).Nodes)
        {
            foreach (int other in _rows.Adjacent(section, _mentions, true).Nodes)
            {
                if (other != start && _tally[other]++ == 0)
                {
                    seen.Add(other);
                }
            }
        }

        return Ranked(seen, 20);
    }

    private static int Intersect(ReadOnlySpan<int> left, ReadOnlySpan<int> right, List<int>? into)
    {
        int i = 0;
        int j = 0;
        int count = 0;
        while (i < left.Length && j < right.Length)
        {
            int a = left[i];
            int b = right[j];
            if (a == b)
            {
                count++;
                into?.Add(a);
            }

            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return count;
    }

    private string ThemePairs()
    {
        string[] names = ["compute", "data", "energy"];
        var rows = new List<(int Count, string X, string Y)>();
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = i + 1; j < names.Length; j++)
            {
                rows.Add((-Intersect(_rows.Adjacent(_themes[names[i]], _about, false).Nodes, _rows.Adjacent(_themes[names[j]], _about, false).Nodes, null), names[i], names[j]));
            }
        }

        rows.Sort();
        return Digests.Of(rows.Where(r => r.Count != 0).Select(r => new[] { CypherValue.String(r.X), CypherValue.String(r.Y), CypherValue.Integer(-r.Count) }));
    }

    private string SharedEntities(string x, string y)
    {
        var sections = new List<int>();
        Intersect(_rows.Adjacent(_themes[x], _about, false).Nodes, _rows.Adjacent(_themes[y], _about, false).Nodes, sections);
        var seen = new List<int>();
        foreach (int section in sections)
        {
            foreach (int entity in _rows.Adjacent(section, _mentions, true).Nodes)
            {
                if (_tally[entity]++ == 0)
                {
                    seen.Add(entity);
                }
            }
        }

        return Ranked(seen, 10);
    }

    private string Shortest(string a, string b, int[] types)
    {
        int length = Distance(_entities[a], _entities[b], types, 6);
        return Digests.Of(length < 0 ? [] : [[CypherValue.Integer(length)]]);
    }

    private int Distance(int from, int to, int[] types, int limit)
    {
        // Distances plus one; all touched nodes are cleared in the end.
        var touched = new List<int> { from, to };
        var near = new List<int> { from };
        var far = new List<int> { to };
        (int[] own, int[] other) = (_left, _right);
        own[from] = 1;
        other[to] = 1;
        int found = -1;
        for (int depth = 1; depth <= limit && found < 0 && near.Count > 0; depth++)
        {
            if (near.Count > far.Count)
            {
                (near, far) = (far, near);
                (own, other) = (other, own);
            }

            var next = new List<int>();
            foreach (int node in near)
            {
                foreach (int type in types)
                {
                    for (int side = 0; side < 2 && found < 0; side++)
                    {
                        foreach (int neighbour in _rows.Adjacent(node, type, side == 0).Nodes)
                        {
                            if (other[neighbour] != 0)
                            {
                                found = depth;
                                break;
                            }

                            if (own[neighbour] == 0)
                            {
                                own[neighbour] = 1;
                                touched.Add(neighbour);
                                next.Add(neighbour);
                            }
                        }
                    }
                }

                if (found >= 0)
                {
                    break;
                }
            }

            near = next;
        }

        foreach (int node in touched)
        {
            _left[node] = 0;
            _right[node] = 0;
        }

        return found;
    }

    private string ParkMatch(string name)
    {
        int park = _entities[name];
        var weights = new Dictionary<int, int>();
        foreach (int section in _rows.Adjacent(park, _mentions, false).Nodes)
        {
            foreach (int theme in _rows.Adjacent(section, _about, true).Nodes)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(weights, theme, out _)++;
            }
        }

        int company = _kinds.FindCode("company");
        int parkKind = _kinds.FindCode("park");
        var seen = new List<int>();
        foreach ((int theme, int weight) in weights)
        {
            foreach (int section in _rows.Adjacent(theme, _about, false).Nodes)
            {
                foreach (int entity in _rows.Adjacent(section, _mentions, true).Nodes)
                {
                    if (_tally[entity] == 0)
                    {
                        seen.Add(entity);
                    }

                    _tally[entity] += weight;
                }
            }
        }

        var kept = new List<int>();
        foreach (int entity in seen)
        {
            int kind = _kinds.Codes[entity - _kinds.First];
            if (entity != park && (kind == company || kind == parkKind))
            {
                kept.Add(entity);
            }
            else
            {
                _tally[entity] = 0;
            }
        }

        return Ranked(kept, 20);
    }

    private string Trend(string name)
    {
        int[] counts = new int[_months.DistinctCount];
        ReadOnlySpan<int> codes = _months.Codes;
        foreach (int section in _rows.Adjacent(_themes[name], _about, false).Nodes)
        {
            counts[codes[section - _months.First]]++;
        }

        return Digests.Of(Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).Select(c => new[] { CypherValue.String(_months.Text(c)), CypherValue.Integer(counts[c]) }));
    }

    private string Within(string name)
    {
        int start = _entities[name];
        ulong[] seen = new ulong[(_rows.NodeCount + 63) / 64];
        seen[start >> 6] |= 1UL << (start & 63);
        var frontier = new List<int> { start };
        long count = 0;
        for (int depth = 0; depth < 3; depth++)
        {
            var next = new List<int>();
            foreach (int node in frontier)
            {
                foreach (int type in _types)
                {
                    for (int side = 0; side < 2; side++)
                    {
                        foreach (int neighbour in _rows.Adjacent(node, type, side == 0).Nodes)
                        {
                            ref ulong word = ref seen[neighbour >> 6];
                            ulong bit = 1UL << (neighbour & 63);
                            if ((word & bit) == 0)
                            {
                                word |= bit;
                                next.Add(neighbour);
                            }
                        }
                    }
                }
            }

            count += next.Count;
            frontier = next;
        }

        return Digests.Of([[CypherValue.Integer(count)]]);
    }

    private string TopPairs(string name)
    {
        var pairs = new Dictionary<long, int>();
        ReadOnlySpan<long> ids = _ids.Integers;
        foreach (int section in _rows.Adjacent(_themes[name], _about, false).Nodes)
        {
            ReadOnlySpan<int> entities = _rows.Adjacent(section, _mentions, true).Nodes;
            foreach (int a in entities)
            {
                foreach (int b in entities)
                {
                    if (ids[a - _ids.First] < ids[b - _ids.First])
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(pairs, ((long)a << 32) | (uint)b, out _)++;
                    }
                }
            }
        }

        var best = new List<(int, int, int)>();
        foreach ((long pair, int count) in pairs)
        {
            if (best.Count < 20 || -count <= best[^1].Item1)
            {
                Keep(best, 20, (-count, Code((int)(pair >> 32)), Code((int)pair)));
            }
        }

        return Digests.Of(best.Select(b => new[] { CypherValue.String(_names.Text(b.Item2)), CypherValue.String(_names.Text(b.Item3)), CypherValue.Integer(-b.Item1) }));
    }

    private static class Digests
    {
        public static string Of(IEnumerable<CypherValue[]> rows) => YardstickRun.Digest(rows);
    }
}
