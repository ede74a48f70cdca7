using System.Collections.Immutable;
using Graph.Extraction.Figures;
using Graph.Extraction.Names;
using Graph.Extraction.References;
using Graph.Extraction.Relations;
using Graph.Extraction.Text;
using Graph.Extraction.Themes;
using Graph.Model;
using Graph.Reading;

namespace Graph.Extraction;

/// <summary>The chain from a read document to what it says: names → figures → themes → relations → graph. Thread-safe; the same document gives the same graph.</summary>
public sealed class BriefingExtractor
{
    private readonly NameAnnotator names;
    private readonly FigureAnnotator figures;
    private readonly ThemeAnnotator themes;
    private readonly ReferenceLinker references;
    private readonly ImmutableArray<IRelationRule> relations;
    private readonly ExtractionKnowledge knowledge;

    /// <summary>An extractor that knows what <paramref name="knowledge"/> holds.</summary>
    public BriefingExtractor(ExtractionKnowledge knowledge)
    {
        this.knowledge = knowledge;
        names = new NameAnnotator(knowledge.Gazetteer, knowledge.StopList);
        figures = new FigureAnnotator(FigureLexicon.Load(knowledge.Folder));
        themes = new ThemeAnnotator(knowledge.Themes);
        references = new ReferenceLinker(knowledge.Gazetteer);
        relations =
        [
            new IssueRule(), new PolicyTieRule(), new TargetRule(), new EventTieRule(), new AttendanceRule(), new PositionRule(), new CooperationRule(), new EquityRule(), new FinanceRule(),
            new LocationRule(), new PartOfRule(), new ThemeLinkRule(knowledge.Themes),
        ];
    }

    /// <summary>Everything that <paramref name="document"/> says.</summary>
    public BriefingGraph Extract(ReadDocument document)
    {
        var scan = new DocumentScan(document, knowledge.Lexicon);
        var named = names.Annotate(scan);
        var measured = figures.Annotate(document);
        var filed = themes.Annotate(scan);
        var context = new RelationContext(scan, named, measured.Figures, knowledge.RelationCues);
        var related = new List<RelationCandidate>();
        foreach (var rule in relations)
        {
            rule.Find(context, related);
        }

        return new GraphAssembler(document, scan, references).Assemble(named, measured, filed, related, context.Rejected);
    }
}
