using System.Collections.Immutable;

namespace Graph.Storage.Files;

/// <summary>
/// The tables of a store, as the steps that lead from nothing to the present version: step 1 makes version 1, each later step makes the next version from the one before.
/// A released step never changes. Integer keys tie the rows of a document together; content ids are 16-byte blobs whose kind the table implies.
/// </summary>
/// <param name="Steps">SQL scripts in order.</param>
public sealed record StoreSchema(ImmutableArray<string> Steps)
{
    /// <summary>SQLite's <c>application_id</c> of a store: "PGBR".</summary>
    public const int ApplicationId = 0x50474252;

    /// <summary>The schema of this version of the program.</summary>
    public static StoreSchema Current { get; } = new(
    [
        """
        CREATE TABLE document(
            key INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            series TEXT,
            title TEXT NOT NULL,
            date TEXT NOT NULL,
            publishers TEXT NOT NULL,     -- JSON list
            language TEXT NOT NULL,
            uri TEXT NOT NULL,
            sha256 BLOB NOT NULL,
            digest BLOB NOT NULL,         -- of all that the document says, see BriefingDigest
            source_length INTEGER NOT NULL,
            source BLOB NOT NULL,         -- Brotli of UTF-16LE or UTF-8, see PackedText
            ledger BLOB,                  -- Brotli of JSON; NULL when empty
            sections INTEGER NOT NULL, sentences INTEGER NOT NULL, "references" INTEGER NOT NULL,   -- numbers of rows in the tables below
            entities INTEGER NOT NULL, figures INTEGER NOT NULL, statements INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE section(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            id BLOB NOT NULL, ordinal INTEGER NOT NULL, heading TEXT NOT NULL,
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sentence(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            id BLOB NOT NULL, section INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
            text TEXT,                    -- NULL where it is the source slice itself
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reference(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            id BLOB NOT NULL, publisher TEXT, title TEXT NOT NULL, date TEXT, purpose TEXT, url TEXT,
            cited_by TEXT,                -- JSON list of section positions; NULL when empty
            publishers TEXT,              -- JSON list of entity positions; NULL when empty
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE entity(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            id BLOB NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, name_en TEXT,
            aliases TEXT,                 -- JSON list; NULL when empty
            doc_no TEXT, held INTEGER,
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE figure(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            id BLOB NOT NULL, section INTEGER NOT NULL, sentence INTEGER NOT NULL,
            value TEXT, lower TEXT, upper TEXT,   -- decimals, exact
            unit TEXT NOT NULL, change INTEGER NOT NULL, qualifier INTEGER NOT NULL, status INTEGER NOT NULL,
            period_start TEXT, period_end TEXT, period_text TEXT,
            indicator TEXT NOT NULL, text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE statement(
            document INTEGER NOT NULL, position INTEGER NOT NULL,
            type INTEGER NOT NULL,
            from_node ANY NOT NULL, to_node ANY NOT NULL,   -- 4 × position + (0 section, 1 figure, 2 entity), or a theme's id
            confidence REAL NOT NULL, method INTEGER NOT NULL,
            properties TEXT,              -- JSON object; NULL when empty
            PRIMARY KEY(document, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE evidence(
            document INTEGER NOT NULL, statement INTEGER NOT NULL, position INTEGER NOT NULL,
            sentence INTEGER NOT NULL,
            PRIMARY KEY(document, statement, position)
        ) STRICT, WITHOUT ROWID;
        """,
    ]);

    /// <summary>SQLite's <c>user_version</c> of a store made with this schema.</summary>
    public int Version => Steps.Length;

    /// <summary>The tables that hold a document's parts, each with a <c>document</c> column.</summary>
    public static ImmutableArray<string> PartTables { get; } = ["section", "sentence", "reference", "entity", "figure", "statement", "evidence"];
}
