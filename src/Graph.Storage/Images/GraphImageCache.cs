using System.Collections.Immutable;
using Graph.Image;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Documents;
using Graph.Storage.Projection;

namespace Graph.Storage.Images;

/// <summary>An image that is up to date with its store. <paramref name="WasRebuilt"/>: the file beside the store was missing, stale or damaged and was made again.</summary>
public sealed record OpenedImage(PropertyGraphImage Graph, string Stamp, bool WasRebuilt);

/// <summary>
/// The derived image file <c>STORE.image</c>: stamped with the content of the store, the seeds, the identity and the version of the projection, so that an equal stamp means an equal graph.
/// Several processes may use it at once: it is replaced whole.
/// </summary>
public static class GraphImageCache
{
    /// <summary>The full-text indexes: name, labels of which a node needs one, properties whose texts are searched.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<string> Labels, ImmutableArray<string> Keys)> FullTextIndexes { get; } =
    [
        ("names", ["Entity", "Theme", "Indicator"], ["name", "nameEn", "aliases"]),
        ("sentences", ["Sentence"], ["text"]),
    ];

    /// <summary>Where the image of the store at <paramref name="storePath"/> stands.</summary>
    public static string PathOf(string storePath) => storePath + ".image";

    /// <summary>
    /// The graph of what <paramref name="store"/> holds now: read from the file where its stamp fits, else projected and written beside the store. Where the file cannot be written, the graph is given all the same.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static OpenedImage Open(BriefingStore store, CancellationToken cancellationToken = default)
    {
        using var snapshot = store.Snapshot();
        var stamp = StampOf(snapshot, store.Options);
        var path = PathOf(store.Path);
        if (ImageFile.TryLoad(path, stamp, out var image))
            return new OpenedImage(image, stamp, WasRebuilt: false);
        image = Build(snapshot, store.Options, cancellationToken);
        try
        {
            ImageFile.Save(path, stamp, image);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file saves time, nothing else: a full or read-only disk costs the next opening its speed.
        }

        return new OpenedImage(image, stamp, WasRebuilt: true);
    }

    /// <summary>Projects a graph of its own, without looking at any file.</summary>
    public static PropertyGraphImage Build(IBriefingSource source, StoreOptions options, CancellationToken cancellationToken = default)
    {
        var builder = new PropertyGraphBuilder();
        foreach (var (name, labels, keys) in FullTextIndexes)
            builder.AddFullTextIndex(name, labels, keys);
        GraphProjection.Project(source, options.Seeds, options.Identity, new ImageSink(builder), cancellationToken);
        return builder.Build();
    }

    /// <summary>What the graph of <paramref name="snapshot"/> depends on, as 64 hex digits.</summary>
    public static string StampOf(StoreSnapshot snapshot, StoreOptions options)
    {
        var bytes = new CanonicalBytes();
        bytes.Integer(GraphProjection.Version).Integer(GraphContract.Default.Version).Text(options.Identity.Name).Text(snapshot.Version);
        bytes.Count(options.Seeds.Themes.Length);
        foreach (var theme in options.Seeds.Themes.OrderBy(t => t.Id, StringComparer.Ordinal))
            bytes.Text(theme.Id).Text(theme.Name).Text(theme.NameEn).Text(theme.Broader);
        foreach (var (type, from, to) in options.Seeds.Statements.Select(s => (s.Type.ContractName(), s.From, s.To))
            .OrderBy(s => s.Item1, StringComparer.Ordinal).ThenBy(s => s.From, StringComparer.Ordinal).ThenBy(s => s.To, StringComparer.Ordinal))
        {
            bytes.Text(type).Text(from).Text(to);
        }

        return Convert.ToHexStringLower(bytes.TakeSha256());
    }
}
