using Graph.Cypher.Port;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Diagnostics;

/// <summary>
/// Finds names in a valid query that the graph does not have. To ask for them is legal and finds nothing, which is how a misspelt name
/// shows itself; so it is said.
/// </summary>
internal static class GraphNotices
{
    /// <summary>Most notices of one query.</summary>
    private const int MaxNotices = 10;

    public static IReadOnlyList<Diagnostic> Of(string text, IPropertyGraph graph)
    {
        ParseResult parsed = CypherParser.Parse(text);
        var entities = new HashSet<string>(StringComparer.Ordinal);
        List<SyntaxNode> nodes = [.. SyntaxWalk.SelfAndDescendants(parsed.Statement)];
        foreach (SyntaxNode node in nodes)
        {
            if (node is NodePattern { Variable: { } n })
            {
                entities.Add(n.Name);
            }
            else if (node is RelationshipPattern { Variable: { } r, Length: null, Quantifier: null })
            {
                entities.Add(r.Name);
            }
        }

        var notices = new List<Diagnostic>();
        var seen = new HashSet<(DiagnosticCode, string)>();
        foreach (SyntaxNode node in nodes)
        {
            switch (node)
            {
                case NodePattern pattern:
                    Labels(pattern.Labels, DiagnosticCode.UnknownLabel, "label", graph.Labels);
                    Keys(pattern.Properties);
                    break;
                case RelationshipPattern pattern:
                    Labels(pattern.Types, DiagnosticCode.UnknownRelationshipType, "relationship type", graph.RelationshipTypes);
                    Keys(pattern.Properties);
                    break;
                case LabelPredicate predicate:
                    foreach (LabelName name in Names(predicate.Labels))
                    {
                        if (graph.RelationshipTypes.Find(name.Name) < 0)
                        {
                            Notice(DiagnosticCode.UnknownLabel, "label", name.Name, name.Span, graph.Labels);
                        }
                    }

                    break;
                case PropertyAccess { Subject: VariableReference variable } access when entities.Contains(variable.Name):
                    Notice(DiagnosticCode.UnknownPropertyKey, "property", access.Key.Name, access.Key.Span, graph.PropertyKeys);
                    break;
                case MapProjection projection when entities.Contains(projection.Subject.Name):
                    foreach (PropertySelector selector in projection.Items.OfType<PropertySelector>())
                    {
                        Notice(DiagnosticCode.UnknownPropertyKey, "property", selector.Key.Name, selector.Key.Span, graph.PropertyKeys);
                    }

                    break;
            }
        }

        return [.. notices.OrderBy(n => n.Span.Start).Take(MaxNotices)];

        void Labels(LabelExpression? labels, DiagnosticCode code, string what, TokenTable known)
        {
            foreach (LabelName name in labels is null ? [] : Names(labels))
            {
                Notice(code, what, name.Name, name.Span, known);
            }
        }

        void Keys(Expression? properties)
        {
            foreach (MapEntry entry in (properties as MapLiteral)?.Entries ?? [])
            {
                Notice(DiagnosticCode.UnknownPropertyKey, "property", entry.Key.Name, entry.Key.Span, graph.PropertyKeys);
            }
        }

        void Notice(DiagnosticCode code, string what, string name, SourceSpan span, TokenTable known)
        {
            if (known.Find(name) >= 0 || !seen.Add((code, name)))
            {
                return;
            }

            string? near = NearestName.Find(name, Enumerable.Range(0, known.Count).Select(i => known[i]));
            notices.Add(new Diagnostic(code, span, $"nothing in this graph has the {what} '{name}'") { Found = name, Suggestion = near is null ? null : $"Did you mean {CypherPrinter.QuoteVariable(near)}?" });
        }
    }

    // What is excluded with ! may well be absent.
    private static IEnumerable<LabelName> Names(LabelExpression labels) => labels switch
    {
        LabelName name => [name],
        LabelAnd and => and.Operands.SelectMany(Names),
        LabelOr or => or.Operands.SelectMany(Names),
        _ => [],
    };
}
