using Graph.Cypher.Values;

namespace Graph.Cypher;

/// <summary>Takes the rows of a query while it runs. Called by one thread; what it throws ends the query and reaches the caller.</summary>
public interface IRowConsumer
{
    /// <summary>Takes a row, a value for each column; the span is valid during the call. False ends the query without error.</summary>
    bool Take(ReadOnlySpan<CypherValue> row);
}
