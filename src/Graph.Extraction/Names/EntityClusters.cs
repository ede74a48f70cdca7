using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Mutable half of identity within one document: spans grouped into things, merged by gazetteer, declared alias and regular variant.</summary>
internal sealed class EntityClusters(Gazetteer gazetteer)
{
    private readonly List<Cluster> clusters = [];
    private readonly Dictionary<(EntityKind Kind, string Key), Cluster> byKey = [];
    private readonly List<(Cluster Child, Cluster Parent)> partOf = [];

    /// <summary>Adds a span to the thing that its canonical name, entry or form names; a new one where there is none.</summary>
    public void Add(NameSpan span) => Take(At(span), span);

    /// <summary>Adds a span to the thing that <paramref name="like"/> belongs to.</summary>
    public void AddTo(NameSpan like, NameSpan span) => Take(At(like), span);

    /// <summary>Says that one thing is part of another.</summary>
    public void SetParent(NameSpan child, NameSpan parent) => partOf.Add((At(child), At(parent)));

    /// <summary>Records a declared alias; when the alias names another thing of the same kind, the two are one.</summary>
    public void Declare(DeclaredAlias declared)
    {
        var cluster = At(declared.Name);
        cluster.Aliases.Add(declared.Alias);
        cluster.Declared.Add(declared.Alias);
        if (declared.IsLatin)
        {
            cluster.NameEn ??= declared.Alias;
        }

        if (byKey.TryGetValue((cluster.Kind, NameKey.Of(declared.Alias)), out var other))
        {
            Merge(cluster, other);
        }
        else
        {
            byKey[(cluster.Kind, NameKey.Of(declared.Alias))] = cluster;
        }
    }

    /// <summary>Merges things whose names are regular variants: a park with and without its place, a policy with and without 关于…的通知, a company and its brand.</summary>
    public void MergeVariants()
    {
        foreach (var cluster in clusters.Where(c => c.Merged is null).ToList())
        {
            foreach (var form in Variants(cluster).ToList())
            {
                var key = (cluster.Kind, NameKey.Of(form));
                if (byKey.TryGetValue(key, out var other) && other.Root() != cluster.Root())
                {
                    Merge(other.Root(), cluster.Root());
                }
                else
                {
                    byKey.TryAdd(key, cluster.Root());
                }
            }
        }
    }

    /// <summary>Forms that the document defines and that may stand alone, longest first, each with a span of its thing.</summary>
    public IEnumerable<(string Form, NameSpan Like)> DefinedForms() =>
        clusters.Where(c => c.Merged is null && c.Spans.Count > 0)
            .SelectMany(c => c.Declared.Concat(c.Kind switch
            {
                EntityKind.Person => [c.Name],
                EntityKind.Company => c.Aliases.Where(a => a.Length >= 4),
                _ => [],
            }).Distinct().Where(f => f.Length >= 2).Select(f => (Form: f, Like: c.Spans[0])))
            .OrderByDescending(f => f.Form.Length).ThenBy(f => f.Form, StringComparer.Ordinal).ToList();

    /// <summary>The entities by first mention.</summary>
    public NameResult Result(DocumentScan scan, List<(NameSpan Span, string Reason)> rejected)
    {
        var live = clusters.Where(c => c.Merged is null && c.Spans.Count > 0).OrderBy(c => c.Spans.Min(s => s.Span.Start)).ThenBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var entities = live.Select(c => Candidate(scan, c)).ToImmutableArray();
        var pairs = partOf.Select(p => (live.IndexOf(p.Child.Root()), live.IndexOf(p.Parent.Root()))).Where(p => p.Item1 >= 0 && p.Item2 >= 0 && p.Item1 != p.Item2).Distinct().ToImmutableArray();
        return new NameResult(entities, pairs, [.. rejected.Select(r => (r.Span.Span, r.Span.Rule, r.Reason)).Distinct()]);
    }

    private static EntityCandidate Candidate(DocumentScan scan, Cluster cluster)
    {
        var surfaces = cluster.Spans.Select(s => s.Span.Of(scan.Text));
        var forms = cluster.Aliases.Concat(surfaces.Select(s => cluster.Kind == EntityKind.Policy ? PolicyRule.Tidy(StripDocNo(s)) : s));
        if (cluster.Entry is { } entry)
        {
            forms = forms.Concat(entry.Aliases);
        }

        return new EntityCandidate(cluster.Kind, cluster.Name,
            [.. cluster.Spans.OrderBy(s => s.Span).Select(s => MentionOf(scan, s)).DistinctBy(m => m.Span)])
        {
            NameEn = cluster.Entry?.NameEn ?? cluster.NameEn,
            Aliases = [.. forms.Where(f => f.Length > 0 && f != cluster.Name).Distinct().Order(StringComparer.Ordinal)],
            DocNo = cluster.DocNo ?? cluster.Entry?.DocNo,
            Held = cluster.Kind == EntityKind.Policy ? false : null,
        };
    }

    private static string StripDocNo(string surface)
    {
        var end = surface.LastIndexOf('》');
        return end > 0 && surface.Length - end < 40 && surface.EndsWith("号）", StringComparison.Ordinal) ? surface[..(end + 1)] : surface;
    }

