using System.Globalization;
using System.Text;
using Xunit;

namespace Graph.Cypher.Tests.Tck;

/// <summary>
/// The whole openCypher TCK. POLICYGRAPH_TCK names its folder (default ../shared/tck); POLICYGRAPH_TCK_REPORT a file for the totals and
/// every verdict that is not exact.
/// </summary>
public sealed class TckTests(ITestOutputHelper output)
{
    /// <summary>Most scenarios that may differ in more than how a temporal value is written.</summary>
    private const int MostOtherDeviations = 4;

    [Fact]
    public void Engine_EveryScenarioOfTheKit_EndsAsTheKitSaysButForTheListedDeviations()
    {
        if (TckKit.Folder() is not { } folder)
        {
            const string reason = "TCK skipped: set POLICYGRAPH_TCK to the folder with scenarios.jsonl, or lay it at ../shared/tck.";
            Console.WriteLine(reason);
            Assert.Skip(reason);
            return;
        }

        IReadOnlyList<TckScenario> scenarios = TckKit.Scenarios(folder);
        Assert.True(scenarios.Count > 0, "scenarios.jsonl is empty");
        Assert.Equal(scenarios.Count, scenarios.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count());
        var runner = new TckRunner(folder);
        TckVerdict[] verdicts = [.. scenarios.AsParallel().AsOrdered().Select(runner.Run)];
        string report = Report(verdicts);
        output.WriteLine(report);
        Console.WriteLine(report);
        if (Environment.GetEnvironmentVariable("POLICYGRAPH_TCK_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, report + string.Concat(verdicts.Where(v => v.Outcome != TckOutcome.Exact).Select(v => $"{v.Scenario.Kind} {v.Outcome} {v.Scenario.Name}: {v.Found.ReplaceLineEndings(" ")}\n")));
        }

        IReadOnlyDictionary<string, TckDeviation> deviations = TckDeviations.Load();
        Assert.True(deviations.Values.Count(d => d.Outcome == TckOutcome.Failed) <= MostOtherDeviations, "Too many deviations of meaning.");
        string[] wrong = [.. verdicts.Select(v => Judge(v, deviations)).OfType<string>()];
        Assert.True(wrong.Length == 0, $"{wrong.Length} scenarios do not end as they should:\n{string.Join("\n", wrong.Take(200))}");
    }

    private static string? Judge(TckVerdict verdict, IReadOnlyDictionary<string, TckDeviation> deviations)
    {
        TckDeviation? listed = deviations.GetValueOrDefault(verdict.Scenario.Id);
        return (verdict.Outcome, listed?.Outcome) switch
        {
            (TckOutcome.Exact or TckOutcome.NotApplicable, null) => null,
            (TckOutcome.Exact or TckOutcome.NotApplicable, _) => $"{verdict.Scenario.Name}: passes, but is listed: {listed!.Reason}",
            (TckOutcome.TemporalText, TckOutcome.TemporalText) => null,
            (TckOutcome.Failed, TckOutcome.Failed) => null,

            // A kit that was asked for by name may hold scenarios that the list has never seen; the rule that it follows is the same.
            (TckOutcome.TemporalText, null) when TckKit.IsAskedFor => null,
            _ => $"{verdict.Scenario.Name}: {verdict.Outcome} {verdict.Found}",
        };
    }

    private static string Report(TckVerdict[] verdicts)
    {
        var report = new StringBuilder("TCK            exact  temporal text  failed  not applicable  scenarios\n");
        foreach (string kind in (string[])["core", "temporal", "procedure", "write"])
        {
            Line(kind, [.. verdicts.Where(v => v.Scenario.Kind == kind)]);
        }

        Line("all", verdicts);
        return report.ToString();

        void Line(string name, TckVerdict[] part) => report.Append(CultureInfo.InvariantCulture, $"{name,-12} {Of(part, TckOutcome.Exact),7}  {Of(part, TckOutcome.TemporalText),13}  {Of(part, TckOutcome.Failed),6}  {Of(part, TckOutcome.NotApplicable),14}  {part.Length,9}\n");

        static int Of(TckVerdict[] part, TckOutcome outcome) => part.Count(v => v.Outcome == outcome);
    }
}
