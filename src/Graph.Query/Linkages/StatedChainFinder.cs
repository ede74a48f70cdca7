namespace Graph.Query.Linkages;

/// <summary>A tie between themes as one briefing states it.</summary>
internal sealed record RawLink(ThemeName From, ThemeName To, string Kind, string Date, string Briefing, string Title, string[] Evidence);

/// <summary>
/// Chains over stated links: one issue says that A leads to B, another that B leads to C, over the same middle theme or the asked one above it. Links of the same ends and kind are counted together, so that the work grows with
/// the kinds of links and not with the square of their number: of two such groups P and Q, |P|·|Q| − Σ over issues of p·q pairs lie in different issues.
/// </summary>
internal static class StatedChainFinder
{
    /// <summary>At most <paramref name="limit"/> chains, the most frequent first, then by date; of each the earliest pair, with ids of sentences as evidence. <paramref name="stated"/> is by date.</summary>
    public static IEnumerable<LinkageChain> Find(LinkageData data, IReadOnlyList<RawLink> stated, int limit)
    {
        var groups = stated.Select((link, at) => (link, at)).GroupBy(l => (l.link.From.Id, l.link.To.Id, l.link.Kind)).Select(g => new LinkGroup([.. g.Select(l => l.at)], stated)).ToList();
        var found = new List<(int A, int B, int C, LinkGroup First, LinkGroup Second, int Count)>();
        for (var b = 0; b < data.Asked.Length; b++)
        {
            var middle = data.Asked[b].Id;
            var (ending, starting) = (groups.Where(g => Is(g.To, b)).ToList(), groups.Where(g => Is(g.From, b)).ToList());
            foreach (var first in ending)
            {
                foreach (var second in starting)
                {
                    // 算力 and 算力基础设施 meet; two different narrower themes do not.
                    if ((first.To.Id != second.From.Id && first.To.Id != middle && second.From.Id != middle) || LinkGroup.Pairs(first, second) is not (> 0 and var count))
                    {
                        continue;
                    }

                    for (var a = 0; a < data.Asked.Length; a++)
                    {
                        for (var c = 0; a != b && c < data.Asked.Length; c++)
                        {
                            if (c != a && c != b && Is(first.From, a) && Is(second.To, c))
                            {
                                found.Add((a, b, c, first, second, count));
                            }
                        }
                    }
                }
            }
        }

        // Only what can stand among the first is written out; all of an equal count are, since their dates decide.
        var least = found.Count <= limit ? 0 : found.Select(f => f.Count).OrderDescending().ElementAt(limit - 1);
        return found.Where(f => f.Count >= least)
            .Select(f => (Chain: f, Ends: LinkGroup.Earliest(f.First, f.Second, stated)))
            .Select(f => (f.Chain, f.Ends, Through: Through(f.Chain.First, f.Chain.Second)))
            .OrderByDescending(f => f.Chain.Count).ThenBy(f => stated[f.Ends.First].Date, StringComparer.Ordinal).ThenBy(f => stated[f.Ends.Second].Date, StringComparer.Ordinal).ThenBy(f => f.Through, StringComparer.Ordinal)
            .ThenBy(f => f.Ends.First).ThenBy(f => f.Ends.Second).ThenBy(f => f.Chain.A).ThenBy(f => f.Chain.B).ThenBy(f => f.Chain.C)
            .Take(limit)
            .Select(f => Chain(data, f.Chain, stated[f.Ends.First], stated[f.Ends.Second], f.Through));

        bool Is(ThemeName theme, int asked) => (data.Belongs.GetValueOrDefault(theme.Id) & (1UL << asked)) != 0;
    }

    private static string Through(LinkGroup first, LinkGroup second)
    {
        var middle = first.To.Id == second.From.Id ? first.To.Name : $"{first.To.Name}/{second.From.Name}";
        return $"{first.From.Name} {first.Kind} {middle} {second.Kind} {second.To.Name}";
    }

    private static LinkageChain Chain(LinkageData data, (int A, int B, int C, LinkGroup First, LinkGroup Second, int Count) chain, RawLink first, RawLink second, string through) =>
        new(data.Asked[chain.A], data.Asked[chain.B], data.Asked[chain.C], "stated", through, chain.Count, first.Date, first.Title, second.Date, second.Title, [.. first.Evidence, .. second.Evidence]);

    /// <summary>The stated links of the same ends and kind, by their places in the list of all.</summary>
    private sealed class LinkGroup
    {
        private readonly int[] places;
        private readonly Dictionary<string, int> issues = new(StringComparer.Ordinal);

        public LinkGroup(int[] places, IReadOnlyList<RawLink> stated)
        {
            this.places = places;
            var any = stated[places[0]];
            (From, To, Kind) = (any.From, any.To, any.Kind);
            foreach (var place in places)
            {
                issues[stated[place].Briefing] = issues.GetValueOrDefault(stated[place].Briefing) + 1;
            }
        }

        public ThemeName From { get; }

        public ThemeName To { get; }

        public string Kind { get; }

        /// <summary>Pairs of one link of each group in different issues.</summary>
        public static int Pairs(LinkGroup first, LinkGroup second)
        {
            var (few, many) = first.issues.Count <= second.issues.Count ? (first, second) : (second, first);
            var pairs = first.places.Length * second.places.Length;
            foreach (var (issue, count) in few.issues)
            {
                pairs -= count * many.issues.GetValueOrDefault(issue);
            }

            return pairs;
        }

        /// <summary>The first pair in different issues; there is one.</summary>
        public static (int First, int Second) Earliest(LinkGroup first, LinkGroup second, IReadOnlyList<RawLink> stated)
        {
            foreach (var place in first.places)
            {
                foreach (var other in second.places)
                {
                    if (stated[place].Briefing != stated[other].Briefing)
                    {
                        return (place, other);
                    }
                }
            }

            throw new InvalidOperationException("no pair of links lies in different issues");
        }
    }
}
