using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;
using Graph.Storage.Files;
using Microsoft.Data.Sqlite;

namespace Graph.Storage.Documents;

/// <summary>Writes and deletes the rows of one document within the transaction of its caller. The graph must be sound (see BriefingRules).</summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly SqliteCommand document;
    private readonly SqliteCommand section;
    private readonly SqliteCommand sentence;
    private readonly SqliteCommand reference;
    private readonly SqliteCommand entity;
    private readonly SqliteCommand figure;
    private readonly SqliteCommand statement;
    private readonly SqliteCommand evidence;
    private readonly SqliteCommand[] deletions;

    public DocumentWriter(SqliteConnection connection)
    {
        document = Insert(connection, "document", "id", "series", "title", "date", "publishers", "language", "uri", "sha256", "digest", "source_length", "source", "ledger",
            "sections", "sentences", "\"references\"", "entities", "figures", "statements");
        section = Insert(connection, "section", "document", "position", "id", "ordinal", "heading");
        sentence = Insert(connection, "sentence", "document", "position", "id", "section", "span_start", "span_end", "text");
        reference = Insert(connection, "reference", "document", "position", "id", "publisher", "title", "date", "purpose", "url", "cited_by", "publishers");
        entity = Insert(connection, "entity", "document", "position", "id", "kind", "name", "name_en", "aliases", "doc_no", "held");
        figure = Insert(connection, "figure", "document", "position", "id", "section", "sentence", "value", "lower", "upper", "unit", "change", "qualifier", "status", "period_start", "period_end", "period_text", "indicator", "text", "span_start", "span_end");
        statement = Insert(connection, "statement", "document", "position", "type", "from_node", "to_node", "confidence", "method", "properties");
        evidence = Insert(connection, "evidence", "document", "statement", "position", "sentence");
        deletions =
        [
            .. StoreSchema.PartTables.Select(t => Command(connection, $"DELETE FROM {t} WHERE document = $0", 1)),
            Command(connection, "DELETE FROM document WHERE key = $0", 1),
        ];
    }

    /// <summary>Inserts all rows of <paramref name="graph"/>.</summary>
    public void Write(BriefingGraph graph, byte[] digest)
    {
        var briefing = graph.Briefing;
        Run(document,
            StoredId.Bytes(briefing.Id), briefing.Series, briefing.Title, Iso(briefing.Date), RowJson.Texts(briefing.Publishers, emptyAsNull: false), briefing.Language, briefing.Uri,
            Convert.FromHexString(briefing.Sha256), digest, graph.SourceText.Length, PackedText.Pack(graph.SourceText),
            graph.Ledger.IsDefaultOrEmpty ? null : PackedText.Pack(RowJson.Ledger(graph.Ledger)),
            graph.Sections.Length, graph.Sentences.Length, graph.References.Length, graph.Entities.Length, graph.Figures.Length, graph.Statements.Length);
        var key = LastKey();

        var sections = Positions(graph.Sections, s => s.Id);
        for (var i = 0; i < graph.Sections.Length; i++)
        {
            var s = graph.Sections[i];
            Run(section, key, i, StoredId.Bytes(s.Id), s.Ordinal, s.Heading);
        }

        var sentences = Positions(graph.Sentences, s => s.Id);
        for (var i = 0; i < graph.Sentences.Length; i++)
        {
            var s = graph.Sentences[i];
            var isSlice = graph.SourceText.AsSpan(s.Span.Start, s.Span.Length).SequenceEqual(s.Text);
            Run(sentence, key, i, StoredId.Bytes(s.Id), sections[s.SectionId], s.Span.Start, s.Span.End, isSlice ? null : s.Text);
        }

        var entities = Positions(graph.Entities, e => e.Id);
        for (var i = 0; i < graph.Entities.Length; i++)
        {
            var e = graph.Entities[i];
            Run(entity, key, i, StoredId.Bytes(e.Id), StoreCodes.Of(e.Kind), e.Name, e.NameEn, RowJson.Texts(e.Aliases), e.DocNo, e.Held is { } held ? (held ? 1 : 0) : null);
        }

        for (var i = 0; i < graph.References.Length; i++)
        {
            var r = graph.References[i];
            Run(reference, key, i, StoredId.Bytes(r.Id), r.Publisher, r.Title, r.Date, r.Purpose, r.Url,
                RowJson.Positions([.. r.CitedBy.Select(s => sections[s])]), RowJson.Positions([.. r.PublisherEntities.Select(e => entities[e])]));
        }

        var figures = Positions(graph.Figures, f => f.Id);
        for (var i = 0; i < graph.Figures.Length; i++)
        {
            var f = graph.Figures[i];
            var o = f.Observation;
            Run(figure, key, i, StoredId.Bytes(f.Id), sections[f.SectionId], sentences[f.SentenceId], Number(o.Value), Number(o.Lower), Number(o.Upper), o.Unit,
                StoreCodes.Of(o.Change), StoreCodes.Of(o.Qualifier), StoreCodes.Of(o.Status), Iso(o.PeriodStart), Iso(o.PeriodEnd), o.PeriodText, o.Indicator, f.Text, f.Span.Start, f.Span.End);
        }

        for (var i = 0; i < graph.Statements.Length; i++)
        {
            var s = graph.Statements[i];
            Run(statement, key, i, StoreCodes.Of(s.Type), End(s.From), End(s.To), s.Confidence, StoreCodes.Of(s.Method), RowJson.Properties(s.Properties));
            for (var j = 0; j < s.Evidence.Length; j++)
                Run(evidence, key, i, j, sentences[s.Evidence[j]]);
        }

        object End(string id) =>
            sections.TryGetValue(id, out var s) ? 4L * s
            : figures.TryGetValue(id, out var f) ? (4L * f) + 1
            : entities.TryGetValue(id, out var e) ? (4L * e) + 2
            : id;
    }

    /// <summary>Deletes all rows of the document with this key.</summary>
    public void Delete(long key)
    {
        foreach (var deletion in deletions)
            Run(deletion, key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[document, section, sentence, reference, entity, figure, statement, evidence, .. deletions])
            command.Dispose();
    }

    private long LastKey()
    {
        using var command = document.Connection!.CreateCommand();
        command.CommandText = "SELECT last_insert_rowid()";
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, params string[] columns) =>
        Command(connection, $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES({string.Join(", ", columns.Select((_, i) => "$" + i.ToString(CultureInfo.InvariantCulture)))})", columns.Length);

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
        return command;
    }

    private static Dictionary<string, int> Positions<T>(ImmutableArray<T> items, Func<T, string> id)
    {
        var positions = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
            positions.Add(id(items[i]), i);
        return positions;
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
