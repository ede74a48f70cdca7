namespace Graph.Generation;

/// <summary>How large generated briefings are; each number is the most that is drawn.</summary>
/// <param name="World">Number of different entities that all briefings draw from.</param>
public sealed record BriefingProfile(int World, int Sections, int SentencesPerSection, int Entities, int FiguresPerSection, int References, int Relations)
{
    /// <summary>A few rows: for properties that run hundreds of times.</summary>
    public static BriefingProfile Small { get; } = new(World: 40, Sections: 4, SentencesPerSection: 4, Entities: 8, FiguresPerSection: 3, References: 3, Relations: 10);

    /// <summary>About as large as a daily briefing: some 3,000 characters. There are 17,576 different names.</summary>
    public static BriefingProfile Daily { get; } = new(World: 17_000, Sections: 12, SentencesPerSection: 14, Entities: 50, FiguresPerSection: 6, References: 12, Relations: 40);
}
