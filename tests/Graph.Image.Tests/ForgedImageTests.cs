using System.Buffers.Binary;
using System.Diagnostics;
using Graph.Cypher;
using Graph.Cypher.Execution;
using Graph.Image.Files;
using Xunit;

namespace Graph.Image.Tests;

/// <summary>Files with the right sum and the wrong content: each is refused as damaged or answers queries, soon and without an exception.</summary>
public sealed class ForgedImageTests : IDisposable
{
    private const int BodyStart = 24;

    private static readonly int[] Numbers = [0, 1, -1, 2, 63, 64, 255, 1000, 65_536, 1 << 24, 1 << 28, int.MaxValue, int.MinValue, int.MaxValue - 1];

    private static readonly string[] Queries =
    [
        "MATCH (n) RETURN n, labels(n), keys(n), elementId(n), properties(n)",
        "MATCH (a)-[r]->(b) RETURN a, type(r), r, b, r.k, startNode(r), endNode(r)",
        "MATCH (a)<-[r:R|S]-(b:A) WHERE a.k >= 0 OR b.m STARTS WITH 'a' RETURN a.k, b.m, count(*) ORDER BY a.k",
        "MATCH p = (a:A)-[*1..4]-(b) RETURN length(p), count(DISTINCT b)",
        "MATCH p = shortestPath((a:A)-[*]-(b:B)) RETURN [x IN nodes(p) | x.k]",
        "MATCH (a)-[:R*1..3]->(b) RETURN DISTINCT a, b",
        "MATCH (n) RETURN max(n.k), min(n.m), collect(n.名), count(n.k)",
        "MATCH (n:A {k: 'a'}) WHERE n.m IN [1, 2.5, 'a'] RETURN n",
        "CALL db.index.fulltext.queryNodes('all', 'a* OR 算力') YIELD node, score RETURN node, score",
        "CALL db.schema.nodeTypeProperties()",
        "MATCH (n) RETURN toString(n.k), n.k = n.m, n.k < n.m ORDER BY n.k, n.m, n.名",
    ];

    private static readonly QueryLimits Limits = new() { Timeout = TimeSpan.FromSeconds(2), MaxRows = 100_000, MaxMemoryBytes = 64 << 20 };

    private readonly string _folder = Directory.CreateTempSubdirectory("forged-image-").FullName;

    private string FilePath => Path.Combine(_folder, "graph.image");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_ForgedAnyhow_IsRefusedOrAnswers()
    {
        var engine = new CypherEngine();
        PreparedQuery[] queries = [.. Queries.Select(q => engine.Prepare(q))];
        Assert.All(queries, q => Assert.Empty(q.Diagnostics));
        var states = new Dictionary<ImageFileState, int>();
        for (uint number = 1; number <= 30; number++)
        {
            ImageFile.Save(FilePath, "stamp", SampleImages.Of(number));
            byte[] sound = File.ReadAllBytes(FilePath);
            var random = new Random((int)number);
            for (int i = 0; i < 150; i++)
            {
                byte[] forged = Forge(sound, random);
                File.WriteAllBytes(FilePath, forged);
                string what = $"image {number}, forgery {i}";
                long began = Stopwatch.GetTimestamp();
                ImageFileState state = ImageFile.Load(FilePath, "stamp", out PropertyGraphImage? image);
                states[state] = states.GetValueOrDefault(state) + 1;
                Assert.True(state is ImageFileState.Sound or ImageFileState.Damaged or ImageFileState.OtherSource, $"{what}: {state}");
                Assert.Equal(state == ImageFileState.Sound, image is not null);
                if (image is not null)
                {
                    SampleImages.Describe(image);
                    foreach (PreparedQuery query in queries)
                    {
                        // Errors of the language and limits are answers; anything else would be thrown.
                        engine.Execute(image, query, limits: Limits);
                    }
                }

                Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(15), $"{what} took {Stopwatch.GetElapsedTime(began)}");
            }
        }

        // Both happen often, or the test would not try what it says.
        Assert.True(states[ImageFileState.Sound] > 300 && states[ImageFileState.Damaged] > 1000, string.Join(", ", states));
    }

    public static TheoryData<string> ImpossibleRows => new("ends", "starts", "order", "ranges", "sets", "labels", "keys", "many labels", "many types", "many rows");

    [Theory]
    [MemberData(nameof(ImpossibleRows))]
    public void Rows_ThatAreNoGraph_AreRefused(string what)
    {
        int labels = what == "many labels" ? 1 << 20 : 2;
        int types = what is "many types" ? 1 << 24 : what == "many rows" ? 1 << 12 : 2;
        int nodes = what is "many labels" or "many rows" ? 1 << 18 : 3;
        int[][] sets = what == "labels" ? [[0, 2]] : what == "keys" ? [[1, 0]] : [[0, 1]];
        int[] setOf = new int[nodes];
        setOf[1] = what == "sets" ? 1 : 0;
        int[] ranges = [.. Enumerable.Range(0, types + 1).Select(t => what == "many rows" ? t * 2 : Math.Min(t * 2, 3))];
        int[] starts = what == "many rows" ? [.. Enumerable.Range(0, types * 2).Select(i => i % 2 == 0 ? 0 : nodes - 1)] : [0, 1, 2];
        int[] ends = new int[starts.Length];
        switch (what)
        {
            case "ends":
                ends[2] = 3;
                break;
            case "starts":
                starts[0] = -1;
                break;
            case "order":
                (starts[0], starts[1]) = (1, 0);
                break;
            case "ranges":
                ranges[1] = 4;
                break;
        }

        Assert.Throws<InvalidDataException>(() => ImageValidation.Rows(labels, types, sets, setOf, ranges, starts, ends));
    }

    // One to three numbers of the body changed where numbers stand, or bytes anywhere, and the sum made right again.
    private static byte[] Forge(byte[] sound, Random random)
    {
        byte[] forged = [.. sound];
        int words = (forged.Length - BodyStart) / 4;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            // After the stamp of five letters numbers stand at any place; small ones are lengths, places and codes.
            int at = BodyStart + random.Next(forged.Length - BodyStart - 4);
            for (int tries = 0; tries < 20 && BinaryPrimitives.ReadInt32LittleEndian(forged.AsSpan(at)) is < -1 or > 500; tries++)
            {
                at = BodyStart + random.Next(forged.Length - BodyStart - 4);
            }

            int old = BinaryPrimitives.ReadInt32LittleEndian(forged.AsSpan(at));
            switch (random.Next(4))
            {
                case 0:
                    BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(at), Numbers[random.Next(Numbers.Length)]);
                    break;
                case 1:
                    BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(at), old + random.Next(-2, 3));
                    break;
                case 2:
                    forged[at] = (byte)random.Next(256);
                    break;
                default:
                    int other = BodyStart + (random.Next(words) * 4);
                    forged.AsSpan(other, 4).CopyTo(forged.AsSpan(at));
                    break;
            }
        }

        using var body = new MemoryStream(forged, BodyStart, forged.Length - BodyStart);
        BinaryPrimitives.WriteInt64LittleEndian(forged.AsSpan(8), forged.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(forged.AsSpan(16), SectionChecksum.Of(body));
        return forged;
    }
}
