using Xunit;

namespace Graph.Query.Tests;

/// <summary>Reads the case table: a line <c># id arguments</c>, then a line for each expected row, cells joined by <c> | </c>.</summary>
internal static class NamedQueryCases
{
    public static IEnumerable<TheoryDataRow<string, string, string[]>> Read(string file)
    {
        (string Id, string Arguments)? open = null;
        var rows = new List<string>();
        foreach (var line in File.ReadLines(file).Append("# end"))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                if (open is { } done)
                {
                    yield return new TheoryDataRow<string, string, string[]>(done.Id, done.Arguments, [.. rows]);
                }

                var head = line[2..].Split(' ', 2);
                open = (head[0], head.Length > 1 ? head[1] : "");
                rows.Clear();
            }
            else if (line.Length > 0)
            {
                rows.Add(line);
            }
        }
    }
}
