using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;
using Microsoft.Data.Sqlite;

namespace Graph.Storage.Documents;

/// <summary>Reads the rows of one document back into the very <see cref="BriefingGraph"/> that was written. Throws <see cref="DamagedRowException"/> for rows that no writer wrote.</summary>
internal sealed class DocumentReader : IDisposable
{
    private readonly SqliteCommand document;
    private readonly SqliteCommand section;
    private readonly SqliteCommand sentence;
    private readonly SqliteCommand reference;
    private readonly SqliteCommand entity;
    private readonly SqliteCommand figure;
    private readonly SqliteCommand statement;
    private readonly SqliteCommand evidence;

    public DocumentReader(SqliteConnection connection)
    {
        document = Command(connection, "SELECT id, series, title, date, publishers, language, uri, sha256, source, ledger, source_length, sections, sentences, \"references\", entities, figures, statements FROM document WHERE key = $key");
        section = Part(connection, "section", "id, ordinal, heading", "position");
        sentence = Part(connection, "sentence", "id, section, span_start, span_end, text", "position");
        reference = Part(connection, "reference", "id, publisher, title, date, purpose, url, cited_by, publishers", "position");
        entity = Part(connection, "entity", "id, kind, name, name_en, aliases, doc_no, held", "position");
        figure = Part(connection, "figure", "id, section, sentence, value, lower, upper, unit, change, qualifier, status, period_start, period_end, period_text, indicator, text, span_start, span_end", "position");
        statement = Part(connection, "statement", "type, from_node, to_node, confidence, method, properties", "position");
        evidence = Part(connection, "evidence", "statement, sentence", "statement, position");
    }

    /// <summary>The whole document.</summary>
    public BriefingGraph Read(long key)
    {
        var (briefing, source, ledger, counts) = ReadDocument(key);
        var sections = Rows(section, key, r => new Section(Id('s', r, 0), r.GetInt32(1), r.GetString(2)));
        var sentences = Rows(sentence, key, r =>
        {
            var span = Span(r, 2, source);
            return new Sentence(Id('t', r, 0), At(sections, r.GetInt32(1)).Id, r.IsDBNull(4) ? span.Of(source) : r.GetString(4), span);
        });
        var entities = ReadEntities(key);
        var references = Rows(reference, key, r => new Reference(
            Id('r', r, 0), Text(r, 1), r.GetString(2), Text(r, 3), Text(r, 4), Text(r, 5),
            [.. RowJson.Positions(Text(r, 6)).Select(p => At(sections, p).Id)], [.. RowJson.Positions(Text(r, 7)).Select(p => At(entities, p).Id)]));
        var figures = Rows(figure, key, r => new Figure(
            Id('f', r, 0), At(sections, r.GetInt32(1)).Id, At(sentences, r.GetInt32(2)).Id,
            new Observation
            {
                Value = Number(r, 3),
                Lower = Number(r, 4),
                Upper = Number(r, 5),
                Unit = r.GetString(6),
                Change = StoreCodes.Change(r.GetInt32(7)),
                Qualifier = StoreCodes.Qualifier(r.GetInt32(8)),
                Status = StoreCodes.Status(r.GetInt32(9)),
                PeriodStart = Text(r, 10) is { } start ? Date(start) : null,
                PeriodEnd = Text(r, 11) is { } end ? Date(end) : null,
                PeriodText = Text(r, 12),
                Indicator = r.GetString(13),
            },
            r.GetString(14), Span(r, 15, source)));
        var evidenceOf = ReadEvidence(key, sentences);
        var position = 0;
        var statements = Rows(statement, key, r => new Statement(
            StoreCodes.Relation(r.GetInt32(0)), End(r, 1), End(r, 2), evidenceOf.GetValueOrDefault(position++, []), r.GetDouble(3), StoreCodes.Method(r.GetInt32(4)), RowJson.Properties(Text(r, 5))));
        if (evidenceOf.Keys.Any(k => k >= position))
            throw new DamagedRowException($"evidence of statement {evidenceOf.Keys.Max()}", $"statements 0 to {position - 1}");
        Counted("sections", sections.Length, counts[0]);
        Counted("sentences", sentences.Length, counts[1]);
        Counted("references", references.Length, counts[2]);
        Counted("entities", entities.Length, counts[3]);
        Counted("figures", figures.Length, counts[4]);
        Counted("statements", statements.Length, counts[5]);

        return new BriefingGraph
        {
            Briefing = briefing,
            SourceText = source,
            Sections = sections,
            Sentences = sentences,
            References = references,
            Entities = entities,
            Figures = figures,
            Statements = statements,
            Ledger = ledger,
        };

        string End(SqliteDataReader r, int column)
        {
            if (r.GetValue(column) is not long code)
                return r.GetString(column);
            var at = checked((int)(code >> 2));
            return (code & 3) switch
            {
                0 => At(sections, at).Id,
                1 => At(figures, at).Id,
                2 => At(entities, at).Id,
                _ => throw new DamagedRowException($"the end {code}", "4 × position + 0, 1 or 2"),
            };
        }
    }

