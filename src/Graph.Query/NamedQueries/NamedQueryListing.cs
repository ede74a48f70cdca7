using Graph.Query.Tables;

namespace Graph.Query.NamedQueries;

/// <summary>The named queries as rows.</summary>
public static class NamedQueryListing
{
    /// <summary>A row for each query; descriptions of parameters in Chinese or in English.</summary>
    public static ResultTable Table(NamedQueryCatalog catalog, bool chinese)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ResultTable(
            [new("topic", "类", "topic"), new("name", "名称", "name"), new("zh", "回答什么", "in Chinese"), new("en", "英文", "answers"), new("parameters", "参数", "parameters")],
            [.. catalog.All.Select(q => new object?[] { q.Topic, q.Id, q.Zh, q.En, q.Parameters.Select(p => Describe(p, chinese)).ToList() })]);
    }

    private static string Describe(QueryParameter p, bool chinese)
    {
        var value = p.Default is { IsNull: false } given ? $" = {given}" : p.Example.IsNull ? "" : $" e.g. {p.Example}";
        return $"{p.Name} {p.Type}{value} ({(chinese ? p.Zh : p.En)})";
    }
}
