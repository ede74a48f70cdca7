using System.Runtime.CompilerServices;
using Graph.Connection;
using Graph.Cypher.Values;
using Graph.Storage.Projection;

namespace Graph.Neo4j.Store;

/// <summary>A node as it is on a server. <paramref name="Mark"/>: the digest that we left on it, null where it is not ours.</summary>
internal sealed record ServerNode(string Label, string Id, string[] Labels, MapValue Properties, string? Mark);

/// <summary>A relationship as it is on a server.</summary>
internal sealed record ServerRelationship(string Type, string From, string To, MapValue Properties);

/// <summary>
/// Reads the graph of a server in pages, by label and id: memory holds one page. What is marked is ours. Where <paramref name="marked"/> is false (a database that this program never wrote: one that was
/// imported), everything under the labels of the contract counts. Nodes without a text <c>id</c> are not of the contract.
/// </summary>
/// <param name="connection">The server.</param>
/// <param name="labels">The labels that nodes are keyed under, in the order in which they claim a node that has several.</param>
/// <param name="second">The other labels of the graph. On a marked node every further label is the user's own and does not count.</param>
/// <param name="marked">Whether only what is marked counts.</param>
/// <param name="page">Nodes of a page.</param>
internal sealed class ServerGraph(IGraphConnection connection, IReadOnlyList<string> labels, IReadOnlySet<string> second, bool marked, int page = 2000)
{
    private const string Mark = Bookkeeping.Mark;
    private readonly List<(string Label, string After, string Last)> ranges = [];

    /// <summary>All nodes, by label, then id.</summary>
    public async IAsyncEnumerable<ServerNode> NodesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        ranges.Clear();
        foreach (var label in labels)
        {
            var after = "";
            while (true)
            {
                var rows = await connection.ReadAsync(
                    $"MATCH (n:{Cypher.Name(label)}) WHERE n.id > $after{(marked ? $" AND n.{Mark} IS NOT NULL" : "")} RETURN n.id AS id, labels(n) AS labels, properties(n) AS p ORDER BY n.id LIMIT {page}",
                    cancellation,
                    ("after", CypherValue.String(after))).ConfigureAwait(false);
                if (rows.Rows.Count == 0)
                {
                    break;
                }

                var last = rows.Rows[^1][0].AsString;
                ranges.Add((label, after, last));
                after = last;
                foreach (var row in rows.Rows)
                {
                    if (KeyLabel(row[1].AsList) == label)
                    {
                        var (properties, mark) = Unmarked(row[2].AsMap);
                        var all = Texts(row[1].AsList);
                        yield return new ServerNode(label, row[0].AsString, mark is null ? all : [.. all.Where(l => l == label || second.Contains(l))], properties, mark);
                    }
                }

                if (rows.Rows.Count < page)
                {
                    break;
                }
            }
        }
    }

    /// <summary>All relationships between the nodes that <see cref="NodesAsync"/> went through.</summary>
    public async IAsyncEnumerable<ServerRelationship> RelationshipsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (label, after, last) in ranges)
        {
            var rows = await connection.ReadAsync(
                $"MATCH (a:{Cypher.Name(label)}) WHERE a.id > $after AND a.id <= $last{(marked ? $" AND a.{Mark} IS NOT NULL" : "")} MATCH (a)-[r]->(b){(marked ? $" WHERE r.{Mark} IS NOT NULL" : "")} "
                + "RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS p, labels(a) AS la, labels(b) AS lb",
                cancellation,
                ("after", CypherValue.String(after)),
                ("last", CypherValue.String(last))).ConfigureAwait(false);
            foreach (var row in rows.Rows)
            {
                if (row[2].IsString && KeyLabel(row[4].AsList) == label && KeyLabel(row[5].AsList) is not null)
                {
                    yield return new ServerRelationship(row[0].AsString, row[1].AsString, row[2].AsString, Unmarked(row[3].AsMap).Properties);
                }
            }
        }
    }

    /// <summary>The hash of it all, as the embedded store computes it.</summary>
    public async Task<string> HashAsync(CancellationToken cancellation)
    {
        var element = new ElementDigest();
        var digest = new GraphDigest();
        await foreach (var node in NodesAsync(cancellation).ConfigureAwait(false))
        {
            digest.Add(element.OfNode(node.Id, node.Labels, node.Properties));
        }

        await foreach (var r in RelationshipsAsync(cancellation).ConfigureAwait(false))
        {
            digest.Add(element.OfRelationship(r.Type, r.From, r.To, r.Properties));
        }

        return digest.Hex();
    }

    /// <summary>The texts of a list of texts.</summary>
    public static string[] Texts(ListValue list)
    {
        var texts = new string[list.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = list[i].AsString;
        }

        return texts;
    }

    private string? KeyLabel(ListValue of)
    {
        foreach (var label in labels)
        {
            foreach (var item in of.Items)
            {
                if (item.AsString == label)
                {
                    return label;
                }
            }
        }

        return null;
    }

    private static (MapValue Properties, string? Mark) Unmarked(MapValue map)
    {
        if (!map.TryGet(Mark, out var mark))
        {
            return (map, null);
        }

        var rest = new MapBuilder(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            if (map.Keys[i] != Mark)
            {
                rest.Set(map.Keys[i], map.Values[i]);
            }
        }

        return (rest.Build(), mark.IsString ? mark.AsString : null);
    }
}
