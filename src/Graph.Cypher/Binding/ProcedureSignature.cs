namespace Graph.Cypher.Binding;

/// <summary>What the binder knows of a procedure.</summary>
/// <param name="Name">Qualified name; look-up is case-sensitive.</param>
/// <param name="Inputs">Parameters in order.</param>
/// <param name="Outputs">Columns in order; empty for a procedure that only acts.</param>
public sealed record ProcedureSignature(string Name, IReadOnlyList<ProcedureInput> Inputs, IReadOnlyList<ProcedureOutput> Outputs);

/// <summary>A parameter of a procedure. <paramref name="IsOptional"/> ones may be left out at the end.</summary>
public sealed record ProcedureInput(string Name, StaticType Type, bool IsOptional = false);

/// <summary>A column of a procedure.</summary>
public sealed record ProcedureOutput(string Name, StaticType Type);
