using Graph.Cypher.Syntax;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

public sealed class ParserKitTests(ITestOutputHelper output)
{
    [Fact]
    public void Parse_EveryKitQueryThatIsValid_HasNoDiagnostics()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (KitScenario scenario in KitScenarios.All())
        {
            foreach (string query in scenario.SetUp.Concat(scenario.Error?.Contains("compile time", StringComparison.Ordinal) == true ? [] : scenario.Queries))
            {
                count++;
                ParseResult result = CypherParser.Parse(query);
                if (result.HasErrors)
                {
                    wrong.Add($"{scenario.Name}: {string.Join("; ", result.Diagnostics)}\n{query}");
                }
            }
        }

        output.WriteLine($"{count} valid queries parsed, {wrong.Count} wrongly refused");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(30)));
    }

    [Fact]
    public void Print_EveryKitQuery_ParsesToAnEqualTree()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string query in KitScenarios.Texts())
        {
            ParseResult first = CypherParser.Parse(query);
            if (first.HasErrors)
            {
                continue;
            }

            count++;
            string printed = first.Statement.ToCypher();
            ParseResult second = CypherParser.Parse(printed);
            if (second.HasErrors || !second.Statement.Equals(first.Statement) || second.Statement.ToCypher() != printed)
            {
                wrong.Add($"{query}\n  => {printed}\n  => {second.Statement.ToCypher()} {string.Join("; ", second.Diagnostics)}");
            }
        }

        output.WriteLine($"{count} distinct queries printed and parsed again, {wrong.Count} changed");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(30)));
    }
}
