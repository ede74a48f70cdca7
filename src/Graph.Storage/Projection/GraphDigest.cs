using System.Buffers.Binary;
using System.Security.Cryptography;
using Graph.Storage.Documents;

namespace Graph.Storage.Projection;

/// <summary>
/// The hash of a whole graph: each node and each relationship is written in a canonical form (labels sorted, properties by name; ends by id) and hashed; these hashes, sorted, are hashed together with their number.
/// So two graphs have one hash exactly when they hold the same nodes and relationships, whatever the order in which they came. Not thread-safe.
/// </summary>
public sealed class GraphDigest : IGraphSink
{
    private readonly CanonicalBytes bytes = new();
    private readonly List<UInt128> elements = [];

    /// <inheritdoc/>
    public void Add(GraphNode node)
    {
        bytes.Text("node").Text(node.Id).Texts([.. node.Labels.Order(StringComparer.Ordinal)]).Properties(node.Properties);
        Take();
    }

    /// <inheritdoc/>
    public void Add(GraphRelationship relationship)
    {
        bytes.Text("relationship").Text(relationship.Type).Text(relationship.From).Text(relationship.To).Properties(relationship.Properties);
        Take();
    }

    /// <summary>The hash of all that was added: 64 lower-case hex digits.</summary>
    public string Hex()
    {
        elements.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> element = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(element, elements.Count);
        hash.AppendData(element[..8]);
        foreach (var value in elements)
        {
            BinaryPrimitives.WriteUInt128BigEndian(element, value);
            hash.AppendData(element);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A node whose properties may be of any kind.</summary>
    internal void AddNode(string id, IEnumerable<string> labels, Action<CanonicalBytes> properties)
    {
        properties(bytes.Text("node").Text(id).Texts([.. labels.Order(StringComparer.Ordinal)]));
        Take();
    }

    /// <summary>A relationship whose properties may be of any kind.</summary>
    internal void AddRelationship(string type, string from, string to, Action<CanonicalBytes> properties)
    {
        properties(bytes.Text("relationship").Text(type).Text(from).Text(to));
        Take();
    }

    // 128 of the 256 bits: as many as the ids of the graph have, at half the memory.
    private void Take() => elements.Add(BinaryPrimitives.ReadUInt128BigEndian(bytes.TakeSha256()));
}
