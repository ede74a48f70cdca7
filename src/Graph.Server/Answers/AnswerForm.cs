namespace Graph.Server.Answers;

/// <summary>How rows are sent.</summary>
internal enum AnswerForm
{
    /// <summary>A page of JSON.</summary>
    Json,

    /// <summary>A JSON object a line, all rows.</summary>
    Jsonl,

    /// <summary>CSV with a header, all rows.</summary>
    Csv,
}
