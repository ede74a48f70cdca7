using System.Collections.Immutable;
using System.Globalization;
using Graph.Model;
using Graph.Storage.Checking;

namespace Graph.Storage.Projection;

/// <summary>The nodes and relationships that one briefing adds to the shared ones.</summary>
internal static class BriefingProjection
{
    // Where a publisher's name is borne by several entities of the briefing: a body before a firm before the rest.
    private static readonly EntityKind[] PublisherKinds = [EntityKind.Agency, EntityKind.Organization, EntityKind.Company, EntityKind.Park, EntityKind.Person, EntityKind.Place];

    public static void Project(BriefingGraph graph, EntityMerge entities, IGraphSink sink)
    {
        Nodes(graph, sink);
        Structure(graph, entities, sink);
        Statements(graph, entities, sink);
    }

    private static void Nodes(BriefingGraph graph, IGraphSink sink)
    {
        var briefing = graph.Briefing;
        var date = Iso(briefing.Date);
        var own = new PropertyBag
        {
            ["id"] = briefing.Id,
            ["title"] = briefing.Title,
            ["date"] = date,
            ["publishers"] = new PropertyValue.TextList(briefing.Publishers),
            ["language"] = briefing.Language,
            ["uri"] = briefing.Uri,
            ["sha256"] = briefing.Sha256,
        };
        own.AddText("series", briefing.Series);
        sink.Add(new GraphNode(briefing.Id, ["Briefing"], own.ToImmutable()));
        foreach (var f in graph.Figures.OrderBy(f => f.Id, StringComparer.Ordinal))
            sink.Add(FigureNode(f));
        foreach (var r in graph.References.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            var properties = new PropertyBag { ["id"] = r.Id, ["title"] = r.Title };
            properties.AddText("publisher", r.Publisher);
            properties.AddText("date", r.Date);
            properties.AddText("purpose", r.Purpose);
            properties.AddText("url", r.Url);
            sink.Add(new GraphNode(r.Id, ["Reference"], properties.ToImmutable()));
        }

        foreach (var s in graph.Sections.OrderBy(s => s.Id, StringComparer.Ordinal))
            sink.Add(new GraphNode(s.Id, ["Section"], new PropertyBag { ["id"] = s.Id, ["ordinal"] = (long)s.Ordinal, ["heading"] = s.Heading, ["date"] = date }.ToImmutable()));
        foreach (var s in graph.Sentences.OrderBy(s => s.Id, StringComparer.Ordinal))
            sink.Add(new GraphNode(s.Id, ["Sentence"], new PropertyBag { ["id"] = s.Id, ["text"] = s.Text, ["start"] = (long)s.Span.Start, ["end"] = (long)s.Span.End }.ToImmutable()));
    }

    private static GraphNode FigureNode(Figure figure)
    {
        var o = figure.Observation;
        var properties = new PropertyBag
        {
            ["id"] = figure.Id,
            ["unit"] = o.Unit,
            ["change"] = o.Change.ContractName(),
            ["qualifier"] = o.Qualifier.ContractName(),
            ["status"] = o.Status.ContractName(),
            ["text"] = figure.Text,
        };
        properties.AddNumber("value", o.Value);
        properties.AddNumber("lower", o.Lower);
        properties.AddNumber("upper", o.Upper);
        properties.AddDate("periodStart", o.PeriodStart);
        properties.AddDate("periodEnd", o.PeriodEnd);
        properties.AddText("periodText", o.PeriodText);
        return new GraphNode(figure.Id, ["Figure"], properties.ToImmutable());
    }

    // By type, from and to, so that the order depends on nothing but the graph.
    private static void Structure(BriefingGraph graph, EntityMerge entities, IGraphSink sink)
    {
        var briefing = graph.Briefing.Id;
        var edges = new List<(string Type, string From, string To)>();
        foreach (var s in graph.Sections)
            edges.Add(("HAS_SECTION", briefing, s.Id));
        foreach (var s in graph.Sentences)
            edges.Add(("HAS_SENTENCE", s.SectionId, s.Id));
        foreach (var f in graph.Figures)
        {
            edges.Add(("HAS_FIGURE", f.SectionId, f.Id));
            edges.Add(("MEASURES", f.Id, ContentId.Indicator(f.Observation.Indicator)));
        }

        foreach (var r in graph.References)
        {
            edges.Add(("HAS_REFERENCE", briefing, r.Id));
            edges.AddRange(r.CitedBy.Select(s => ("CITES", s, r.Id)));
            edges.AddRange(r.PublisherEntities.Select(e => ("PUBLISHED_BY", r.Id, entities.Canonical(e))));
        }

        edges.AddRange(Publishers(graph).Select(e => ("PUBLISHED_BY", briefing, entities.Canonical(e))));
        foreach (var (type, from, to) in edges.Distinct().OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal))
            sink.Add(new GraphRelationship(type, from, to, PropertyBag.Empty));
    }

    private static IEnumerable<string> Publishers(BriefingGraph graph)
    {
        foreach (var publisher in graph.Briefing.Publishers)
        {
            var key = NameKey.Of(publisher);
            var entity = graph.Entities
                .Where(e => Array.IndexOf(PublisherKinds, e.Kind) >= 0 && (NameKey.Of(e.Name) == key || e.Aliases.Any(a => NameKey.Of(a) == key)))
                .OrderBy(e => NameKey.Of(e.Name) == key ? 0 : 1).ThenBy(e => Array.IndexOf(PublisherKinds, e.Kind)).ThenBy(e => e.Id, StringComparer.Ordinal)
                .FirstOrDefault();
            if (entity is not null)
                yield return entity.Id;
        }
    }

    private static void Statements(BriefingGraph graph, EntityMerge entities, IGraphSink sink)
    {
        var date = Iso(graph.Briefing.Date);
        var mapped = graph.Statements
            .Select(s => s with { From = entities.Canonical(s.From), To = entities.Canonical(s.To) })
            .GroupBy(s => (s.Type, s.From, s.To))
            .OrderBy(g => g.Key.Type.ContractName(), StringComparer.Ordinal).ThenBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => g.Key.To, StringComparer.Ordinal);
        Dictionary<string, int>? positions = null;
        foreach (var group in mapped)
        {
            var statements = group.ToList();
            Statement statement;
            if (statements.Count == 1)
            {
                statement = statements[0];
            }
            else
            {
                positions ??= graph.Sentences.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
                statement = StatementMerge.Merge(statements, positions);
            }

            // Two entities that turn out to be one can no longer stand in a relation to each other.
            if (statement.From == statement.To && !graph.Statements.Any(s => s.Type == statement.Type && s.From == s.To))
                continue;
            var properties = new PropertyBag
            {
                ["briefing"] = graph.Briefing.Id,
                ["date"] = date,
                ["evidence"] = new PropertyValue.TextList(statement.Evidence),
                ["confidence"] = new PropertyValue.Real(statement.Confidence),
                ["method"] = BriefingRules.MethodName(statement.Method),
            };
            foreach (var (name, value) in statement.Properties)
                properties[name] = value;
            sink.Add(new GraphRelationship(statement.Type.ContractName(), statement.From, statement.To, properties.ToImmutable()));
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
