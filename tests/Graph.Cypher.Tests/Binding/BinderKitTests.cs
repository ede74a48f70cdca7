using System.Text.RegularExpressions;
using Graph.Cypher.Binding;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Tests.Syntax;
using Xunit;

namespace Graph.Cypher.Tests.Binding;

public sealed partial class BinderKitTests(ITestOutputHelper output)
{
    [GeneratedRegex(@"^an? (\w+) should be raised at (compile time|runtime|any time): (.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Raised();

    [Fact]
    public void Bind_EveryKitScenario_RaisesTheErrorsOfCompileTimeAndNoOther()
    {
        var wrong = new List<string>();
        int raised = 0;
        int expected = 0;
        int accepted = 0;
        int valid = 0;
        foreach (KitScenario scenario in KitScenarios.All())
        {
            foreach (string setUp in scenario.SetUp)
            {
                valid++;
                accepted += Accept(scenario, setUp, wrong);
            }

            Match match = scenario.Error is null ? Match.Empty : Raised().Match(scenario.Error);
            string phase = match.Success ? match.Groups[2].Value : "";
            foreach (string query in scenario.Queries)
            {
                if (phase == "any time")
                {
                    continue;
                }

                if (phase != "compile time")
                {
                    valid++;
                    accepted += Accept(scenario, query, wrong);
                    continue;
                }

                expected++;
                BindResult result = Bind(scenario, query);
                string want = $"{match.Groups[1].Value} {match.Groups[3].Value}";
                string got = result.Diagnostics.Count == 0 ? "no error" : $"{DiagnosticCodes.Class(result.Diagnostics[0].Code)} {DiagnosticCodes.Detail(result.Diagnostics[0].Code)}";
                if (got == want)
                {
                    raised++;
                }
                else
                {
                    wrong.Add($"{scenario.Name}: wanted {want}, got {got}: {string.Join("; ", result.Diagnostics)}\n{query}");
                }
            }
        }

        output.WriteLine($"compile-time errors raised as the kit says: {raised} of {expected}; valid queries accepted: {accepted} of {valid}");
        Assert.True(wrong.Count == 0, $"{raised}/{expected} {accepted}/{valid}\n{string.Join("\n", wrong.Take(60))}");
        Assert.True(expected > 100 && valid > 1000, "the kit is incomplete");
    }

    private static BindResult Bind(KitScenario scenario, string query) =>
        Binder.Bind(CypherParser.Parse(query), new KitCatalog(scenario.Procedures), scenario.Parameters.ToHashSet(StringComparer.Ordinal));

    private static int Accept(KitScenario scenario, string query, List<string> wrong)
    {
        BindResult result = Bind(scenario, query);
        if (result.Statement is not null)
        {
            return 1;
        }

        wrong.Add($"{scenario.Name} [{scenario.Error}]: refused with {string.Join("; ", result.Diagnostics)}\n{query}");
        return 0;
    }
}
