namespace Graph.Cli.Output;

/// <summary>How rows are printed.</summary>
internal enum RowFormat
{
    /// <summary>A table for people; the default on a terminal.</summary>
    Table,

    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object a line; the default in a pipe.</summary>
    Jsonl,

    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>A Markdown table.</summary>
    Markdown,
}
