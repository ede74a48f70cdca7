using System.IO.Compression;
using Graph.Exchange;
using Xunit;

namespace Graph.Server.Tests;

/// <summary>Exports over HTTP are the bytes that the exporters write.</summary>
public sealed class ExportTests(KnownService known) : IClassFixture<KnownService>
{
    public static TheoryData<string> Formats => [.. GraphExporters.All.Select(e => e.Format)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Export_OfAFormat_IsWhatTheExporterWrites(string format)
    {
        var image = (await known.Service.GraphAsync()).Image!;
        var file = Path.Combine(Directory.CreateTempSubdirectory("policygraph-export-").FullName, "graph." + (format is "csv" or "neo4j-csv" ? "csv" : format));
        try
        {
            GraphExporters.Find(format)!.Export(image, ExportTargets.ToFile(file), TestContext.Current.CancellationToken);
            var bytes = await known.Service.Client.GetByteArrayAsync(new Uri("/v1/export/" + format, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(bytes, await known.Service.Client.GetByteArrayAsync(new Uri("/v1/export/" + format, UriKind.Relative), TestContext.Current.CancellationToken));
            if (format is not ("csv" or "neo4j-csv"))
            {
                Assert.Equal(File.ReadAllBytes(file), bytes);
                return;
            }

            using var zip = new ZipArchive(new MemoryStream(bytes));
            Assert.Equal(2, zip.Entries.Count);
            foreach (var entry in zip.Entries)
            {
                await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
                using var content = new MemoryStream();
                await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
                Assert.Equal(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(file)!, entry.Name)), content.ToArray());
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