    /// <summary>Only the entities, for what needs no text.</summary>
    public ImmutableArray<Entity> ReadEntities(long key) => Rows(entity, key, r => new Entity(
        Id('e', r, 0), StoreCodes.Kind(r.GetInt32(1)), r.GetString(2), Text(r, 3), RowJson.Texts(Text(r, 4)), Text(r, 5), r.IsDBNull(6) ? null : r.GetInt64(6) != 0));

    /// <summary>Only the names of what the figures measure, in order, repetitions included.</summary>
    public ImmutableArray<string> ReadIndicators(long key) => Rows(figure, key, r => r.GetString(13));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[document, section, sentence, reference, entity, figure, statement, evidence])
            command.Dispose();
    }

    private static void Counted(string what, int found, int expected)
    {
        if (found != expected)
            throw new DamagedRowException($"{found} {what}", $"{expected}");
    }

    private (Briefing Briefing, string Source, ImmutableArray<LedgerEntry> Ledger, int[] Counts) ReadDocument(long key)
    {
        document.Parameters[0].Value = key;
        using var r = document.ExecuteReader();
        if (!r.Read())
            throw new DamagedRowException($"no document {key}", "the document that was listed");
        var source = PackedText.Unpack(r.GetFieldValue<byte[]>(8));
        if (source.Length != r.GetInt32(10))
            throw new DamagedRowException($"a source text of {source.Length} units", $"{r.GetInt32(10)}");
        return (
            new Briefing(Id('b', r, 0), Text(r, 1), r.GetString(2), Date(r.GetString(3)), RowJson.Texts(r.GetString(4)), r.GetString(5), r.GetString(6), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(7))),
            source,
            r.IsDBNull(9) ? [] : RowJson.Ledger(PackedText.Unpack(r.GetFieldValue<byte[]>(9))),
            [.. Enumerable.Range(11, 6).Select(r.GetInt32)]);
    }

    private Dictionary<int, ImmutableArray<string>> ReadEvidence(long key, ImmutableArray<Sentence> sentences)
    {
        var found = new Dictionary<int, ImmutableArray<string>>();
        var current = -1;
        var ids = ImmutableArray.CreateBuilder<string>();
        evidence.Parameters[0].Value = key;
        using var r = evidence.ExecuteReader();
        while (r.Read())
        {
            var of = r.GetInt32(0);
            if (of != current)
            {
                if (current >= 0)
                    found[current] = ids.ToImmutable();
                ids.Clear();
                current = of;
            }

            ids.Add(At(sentences, r.GetInt32(1)).Id);
        }

        if (current >= 0)
            found[current] = ids.ToImmutable();
        return found;
    }

    private static ImmutableArray<T> Rows<T>(SqliteCommand command, long key, Func<SqliteDataReader, T> row)
    {
        command.Parameters[0].Value = key;
        var rows = ImmutableArray.CreateBuilder<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(row(reader));
        return rows.DrainToImmutable();
    }

    private static T At<T>(ImmutableArray<T> items, int position) =>
        (uint)position < (uint)items.Length ? items[position] : throw new DamagedRowException($"position {position} of {typeof(T).Name}", $"0 to {items.Length - 1}");

    private static string Id(char kind, SqliteDataReader r, int column) => StoredId.Text(kind, r.GetFieldValue<byte[]>(column));

    private static string? Text(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static TextSpan Span(SqliteDataReader r, int column, string source)
    {
        var (start, end) = (r.GetInt32(column), r.GetInt32(column + 1));
        return start >= 0 && end >= start && end <= source.Length
            ? new TextSpan(start, end)
            : throw new DamagedRowException($"the span [{start},{end})", $"within the source text of {source.Length} units");
    }

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new DamagedRowException($"the date '{text}'", "yyyy-MM-dd");

    private static decimal? Number(SqliteDataReader r, int column) =>
        Text(r, column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new DamagedRowException($"the number '{text}'", "a decimal");

    private static SqliteCommand Part(SqliteConnection connection, string table, string columns, string order) =>
        Command(connection, $"SELECT {columns} FROM {table} WHERE document = $key ORDER BY {order}");

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter { ParameterName = "$key", SqliteType = SqliteType.Integer });
        return command;
    }
}
