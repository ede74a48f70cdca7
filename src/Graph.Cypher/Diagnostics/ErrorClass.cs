namespace Graph.Cypher.Diagnostics;

/// <summary>The TCK's classes of error that a diagnostic can belong to.</summary>
public enum ErrorClass
{
    /// <summary>The query is not a valid query.</summary>
    SyntaxError,

    /// <summary>A value has the wrong type.</summary>
    TypeError,

    /// <summary>A parameter is missing.</summary>
    ParameterMissing,

    /// <summary>A procedure is missing.</summary>
    ProcedureError,
}
