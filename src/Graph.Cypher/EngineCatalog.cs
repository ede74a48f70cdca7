using Graph.Cypher.Binding;
using Graph.Cypher.Procedures;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher;

/// <summary>What the binder may know of the engine's procedures and commands.</summary>
internal sealed class EngineCatalog(ProcedureCatalog procedures) : IBindingCatalog
{
    public IReadOnlyDictionary<string, Binding.ProcedureSignature> Procedures { get; } =
        procedures.All.ToDictionary(p => p.Signature.Name, p => Convert(p.Signature), StringComparer.Ordinal);

    public IReadOnlyList<ProcedureOutput> ShowColumns(ShowKind kind, bool all) =>
        [.. ShowProcedure.Columns(kind).Where(c => all || c.Default).Select(c => new ProcedureOutput(c.Name, TypeOf(c.Type)))];

    private static Binding.ProcedureSignature Convert(Procedures.ProcedureSignature signature) => new(
        signature.Name,
        [.. signature.Arguments.Select(a => new ProcedureInput(a.Name, TypeOf(a.Type.Name), a.Default is not null))],
        [.. signature.Results.Select(r => new ProcedureOutput(r.Name, TypeOf(r.Type.Name)))]);

    private static StaticType TypeOf(string name) => name.ToUpperInvariant() switch
    {
        "STRING" => StaticType.String,
        "INTEGER" => StaticType.Integer,
        "FLOAT" or "NUMBER" or "INTEGER | FLOAT" => StaticType.Number,
        "BOOLEAN" => StaticType.Boolean,
        "MAP" => StaticType.Map,
        "NODE" => StaticType.Node,
        "RELATIONSHIP" => StaticType.Relationship,
        "PATH" => StaticType.Path,
        "LIST<STRING>" => StaticType.ListOf(StaticType.String),
        var list when list.StartsWith("LIST", StringComparison.Ordinal) => StaticType.List,
        _ => StaticType.Any,
    };
}
