using System.Collections.Immutable;
using System.Globalization;
using Graph.Extraction.Seeds;
using Graph.Extraction.Tests.Figures;
using Graph.Model;
using Graph.Model.Contract;

namespace Graph.Extraction.Tests.Relations;

/// <summary>A relation that a reader finds: type, ends by any of their names, and properties as <c>key=value</c>.</summary>
public sealed record ExpectedRelation(string Type, string From, string To, string? Property);

/// <summary>Sentences with all relations of the types they are written for.</summary>
public sealed record RelationCase(int Line, string Text, ImmutableArray<ExpectedRelation> Expected, ImmutableArray<string> Types)
{
    private static readonly Lazy<BriefingExtractor> Extractor = new(() => new BriefingExtractor(ExtractionKnowledge.Load(SeedFolder.At(Path.Combine(GoldFigures.Root()!, "seed")))));

    /// <summary>Reads a case file: <c>S text</c>, then <c>R TYPE|from|to[|key=value]</c> for each relation and <c>N TYPE</c> for a type of which there is none.</summary>
    public static ImmutableArray<RelationCase> Read(string file)
    {
        var cases = ImmutableArray.CreateBuilder<RelationCase>();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Relations", file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("S ", StringComparison.Ordinal))
            {
                continue;
            }

            var line = i;
            var expected = ImmutableArray.CreateBuilder<ExpectedRelation>();
            var types = new SortedSet<string>(StringComparer.Ordinal);
            while (i + 1 < lines.Length && lines[i + 1].Length > 2 && lines[i + 1][0] is 'R' or 'N')
            {
                var fields = lines[++i][2..].Split('|');
                types.Add(fields[0]);
                if (lines[i][0] == 'R')
                {
                    expected.Add(new ExpectedRelation(fields[0], fields[1], fields[2], fields.Length > 3 ? fields[3] : null));
                }
            }

            cases.Add(new RelationCase(line + 1, lines[line][2..], expected.ToImmutable(), [.. types]));
        }

        return cases.ToImmutable();
    }

    /// <summary>What is missing or too much, one line each; empty when the case holds.</summary>
    public ImmutableArray<string> Faults()
    {
        var graph = Extractor.Value.Extract(FigureCase.Document(Text, new DateOnly(2026, 3, 2)));
        var names = graph.Entities.ToDictionary(e => e.Id, e => e.Aliases.Append(e.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var found = graph.Statements.Where(s => Types.Contains(s.Type.ContractName())).ToList();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var wanted in Expected)
        {
            var hit = found.Find(s => s.Type.ContractName() == wanted.Type && (Joins(s.From, s.To, wanted.From, wanted.To) || (IsSymmetric(s) && Joins(s.From, s.To, wanted.To, wanted.From))));
            if (hit is null)
            {
                faults.Add($"line {Line}: missed {wanted.From} {wanted.Type} {wanted.To}");
                continue;
            }

            found.Remove(hit);
            if (wanted.Property?.Split('=', 2) is [var key, var value] && Written(hit.Properties[key]) != value)
            {
                faults.Add($"line {Line}: {wanted.From} {wanted.Type} {wanted.To} has {key}={Written(hit.Properties[key])}, not {value}");
            }
        }

        faults.AddRange(found.Select(s => $"line {Line}: too much {Name(s.From)} {s.Type.ContractName()} {Name(s.To)}"));
        if (faults.Count > 0)
        {
            faults.Insert(0, $"line {Line}: {Text}");
            faults.Add($"    entities: {string.Join(" ", graph.Entities.Select(e => $"{e.Kind}:{e.Name}"))}");
        }

        return faults.ToImmutable();

        bool Is(string id, string name) => id == name || (names.TryGetValue(id, out var set) && set.Contains(name));
        bool Joins(string from, string to, string wantedFrom, string wantedTo) => Is(from, wantedFrom) && Is(to, wantedTo);
        string Name(string id) => graph.Entities.FirstOrDefault(e => e.Id == id)?.Name ?? id;
    }

    private static bool IsSymmetric(Statement statement) => statement.Type == RelationType.CooperatesWith || (statement.Properties.TryGetValue("kind", out var kind) && Written(kind) == "coordinates");

    private static string Written(PropertyValue value) => value switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Flag flag => flag.Value ? "true" : "false",
        _ => value.ToString() ?? "",
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Text}");
}
