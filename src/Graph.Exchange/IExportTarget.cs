namespace Graph.Exchange;

/// <summary>Where an export goes: one main file, and others beside it for formats that need several.</summary>
public interface IExportTarget
{
    /// <summary>Opens the main file. Called once; disposed by the exporter.</summary>
    Stream OpenMain();

    /// <summary>
    /// Opens a further file named after the main one, e.g. <c>relationships</c>. Each name once; disposed by the exporter.
    /// Throws <see cref="NotSupportedException"/> for a target that is one stream only.
    /// </summary>
    Stream OpenPart(string name);
}
