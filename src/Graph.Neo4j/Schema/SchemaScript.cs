using System.Collections.Immutable;
using System.Text;
using Graph.Model.Contract;
using Graph.Neo4j.Store;
using Graph.Storage.Images;

namespace Graph.Neo4j.Schema;

/// <summary>
/// The constraints and indexes that a Neo4j database needs, made from the contract: the key of every label, look-ups by name, title, number and date, and full text in Chinese. Community edition is enough.
/// A later version of the program adds migrations and never changes one.
/// </summary>
public static class SchemaScript
{
    private static readonly string[] NamingProperties = ["name", "title", "docNo"];

    /// <summary>All migrations, by number.</summary>
    public static ImmutableArray<Migration> Migrations(GraphContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return
        [
            new Migration(1, "keys", "The key of every label, and of the program's own books: two nodes never share one.", Keys(contract)),
            new Migration(2, "lookups", "Look-ups by name, title, document number and date, and by id through a second label.", Lookups(contract)),
            new Migration(3, "fulltext", "Full text in names and sentences. The cjk analyzer takes Chinese in pairs of characters and other scripts in words.", FullText()),
        ];
    }

    private static ImmutableArray<string> Keys(GraphContract contract) =>
        [.. contract.Nodes.Select(n => n.Label).Concat(Bookkeeping.Labels).Select(l => $"CREATE CONSTRAINT {NameOf(l, "id")} IF NOT EXISTS FOR (n:{l}) REQUIRE n.id IS UNIQUE")];

    private static ImmutableArray<string> Lookups(GraphContract contract)
    {
        var statements = ImmutableArray.CreateBuilder<string>();
        foreach (var node in contract.Nodes)
            statements.AddRange(node.Properties.Where(IsLookedUp).Select(p => Index(node.Label, p.Name)));

        // A query that names only the second label cannot use an index of the first.
        var shared = contract.Node("Entity")!.Properties.Where(IsLookedUp).ToList();
        foreach (var kind in contract.EntityKinds)
        {
            statements.Add(Index(kind.Label, "id"));
            statements.AddRange(shared.Concat(kind.Properties.Where(IsLookedUp)).Select(p => Index(kind.Label, p.Name)));
        }

        return statements.ToImmutable();
    }

    private static bool IsLookedUp(PropertyContract property) =>
        property.Type is PropertyType.Date or PropertyType.PartialDate || NamingProperties.Contains(property.Name);

    private static ImmutableArray<string> FullText() =>
        [.. GraphImageCache.FullTextIndexes.Select(i =>
            $"CREATE FULLTEXT INDEX {i.Name} IF NOT EXISTS FOR (n:{string.Join('|', i.Labels)}) ON EACH [{string.Join(", ", i.Keys.Select(k => "n." + k))}] OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'cjk'}}}}")];

    private static string Index(string label, string property) => $"CREATE INDEX {NameOf(label, property)} IF NOT EXISTS FOR (n:{label}) ON (n.{property})";

    private static string NameOf(string label, string property) => $"policygraph_{Snake(label)}_{Snake(property)}";

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
