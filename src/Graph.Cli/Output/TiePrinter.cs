using System.Globalization;
using Graph.Query;
using Spectre.Console;

namespace Graph.Cli.Output;

/// <summary>Prints how themes are tied, for people.</summary>
internal static class TiePrinter
{
    private static readonly Dictionary<string, (string Zh, string En)> Kinds = new(StringComparer.Ordinal)
    {
        ["enables"] = ("支撑", "enables"),
        ["requires"] = ("离不开", "requires"),
        ["constrains"] = ("制约", "constrains"),
        ["coordinates"] = ("协同", "coordinates with"),
    };

    /// <summary>Prints each tie with at most <paramref name="limit"/> stated links and entities.</summary>
    public static void Print(Session session, IEnumerable<ThemeTie> ties, int limit)
    {
        foreach (var tie in ties)
        {
            var (a, b, both, all) = tie.Sections;
            var lift = tie.Lift is { } l ? l.ToString("0.0", CultureInfo.InvariantCulture) : "–";
            var tree = new Tree($"[bold]{Markup.Escape(tie.A)} — {Markup.Escape(tie.B)}[/]  [grey]{Markup.Escape(session.Say($"同节 {both} 次（{tie.A} {a} 节、{tie.B} {b} 节，共 {all} 节；为随机相遇的 {lift} 倍）", $"together in {both} sections ({tie.A} {a}, {tie.B} {b}, of {all}; {lift} times chance)"))}[/]");
            if (tie.Stated.Length > 0)
            {
                var stated = tree.AddNode($"[yellow]{session.Say("原文明说的关系", "said in so many words")}[/] {tie.Stated.Length}");
                foreach (var link in tie.Stated.Take(limit))
                {
                    var (zh, en) = Kinds.GetValueOrDefault(link.Kind, (link.Kind, link.Kind));
                    var leaf = stated.AddNode($"{Markup.Escape(link.From)} [green]{session.Say(zh, en)}[/] {Markup.Escape(link.To)}  [grey]{link.Date} {Markup.Escape(link.Source)}[/]");
                    foreach (var sentence in link.Evidence.Take(2))
                    {
                        leaf.AddNode($"[italic]{Markup.Escape(sentence)}[/]");
                    }
                }

                if (tie.Stated.Length > limit)
                {
                    stated.AddNode(session.Say($"另有 {tie.Stated.Length - limit} 条", $"{tie.Stated.Length - limit} more"));
                }
            }

            if (tie.SectionsByMonth.Count > 0)
            {
                tree.AddNode($"[yellow]{session.Say("逐月同节", "together, by month")}[/] {Markup.Escape(string.Join("  ", tie.SectionsByMonth.Select(m => $"{m.Key} ×{m.Value}")))}");
            }

            if (tie.Bridges.Length > 0)
            {
                tree.AddNode($"[yellow]{session.Say("跨期纽带", "what bridges them across issues")}[/] {Markup.Escape(string.Join("、", tie.Bridges.Take(Math.Min(limit, 8)).Select(e => $"{e.Name}（{e.FirstDate[..7]}—{e.LastDate[..7]}）")))}");
            }

            session.Terminal.Write(tree);
        }
    }
}
