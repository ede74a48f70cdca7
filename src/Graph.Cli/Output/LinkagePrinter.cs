using System.Globalization;
using Graph.Query.Linkages;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>Prints how themes are tied, for people: every line with its sentences.</summary>
internal static class LinkagePrinter
{
    private static readonly Dictionary<string, (string Zh, string En)> Words = new(StringComparer.Ordinal)
    {
        ["enables"] = ("支撑", "enables"),
        ["requires"] = ("离不开", "requires"),
        ["constrains"] = ("制约", "constrains"),
        ["coordinates"] = ("协同", "coordinates with"),
        ["actual"] = ("实际", "actual"),
        ["forecast"] = ("预计", "forecast"),
        ["target"] = ("目标", "target"),
    };

    /// <summary>Prints each pair with at most <paramref name="limit"/> lines of a kind, then the chains.</summary>
    public static void Print(Session session, LinkageAnswer answer, int limit)
    {
        foreach (var pair in answer.Pairs)
        {
            Pair(session, pair, limit);
        }

        if (!answer.Chains.IsEmpty)
        {
            var tree = new Tree($"[bold]{session.Say("跨期链条：一期连起前两个，另一期连起后两个", "Chains across issues: one ties the first two, another the last two")}[/]");
            foreach (var chain in answer.Chains.Take(limit))
            {
                var through = chain.Kind == "stated" ? Stated(session, chain.Through) : session.Say($"经由 {chain.Through}", $"through {chain.Through}");
                var leaf = tree.AddNode($"{Escape($"{chain.A.Name} — {chain.B.Name} — {chain.C.Name}")}  [yellow]{Escape(through)}[/]  [grey]{Escape($"{chain.FirstDate} {chain.FirstSource} → {chain.SecondDate} {chain.SecondSource}")}{(chain.Count > 1 ? $" ×{chain.Count}" : "")}[/]");
                Sentences(leaf, chain.Evidence, 2);
            }

            session.Terminal.Write(tree);
        }
    }

    private static void Pair(Session session, LinkagePair pair, int limit)
    {
        var tree = new Tree($"[bold]{Escape($"{pair.A.Name} — {pair.B.Name}")}[/]");
        tree.AddNode($"[yellow]{session.Say("强度", "strength")}[/] {Escape(Strength(session, pair.Sections, session.Say("节", "sections")))}");
        tree.AddNode($"[yellow]{session.Say("　　", "        ")}[/] {Escape(Strength(session, pair.Sentences, session.Say("句", "sentences")))}");
        if (!pair.Stated.IsEmpty)
        {
            var branch = tree.AddNode($"[yellow]{session.Say("原文明说的关系", "said in so many words")}[/] {pair.Stated.Length}");
            foreach (var link in pair.Stated.Take(limit))
            {
                Sentences(branch.AddNode($"{Escape(link.From.Name)} [green]{Word(session, link.Kind)}[/] {Escape(link.To.Name)}  [grey]{Escape($"{link.Date} {link.Source}")}[/]"), link.Evidence, 2);
            }

            More(session, branch, pair.Stated.Length - limit);
        }

        var sections = pair.Shared.Where(s => !s.Together.IsEmpty).Take(Math.Min(limit, 5)).ToList();
        if (sections.Count > 0)
        {
            var branch = tree.AddNode($"[yellow]{session.Say("把两者连在一起的章节", "sections that tie them")}[/] {pair.Sections.Both}");
            foreach (var section in sections)
            {
                Sentences(branch.AddNode($"{Escape(section.Heading)}  [grey]{Escape($"{section.Date} {section.Source}")}[/]"), section.Together, 1);
            }
        }

        if (!pair.Bridges.IsEmpty)
        {
            var branch = tree.AddNode($"[yellow]{session.Say("纽带", "what bridges them")}[/]");
            foreach (var bridge in pair.Bridges.Take(Math.Min(limit, 5)))
            {
                var how = bridge.How.IsEmpty ? "" : "  " + string.Join("；", bridge.How);
                Sentences(branch.AddNode($"{Escape(bridge.Name)} [grey]{Escape($"{pair.A.Name} {bridge.A}、{pair.B.Name} {bridge.B}、{session.Say("同节", "both")} {bridge.Both}；{bridge.First}—{bridge.Last}{how}")}[/]"), bridge.Evidence, 2);
            }
        }

        if (!pair.Figures.IsEmpty)
        {
            var branch = tree.AddNode($"[yellow]{session.Say("相关数据", "figures on the tie")}[/]");
            foreach (var figure in pair.Figures.Take(Math.Min(limit, 5)))
            {
                branch.AddNode($"{Escape(figure.Indicator)} {Escape(figure.Text)} [green]{Word(session, figure.Status)}[/] [grey]{Escape($"{figure.Date} {figure.Source}")}[/]");
            }
        }

        if (!pair.Development.IsEmpty)
        {
            tree.AddNode($"[yellow]{session.Say("同节的变化", "together over time")}[/] {Escape(string.Join("  ", pair.Development.Select(p => $"{p.Period} {p.Both}{(p.Stated > 0 ? $"+{p.Stated}" : "")}")))} [grey]{session.Say("（+明说）", "(+ stated)")}[/]");
        }

        session.Terminal.Write(tree);
    }

    private static string Strength(Session session, Association n, string unit)
    {
        var lift = n.Lift is { } l ? l.ToString("0.00", CultureInfo.InvariantCulture) : "–";
        var interval = n.LiftInterval is var (low, high) ? string.Create(CultureInfo.InvariantCulture, $" [{low:0.00}, {high:0.00}]") : "";
        var g = n.LogLikelihood.ToString("0.0", CultureInfo.InvariantCulture);
        var verdict = n.Significance == "chance" ? session.Say("与随机无异", "no more than chance") : n.Significance;
        return session.Say(
            $"同{unit} {n.Both}（甲 {n.A}、乙 {n.B}、共 {n.All}；随机期望 {n.Expected.ToString("0.0", CultureInfo.InvariantCulture)}），为随机的 {lift} 倍{interval}，对数似然 {g}，{verdict}",
            $"{n.Both} {unit} together ({n.A} and {n.B} of {n.All}; chance would give {n.Expected.ToString("0.0", CultureInfo.InvariantCulture)}), {lift} times chance{interval}, log-likelihood {g}, {verdict}");
    }

    private static string Stated(Session session, string through) => string.Join(" ", through.Split(' ').Select(w => Words.ContainsKey(w) ? Word(session, w) : w));

    private static string Word(Session session, string kind) => Words.TryGetValue(kind, out var words) ? session.Say(words.Zh, words.En) : kind;

    private static void Sentences(TreeNode node, IEnumerable<string> sentences, int limit)
    {
        foreach (var sentence in sentences.Take(limit))
        {
            node.AddNode($"[italic]{Escape(sentence)}[/]");
        }
    }

    private static void More(Session session, TreeNode node, int more)
    {
        if (more > 0)
        {
            node.AddNode(session.Say($"另有 {more} 条（--limit 可调）", $"{more} more (see --limit)"));
        }
    }

    private static string Escape(string text) => Markup.Escape(text);
}
