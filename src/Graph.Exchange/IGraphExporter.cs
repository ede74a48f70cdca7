using Graph.Cypher.Port;

namespace Graph.Exchange;

/// <summary>Writes a graph in one format. Stateless and thread-safe; the same graph gives the same bytes on every machine; memory does not grow with the graph.</summary>
public interface IGraphExporter
{
    /// <summary>The name under which users ask for it, e.g. <c>jsonl</c>.</summary>
    string Format { get; }

    /// <summary>
    /// Writes all of <paramref name="graph"/>. Throws <see cref="IOException"/> when the target cannot be written, <see cref="OperationCanceledException"/> when cancelled; what was written until then stays.
    /// </summary>
    void Export(IPropertyGraph graph, IExportTarget target, CancellationToken cancellationToken = default);
}
