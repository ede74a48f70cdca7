namespace Graph.Cypher.Binding;

/// <summary>The functions and procedures that queries may call. Implementations never throw and are safe for concurrent readers.</summary>
public interface IBindingCatalog
{
    /// <summary>Functions by name, aggregates included; look-up must ignore case.</summary>
    IReadOnlyDictionary<string, FunctionSignature> Functions { get; }

    /// <summary>Procedures by qualified name.</summary>
    IReadOnlyDictionary<string, ProcedureSignature> Procedures { get; }

    /// <summary>Columns of a SHOW command in order; those of <paramref name="all"/> include the ones shown only on <c>YIELD *</c>.</summary>
    IReadOnlyList<ProcedureOutput> ShowColumns(Syntax.Ast.ShowKind kind, bool all);
}
