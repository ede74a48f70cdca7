using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;

namespace Graph.Query;

/// <summary>Reads rows through the Cypher port. Safe for concurrent use where the connection is.</summary>
/// <param name="connection">The graph.</param>
/// <param name="limits">What each query may use.</param>
public sealed class GraphReader(IGraphConnection connection, QueryLimits limits)
{
    /// <summary>Reads under the limits that suit one answer: 60 seconds, two million rows, 1 GiB.</summary>
    public GraphReader(IGraphConnection connection)
        : this(connection, AnswerLimits)
    {
    }

    /// <summary>What one query of an answer may use.</summary>
    public static QueryLimits AnswerLimits { get; } = new() { Timeout = TimeSpan.FromSeconds(60), MaxRows = 2_000_000, MaxMemoryBytes = 1L << 30 };

    /// <summary>The graph.</summary>
    public IGraphConnection Connection => connection;

    /// <summary>All rows, in the order of the query.</summary>
    /// <exception cref="GraphReadException">The query failed or reached a limit.</exception>
    public async Task<IReadOnlyList<GraphRow>> RowsAsync(string query, CancellationToken cancellation, params (string Name, CypherValue Value)[] parameters)
    {
        var values = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var answer = await RunAsync(query, values, cancellation).ConfigureAwait(false);
        var rows = new GraphRow[answer.Rows.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new GraphRow(answer.Rows[i]);
        }

        return rows;
    }

    /// <summary>The answer with its columns.</summary>
    /// <exception cref="GraphReadException">The query failed or reached a limit.</exception>
    public async Task<GraphRows> RunAsync(string query, IReadOnlyDictionary<string, CypherValue> parameters, CancellationToken cancellation)
    {
        var answer = await connection.RunAsync(new GraphQuery(query, parameters) { Limits = limits }, cancellation).ConfigureAwait(false);
        return answer.Failure is { } failure ? throw new GraphReadException(failure) : answer;
    }

    /// <summary>The texts of sentences by id, for what <paramref name="ids"/> name; ids that the graph lacks are left out.</summary>
    public async Task<SentenceTexts> SentencesAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var texts = new Dictionary<string, (long Start, string Text)>(StringComparer.Ordinal);
        if (wanted.Length > 0)
        {
            foreach (var row in await RowsAsync("UNWIND $ids AS id MATCH (s:Sentence {id: id}) RETURN s.id AS id, s.start AS start, s.text AS text", cancellation, ("ids", Texts(wanted))).ConfigureAwait(false))
            {
                texts[row.Text(0)] = (row.Integer(1), row.Text(2));
            }
        }

        return new SentenceTexts(texts);
    }

    /// <summary>A list of texts as a value.</summary>
    public static CypherValue Texts(IEnumerable<string> texts) => CypherValue.List(ListValue.OfStrings([.. texts]));
}
