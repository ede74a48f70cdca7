using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Contract;
using Graph.Storage.Documents;

namespace Graph.Storage.Checking;

/// <summary>What the graph contract asks of one <see cref="BriefingGraph"/> by itself: ids, ends, evidence, ranges, names and types of properties. Pure.</summary>
public static class BriefingRules
{
    /// <summary>What breaks the contract, in the order of the graph; empty for a sound one.</summary>
    public static ImmutableArray<Finding> Findings(BriefingGraph graph, GraphContract contract) => new Inspection(graph, contract).Run();

    private sealed class Inspection(BriefingGraph graph, GraphContract contract)
    {
        private static readonly ImmutableArray<string> ThemeLabels = ["Theme"];
        private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        private readonly Dictionary<string, ImmutableArray<string>> labels = new(StringComparer.Ordinal);
        private readonly HashSet<string> sentences = new(StringComparer.Ordinal);

        public ImmutableArray<Finding> Run()
        {
            Briefing(graph.Briefing);
            foreach (var section in graph.Sections)
            {
                Node(section.Id, 's', ["Section"]);
                Written(section.Id, section.Heading);
            }

            foreach (var sentence in graph.Sentences)
            {
                Node(sentence.Id, 't', ["Sentence"]);
                sentences.Add(sentence.Id);
                Ends(sentence.Id, sentence.SectionId, "Section");
                Span(sentence.Id, sentence.Span);
                Written(sentence.Id, sentence.Text);
            }

            foreach (var entity in graph.Entities)
                Entity(entity);
            foreach (var reference in graph.References)
                Reference(reference);
            foreach (var figure in graph.Figures)
                Figure(figure);
            var seen = new HashSet<(RelationType, string, string)>();
            foreach (var statement in graph.Statements)
                Statement(statement, seen);
            foreach (var entry in graph.Ledger)
                Span(graph.Briefing.Id, entry.Span);
            return findings.ToImmutable();
        }

        private void Briefing(Briefing briefing)
        {
            Node(briefing.Id, 'b', ["Briefing"]);
            Written(briefing.Id, briefing.Title, briefing.Series, briefing.Uri, briefing.Language);
            Written(briefing.Id, briefing.Publishers);
            if (!contract.Enumerations["language"].Contains(briefing.Language))
                Add("briefing.language", briefing.Id, briefing.Language, string.Join(", ", contract.Enumerations["language"]));
            if (briefing.Sha256.Length != 64 || !briefing.Sha256.All(char.IsAsciiHexDigitLower))
                Add("briefing.sha256", briefing.Id, briefing.Sha256, "64 lower-case hex digits");
        }

        private void Entity(Entity entity)
        {
            Node(entity.Id, 'e', ["Entity", entity.Kind.ToString()]);
            Written(entity.Id, entity.Name, entity.NameEn, entity.DocNo);
            Written(entity.Id, entity.Aliases);
            if (string.IsNullOrWhiteSpace(entity.Name))
                Add("entity.name", entity.Id, "an empty name", "a name");
            if (entity.Kind != EntityKind.Policy && (entity.DocNo is not null || entity.Held is not null))
                Add("entity.policy-only", entity.Id, $"docNo or held on a {entity.Kind}", "docNo and held on a Policy only");
        }

        private void Reference(Reference reference)
        {
            Node(reference.Id, 'r', ["Reference"]);
            Written(reference.Id, reference.Title, reference.Publisher, reference.Date, reference.Purpose, reference.Url);
            foreach (var section in reference.CitedBy)
                Ends(reference.Id, section, "Section");
            foreach (var publisher in reference.PublisherEntities)
                Ends(reference.Id, publisher, "Entity");
            if (reference.Date is { } date && contract.Node("Reference")!.Property("date")!.Objection(date) is { } expected)
                Add("reference.date", reference.Id, date, expected);
            Once(reference.Id, reference.CitedBy);
            Once(reference.Id, reference.PublisherEntities);
        }

        private void Figure(Figure figure)
        {
            Node(figure.Id, 'f', ["Figure"]);
            Ends(figure.Id, figure.SectionId, "Section");
            Ends(figure.Id, figure.SentenceId, "Sentence");
            Span(figure.Id, figure.Span);
            var o = figure.Observation;
            Written(figure.Id, figure.Text, o.Unit, o.Indicator, o.PeriodText);
            if (o.Value is null && o.Lower is null && o.Upper is null)
                Add("figure.empty", figure.Id, "no value, lower or upper", "at least one of them");
            if (string.IsNullOrWhiteSpace(o.Unit) || string.IsNullOrWhiteSpace(o.Indicator))
                Add("figure.nameless", figure.Id, $"unit '{o.Unit}', indicator '{o.Indicator}'", "both filled");
            if (o.Lower > o.Upper)
                Add("figure.bounds", figure.Id, $"lower {o.Lower} over upper {o.Upper}", "lower ≤ upper");
            if (o.PeriodStart >= o.PeriodEnd)
                Add("figure.period", figure.Id, $"{o.PeriodStart:yyyy-MM-dd} to {o.PeriodEnd:yyyy-MM-dd}", "start before end (half-open)");
        }

