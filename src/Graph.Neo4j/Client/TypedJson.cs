using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Neo4j.Client;

/// <summary>Reads single values of the Query API's typed JSON (<c>application/vnd.neo4j.query</c>), as callers send them for parameters.</summary>
public static class TypedJson
{
    /// <summary>The most levels that its JSON has.</summary>
    public const int MaxDepth = TypedJsonReader.MaxJsonDepth;

    /// <summary>The value of an element.</summary>
    /// <exception cref="FormatException">It is no typed value.</exception>
    /// <exception cref="CypherRuntimeException">A temporal value or point in it cannot be.</exception>
    public static CypherValue Read(JsonElement element)
    {
        var json = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(element), new JsonReaderOptions { MaxDepth = MaxDepth });
        json.Read();
        try
        {
            return new TypedJsonReader(new NeoEntities(), null).Read(ref json);
        }
        catch (Exception e) when (e is InvalidOperationException or OverflowException)
        {
            throw new FormatException($"found a value that its type does not have ({e.Message})", e);
        }
    }
}
