using System.Collections.Immutable;

namespace Graph.Neo4j.Schema;

/// <summary>One step of the schema. <paramref name="Number"/> counts from 1 and is its order; <paramref name="Name"/> is that of its file; each of <paramref name="Statements"/> may be run again without harm.</summary>
public sealed record Migration(int Number, string Name, string Says, ImmutableArray<string> Statements)
{
    /// <summary>The file under <c>schema/neo4j</c>.</summary>
    public string FileName => $"{Number.ToString("000", System.Globalization.CultureInfo.InvariantCulture)}-{Name}.cypher";

    /// <summary>The text of that file: what it is, then the statements, each ended by a semicolon.</summary>
    public string Text => $"// {Says}\n// Made from schema/contract.json; do not edit.\n\n{string.Concat(Statements.Select(s => s + ";\n"))}";
}
