using System.Collections.Immutable;
using Graph.Cypher.Values;

namespace Graph.Query.NamedQueries;

/// <summary>A parameter of a named query.</summary>
/// <param name="Name">Without the dollar sign.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Default">What it is when not given; null where it must be given (an optional one without a default is null).</param>
/// <param name="Example">A value that gives rows on the sample briefings; the default where the header has none.</param>
/// <param name="Zh">What it is, in Chinese.</param>
/// <param name="En">What it is, in English.</param>
public sealed record QueryParameter(string Name, QueryValueType Type, CypherValue? Default, CypherValue Example, string Zh, string En);

/// <summary>A column of a named query's answer.</summary>
public sealed record QueryColumn(string Name, QueryValueType Type, string Zh, string En);

/// <summary>A Cypher query with a name, checked when it was read.</summary>
/// <param name="Id">Its name: lower-case words joined by hyphens.</param>
/// <param name="Zh">What it answers, in Chinese.</param>
/// <param name="En">What it answers, in English.</param>
/// <param name="Topic">The group that it is listed under.</param>
/// <param name="Parameters">In the order of the header.</param>
/// <param name="Columns">In the order of the answer.</param>
/// <param name="Text">The Cypher text, header included; runs on the embedded engine and on Neo4j.</param>
/// <param name="Source">The file that it came from.</param>
public sealed record NamedQuery(string Id, string Zh, string En, string Topic, ImmutableArray<QueryParameter> Parameters, ImmutableArray<QueryColumn> Columns, string Text, string Source);
