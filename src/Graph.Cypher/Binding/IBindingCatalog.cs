namespace Graph.Cypher.Binding;

/// <summary>The procedures and commands that queries may call. Functions are those of <see cref="Functions.FunctionRegistry"/>. Implementations never throw and are safe for concurrent readers.</summary>
public interface IBindingCatalog
{
    /// <summary>Procedures by qualified name, case-sensitive.</summary>
    IReadOnlyDictionary<string, ProcedureSignature> Procedures { get; }

    /// <summary>Columns of a SHOW command in order; with <paramref name="all"/> also those that are shown only on <c>YIELD</c>.</summary>
    IReadOnlyList<ProcedureOutput> ShowColumns(Syntax.Ast.ShowKind kind, bool all);
}
