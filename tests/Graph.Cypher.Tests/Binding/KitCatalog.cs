using Graph.Cypher.Binding;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Binding;

/// <summary>A catalog of the procedures that a scenario declares.</summary>
internal sealed class KitCatalog : IBindingCatalog
{
    private readonly Dictionary<string, ProcedureSignature> _procedures = new(StringComparer.Ordinal);

    public KitCatalog(params IEnumerable<string> signatures)
    {
        foreach (string signature in signatures)
        {
            ProcedureSignature procedure = Parse(signature);
            _procedures[procedure.Name] = procedure;
        }
    }

    public IReadOnlyDictionary<string, ProcedureSignature> Procedures => _procedures;

    public IReadOnlyList<ProcedureOutput> ShowColumns(ShowKind kind, bool all) =>
        [new ProcedureOutput("name", StaticType.String), new ProcedureOutput("description", StaticType.String), .. all ? [new ProcedureOutput("signature", StaticType.String)] : Array.Empty<ProcedureOutput>()];

    private static ProcedureSignature Parse(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        int close = text.IndexOf(')', open);
        int second = text.IndexOf('(', close);
        return new ProcedureSignature(
            text[..open],
            [.. Fields(text[(open + 1)..close]).Select(f => new ProcedureInput(f.Name, f.Type))],
            [.. Fields(text[(second + 1)..text.IndexOf(')', second)]).Select(f => new ProcedureOutput(f.Name, f.Type))]);
    }

    private static IEnumerable<(string Name, StaticType Type)> Fields(string text)
    {
        foreach (string field in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = field.Split("::", StringSplitOptions.TrimEntries);
            yield return (parts[0], parts[1].TrimEnd('?') switch
            {
                "INTEGER" => StaticType.Integer,
                "FLOAT" => StaticType.Float,
                "NUMBER" => StaticType.Number,
                "STRING" => StaticType.String,
                "BOOLEAN" => StaticType.Boolean,
                _ => new StaticType(ValueKinds.Any),
            });
        }
    }
}
