using Graph.Reading.Sources;

namespace Graph.Reading.Cleaning;

/// <summary>What is known of the whole document before its blocks are cleaned.</summary>
internal sealed record CleaningContext(SourceFormat Format, bool IsTraditional, bool HasInjectedPinyin)
{
    // One gloss in brackets may be meant; pages into which a machine put pinyin have hundreds.
    private const int FewestInjections = 3;

    // Simplified text holds a traditional character in a name or by a slip; traditional text has one in three.
    private const double TraditionalShare = 0.08;

    public static CleaningContext Of(SourceText source)
    {
        var han = 0;
        var traditional = 0;
        var injections = 0;
        var text = source.Text.AsSpan();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u4e00')
            {
                if (c == '(' && i > 0 && (CharacterClass.IsHan(text[i - 1]) || text[i - 1] is ')' or ' ') && PinyinSyllable.EndOfInjected(text, i, out _) > 0)
                {
                    injections++;
                }
            }
            else if (c <= '\u9fff')
            {
                han++;
                if (CharacterTables.IsTraditional(c))
                {
                    traditional++;
                }
            }
            else if (c == '（' && i > 0 && CharacterClass.IsHan(text[i - 1]) && PinyinSyllable.EndOfInjected(text, i, out _) > 0)
            {
                injections++;
            }
        }

        return new CleaningContext(source.Format, traditional > han * TraditionalShare, injections >= FewestInjections);
    }
}
