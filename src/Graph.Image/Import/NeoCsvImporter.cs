using System.Runtime.CompilerServices;
using System.Text;
using Graph.Cypher.Values;

namespace Graph.Image.Import;

/// <summary>A group of CSV files that share the header of the first; with labels or a type for all its lines.</summary>
/// <param name="Files">At least one; the first record of the first file is the header.</param>
/// <param name="Names">Labels of nodes or the type of relationships, beside those in the files.</param>
public sealed record CsvFileGroup(IReadOnlyList<string> Files, IReadOnlyList<string> Names);

/// <summary>
/// Reads the files of <c>neo4j-admin database import</c> (Operations Manual, "Import": headers, id spaces, arrays, quoting,
/// multi-line fields) into a graph. Lines that cannot be read are left out and reported.
/// </summary>
public sealed class NeoCsvImporter
{
    private readonly PropertyGraphBuilder _builder;
    private readonly char _delimiter;
    private readonly char _arrayDelimiter;
    private readonly CsvValueParser _values;
    private readonly Dictionary<string, ImportIdTable> _spaces = new(StringComparer.Ordinal);

    /// <summary>Makes an importer into a builder.</summary>
    /// <param name="builder">What takes the graph.</param>
    /// <param name="delimiter">Between fields; an ASCII character.</param>
    /// <param name="arrayDelimiter">Between elements of arrays and between labels; an ASCII character.</param>
    public NeoCsvImporter(PropertyGraphBuilder builder, char delimiter = ',', char arrayDelimiter = ';')
    {
        ArgumentNullException.ThrowIfNull(builder);
        (_builder, _delimiter, _arrayDelimiter) = (builder, delimiter, arrayDelimiter);
        _values = new CsvValueParser(arrayDelimiter);
    }

    /// <summary>What was read so far.</summary>
    public ImportReport Report { get; } = new();

    /// <summary>Reads a group of node files. All nodes must be read before the relationships that join them.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A header is wrong, or a compressed file is damaged.</exception>
    public void ReadNodes(CsvFileGroup group, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ReadGroup(group, CheckNodeHeader, (columns, reader, state) => Node(columns, reader, state), cancellation);
    }

    /// <summary>Reads a group of relationship files.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A header is wrong, or a compressed file is damaged.</exception>
    public void ReadRelationships(CsvFileGroup group, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ReadGroup(group, (columns, reader) => CheckRelationshipHeader(group, columns, reader), (columns, reader, state) => Relationship(columns, reader, state), cancellation);
    }

    private static void CheckNodeHeader(CsvColumn[] columns, CsvRecordReader reader)
    {
        if (columns.FirstOrDefault(c => c.Kind is CsvColumnKind.StartId or CsvColumnKind.EndId or CsvColumnKind.Type) is { } wrong)
        {
            throw CsvHeader.Wrong(reader, $"found a column of the kind {wrong.Kind} in a file of nodes; expected :ID, :LABEL and properties");
        }
    }

    private void CheckRelationshipHeader(CsvFileGroup group, CsvColumn[] columns, CsvRecordReader reader)
    {
        if (columns.FirstOrDefault(c => c.Kind is CsvColumnKind.Id or CsvColumnKind.Label) is { } wrong)
        {
            throw CsvHeader.Wrong(reader, $"found a column of the kind {wrong.Kind} in a file of relationships; expected :START_ID, :END_ID, :TYPE and properties");
        }

        foreach (CsvColumnKind kind in (CsvColumnKind[])[CsvColumnKind.StartId, CsvColumnKind.EndId])
        {
            CsvColumn column = columns.FirstOrDefault(c => c.Kind == kind)
                ?? throw CsvHeader.Wrong(reader, $"the header has no column {(kind == CsvColumnKind.StartId ? ":START_ID" : ":END_ID")}");
            if (!_spaces.ContainsKey(column.Space) && _builder.NodeCount > 0)
            {
                throw CsvHeader.Wrong(reader, $"the id space {(column.Space.Length == 0 ? "(none)" : column.Space)} has no nodes; there {(_spaces.Count == 0 ? "is none" : "are " + string.Join(", ", _spaces.Keys.Select(s => s.Length == 0 ? "(none)" : s).Order(StringComparer.Ordinal)))}");
            }
        }

        if (group.Names.Count == 0 && columns.All(c => c.Kind != CsvColumnKind.Type))
        {
            throw CsvHeader.Wrong(reader, "the header has no column :TYPE and no type was given for the file");
        }
    }

