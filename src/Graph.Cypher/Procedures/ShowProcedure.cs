using Graph.Cypher.Functions;
using Graph.Cypher.Functions.Aggregates;
using Graph.Cypher.Port;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>What <c>SHOW FUNCTIONS</c>, <c>PROCEDURES</c>, <c>INDEXES</c> and <c>CONSTRAINTS</c> list, under Neo4j's column names.</summary>
internal sealed class ShowProcedure : IProcedure
{
    private readonly ShowKind _kind;
    private readonly string? _filter;

    public ShowProcedure(ShowKind kind, string? filter)
    {
        (_kind, _filter) = (kind, filter);
        Signature = new ProcedureSignature($"SHOW {kind.ToString().ToUpperInvariant()}", [], [.. Columns(kind).Select(c => new ProcedureField(c.Name, new ProcedureType(c.Type)))], "");
    }

    public ProcedureSignature Signature { get; }

    /// <summary>The columns of a kind: name, type, and whether they are shown without YIELD.</summary>
    public static IReadOnlyList<(string Name, string Type, bool Default)> Columns(ShowKind kind) => kind switch
    {
        ShowKind.Functions =>
        [
            ("name", "STRING", true), ("category", "STRING", true), ("description", "STRING", true), ("signature", "STRING", false), ("isBuiltIn", "BOOLEAN", false),
            ("returnDescription", "STRING", false), ("aggregating", "BOOLEAN", false),
        ],
        ShowKind.Procedures =>
        [
            ("name", "STRING", true), ("description", "STRING", true), ("mode", "STRING", true), ("worksOnSystem", "BOOLEAN", true), ("signature", "STRING", false),
        ],
        ShowKind.Indexes =>
        [
            ("id", "INTEGER", true), ("name", "STRING", true), ("state", "STRING", true), ("populationPercent", "FLOAT", true), ("type", "STRING", true), ("entityType", "STRING", true),
            ("labelsOrTypes", "LIST<STRING>", true), ("properties", "LIST<STRING>", true), ("indexProvider", "STRING", true), ("owningConstraint", "STRING", true),
        ],
        _ =>
        [
            ("id", "INTEGER", true), ("name", "STRING", true), ("type", "STRING", true), ("entityType", "STRING", true), ("labelsOrTypes", "LIST<STRING>", true),
            ("properties", "LIST<STRING>", true), ("ownedIndex", "STRING", true), ("propertyType", "STRING", true),
        ],
    };

    /// <summary>The place of a column.</summary>
    public int ColumnOf(string name)
    {
        for (int i = 0; i < Signature.Results.Count; i++)
        {
            if (Signature.Results[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Signature.Name} has no column {name}.", nameof(name));
    }

    public IEnumerable<CypherValue[]> Call(ProcedureContext context, IReadOnlyList<CypherValue> arguments) => _kind switch
    {
        ShowKind.Functions => _filter == "USER DEFINED" ? [] : Functions(),
        ShowKind.Procedures => context.Catalog.All.Select(Procedure),
        ShowKind.Indexes => Indexes(context.Graph),
        _ => [],
    };

    private static IEnumerable<CypherValue[]> Functions()
    {
        IEnumerable<(string Name, string Category, string Description, string Signature, bool Aggregating)> functions =
            FunctionRegistry.All.Select(f => (f.Name, f.Category.ToString(), f.Description, f.Signatures[0].Text, false))
                .Concat(AggregateRegistry.All.Select((AggregateDefinition a) => (a.Name, "Aggregating", a.Description, a.Signature.Text, true)));
        foreach ((string name, string category, string description, string signature, bool aggregating) in functions.OrderBy(f => f.Item1, StringComparer.Ordinal))
        {
            yield return [Text(name), Text(category), Text(description), Text(signature), CypherValue.True, Text(""), CypherValue.Boolean(aggregating)];
        }
    }

    private static CypherValue[] Procedure(IProcedure procedure)
    {
        ProcedureSignature s = procedure.Signature;
        string signature = $"{s.Name}({string.Join(", ", s.Arguments.Select(a => $"{a.Name} :: {a.Type.Name}"))}) :: ({string.Join(", ", s.Results.Select(r => $"{r.Name} :: {r.Type.Name}"))})";
        return [Text(s.Name), Text(s.Description), Text("READ"), CypherValue.False, Text(signature)];
    }

    private IEnumerable<CypherValue[]> Indexes(IPropertyGraph graph)
    {
        long id = 0;
        if (_filter is null or "ALL" or "RANGE")
        {
            foreach ((string label, string key) in graph.Indexes.ValueIndexes)
            {
                yield return Index(++id, $"{label}_{key}", "RANGE", [label], [key], "range-1.0");
            }
        }

        if (_filter is null or "ALL" or "FULLTEXT")
        {
            foreach (IFullTextIndex index in graph.Indexes.FullTextIndexes)
            {
                yield return Index(++id, index.Name, "FULLTEXT", index.Labels, index.PropertyKeys, "fulltext-1.0");
            }
        }
    }

    private static CypherValue[] Index(long id, string name, string type, IReadOnlyList<string> labels, IReadOnlyList<string> keys, string provider) =>
    [
        CypherValue.Integer(id), Text(name), Text("ONLINE"), CypherValue.Float(100), Text(type), Text("NODE"), CypherValue.List(ListValue.OfStrings(labels)),
        CypherValue.List(ListValue.OfStrings(keys)), Text(provider), CypherValue.Null,
    ];

    private static CypherValue Text(string text) => CypherValue.String(text);
}
