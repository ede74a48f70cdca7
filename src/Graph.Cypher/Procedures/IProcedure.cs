using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>What a procedure is called with beside its arguments.</summary>
public sealed record ProcedureContext(IPropertyGraph Graph, ProcedureCatalog Catalog);

/// <summary>A read-only procedure. Safe for concurrent calls.</summary>
public interface IProcedure
{
    /// <summary>What it takes and gives.</summary>
    ProcedureSignature Signature { get; }

    /// <summary>The rows, each as long as the signature has result columns; may be lazy.</summary>
    /// <exception cref="CypherRuntimeException">An argument has no meaning for it.</exception>
    IEnumerable<CypherValue[]> Call(ProcedureContext context, IReadOnlyList<CypherValue> arguments);
}
