namespace Graph.Cypher.Diagnostics;

/// <summary>The stable texts and the TCK classification of <see cref="DiagnosticCode"/>.</summary>
public static class DiagnosticCodes
{
    /// <summary>The stable text of the code: its member name.</summary>
    public static string Text(DiagnosticCode code) => code.ToString();

    /// <summary>The TCK's error class.</summary>
    public static ErrorClass Class(DiagnosticCode code) => code switch
    {
        DiagnosticCode.PropertyAccessOnValue => ErrorClass.TypeError,
        DiagnosticCode.MissingParameter => ErrorClass.ParameterMissing,
        DiagnosticCode.ProcedureNotFound => ErrorClass.ProcedureError,
        _ => ErrorClass.SyntaxError,
    };

    /// <summary>The TCK's error detail: the code's own text, but for codes that say more than the TCK's names do.</summary>
    public static string Detail(DiagnosticCode code) => code switch
    {
        DiagnosticCode.PropertyAccessOnValue => nameof(DiagnosticCode.InvalidArgumentType),
        DiagnosticCode.EmptyQuery
            or DiagnosticCode.SeveralStatements
            or DiagnosticCode.InvalidEscape
            or DiagnosticCode.UnclosedToken
            or DiagnosticCode.MixedLabelSyntax
            or DiagnosticCode.UnsupportedStatement
            or DiagnosticCode.InvalidPattern => nameof(DiagnosticCode.UnexpectedSyntax),
        DiagnosticCode.UnknownProcedureColumn => nameof(DiagnosticCode.UndefinedVariable),
        _ => Text(code),
    };
}
