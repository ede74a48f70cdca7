namespace Graph.Server.Requests;

/// <summary>What a parameter of the API takes.</summary>
public enum ParameterKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number within bounds.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A day, month or year: <c>2026-05-31</c>, <c>2026-05</c>, <c>2026</c>.</summary>
    Day,

    /// <summary>One of a closed list.</summary>
    Choice,
}
