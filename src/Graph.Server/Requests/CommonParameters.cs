using Graph.Query.Linkages;

namespace Graph.Server.Requests;

/// <summary>Parameters that several endpoints share.</summary>
internal static class CommonParameters
{
    /// <summary>Most rows of one answer; what is beyond is not reached by paging.</summary>
    public const int MostRows = 10_000;

    public static ParameterSpec Id(string description, string example) => new("id", ParameterKind.Text, description) { InPath = true, Required = true, Example = example };

    public static IEnumerable<ParameterSpec> Period { get; } =
    [
        new("since", ParameterKind.Day, "Only briefings from this day, month or year on.") { Example = "2026-01" },
        new("until", ParameterKind.Day, "Only briefings up to this day, month or year.") { Example = "2026-06" },
        new("asOf", ParameterKind.Day, "The graph as it was said by that day.") { Example = "2026-06-30" },
    ];

    public static IEnumerable<ParameterSpec> Paging { get; } =
    [
        new("limit", ParameterKind.Integer, "Rows of a page.") { Most = 1000, Default = "100" },
        new("cursor", ParameterKind.Text, "Where the next page begins: `next` of the page before, with the same parameters. A cursor of a graph that has been replaced answers 410.") { Most = 100 },
        new("format", ParameterKind.Choice, "Pages of JSON, or all rows at once as JSON lines or CSV; the header Accept does the same.") { Choices = ["json", "jsonl", "csv"] },
    ];

    public static ParameterSpec Theme(bool required) => new("theme", ParameterKind.Text, "A theme, by id or name; given two times or more.") { Repeated = true, Most = LinkageReader.MaxThemes, Required = required, Example = required ? "compute" : null };

    public static ParameterSpec Grain { get; } = new("by", ParameterKind.Choice, "How time is cut.") { Choices = ["month", "quarter", "year"], Default = "month" };
}
