namespace Graph.Reading.Sources;

/// <summary>Carries a <see cref="ReadFailure"/> out of the depth of a reader to <see cref="DocumentReader"/>; never leaves this assembly.</summary>
internal sealed class ReadException : Exception
{
    public ReadException(string code, string message)
        : base(message) => Code = code;

    public string Code { get; }
}
