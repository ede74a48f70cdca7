using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;

namespace Graph.Cypher.Binding;

/// <summary>What binding gives: the bound statement, or the faults. <see cref="Statement"/> is null exactly when there is a diagnostic. The first diagnostic is the one to report when only one can be.</summary>
public sealed record BindResult(BoundStatement? Statement, IReadOnlyList<Diagnostic> Diagnostics);
