using Graph.Cypher.Values;

namespace Graph.Cypher.Procedures;

/// <summary>A procedure made of a signature and a function.</summary>
public sealed class DelegateProcedure(ProcedureSignature signature, Func<ProcedureContext, IReadOnlyList<CypherValue>, IEnumerable<CypherValue[]>> body) : IProcedure
{
    /// <inheritdoc/>
    public ProcedureSignature Signature => signature;

    /// <inheritdoc/>
    public IEnumerable<CypherValue[]> Call(ProcedureContext context, IReadOnlyList<CypherValue> arguments) => body(context, arguments);
}
