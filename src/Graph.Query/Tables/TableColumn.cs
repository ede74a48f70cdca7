namespace Graph.Query.Tables;

/// <summary>A column: its stable key (JSON, CSV) and the headings that people read.</summary>
public sealed record TableColumn(string Key, string Zh, string En);
