using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Extraction.Seeds;
using Graph.Extraction.Text;
using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>What the name annotator found: entities with their mentions, parents of departments and sub-parks, and what was set aside.</summary>
internal sealed record NameResult(ImmutableArray<EntityCandidate> Entities, ImmutableArray<(int Child, int Parent)> PartOf, ImmutableArray<(TextSpan Span, string Code, string Reason)> Rejected);

/// <summary>Finds the named things of a document and decides which names are one thing.</summary>
internal sealed class NameAnnotator(Gazetteer gazetteer, NameStopList stopList)
{
    private static readonly INameRule[] Rules =
    [
        new LexiconRule(), new AgencyRule(), new ParkRule(), new CompanyRule(), new OrganizationRule(), new EventRule(), new PolicyRule(), new PolicyNumberRule(), new PersonRule(), new ForeignPersonRule(),
        new ForeignBodyRule(), new LocalCompanyRule(), new BrandRule(), new LatinCompanyRule(), new InvestorListRule(),
    ];

    /// <summary>Annotates one document.</summary>
    public NameResult Annotate(DocumentScan scan)
    {
        var candidates = new List<NameSpan>();
        foreach (var unit in scan.Units)
        {
            var first = candidates.Count;
            foreach (var rule in Rules)
            {
                rule.Find(scan, unit, candidates);
            }

            BodyPartRule.Extend(scan, unit, candidates, first);
        }

        var rejected = new List<(NameSpan Span, string Reason)>();
        candidates.RemoveAll(c =>
        {
            var stopped = c.Entry is null ? stopList.Stops(c.Canonical) : null;
            if (stopped is not null)
            {
                rejected.Add((c, $"{c.Canonical} names nothing: {stopped.Reason}"));
            }

            return stopped is not null;
        });
        candidates.RemoveAll(c => c is { Kind: EntityKind.Company, Entry: null } && c.Span.Of(scan.Text).EndsWith("控股", StringComparison.Ordinal)
            && scan.Text.AsSpan(c.Span.End) is var after && (after.StartsWith("子公司") || after.StartsWith("股东") || after.StartsWith("孙公司"))); // 宁德时代控股子公司
        var spans = SpanResolver.Resolve(candidates, rejected);
        var clusters = new EntityClusters(gazetteer);
        foreach (var span in spans)
        {
            clusters.Add(span);
            if (span.Parent is { } parent)
            {
                clusters.Add(parent);
                clusters.SetParent(span, parent);
            }
        }

        foreach (var alias in AliasReader.Read(scan, spans))
        {
            clusters.Declare(alias);
        }

        clusters.MergeVariants();
        Recall(scan, spans, clusters);
        return clusters.Result(scan, rejected);
    }

    /// <summary>Second pass: forms that the document itself has defined (declared aliases, brands, persons) wherever else they stand.</summary>
    private static void Recall(DocumentScan scan, List<NameSpan> spans, EntityClusters clusters)
    {
        var taken = new bool[scan.Text.Length + 1];
        foreach (var span in spans)
        {
            Array.Fill(taken, true, span.Span.Start, span.Span.Length);
        }

        foreach (var (form, like) in clusters.DefinedForms())
        {
            foreach (var unit in scan.Units)
            {
                for (var at = scan.Text.IndexOf(form, unit.Span.Start, unit.Span.Length, StringComparison.Ordinal); at >= 0;)
                {
                    var end = at + form.Length;
                    if (!taken[at] && !taken[end - 1] && WordBoundary(scan.Text, at, end) && StandsAlone(scan.Text, unit.Span.Start, at, form))
                    {
                        Array.Fill(taken, true, at, form.Length);
                        clusters.AddTo(like, new NameSpan(new TextSpan(at, end), like.Kind, like.Canonical, "name.defined-form"));
                    }

                    at = end < unit.Span.End ? scan.Text.IndexOf(form, end, unit.Span.End - end, StringComparison.Ordinal) : -1;
                }
            }
        }
    }

    /// <summary>A common noun that the document has taken as a name (公司, 集团) is none at the end of a compound: 子公司, 合资公司.</summary>
    private static bool StandsAlone(string text, int floor, int at, string form) =>
        form is not ("公司" or "集团" or "中心" or "协会" or "平台" or "基金" or "园区" or "学院" or "联盟" or "银行" or "项目" or "办法" or "方案" or "意见" or "通知" or "规划")
        || at == floor || !char.IsLetter(text[at - 1]) || "与和向对由在为给及同跟的说是于被让把将经使请至该本从据时年月日后前按照".Contains(text[at - 1], StringComparison.Ordinal);

    private static bool WordBoundary(string text, int start, int end) =>
        !(start > 0 && char.IsAsciiLetterOrDigit(text[start]) && char.IsAsciiLetterOrDigit(text[start - 1]))
        && !(end < text.Length && char.IsAsciiLetterOrDigit(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end]));
}
