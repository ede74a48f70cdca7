using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Cypher.Functions;
using Graph.Cypher.Tests.Tck;
using Graph.Cypher.Values;
using Xunit;

namespace Graph.Cypher.Tests.Values;

/// <summary>
/// The scenarios of the openCypher TCK that are about values alone, run on the operators, functions and aggregates without the
/// engine. The whole kit is run by the engine's own tests.
/// </summary>
public sealed partial class KitValueTests(ITestOutputHelper output)
{
    [Fact]
    public void TemporalScenarios_OnTheValueLibrary_AllHold()
    {
        var (run, failures, unsupported) = RunKit(scenario => scenario.GetProperty("kind").GetString() == "temporal");
        output.WriteLine($"{run} temporal scenarios run, {unsupported.Count} not supported by this runner");
        Assert.Empty(unsupported);
        Assert.Empty(failures);
        Assert.True(run > 0);
    }

    [Fact]
    public void CoreScenarios_OfExpressions_HoldOnTheValueLibrary()
    {
        var (run, failures, unsupported) = RunKit(scenario => scenario.GetProperty("kind").GetString() == "core" && !ExpectsCompileError(scenario));
        output.WriteLine($"{run} core scenarios run, {unsupported.Count} need graph patterns or other parts of the engine");
        Assert.Empty(failures);
        Assert.True(run > 300, $"Only {run} scenarios could be run.");
    }

    private static bool ExpectsCompileError(JsonElement scenario) =>
        scenario.GetProperty("steps").EnumerateArray().Any(step => step.GetProperty("t").GetString()!.Contains("at compile time", StringComparison.Ordinal));

    private (int Run, List<string> Failures, List<string> Unsupported) RunKit(Func<JsonElement, bool> chosen)
    {
        var path = TckKit.Folder() is { } folder ? Path.Combine(folder, "scenarios.jsonl") : null;
        if (path is null)
            Assert.Skip("The TCK is not there: set POLICYGRAPH_TCK to the folder with scenarios.jsonl, or lay it at ../shared/tck.");
        var failures = new List<string>();
        var unsupported = new List<string>();
        var run = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            if (!chosen(document.RootElement))
                continue;
            var name = $"{document.RootElement.GetProperty("feature").GetString()} {document.RootElement.GetProperty("scenario").GetString()} {document.RootElement.GetProperty("example").GetInt32()}";
            try
            {
                if (RunScenario(document.RootElement) is { } failure)
                    failures.Add($"{name}: {failure}");
                run++;
            }
            catch (NotSupportedException reason)
            {
                unsupported.Add($"{name}: {reason.Message}");
            }
        }

