using Graph.Cypher.Values;
using Graph.Image;
using Xunit;

namespace Graph.Cypher.Tests.Execution;

/// <summary>One engine and one prepared query serve many threads, while the graph is replaced.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void Engine_ManyThreadsAndSwappedGraphs_AnswersForTheGraphItWasGiven()
    {
        PropertyGraphImage[] graphs = [.. Enumerable.Range(1, 4).Select(Chain)];
        var engine = new CypherEngine();
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            PropertyGraphImage graph = graphs[i % graphs.Length];
            int length = (i % graphs.Length) + 1;
            Assert.Equal([$"{length * 10}"], Queries.Rows("MATCH (a:N)-[:R]->(b:N) RETURN count(*)", graph, engine));
            Assert.Equal([$"{length * 10}"], Queries.Rows("MATCH p = shortestPath((a:N {i: 0})-[:R*]->(b:N {i: $last})) RETURN length(p)", graph, engine, ("last", CypherValue.Integer(length * 10))));
            Assert.Equal([$"{(length * 10) - 1} | 1"], Queries.Rows("MATCH (a:N)-[:R]->(b:N) WITH b.i AS k, count(*) AS c RETURN k - 1, c ORDER BY k DESC LIMIT 1", graph, engine));
        });
    }

    [Fact]
    public async Task Connection_WhoseGraphIsReplacedWhileQueriesRun_AnswersEachFromOneGraph()
    {
        PropertyGraphImage current = Chain(1);
        var engine = new CypherEngine();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task swapping = Task.Run(
            () =>
            {
                for (int i = 0; !stop.IsCancellationRequested; i++)
                {
                    Volatile.Write(ref current, Chain((i % 5) + 1));
                }
            },
            CancellationToken.None);
        Task[] readers = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 150; i++)
                {
                    // Nodes and relationships of one chain differ by one, whichever chain it is; a mixture would not.
                    Assert.Equal(["1"], Queries.Rows("MATCH (n:N) WITH count(*) AS nodes MATCH ()-[r:R]->() WITH nodes, count(r) AS relationships RETURN nodes - relationships AS d", Volatile.Read(ref current), engine));
                }
            },
            CancellationToken.None))];
        await Task.WhenAll(readers);
        await stop.CancelAsync();
        await swapping;
    }

    private static PropertyGraphImage Chain(int tens)
    {
        var builder = new PropertyGraphBuilder();
        for (int i = 0; i <= tens * 10; i++)
        {
            builder.AddNode($"n{i}", ["N"], [new("i", CypherValue.Integer(i))]);
            if (i > 0)
            {
                builder.AddRelationship(null, "R", i - 1, i, []);
            }
        }

        return builder.Build();
    }
}
