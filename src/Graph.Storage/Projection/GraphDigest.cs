using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Graph.Storage.Projection;

/// <summary>
/// The hash of a whole graph: each node and each relationship is written in a canonical form (labels sorted, properties by name; ends by id) and hashed; these hashes, sorted, are hashed together with their number.
/// So two graphs have one hash exactly when they hold the same nodes and relationships, whatever the order in which they came. Not thread-safe.
/// </summary>
public sealed class GraphDigest : IGraphSink
{
    private readonly ElementDigest digest = new();
    private readonly List<UInt128> elements = [];

    /// <inheritdoc/>
    public void Add(GraphNode node) => elements.Add(digest.Of(node));

    /// <inheritdoc/>
    public void Add(GraphRelationship relationship) => elements.Add(digest.Of(relationship));

    /// <summary>Adds a node or relationship by its digest.</summary>
    public void Add(UInt128 element) => elements.Add(element);

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
}
