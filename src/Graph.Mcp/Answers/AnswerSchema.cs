using System.Text.Json;

namespace Graph.Mcp.Answers;

/// <summary>The shape of every answer's structured content, as JSON Schema.</summary>
internal static class AnswerSchema
{
    /// <summary>The schema.</summary>
    public static JsonElement Element { get; } = JsonDocument.Parse(
        """
        {
          "type": "object",
          "properties": {
            "columns": {"type": "array", "description": "the keys of the rows with their headings", "items": {"type": "object", "properties": {"key": {"type": "string"}, "zh": {"type": "string"}, "en": {"type": "string"}}, "required": ["key", "zh", "en"]}},
            "rows": {"type": "array", "description": "an object a row; evidence holds sentences, source the briefing that says them", "items": {"type": "object"}},
            "total": {"type": "integer", "description": "rows of the whole answer"},
            "offset": {"type": "integer", "description": "rows before the first one here"},
            "returned": {"type": "integer", "description": "rows here"},
            "sentences": {"type": "array", "description": "sentences that the rows rest on, where the rows do not carry them", "items": {"type": "object", "properties": {"text": {"type": "string"}, "date": {"type": "string"}, "source": {"type": "string"}, "section": {"type": "string"}, "id": {"type": "string"}}, "required": ["text", "date", "source", "section", "id"]}},
            "notices": {"type": "array", "items": {"type": "string"}},
            "shortened": {"type": "boolean", "description": "a row alone was longer than the answer may be, and its texts were cut"},
            "nextCursor": {"type": "string", "description": "the same call with this cursor goes on; absent at the end"}
          },
          "required": ["columns", "rows", "total", "offset", "returned"]
        }
        """).RootElement.Clone();
}
