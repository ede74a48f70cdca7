using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image.Columns;
using Graph.Image.FullText;
using Graph.Image.Topology;

namespace Graph.Image;

/// <summary>
/// Collects nodes and relationships and freezes them into a <see cref="PropertyGraphImage"/>. Node ids are given in order of
/// insertion; relationships are sorted by type name, start, end and order of insertion; token numbers follow their names. So the
/// same calls in the same order give the same image, and a caller that sorts its input gets the same image for the same graph.
/// Not safe for concurrent use, and used once.
/// </summary>
public sealed class PropertyGraphBuilder
{
    private readonly TokenBuilder _labels = new();
    private readonly TokenBuilder _types = new();
    private readonly TokenBuilder _keys = new();
    private readonly List<string?> _nodeKeys = [];
    private readonly List<int> _labelSetOf = [];
    private readonly List<int[]> _labelSets = [];
    private readonly Dictionary<string, int> _labelSetNumbers = new(StringComparer.Ordinal);
    private readonly List<int> _relationshipTypes = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly List<string?> _relationshipKeys = [];
    private readonly List<ColumnBuilder?> _nodeColumns = [];
    private readonly List<ColumnBuilder?> _relationshipColumns = [];
    private readonly List<FullTextDefinition> _fullText = [];
    private bool _anyRelationshipKey;
    private bool _built;

    /// <summary>How many nodes were added.</summary>
    public int NodeCount => _nodeKeys.Count;

    /// <summary>How many relationships were added.</summary>
    public int RelationshipCount => _starts.Count;

    /// <summary>Adds a node and gives its id, which is the number of nodes before it.</summary>
    /// <param name="elementKey">What <c>elementId()</c> answers; the caller keeps it unique.</param>
    /// <param name="labels">Its labels, without order; may be empty.</param>
    /// <param name="properties">Its properties; null values are left out, a key given twice throws.</param>
    /// <exception cref="ArgumentException">A value cannot be a property (a map or an entity), or a key is given twice.</exception>
    public int AddNode(string elementKey, IEnumerable<string> labels, IEnumerable<KeyValuePair<string, CypherValue>> properties)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        int id = BeginNode(elementKey, LabelSet([.. labels]));
        foreach ((string key, CypherValue value) in properties)
        {
            SetNodeProperty(id, KeyNumber(key), value);
        }

        return id;
    }

    /// <summary>Adds a relationship between nodes added before.</summary>
    /// <param name="elementKey">What <c>elementId()</c> answers; null for a number made by the image.</param>
    /// <param name="type">Its type.</param>
    /// <param name="from">Id of the node it starts at.</param>
    /// <param name="to">Id of the node it ends at.</param>
    /// <param name="properties">Its properties; null values are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node id was not given by <see cref="AddNode"/>.</exception>
    public void AddRelationship(string? elementKey, string type, int from, int to, IEnumerable<KeyValuePair<string, CypherValue>> properties)
    {
        ArgumentNullException.ThrowIfNull(type);
        int number = BeginRelationship(elementKey, TypeNumber(type), from, to);
        foreach ((string key, CypherValue value) in properties)
        {
            SetRelationshipProperty(number, KeyNumber(key), value);
        }
    }

    /// <summary>Declares a full-text index over text properties (texts and lists of texts) of nodes with any of the labels.</summary>
    public void AddFullTextIndex(string name, IEnumerable<string> labels, IEnumerable<string> keys) => _fullText.Add(new FullTextDefinition(name, [.. labels.Distinct(StringComparer.Ordinal)], [.. keys.Distinct(StringComparer.Ordinal)]));

    /// <summary>True when a node or a label set with this label was added.</summary>
    public bool HasLabel(string label) => _labels.Has(label);

    internal int KeyNumber(string key) => _keys.Number(key);

    internal int TypeNumber(string type) => _types.Number(type);

    internal int LabelSet(IReadOnlyCollection<string> labels)
    {
        string[] sorted = [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string name = string.Join('\0', sorted);
        if (!_labelSetNumbers.TryGetValue(name, out int number))
        {
            number = _labelSets.Count;
            _labelSets.Add([.. sorted.Select(_labels.Number)]);
            _labelSetNumbers.Add(name, number);
        }

        return number;
    }

    internal int BeginNode(string elementKey, int labelSet)
    {
        _nodeKeys.Add(elementKey);
        _labelSetOf.Add(labelSet);
        return _nodeKeys.Count - 1;
    }

    internal void SetNodeProperty(int id, int key, CypherValue value) => Column(_nodeColumns, key).Add(id, value);

    internal int BeginRelationship(string? elementKey, int type, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)_nodeKeys.Count, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)_nodeKeys.Count, nameof(to));
        _relationshipTypes.Add(type);
        _starts.Add(from);
        _ends.Add(to);
        _relationshipKeys.Add(elementKey);
        _anyRelationshipKey |= elementKey is not null;
        return _starts.Count - 1;
    }

    internal void SetRelationshipProperty(int number, int key, CypherValue value) => Column(_relationshipColumns, key).Add(number, value);

    /// <summary>Freezes what was added.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public PropertyGraphImage Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("A builder is used once.");
        }

        _built = true;
        (TokenTable labels, int[] labelOf) = _labels.Freeze();
        (TokenTable types, int[] typeOf) = _types.Freeze();
        (TokenTable keys, int[] keyOf) = _keys.Freeze();
        int[][] labelSets = [.. _labelSets.Select(set => set.Select(l => labelOf[l]).Order().ToArray())];

        int count = _starts.Count;
        int[] order = RelationshipOrder.Sort([.. _relationshipTypes.Select(t => typeOf[t])], types.Count, _starts, _ends, _nodeKeys.Count, out int[] typeRanges);
        int[] renumber = new int[count];
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++)
        {
            renumber[order[i]] = i;
            starts[i] = _starts[order[i]];
            ends[i] = _ends[order[i]];
        }

        ElementKeys? relationshipKeys = _anyRelationshipKey ? ElementKeys.Of([.. order.Select(i => _relationshipKeys[i])]) : null;
        var topology = new GraphTopology(labels.Count, labelSets, [.. _labelSetOf], typeRanges, starts, ends);
        return new PropertyGraphImage(
            labels, types, keys, topology, Columns(_nodeColumns, keyOf, null), Columns(_relationshipColumns, keyOf, renumber), ElementKeys.Of(_nodeKeys), relationshipKeys, _fullText);
    }

    private static ColumnBuilder Column(List<ColumnBuilder?> columns, int key)
    {
        while (columns.Count <= key)
        {
            columns.Add(null);
        }

        return columns[key] ??= new ColumnBuilder();
    }

    private static IPropertyColumn?[] Columns(List<ColumnBuilder?> builders, int[] keyOf, int[]? renumber)
    {
        var columns = new IPropertyColumn?[keyOf.Length];
        // Columns do not depend on one another, and sorting the texts of a large one takes as long as all the rest.
        Parallel.For(0, builders.Count, key => columns[keyOf[key]] = builders[key]?.Build(renumber));

        return columns;
    }
}