    private static Mention MentionOf(DocumentScan scan, NameSpan span)
    {
        var units = scan.Units;
        int low = 0, high = units.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (units[middle].Span.Start <= span.Span.Start)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return new Mention(span.Span, units[low].Section, units[low].Sentence, span.Span.Of(scan.Text));
    }

    private static void Take(Cluster cluster, NameSpan span)
    {
        cluster.Spans.Add(span);
        cluster.Aliases.UnionWith(span.Aliases);
        cluster.DocNo ??= span.DocNo;
        cluster.NameEn ??= span.NameEn;
    }

    private Cluster At(NameSpan span)
    {
        var entry = span.Entry ?? Known(span);
        var name = entry?.Name ?? span.Canonical;
        var key = (span.Kind, entry is { Kind: EntityKind.Place, LocatedIn: { } parent } ? NameKey.Of(name) + "@" + NameKey.Of(parent) : NameKey.Of(name));
        if (byKey.TryGetValue(key, out var cluster))
        {
            return cluster.Root();
        }

        cluster = new Cluster(span.Kind, name) { Entry = entry };
        clusters.Add(cluster);
        byKey[key] = cluster;
        return cluster;
    }

    private GazetteerEntry? Known(NameSpan span) => span.Kind == EntityKind.Event ? null : gazetteer.Find(span.Kind, span.Canonical);

    private IEnumerable<string> Variants(Cluster cluster)
    {
        switch (cluster.Kind)
        {
            case EntityKind.Park:
                foreach (var form in cluster.Aliases.Append(cluster.Name))
                {
                    yield return form;
                    if (WithoutPlace(form) is { Length: >= 4 } bare && !OnlyClass(bare))
                    {
                        yield return bare;
                    }
                }

                break;
            case EntityKind.Policy:
                foreach (var form in cluster.Aliases.Append(cluster.Name))
                {
                    yield return form;
                    yield return PolicyCore(form);
                }

                if (cluster.DocNo is { } number)
                {
                    yield return number;
                }

                break;
            case EntityKind.Company or EntityKind.Agency or EntityKind.Organization or EntityKind.Event:
                foreach (var form in cluster.Aliases)
                {
                    yield return form;
                }

                break;
        }
    }

    /// <summary>经济开发区, 综合保税区: what is left without the place names no one park.</summary>
    private static bool OnlyClass(string bare)
    {
        foreach (var opening in (ReadOnlySpan<string>)["经济", "高新", "综合", "工业", "产业", "保税", "出口", "自由", "临空", "临港", "循环", "国家", "化工", "现代", "农业", "大数据", "数字", "科技", "新型", "国际", "空港", "先进", "智能", "绿色", "零碳", "生物", "新能源", "高端", "装备"])
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private string? WithoutPlace(string form)
    {
        for (var length = Math.Min(8, form.Length - 3); length >= 2; length--)
        {
            if (gazetteer.FormsOf(form[..length]).Any(f => f.Entry.Kind == EntityKind.Place && !PlaceNames.IsCountry(f.Entry)))
            {
                return form[length..];
            }
        }

        return null;
    }

    /// <summary>A title without 关于印发, 的通知, an issuer in front, 中华人民共和国 and 试行: what two ways of citing it share. A draft keeps its mark.</summary>
    private static string PolicyCore(string title)
    {
        var core = title.Replace("《", "", StringComparison.Ordinal).Replace("》", "", StringComparison.Ordinal);
        foreach (var opening in (ReadOnlySpan<string>)["关于印发", "关于发布", "关于公布", "关于", "中华人民共和国", "印发"])
        {
            if (core.StartsWith(opening, StringComparison.Ordinal))
            {
                core = core[opening.Length..];
            }
        }

        foreach (var ending in (ReadOnlySpan<string>)["的通知", "的公告", "（试行）", "(试行)", "的通告"])
        {
            if (core.EndsWith(ending, StringComparison.Ordinal))
            {
                core = core[..^ending.Length];
            }
        }

        return core.Length >= 4 ? core : title;
    }

    private static void Merge(Cluster into, Cluster from)
    {
        into = into.Root();
        from = from.Root();
        if (into == from)
        {
            return;
        }

        if (into.Entry is null && from.Entry is not null)
        {
            (into, from) = (from, into);
        }
        else if (into.Entry is null && Fuller(from, into))
        {
            into.Aliases.Add(into.Name);
            into.Name = from.Name;
        }

        into.Spans.AddRange(from.Spans);
        into.Aliases.UnionWith(from.Aliases);
        into.Aliases.Add(from.Name);
        into.Declared.UnionWith(from.Declared);
        into.DocNo ??= from.DocNo;
        into.NameEn ??= from.NameEn;
        from.Merged = into;
        from.Spans.Clear();
    }

    private static bool Fuller(Cluster a, Cluster b) => a.Name.Length > b.Name.Length || (a.Name.Length == b.Name.Length && string.CompareOrdinal(a.Name, b.Name) < 0);

    private sealed class Cluster(EntityKind kind, string name)
    {
        public EntityKind Kind { get; } = kind;

        public string Name { get; set; } = name;

        public string? NameEn { get; set; }

        public string? DocNo { get; set; }

        public GazetteerEntry? Entry { get; init; }

        public List<NameSpan> Spans { get; } = [];

        public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

        public Cluster? Merged { get; set; }

        public Cluster Root() => Merged is null ? this : Merged.Root();
    }
}
