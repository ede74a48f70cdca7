using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>
/// Computes a function. It gets as many arguments as one of the signatures allows; none is null when the function propagates
/// nulls. Arguments of the wrong kind raise <see cref="CypherRuntimeException"/>.
/// </summary>
public delegate CypherValue FunctionBody(ReadOnlySpan<CypherValue> arguments, FunctionContext context);
