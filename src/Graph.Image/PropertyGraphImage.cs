using System.Globalization;
using Graph.Cypher.Port;
using Graph.Cypher.Values;
using Graph.Image.Columns;
using Graph.Image.FullText;
using Graph.Image.Indexes;
using Graph.Image.Topology;

namespace Graph.Image;

/// <summary>
/// An immutable property graph in memory: columns for properties, sorted rows for adjacency both ways. Made by
/// <see cref="PropertyGraphBuilder"/> or read by <see cref="ImageFile"/>; safe for concurrent readers.
/// </summary>
public sealed class PropertyGraphImage : IPropertyGraph
{
    private readonly GraphTopology _topology;
    private readonly IPropertyColumn?[] _nodeColumns;
    private readonly IPropertyColumn?[] _relationshipColumns;
    private readonly ElementKeys _nodeKeys;
    private readonly ElementKeys? _relationshipKeys;
    private readonly string[][] _labelNames;

    internal PropertyGraphImage(
        TokenTable labels,
        TokenTable types,
        TokenTable keys,
        GraphTopology topology,
        IPropertyColumn?[] nodeColumns,
        IPropertyColumn?[] relationshipColumns,
        ElementKeys nodeKeys,
        ElementKeys? relationshipKeys,
        IReadOnlyList<FullTextDefinition> fullText)
    {
        (Labels, RelationshipTypes, PropertyKeys, _topology) = (labels, types, keys, topology);
        (_nodeColumns, _relationshipColumns, _nodeKeys, _relationshipKeys) = (nodeColumns, relationshipColumns, nodeKeys, relationshipKeys);
        FullTextDefinitions = fullText;
        _labelNames = [.. topology.LabelSets.Select(set => set.Select(label => labels[label]).ToArray())];
        Domain = new EntityDomain(this);
        Indexes = new GraphIndexes(this, [.. fullText.Select(d => new FullTextIndex(this, d))]);
        Statistics = new GraphStatistics(this, topology);
    }

    /// <inheritdoc/>
    public EntityDomain Domain { get; }

    /// <inheritdoc/>
    public TokenTable Labels { get; }

    /// <inheritdoc/>
    public TokenTable RelationshipTypes { get; }

    /// <inheritdoc/>
    public TokenTable PropertyKeys { get; }

    /// <inheritdoc/>
    public IGraphTopology Topology => _topology;

    /// <inheritdoc/>
    public IGraphIndexes Indexes { get; }

    /// <inheritdoc/>
    public IGraphStatistics Statistics { get; }

    internal GraphTopology Rows => _topology;

    internal IReadOnlyList<FullTextDefinition> FullTextDefinitions { get; }

    internal ElementKeys NodeKeys => _nodeKeys;

    internal ElementKeys? RelationshipKeys => _relationshipKeys;

    internal IReadOnlyList<IPropertyColumn?> NodeColumns => _nodeColumns;

    internal IReadOnlyList<IPropertyColumn?> RelationshipColumns => _relationshipColumns;

    /// <inheritdoc/>
    public IPropertyColumn? NodeColumn(int key) => _nodeColumns[key];

    /// <inheritdoc/>
    public IPropertyColumn? RelationshipColumn(int key) => _relationshipColumns[key];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelsOf(int nodeId) => _labelNames[_topology.LabelSetOf[nodeId]];

    /// <inheritdoc/>
    public string TypeOf(int relationshipId) => RelationshipTypes[_topology.TypeNumber(relationshipId)];

    /// <inheritdoc/>
    public int StartOf(int relationshipId) => _topology.Starts[relationshipId];

    /// <inheritdoc/>
    public int EndOf(int relationshipId) => _topology.Ends[relationshipId];

    /// <inheritdoc/>
    public CypherValue NodeProperty(int nodeId, string key) => Property(_nodeColumns, nodeId, key);

    /// <inheritdoc/>
    public CypherValue RelationshipProperty(int relationshipId, string key) => Property(_relationshipColumns, relationshipId, key);

    /// <inheritdoc/>
    public MapValue NodeProperties(int nodeId) => Properties(_nodeColumns, nodeId);

    /// <inheritdoc/>
    public MapValue RelationshipProperties(int relationshipId) => Properties(_relationshipColumns, relationshipId);

    /// <inheritdoc/>
    public string NodeElementId(int nodeId) => _nodeKeys[nodeId];

    /// <inheritdoc/>
    public string RelationshipElementId(int relationshipId) => _relationshipKeys?[relationshipId] ?? relationshipId.ToString(CultureInfo.InvariantCulture);

    private CypherValue Property(IPropertyColumn?[] columns, int id, string key)
    {
        int number = PropertyKeys.Find(key);
        return number < 0 ? CypherValue.Null : columns[number]?.Value(id) ?? CypherValue.Null;
    }

    private MapValue Properties(IPropertyColumn?[] columns, int id)
    {
        var map = new MapBuilder();
        for (int key = 0; key < columns.Length; key++)
        {
            if (columns[key]?.Value(id) is { IsNull: false } value)
            {
                map.Set(PropertyKeys[key], value);
            }
        }

        return map.Build();
    }
}