        foreach (var failure in failures)
            output.WriteLine(failure);
        return (run, failures, unsupported);
    }

    private static string? RunScenario(JsonElement scenario)
    {
        var context = new FunctionContext(TimeProvider.System, new Random(1));
        var parameters = new Dictionary<string, CypherValue>();
        var runner = new ScriptRunner(context, parameters);
        (IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows)? result = null;
        CypherRuntimeException? error = null;
        var query = "";
        foreach (var step in scenario.GetProperty("steps").EnumerateArray())
        {
            var text = step.GetProperty("t").GetString()!;
            if (text is "an empty graph" or "any graph" or "no side effects")
                continue;
            if (text == "having executed:")
            {
                runner.Run(step.GetProperty("doc").GetString()!);
            }
            else if (text == "parameters are:")
            {
                foreach (var row in step.GetProperty("table").EnumerateArray())
                    parameters[row[0].GetString()!] = Cell(row[1].GetString()!);
            }
            else if (text == "executing query:")
            {
                query = step.GetProperty("doc").GetString()!;
                try
                {
                    result = runner.Run(query);
                }
                catch (CypherRuntimeException thrown)
                {
                    error = thrown;
                }
            }
            else if (text.Contains("should be raised at", StringComparison.Ordinal))
            {
                if (error is null)
                    return $"no error, expected {text}: {query}";
            }
            else if (text.StartsWith("the result should be", StringComparison.Ordinal))
            {
                if (error is not null)
                    return $"{error.Message} for {query}";
                var table = step.TryGetProperty("table", out var rows) ? rows.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetString()!).ToArray()).ToList() : [];
                if (Compare(table, result!.Value, text) is { } difference)
                    return $"{difference} for {query}";
            }
            else
            {
                throw new NotSupportedException(text);
            }
        }

        return null;
    }

    private static string? Compare(List<string[]> table, (IReadOnlyList<string> Columns, IReadOnlyList<CypherValue[]> Rows) result, string step)
    {
        if (table.Count == 0)
            return result.Rows.Count == 0 ? null : $"{result.Rows.Count} rows instead of none";
        if (!table[0].SequenceEqual(result.Columns))
            return $"columns {string.Join(", ", result.Columns)} instead of {string.Join(", ", table[0])}";
        var expected = table.Skip(1).Select(row => row.Select(Cell).ToArray()).ToList();
        if (expected.Count != result.Rows.Count)
            return $"{result.Rows.Count} rows instead of {expected.Count}";
        var ordered = step.StartsWith("the result should be, in order", StringComparison.Ordinal);
        var anyListOrder = step.Contains("ignoring element order", StringComparison.Ordinal);
        var left = result.Rows.ToList();
        foreach (var row in expected)
        {
            var at = ordered ? (RowsAgree(row, left[0], anyListOrder) ? 0 : -1) : left.FindIndex(actual => RowsAgree(row, actual, anyListOrder));
            if (at < 0)
                return $"no row {string.Join(" | ", row)} among {string.Join(" ; ", left.Select(actual => string.Join(" | ", actual)))}";
            left.RemoveAt(at);
        }

        return null;
    }

    private static bool RowsAgree(CypherValue[] expected, CypherValue[] actual, bool anyListOrder) =>
        expected.Zip(actual).All(pair => Agree(pair.First, pair.Second, anyListOrder));

    private static bool Agree(CypherValue expected, CypherValue actual, bool anyListOrder)
    {
        switch (actual.Kind)
        {
            case ValueKind.Date or ValueKind.LocalTime or ValueKind.Time or ValueKind.LocalDateTime or ValueKind.DateTime or ValueKind.Duration:
                return expected.IsString && WithSeconds(expected.AsString) == ValueText.ToDisplay(actual);
            case ValueKind.String:
                return expected.IsString && (expected.AsString == actual.AsString || WithSeconds(expected.AsString) == actual.AsString);
            case ValueKind.List:
                if (!expected.IsList || expected.AsList.Count != actual.AsList.Count)
                    return false;
                var left = actual.AsList.Items.ToArray().ToList();
                foreach (var item in expected.AsList.Items.ToArray())
                {
                    var at = anyListOrder ? left.FindIndex(other => Agree(item, other, anyListOrder)) : Agree(item, left[0], anyListOrder) ? 0 : -1;
                    if (at < 0)
                        return false;
                    left.RemoveAt(at);
                }

                return true;
            case ValueKind.Map:
                return expected.IsMap && expected.AsMap.Count == actual.AsMap.Count
                    && expected.AsMap.Keys.All(key => actual.AsMap.ContainsKey(key) && Agree(expected.AsMap[key], actual.AsMap[key], anyListOrder));
            case ValueKind.Float when expected.IsFloat && !double.IsNaN(expected.AsFloat):
                return Math.Abs(expected.AsFloat - actual.AsFloat) <= 1e-15 * Math.Abs(expected.AsFloat);
            default:
                return expected.Kind == actual.Kind && expected.Equals(actual);
        }
    }

    private static CypherValue Cell(string text)
    {
        if (text.Length > 0 && text[0] is '(' or '<' || text.StartsWith("[:", StringComparison.Ordinal))
            throw new NotSupportedException("entities");
        var literal = text.Replace("\\|", "|", StringComparison.Ordinal);
        return new ScriptRunner(new FunctionContext(TimeProvider.System, new Random(1))).Run($"RETURN {literal} AS x").Rows[0][0];
    }

    // Neo4j writes zero seconds where the kit leaves them out.
    private static string WithSeconds(string text) => TimeWithoutSeconds().Replace(text, "$1$2:00");

    [GeneratedRegex(@"(^|T)([0-9]{2}:[0-9]{2})(?![:0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TimeWithoutSeconds();
}
