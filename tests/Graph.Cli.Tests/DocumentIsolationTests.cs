using System.Text;
using Graph.Ingestion;
using Graph.Reading;
using Xunit;

namespace Graph.Cli.Tests;

public sealed class DocumentIsolationTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("# 标题\n2026-03-02\n\n## 1. 节\n数据离不开算力。\n");

    [Fact]
    public void Take_FaultInExtraction_IsTheDocumentsOwnFailure()
    {
        var outcome = DocumentIsolation.Take("a.md", () => DocumentReader.Read("a.md", Text), _ => throw new IndexOutOfRangeException("beyond the end"));

        Assert.Null(outcome.Graph);
        Assert.Equal("extract.fault", outcome.Failure?.Code);
        Assert.Contains("beyond the end", outcome.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FaultInReading_IsTheDocumentsOwnFailure() =>
        Assert.Equal("extract.fault", DocumentIsolation.Take("a.md", () => throw new InvalidOperationException("no"), _ => throw new InvalidOperationException("never asked")).Failure?.Code);

    [Fact]
    public void Take_Cancelled_IsNoFailure() =>
        Assert.Throws<OperationCanceledException>(() => DocumentIsolation.Take("a.md", () => DocumentReader.Read("a.md", Text), _ => throw new OperationCanceledException()));
}
