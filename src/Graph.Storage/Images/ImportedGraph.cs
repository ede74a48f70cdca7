using Graph.Image;

namespace Graph.Storage.Images;

/// <summary>
/// The other kind of store: one file that holds a graph as it was imported and no briefings. The file is the image itself, so that it
/// opens as fast as an image does, and it is replaced whole: whoever is killed at any moment leaves the old graph or the new one.
/// </summary>
public static class ImportedGraph
{
    private const string Stamp = "imported graph";

    /// <summary>True when the file at <paramref name="path"/> is such a store (of any version, sound or not), false when it is anything else or missing.</summary>
    public static bool IsAt(string path) => ImageFile.IsImage(path);

    /// <summary>Why a command that needs briefings cannot use the store.</summary>
    public static StoreFailure NoBriefings(string path) => new(
        "store.imported-graph", $"{path}, a store that holds an imported graph and no briefings", "a store of briefings",
        "query, export, hash and check read it as it is; for briefings name another file with --store.");

    /// <summary>The graph of the store.</summary>
    /// <exception cref="StoreException">The file is missing, damaged, of another version or something else.</exception>
    public static PropertyGraphImage Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var state = ImageFile.Load(path, Stamp, out var image);
        return image ?? throw new StoreException(state switch
        {
            ImageFileState.Missing => new("store.missing", $"no file at {path}", "a store", "Import a graph first, or name the right file with --store."),
            ImageFileState.Unreadable => new("store.unreadable", $"{path} cannot be read", "a file that may be read", "Check its permissions."),
            ImageFileState.OtherVersion => new("store.version", $"{path}, an imported graph of another version of the program", "this version's form", "Import its files again, or use the program that wrote it; the file was left as it is."),
            ImageFileState.OtherSource => new("store.foreign", $"{path}, the image that belongs to a store of briefings", "a store", "Name the store itself, without .image, with --store."),
            ImageFileState.Foreign => new("store.foreign", $"{path}, which is no store", "a store made by this program", "Name another file with --store; this one was left as it is."),
            _ => new("store.damaged", $"{path} is cut short or was changed", "the file as it was written", "Restore a copy, or import its files again; the file was left as it is."),
        });
    }

    /// <summary>Makes the file, or replaces the imported graph that it holds. Nothing else is ever replaced.</summary>
    /// <exception cref="StoreException">Something that is no imported graph stands there, or the file cannot be written; what was there is unchanged.</exception>
    public static void Save(string path, PropertyGraphImage image)
    {
        RequireRoom(path);
        try
        {
            ImageFile.Save(path, Stamp, image);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException(new("store.read-only", $"{path} cannot be written ({e.Message})", "a file and folder that may be written", "Change the permissions, or name another file with --store."), e);
        }
        catch (IOException e)
        {
            throw new StoreException(new("store.io", $"{path} cannot be written ({e.Message})", "a disk with room that can be written", "Check the disk and its free space; what was there before is kept."), e);
        }
    }

    /// <summary>Refuses a place where an import would destroy something else, before the work begins.</summary>
    /// <exception cref="StoreException">Something that is no imported graph stands there, or there is no such folder.</exception>
    public static void RequireRoom(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new StoreException(new("store.is-folder", $"a folder at {path}", "a file", "Name a file, e.g. graph.db, in that folder."));
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new StoreException(new("store.no-folder", $"no folder {folder}", "a folder that the store can be made in", "Make the folder, or name another with --store."));
        if (File.Exists(path) && !IsAt(path))
            throw new StoreException(new("store.not-a-graph", $"{path}, which holds briefings or is a file of another program", "no file, or a store that holds an imported graph", "Name another file with --store; this one was left as it is."));
    }

    /// <summary>Declares the full-text indexes of a graph of briefings, where the imported one has their labels.</summary>
    public static void AddFullTextIndexes(PropertyGraphBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var (name, labels, keys) in GraphImageCache.FullTextIndexes)
        {
            if (labels.Any(builder.HasLabel))
                builder.AddFullTextIndex(name, labels, keys);
        }
    }
}
