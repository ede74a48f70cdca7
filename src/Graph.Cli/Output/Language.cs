namespace Graph.Cli.Output;

/// <summary>The language in which the program speaks.</summary>
internal enum Language
{
    /// <summary>Chinese, the default.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
