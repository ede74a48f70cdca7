using Graph.Cypher.Values;

namespace Graph.Neo4j.Store;

/// <summary>How a store on a server stands.</summary>
/// <param name="Format">Version of the books.</param>
/// <param name="Schema">Number of the last migration that was applied; 0 for none.</param>
/// <param name="IsWritten">True once something was written: from then on what is marked is the graph, and nothing else.</param>
/// <param name="IsComplete">False while somebody writes, and after a write that did not end: then the graph is half old, half new.</param>
/// <param name="Hash">The hash of the graph that the last write that ended left; null before the first.</param>
/// <param name="Batch">Counts the transactions that wrote.</param>
/// <param name="Holder">The writer's own mark; null when nobody writes.</param>
/// <param name="Writer">Who that is; null when nobody writes.</param>
/// <param name="HeldForMs">For how many milliseconds yet others are kept out; 0 or less when they are not.</param>
public sealed record StoreState(long Format, long Schema, bool IsWritten, bool IsComplete, string? Hash, long Batch, string? Holder, WriterName? Writer, long HeldForMs)
{
    internal static StoreState Of(MapValue p, long now) => new(
        Integer(p, "format"),
        Integer(p, "schema"),
        Text(p, "state") is not null,
        Text(p, "state") != "writing",
        Text(p, "hash"),
        Integer(p, "batch"),
        Text(p, "holder"),
        Text(p, "machine") is { } machine ? new WriterName(machine, (int)Integer(p, "process"), Text(p, "started") ?? "") : null,
        Integer(p, "until") - now);

    private static long Integer(MapValue p, string key) => p[key] is { IsInteger: true } value ? value.AsInteger : 0;

    private static string? Text(MapValue p, string key) => p[key] is { IsString: true } value ? value.AsString : null;
}
