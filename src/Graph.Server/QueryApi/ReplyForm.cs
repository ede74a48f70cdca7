using Microsoft.AspNetCore.Http;

namespace Graph.Server.QueryApi;

/// <summary>How an answer of the Query API is written.</summary>
/// <param name="ContentType">What it is called.</param>
/// <param name="IsTyped">Each value carries its type.</param>
/// <param name="IsLines">An event a line, in place of one object.</param>
internal sealed record ReplyForm(string ContentType, bool IsTyped, bool IsLines)
{
    /// <summary>The first of the accepted forms that is known; plain JSON where nothing is said; null where none is known.</summary>
    public static ReplyForm? Of(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return new ReplyForm("application/json", false, false);
        }

        foreach (var one in accepted.OrderByDescending(a => a.Quality ?? 1))
        {
            var type = one.MediaType.Value ?? "";
            if (type is "application/json" or "*/*" or "application/*")
            {
                return new ReplyForm("application/json", false, false);
            }

            if (type is "application/jsonl" or "application/x-ndjson")
            {
                return new ReplyForm("application/jsonl", false, true);
            }

            if (type is "application/vnd.neo4j.query" or "application/vnd.neo4j.query.v1.0" or "application/vnd.neo4j.query+jsonl" or "application/vnd.neo4j.query.v1.0+jsonl")
            {
                return new ReplyForm(type, true, type.EndsWith("+jsonl", StringComparison.Ordinal));
            }
        }

        return null;
    }
}
