using System.Collections.Immutable;
using Graph.Image;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Documents;
using Graph.Storage.Files;
using Graph.Storage.Images;
using Graph.Storage.Projection;
using Microsoft.Data.Sqlite;

namespace Graph.Storage.Checking;

/// <summary>What a check looked at and what it found.</summary>
/// <param name="Briefings">Briefings read.</param>
/// <param name="Sentences">Sentences whose span was read again.</param>
/// <param name="Statements">Statements whose evidence was looked up.</param>
/// <param name="Hash">The hash of the graph; null when it could not be projected.</param>
/// <param name="Findings">In the order found; empty for a sound store.</param>
public sealed record CheckReport(int Briefings, int Sentences, int Statements, string? Hash, ImmutableArray<Finding> Findings);

/// <summary>
/// Verifies a store from the file up: SQLite's own structure, rows without a document, every briefing read back and held against its digest, its text and the contract,
/// the projected graph against the contract, and the image beside the store against the projection. Changes nothing.
/// </summary>
public static class StoreCheck
{
    /// <summary>
    /// Checks the store at <paramref name="path"/>. <paramref name="reads"/> says whether a slice of source text, read as documents are, gives a text. Damage is a finding, never an exception;
    /// <see cref="StoreException"/> is thrown only for a missing, foreign, newer or unreadable file.
    /// </summary>
    public static CheckReport Run(string path, Func<string, string, bool> reads, StoreOptions? options = null, IProgress<int>? briefingsDone = null, CancellationToken cancellationToken = default)
    {
        options ??= new StoreOptions();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        StoreSnapshot snapshot;
        try
        {
            snapshot = StoreSnapshot.Open(path, options, StoreSchema.Current);
        }
        catch (StoreException e) when (e.Failure.Code is "store.damaged")
        {
            return new CheckReport(0, 0, 0, null, [new Finding(e.Failure.Code, path, e.Failure.Found, e.Failure.Expected)]);
        }

        using (snapshot)
        {
            var counts = new Counts();
            try
            {
                snapshot.Inspect(connection => Structure(connection, path, findings));
                foreach (var document in snapshot.Documents)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Briefing(snapshot, document, reads, options, findings, counts);
                    counts.Briefings++;
                    briefingsDone?.Report(counts.Briefings);
                }
            }
            catch (StoreException e) when (e.Failure.Code is "store.damaged")
            {
                findings.Add(new Finding(e.Failure.Code, path, e.Failure.Found, e.Failure.Expected));
            }

            var hash = findings.Count == 0 ? Graph(snapshot, path, options, findings, cancellationToken) : null;
            return new CheckReport(counts.Briefings, counts.Sentences, counts.Statements, hash, findings.ToImmutable());
        }
    }

    private static void Structure(SqliteConnection connection, string path, ImmutableArray<Finding>.Builder findings)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(100)";
        using (var r = command.ExecuteReader())
        {
            while (r.Read())
            {
                if (r.GetString(0) is not "ok" and var message)
                    findings.Add(new Finding("file.structure", path, message, "ok"));
            }
        }

        foreach (var table in StoreSchema.PartTables)
        {
            command.CommandText = $"SELECT DISTINCT document FROM {table} WHERE document NOT IN (SELECT key FROM document) LIMIT 20";
            using var r = command.ExecuteReader();
            while (r.Read())
                findings.Add(new Finding("row.orphan", path, $"rows of {table} for document {r.GetInt64(0)}", "the document that they belong to"));
        }
    }

    private static void Briefing(StoreSnapshot snapshot, StoredDocument document, Func<string, string, bool> reads, StoreOptions options, ImmutableArray<Finding>.Builder findings, Counts counts)
    {
        BriefingGraph graph;
        try
        {
            graph = snapshot.ReadRaw(document);
        }
        catch (SqliteException e) when (StoreFile.FailureOf(e, document.Id) is { Code: "store.damaged" })
        {
            // One damaged page does not hide what is wrong elsewhere.
            findings.Add(new Finding("file.damaged", document.Id, e.Message, "pages that can be read"));
            return;
        }
        catch (DamagedRowException e)
        {
            findings.Add(new Finding("row.damaged", document.Id, e.Found, e.Expected));
            return;
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException)
        {
            // The column types of a strict table hold, so only a number beyond its range or an unwritten NULL gets here.
            findings.Add(new Finding("row.damaged", document.Id, e.Message, "rows as this program writes them"));
            return;
        }

        counts.Sentences += graph.Sentences.Length;
        counts.Statements += graph.Statements.Length;
        var before = findings.Count;
        findings.AddRange(BriefingRules.Findings(graph, GraphContract.Default));
        if (findings.Count == before)
            findings.AddRange(TextRules.Findings(graph, reads));
        var themes = options.Seeds.Themes;
        foreach (var id in graph.Statements.SelectMany(s => (string[])[s.From, s.To]).Where(GraphProjection.IsTheme).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!themes.Any(t => t.Id == id))
                findings.Add(new Finding("theme.unknown", graph.Briefing.Id, id, "a theme of the vocabulary"));
        }

        if (!document.Digest.AsSpan().SequenceEqual(BriefingDigest.Of(graph)))
            findings.Add(new Finding("digest.briefing", document.Id, Convert.ToHexStringLower(BriefingDigest.Of(graph)), $"{Convert.ToHexStringLower(document.Digest)}, noted when it was stored"));
    }

    private static string Graph(StoreSnapshot snapshot, string path, StoreOptions options, ImmutableArray<Finding>.Builder findings, CancellationToken cancellationToken)
    {
        var inspection = new ProjectionInspection(GraphContract.Default, findings.Add);
        GraphProjection.Project(snapshot, options.Seeds, options.Identity, inspection, cancellationToken);
        var hash = inspection.Hex();
        if (ImageFile.TryLoad(GraphImageCache.PathOf(path), GraphImageCache.StampOf(snapshot, options), out var image) && ImageDigest.Of(image, cancellationToken) is var found && found != hash)
            findings.Add(new Finding("image.differs", GraphImageCache.PathOf(path), found, $"{hash}, the projection of the store"));
        return hash;
    }

    private sealed class Counts
    {
        public int Briefings { get; set; }

        public int Sentences { get; set; }

        public int Statements { get; set; }
    }
}