    private void ReadGroup(CsvFileGroup group, Action<CsvColumn[], CsvRecordReader> check, Action<CsvColumn[], CsvRecordReader, GroupState> line, CancellationToken cancellation)
    {
        CsvColumn[]? columns = null;
        GroupState? state = null;
        foreach (string file in group.Files)
        {
            using var reader = new CsvRecordReader(file, _delimiter);
            if (columns is null)
            {
                if (!reader.Read())
                {
                    continue;
                }

                columns = CsvHeader.Read(reader);
                check(columns, reader);
                state = new GroupState(group.Names, columns, _builder);
            }

            int untilCheck = 0;
            while (reader.Read())
            {
                if (--untilCheck < 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    untilCheck = 10_000;
                }

                if (reader.Problem is { } problem)
                {
                    Report.Add(file, reader.Line, problem);
                    continue;
                }

                if (reader.Count > columns.Length)
                {
                    Report.Add(file, reader.Line, $"found {reader.Count} fields where the header has {columns.Length}");
                    reader.ResumeAfterFirstLine();
                    continue;
                }

                line(columns, reader, state!);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Node(CsvColumn[] columns, CsvRecordReader reader, GroupState state)
    {
        if (!TryReadValues(columns, reader, state))
        {
            return;
        }

        int idColumn = state.IdColumn;
        ReadOnlySpan<byte> id = idColumn < 0 || idColumn >= reader.Count ? default : reader[idColumn];
        if (idColumn >= 0 && id.IsEmpty)
        {
            Report.Add(reader.Path, reader.Line, "the node has no id");
            return;
        }

        ImportIdTable? space = idColumn < 0 ? null : Space(columns[idColumn].Space);
        if (space is not null && !space.TryAdd(id, _builder.NodeCount))
        {
            Report.Add(reader.Path, reader.Line, $"the id {Encoding.UTF8.GetString(id)} is there already{(columns[idColumn].Space.Length == 0 ? "" : $" in {columns[idColumn].Space}")}");
            return;
        }

        // Ids of different spaces may be the same text; element ids may not.
        string key = idColumn < 0 ? $"#{_builder.NodeCount}" : columns[idColumn].Space.Length == 0 ? Encoding.UTF8.GetString(id) : $"{columns[idColumn].Space}:{Encoding.UTF8.GetString(id)}";
        int node = _builder.BeginNode(key, state.LabelSet(reader, _arrayDelimiter));
        for (int i = 0; i < columns.Length; i++)
        {
            if (state.Keys[i] >= 0)
            {
                _builder.SetNodeProperty(node, state.Keys[i], state.Values[i]);
            }
        }

        Report.Nodes++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Relationship(CsvColumn[] columns, CsvRecordReader reader, GroupState state)
    {
        if (!TryReadValues(columns, reader, state))
        {
            return;
        }

        int from = End(columns, reader, state.StartColumn);
        int to = End(columns, reader, state.EndColumn);
        int type = state.Type(reader);
        if (from < 0 || to < 0 || type < 0)
        {
            int missing = from < 0 ? state.StartColumn : state.EndColumn;
            Report.Add(reader.Path, reader.Line, from >= 0 && to >= 0
                ? "the relationship has no type"
                : $"there is no node with the id {(missing < 0 || missing >= reader.Count || reader[missing].IsEmpty ? "(none)" : Encoding.UTF8.GetString(reader[missing]))}{(columns[missing].Space.Length == 0 ? "" : $" in {columns[missing].Space}")}");
            return;
        }

        int relationship = _builder.BeginRelationship(null, type, from, to);
        for (int i = 0; i < columns.Length; i++)
        {
            if (state.Keys[i] >= 0)
            {
                _builder.SetRelationshipProperty(relationship, state.Keys[i], state.Values[i]);
            }
        }

        Report.Relationships++;
    }

    private int End(CsvColumn[] columns, CsvRecordReader reader, int column) =>
        column < 0 || column >= reader.Count ? -1 : Space(columns[column].Space).Find(reader[column]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadValues(CsvColumn[] columns, CsvRecordReader reader, GroupState state)
    {
        try
        {
            for (int i = 0; i < columns.Length; i++)
            {
                if (state.Keys[i] >= 0)
                {
                    state.Values[i] = i < reader.Count ? _values.Parse(columns[i], reader[i], reader.IsQuoted(i)) : CypherValue.Null;
                }
            }

            return true;
        }
        catch (FormatException e)
        {
            Report.Add(reader.Path, reader.Line, e.Message);
            return false;
        }
    }

    private ImportIdTable Space(string name)
    {
        if (!_spaces.TryGetValue(name, out ImportIdTable? space))
        {
            _spaces.Add(name, space = new ImportIdTable());
        }

        return space;
    }

    /// <summary>What is looked up once for a group: key numbers, and the last labels and type.</summary>
    private sealed class GroupState
    {
        private readonly IReadOnlyList<string> _names;
        private readonly PropertyGraphBuilder _builder;
        private readonly int _nameColumn;
        private byte[]? _lastName;
        private int _lastNumber;

        public GroupState(IReadOnlyList<string> names, CsvColumn[] columns, PropertyGraphBuilder builder)
        {
            (_names, _builder) = (names, builder);
            Keys = [.. columns.Select(c => c.Kind is CsvColumnKind.Property or CsvColumnKind.Id && c.Name.Length > 0 ? builder.KeyNumber(c.Name) : -1)];
            Values = new CypherValue[columns.Length];
            IdColumn = Array.FindIndex(columns, c => c.Kind == CsvColumnKind.Id);
            StartColumn = Array.FindIndex(columns, c => c.Kind == CsvColumnKind.StartId);
            EndColumn = Array.FindIndex(columns, c => c.Kind == CsvColumnKind.EndId);
            _nameColumn = Array.FindIndex(columns, c => c.Kind is CsvColumnKind.Label or CsvColumnKind.Type);
        }

        public int[] Keys { get; }

        public CypherValue[] Values { get; }

        public int IdColumn { get; }

        public int StartColumn { get; }

        public int EndColumn { get; }

        public int LabelSet(CsvRecordReader reader, char delimiter)
        {
            ReadOnlySpan<byte> field = _nameColumn < 0 || _nameColumn >= reader.Count ? default : reader[_nameColumn];
            if (_lastName is null || !field.SequenceEqual(_lastName))
            {
                _lastName = field.ToArray();
                string[] labels = Encoding.UTF8.GetString(field).Split(delimiter, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                _lastNumber = _builder.LabelSet([.. _names, .. labels]);
            }

            return _lastNumber;
        }

        public int Type(CsvRecordReader reader)
        {
            ReadOnlySpan<byte> field = _nameColumn < 0 || _nameColumn >= reader.Count ? default : reader[_nameColumn];
            if (_lastName is null || !field.SequenceEqual(_lastName))
            {
                _lastName = field.ToArray();
                string name = field.IsEmpty ? _names.Count > 0 ? _names[0] : "" : Encoding.UTF8.GetString(field).Trim();
                _lastNumber = name.Length == 0 ? -1 : _builder.TypeNumber(name);
            }

            return _lastNumber;
        }
    }
}
