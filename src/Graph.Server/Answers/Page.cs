using System.ComponentModel;

namespace Graph.Server.Answers;

/// <summary>A page of rows. This type describes what <see cref="AnswerWriter"/> writes; the same keys as the command line's <c>--format json</c>.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Items">The rows of this page, in the order of the answer.</param>
/// <param name="Total">Rows of the answer; at most 10,000 are kept.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Graph">The version of the graph that was read; null where it is not known.</param>
public sealed record Page<T>(
    [property: Description("The rows of this page, in the order of the answer.")] IReadOnlyList<T> Items,
    [property: Description("How many rows the answer has.")] int Total,
    [property: Description("The cursor of the next page; null on the last.")] string? Next,
    [property: Description("The version of the graph that was read; equal versions, equal graphs.")] string? Graph);