        private void Statement(Statement statement, HashSet<(RelationType, string, string)> seen)
        {
            var type = statement.Type.ContractName();
            var id = $"{statement.From} {type} {statement.To}";
            if (contract.Relationship(type) is not { IsStatement: true } rule)
            {
                Add("statement.type", id, type, "a statement type of the contract");
                return;
            }

            if (!seen.Add((statement.Type, statement.From, statement.To)))
                Add("statement.twice", id, "a second statement", "one for each (briefing, type, from, to)");
            if (LabelsOf(statement.From) is { } from && LabelsOf(statement.To) is { } to)
            {
                if (!rule.Joins(from, to))
                    Add("statement.ends", id, $"{string.Join(':', from)} → {string.Join(':', to)}", rule.WrittenEnds);
            }
            else
            {
                Add("statement.dangling", id, $"no node {(LabelsOf(statement.From) is null ? statement.From : statement.To)} in the briefing", "both ends in the briefing, or a theme");
            }

            if (!(statement.Confidence is >= 0 and <= 1))
                Add("statement.confidence", id, statement.Confidence.ToString(System.Globalization.CultureInfo.InvariantCulture), "0 to 1");
            if (!rule.Methods.Contains(MethodName(statement.Method)))
                Add("statement.method", id, MethodName(statement.Method), string.Join(", ", rule.Methods));
            if (statement.Evidence.IsDefaultOrEmpty && !(statement.Type == RelationType.About && !graph.Sentences.Any(s => s.SectionId == statement.From)))
                Add("evidence.empty", id, "no evidence", "at least one sentence");
            foreach (var sentence in statement.Evidence)
            {
                if (!sentences.Contains(sentence))
                    Add("evidence.dangling", id, sentence, "a sentence of the briefing");
            }

            Once(id, statement.Evidence);
            Properties(id, statement, rule);
        }

        private void Properties(string id, Statement statement, RelationshipContract rule)
        {
            foreach (var (name, value) in statement.Properties)
            {
                if (rule.Property(name) is not { } property)
                    Add("property.unknown", id, name, rule.Properties.Length == 0 ? "no property" : string.Join(", ", rule.Properties.Select(p => p.Name)));
                else if (property.Objection(value) is { } expected)
                    Add("property.value", id, $"{name} = {value}", expected);
                if (value is PropertyValue.Text text)
                    Written(id, text.Value);
                else if (value is PropertyValue.TextList list)
                    Written(id, list.Values);
            }

            foreach (var property in rule.Properties)
            {
                if (property.IsRequired && !statement.Properties.ContainsKey(property.Name))
                    Add("property.missing", id, $"no {property.Name}", $"{property.Name} on every {rule.Type}");
            }

            if (statement.Properties.TryGetValue("score", out var score) && score is PropertyValue.Real real && !(real.Value is >= 0 and <= 1))
                Add("property.value", id, $"score = {real.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "0 to 1");
            if (statement.Properties.TryGetValue("figures", out var figures) && figures is PropertyValue.TextList ids)
            {
                foreach (var figure in ids.Values)
                    Ends(id, figure, "Figure");
            }
        }

        private void Node(string id, char kind, ImmutableArray<string> nodeLabels)
        {
            if (!StoredId.IsWellFormed(id, kind))
                Add("id.form", id, $"'{id}'", $"'{kind}-' and 32 hex digits");
            if (!labels.TryAdd(id, nodeLabels))
                Add("id.twice", id, $"a second {nodeLabels[0]}", "each id once");
        }

        // An id that is no content id is a theme's slug; whether the vocabulary holds it is asked where the seeds are known.
        private ImmutableArray<string>? LabelsOf(string id) =>
            labels.TryGetValue(id, out var found) ? found : id.Length > 0 && !(id.Length == 34 && id[1] == '-') && id.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) ? ThemeLabels : null;

        private void Ends(string at, string id, string label)
        {
            if (!labels.TryGetValue(id, out var found) || found[0] != label)
                Add("id.dangling", at, id, $"a {label} of the briefing");
        }

        private void Span(string id, TextSpan span)
        {
            if (span.End > graph.SourceText.Length)
                Add("span.outside", id, span.ToString(), $"within the source text of {graph.SourceText.Length} units");
        }

        private void Once(string id, ImmutableArray<string> ids)
        {
            if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Length)
                Add("list.twice", id, string.Join(", ", ids), "each id once");
        }

        private void Written(string id, ImmutableArray<string> texts)
        {
            foreach (var text in texts)
                Written(id, text);
        }

        // A column of text ends at a NUL and holds no lone surrogate; neither belongs in a name or sentence.
        private void Written(string id, params ReadOnlySpan<string?> texts)
        {
            foreach (var text in texts)
            {
                if (text is not null && (text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text)))
                    Add("text.ill-formed", id, "a NUL or a lone surrogate", "well-formed text");
            }
        }

        private static bool HasLoneSurrogate(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    i++;
                else if (char.IsSurrogate(text[i]))
                    return true;
            }

            return false;
        }

        private void Add(string code, string id, string found, string expected) => findings.Add(new Finding(code, id, found, expected));
    }

    /// <summary>The contract's name of a method.</summary>
    internal static string MethodName(StatementMethod method) => method switch
    {
        StatementMethod.Rule => "rule",
        StatementMethod.Vocabulary => "vocabulary",
        StatementMethod.Model => "model",
        StatementMethod.Llm => "llm",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "not a StatementMethod"),
    };
}
