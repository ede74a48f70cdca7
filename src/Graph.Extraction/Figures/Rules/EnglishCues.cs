using Graph.Model;

namespace Graph.Extraction.Figures.Rules;

/// <summary>What plain English words around a number say: rises and falls, comparisons, bounds, forecasts and targets.</summary>
internal static class EnglishCues
{
    private static readonly string[] Rises = ["rose", "grew", "increased", "climbed", "jumped", "surged", "gained", "up", "expanded", "rise", "growth of", "grow", "increase of"];

    private static readonly string[] Falls = ["fell", "declined", "dropped", "decreased", "down", "shrank", "slipped", "fall", "decline of"];

    private static readonly string[] Forecasts = ["expected", "forecast", "projected", "estimated", "predicted", "likely", "expects", "forecasts", "projects", "estimates"];

    private static readonly string[] Targets = ["target", "aims", "plans", "planned", "goal", "aim"];

    /// <summary>True when the words are English.</summary>
    public static bool Applies(string words)
    {
        var letters = 0;
        foreach (var c in words)
        {
            if (c > 0x2E80)
            {
                return false;
            }

            letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return letters >= 2;
    }

    /// <summary>+1, −1 or 0, and where the verb starts (or the length of the words when there is none).</summary>
    public static (int Sign, int At) Movement(string words)
    {
        var best = (Sign: 0, At: words.Length);
        foreach (var (list, sign) in new[] { (Rises, 1), (Falls, -1) })
        {
            foreach (var word in list)
            {
                var at = Find(words, word);
                if (at >= 0 && (best.Sign == 0 || at > best.At))
                {
                    best = (sign, at);
                }
            }
        }

        return best;
    }

    /// <summary>The status that the sentence up to the number names.</summary>
    public static FigureStatus Status(string sentence) =>
        Forecasts.Any(w => Find(sentence, w) >= 0) ? FigureStatus.Forecast : Targets.Any(w => Find(sentence, w) >= 0) ? FigureStatus.Target : FigureStatus.Actual;

    /// <summary>How exact.</summary>
    public static FigureQualifier Qualifier(string words)
    {
        var near = words.Length > 24 ? words[^24..] : words;
        return Find(near, "about") >= 0 || Find(near, "around") >= 0 || Find(near, "nearly") >= 0 || Find(near, "roughly") >= 0 || Find(near, "almost") >= 0 ? FigureQualifier.About
            : Find(near, "over") >= 0 || Find(near, "more than") >= 0 || Find(near, "at least") >= 0 || Find(near, "exceeded") >= 0 ? FigureQualifier.Over
            : Find(near, "up to") >= 0 || Find(near, "less than") >= 0 || Find(near, "under") >= 0 ? FigureQualifier.Under : FigureQualifier.Exact;
    }

    /// <summary>The words before the verb, without what opens the sentence.</summary>
    public static string Name(string words, int verb)
    {
        var name = words[..verb].Replace(LeftContext.PeriodMark, ' ').Trim(' ', ',');
        foreach (var tail in (ReadOnlySpan<string>)[" is expected to", " are expected to", " will", " to", " is", " of", " a", " an", " the", " reached", " hit", " was", " were", " obtained", " reach", " totaled"])
        {
            name = name.EndsWith(tail, StringComparison.Ordinal) ? name[..^tail.Length] : name;
        }

        foreach (var lead in (ReadOnlySpan<string>)["In ", "while ", "and ", "the ", "The ", "but "])
        {
            name = name.StartsWith(lead, StringComparison.Ordinal) ? name[lead.Length..] : name;
        }

        return name.Trim();
    }

    /// <summary>Where a word stands last as a whole word, or −1.</summary>
    private static int Find(string words, string word)
    {
        for (var at = words.LastIndexOf(word, StringComparison.Ordinal); at >= 0; at = at == 0 ? -1 : words.LastIndexOf(word, at - 1, StringComparison.Ordinal))
        {
            var after = at + word.Length;
            if ((at == 0 || !char.IsAsciiLetter(words[at - 1])) && (after >= words.Length || !char.IsAsciiLetter(words[after])))
            {
                return at;
            }
        }

        return -1;
    }
}
