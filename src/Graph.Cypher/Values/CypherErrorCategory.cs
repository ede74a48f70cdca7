namespace Graph.Cypher.Values;

/// <summary>The kinds of run-time errors, named as the openCypher TCK names them.</summary>
public enum CypherErrorCategory
{
    /// <summary>A value has a type that the operation does not take.</summary>
    TypeError,

    /// <summary>A value has the right type but is outside what the operation takes.</summary>
    ArgumentError,

    /// <summary>A number cannot be computed: overflow or division by zero.</summary>
    ArithmeticError,

    /// <summary>A query needs a parameter that was not given.</summary>
    ParameterMissing,

    /// <summary>An entity that is needed is not there.</summary>
    EntityNotFound,

    /// <summary>A procedure failed or was called wrongly.</summary>
    ProcedureError,

    /// <summary>An error that appears when a value is read in a way it does not allow, as the TCK's <c>SyntaxError</c> at run time.</summary>
    SyntaxError,
}
