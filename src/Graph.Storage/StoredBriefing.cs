using Graph.Model;

namespace Graph.Storage;

/// <summary>A briefing as the list shows it. <paramref name="Sections"/>, <paramref name="Sentences"/>, <paramref name="Entities"/>, <paramref name="Figures"/>, <paramref name="Statements"/> are counts; <paramref name="SourceLength"/> is in UTF-16 units.</summary>
public sealed record StoredBriefing(Briefing Briefing, int SourceLength, int Sections, int Sentences, int Entities, int Figures, int Statements);
