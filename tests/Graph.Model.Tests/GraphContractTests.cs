using System.Text.RegularExpressions;
using Graph.Model.Contract;
using Xunit;

namespace Graph.Model.Tests;

/// <summary>Lints schema/contract.json: against itself, against the enumerations of this assembly, and against the page that it is the machine-readable form of.</summary>
public sealed partial class GraphContractTests
{
    private static readonly GraphContract Contract = GraphContract.Default;

    [Fact]
    public void EntityKinds_AreTheSecondLabels() =>
        Assert.Equal(Enum.GetNames<EntityKind>().Order(StringComparer.Ordinal), Contract.EntityKinds.Select(k => k.Label).Order(StringComparer.Ordinal));

    [Fact]
    public void RelationTypes_AreTheStatementsOfTheContract() =>
        Assert.Equal(
            Enum.GetValues<RelationType>().Select(t => t.ContractName()).Order(StringComparer.Ordinal),
            Contract.Relationships.Where(r => r.IsStatement).Select(r => r.Type).Order(StringComparer.Ordinal));

    [Fact]
    public void FigureEnumerations_AreThoseOfTheContract()
    {
        Assert.Equal(Contract.Enumerations["change"], Enum.GetValues<FigureChange>().Select(v => v.ContractName()));
        Assert.Equal(Contract.Enumerations["qualifier"], Enum.GetValues<FigureQualifier>().Select(v => v.ContractName()));
        Assert.Equal(Contract.Enumerations["figureStatus"], Enum.GetValues<FigureStatus>().Select(v => v.ContractName()));
    }

    [Fact]
    public void Methods_AreThoseOfStatementsAndSeeds() =>
        Assert.Equal(Enum.GetNames<StatementMethod>().Select(n => n.ToLowerInvariant()).Append("seed"), Contract.Enumerations["method"]);

    [Fact]
    public void Ends_NameOnlyLabelsOfTheContract()
    {
        var labels = Contract.Nodes.Concat(Contract.EntityKinds).Select(n => n.Label).ToHashSet(StringComparer.Ordinal);
        Assert.All(Contract.Relationships, r => Assert.All(r.Ends, e => Assert.All(e.From.Concat(e.To), l => Assert.Contains(l, labels))));
        Assert.All(Contract.Relationships, r => Assert.NotEmpty(r.Ends));
        Assert.All(Contract.Relationships, r => Assert.All(r.Methods, m => Assert.Contains(m, Contract.Enumerations["method"])));
    }

    [Fact]
    public void Nodes_AllHaveARequiredId() => Assert.All(Contract.Nodes, n => Assert.True(n.Property("id") is { IsRequired: true, Type: PropertyType.Text }));

    [Fact]
    public void Themes_FormATreeWithUniqueIdsAndNames()
    {
        Assert.Equal(Contract.Themes.Length, Contract.Themes.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Contract.Themes.Length, Contract.Themes.Select(t => t.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Contract.Themes.Length, Contract.Themes.Select(t => t.NameEn).Distinct(StringComparer.Ordinal).Count());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var theme in Contract.Themes)
        {
            // Broader before narrower: so there is no cycle and no dangling parent.
            Assert.True(theme.Broader is null || seen.Contains(theme.Broader), $"{theme.Id} stands before {theme.Broader}");
            seen.Add(theme.Id);
        }

        Assert.Equal(7, Contract.Themes.Count(t => t.Broader is null));
    }

    [Theory]
    [InlineData("text", "a", null)]
    [InlineData("date", "2026-06-11", null)]
    [InlineData("date", "2026-06", "a day as yyyy-MM-dd")]
    [InlineData("date", "2026-02-30", "a day as yyyy-MM-dd")]
    [InlineData("partial-date", "2026-06", null)]
    [InlineData("partial-date", "2026", null)]
    [InlineData("partial-date", "June", "yyyy, yyyy-MM or yyyy-MM-dd")]
    [InlineData("text:change", "yoy", null)]
    [InlineData("text:change", "qoq", "one of level, yoy, ytd-yoy, mom, cagr")]
    [InlineData("integer", "1", "a whole number")]
    public void Objection_ToAText_SaysWhatWasExpected(string type, string value, string? expected)
    {
        var json = $$$"""{"version":1,"enumerations":{"change":["level","yoy","ytd-yoy","mom","cagr"]},"nodes":[{"label":"A","says":"","properties":{"p":"{{{type}}}"}}],"entityKinds":[],"statementProperties":{},"relationships":[],"themes":[]}""";
        Assert.Equal(expected, GraphContract.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Node("A")!.Property("p")!.Objection(value));
    }

    [Theory]
    [InlineData("number", "found the type 'number'")]
    [InlineData("text:colour", "found the enumeration 'colour'")]
    public void Parse_UnknownType_SaysWhatWasFound(string type, string message)
    {
        var json = $$$"""{"version":1,"enumerations":{},"nodes":[{"label":"A","says":"","properties":{"p":"{{{type}}}"}}],"entityKinds":[],"statementProperties":{},"relationships":[],"themes":[]}""";
        Assert.Contains(message, Assert.Throws<FormatException>(() => GraphContract.Parse(System.Text.Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    /// <summary>Every name in code marks of the page is in the data, and every name of the data is on the page.</summary>
    [Fact]
    public void Contract_AgainstThePage_HasTheSameNames()
    {
        var path = Path.Combine(Shared() ?? "", "graph-contract.md");
        Assert.SkipUnless(File.Exists(path), $"no {path}: the page stands in the shared folder");
        var page = File.ReadAllText(path);
        var written = CodeMark().Matches(page).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        var labels = Contract.Nodes.Concat(Contract.EntityKinds).ToList();
        var names = labels.Select(l => l.Label)
            .Concat(Contract.Relationships.Select(r => r.Type))
            .Concat(labels.SelectMany(l => l.Properties).Concat(Contract.Relationships.SelectMany(r => r.Properties)).Concat(Contract.StatementProperties).Select(p => p.Name))
            .Concat(Contract.Enumerations.Where(e => e.Key is not "language").SelectMany(e => e.Value))
            .Concat(Contract.Themes.Select(t => t.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
            Assert.True(written.Contains(name) || written.Contains(name + "[]") || written.Any(w => w.StartsWith(name + ":", StringComparison.Ordinal)) || written.Contains($"method: {name}"), $"{name} is not on the page");

        foreach (var mark in written)
        {
            var name = mark.Split([':', '[', ' '], 2)[0];
            if (Units().IsMatch(mark) || mark is "schema/" or "seed/")
                continue;
            Assert.True(names.Contains(name), $"`{mark}` of the page is not in schema/contract.json");
        }

        foreach (var theme in Contract.Themes)
            Assert.Contains($"`{theme.Id}` {theme.Name}", page, StringComparison.Ordinal);
    }

    private static string? Shared()
    {
        if (Environment.GetEnvironmentVariable("POLICYGRAPH_SHARED") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return Path.Combine(folder.FullName, "..", "shared");
        }

        return null;
    }

    [GeneratedRegex("`([^`\\n]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeMark();

    // Units and example values that the page writes in code marks.
    [GeneratedRegex("^(%|[A-Z]{3}|kWh|kW|t|km|h|TB|EB|EFLOPS|PUE|pp|count:.*|[0-9]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Units();
}
