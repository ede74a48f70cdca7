using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Graph.Connection;
using Graph.Cypher;
using Graph.Generation;
using Graph.Query;
using Graph.Query.Linkages;
using Graph.Query.Names;
using Graph.Query.Paths;
using Graph.Query.Tables;
using Graph.Storage;
using Graph.Storage.Images;

namespace Graph.Benchmarks;

/// <summary>
/// How long the questions of the query layer take on a generated graph of the yardstick's size that keeps the contract: some 160,000 nodes and 1.2 million relationships. Prints for each question its rows, a digest of them
/// (equal digests, equal answers) and the median and slowest of warm runs. The store is made in a folder and found again there by the next run.
/// </summary>
internal static class LinkagesBenchmark
{
    private const int Briefings = 3400;
    private const int Warm = 5;
    private const int Runs = 15;

    // Few long texts and many names, so that relationships are to nodes as in the yardstick.
    private static readonly BriefingProfile Profile = new(World: 17_000, Sections: 12, SentencesPerSection: 6, Entities: 200, FiguresPerSection: 3, References: 6, Relations: 240);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var folder = Directory.CreateDirectory(args[0]).FullName;
        var count = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Briefings;
        var path = Path.Combine(folder, $"linkages-{count.ToString(CultureInfo.InvariantCulture)}.db");
        Fill(path, count);
        using var store = BriefingStore.Open(path, StoreAccess.Read);
        var graph = GraphImageCache.Open(store).Graph;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} briefings, {graph.Topology.NodeCount} nodes, {graph.Topology.RelationshipCount} relationships"));
        var reader = new GraphReader(new EmbeddedConnection(new CypherEngine(), () => graph, path));
        var names = await NameDirectory.ReadAsync(reader, CancellationToken.None);
        var often = await reader.RowsAsync("MATCH (e:Entity)<-[:MENTIONS]-(:Section) WITH e, count(*) AS n RETURN e.id AS id, n ORDER BY n DESC, id LIMIT 40", CancellationToken.None);
        var (place, agency, hub) = (Of(names, often, "Place"), Of(names, often, "Agency"), names.ById(often[0].Text(0))!);
        var linkages = new LinkageReader(reader);
        var three = new LinkageQuestion { Themes = ["data", "compute", "energy"] };
        Console.WriteLine("question | rows | digest | median ms | slowest ms");
        await TimeAsync("linkages data compute energy", async () => ResultTable.Of(LinkageRow.Of(await linkages.AnswerAsync(three, CancellationToken.None))));
        await TimeAsync("linkages data-elements compute energy", async () => ResultTable.Of(LinkageRow.Of(await linkages.AnswerAsync(three with { Themes = ["data-elements", "compute", "energy"] }, CancellationToken.None))));
        await TimeAsync("linkages compute electricity by quarter", async () => ResultTable.Of(LinkageRow.Of(await linkages.AnswerAsync(three with { Themes = ["compute", "electricity"], By = Grain.Quarter }, CancellationToken.None))));
        await TimeAsync("linkages data compute energy in a place", async () => ResultTable.Of(LinkageRow.Of(await linkages.AnswerAsync(three with { Region = place.Id }, CancellationToken.None))));
        await TimeAsync("linkages data compute energy in a month", async () => ResultTable.Of(LinkageRow.Of(await linkages.AnswerAsync(three with { Period = new Period(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)) }, CancellationToken.None))));
        await TimeAsync("matrix of data compute energy", async () => ResultTable.Of(await linkages.MatrixAsync(three, CancellationToken.None)));
        await TimeAsync("matrix of the vocabulary", async () => ResultTable.Of(await linkages.MatrixAsync(three with { Themes = [.. names.OfKind("Theme").Select(t => t.Id)] }, CancellationToken.None)));
        await TimeAsync("paths agency electricity", async () => ResultTable.Of(await new PathFinder(reader).FindAsync(new PathQuestion { From = agency.Id, To = "electricity" }, CancellationToken.None)));
        await TimeAsync("paths agency place", async () => ResultTable.Of(await new PathFinder(reader).FindAsync(new PathQuestion { From = agency.Id, To = place.Id }, CancellationToken.None)));
        await TimeAsync("neighbours of the most named", async () => ResultTable.Of(await new NeighbourReader(reader).OfAsync(hub, null, Period.All, 20, CancellationToken.None)));
        await TimeAsync("neighbours of compute", async () => ResultTable.Of(await new NeighbourReader(reader).OfAsync(names.ById("compute")!, null, Period.All, 20, CancellationToken.None)));
        return 0;
    }

    private static NamedNode Of(NameDirectory names, IReadOnlyList<GraphRow> often, string kind) => often.Select(r => names.ById(r.Text(0))!).FirstOrDefault(n => n.Kind == kind) ?? names.OfKind(kind).First();

    private static void Fill(string path, int count)
    {
        if (File.Exists(path))
        {
            using var held = BriefingStore.Open(path, StoreAccess.Read);
            if (held.List().Length == count)
            {
                return;
            }
        }

        var generator = new BriefingGenerator(Profile);
        using var store = BriefingStore.Open(path, StoreAccess.Write);
        for (var i = 0; i < count; i++)
        {
            store.Put(generator.Make(i));
        }
    }

    private static async Task TimeAsync(string question, Func<Task<ResultTable>> ask)
    {
        var answer = await ask();
        var rows = JsonSerializer.SerializeToUtf8Bytes(answer.Rows, RowText.Json);
        for (var i = 1; i < Warm; i++)
        {
            await ask();
        }

        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question} | {answer.Rows.Count} | {Convert.ToHexStringLower(SHA256.HashData(rows))[..10]} | {times[Runs / 2]:F1} | {times[^1]:F1}"));
    }
}
