using System.Text.RegularExpressions;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Port;
using Graph.Cypher.Procedures;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Tck;

/// <summary>
/// Runs scenarios of the openCypher TCK.
/// <para>
/// A scenario of kind <c>write</c> is judged when what it expects can be seen without a writing engine: an error at compile time, which
/// must be raised; or the result of its control query, where <see cref="TckGraphWriter"/> can do what its query under test does. Every
/// valid writing query must besides be refused as such; where that is all, the scenario counts as not applicable.
/// </para>
/// </summary>
internal sealed partial class TckRunner(string folder)
{
    private static readonly CypherEngine Plain = new();

    [GeneratedRegex(@"^an? (\w+) should be raised at (compile time|runtime|any time): (.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Raised();

    /// <summary>Runs a reading query that was prepared; the engine where it is not replaced.</summary>
    public Func<IPropertyGraph, PreparedQuery, IReadOnlyDictionary<string, CypherValue>, QueryResult>? Execute { get; init; }

    public TckVerdict Run(TckScenario scenario)
    {
        try
        {
            return new Execution(folder, scenario, Execute).Run();
        }
        catch (Exception fault) when (fault is FormatException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // A scenario that the runner cannot read is a failure, never a pass.
            return new TckVerdict(scenario, TckOutcome.Failed, $"{fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>The state of one scenario while its steps are taken.</summary>
    private sealed class Execution(string folder, TckScenario scenario, Func<IPropertyGraph, PreparedQuery, IReadOnlyDictionary<string, CypherValue>, QueryResult>? execute)
    {
        private readonly TckGraph _graph = new();
        private readonly Dictionary<string, CypherValue> _parameters = new(StringComparer.Ordinal);
        private readonly List<IProcedure> _procedures = [];
        private QueryResult? _result;
        private (string Phase, string Class, string Detail, string Message)? _error;
        private bool _refused;
        private bool _judged;
        private bool _zeroSeconds;

        public TckVerdict Run()
        {
            foreach (TckStep step in scenario.Steps)
            {
                if (Take(step) is { } difference)
                {
                    return new TckVerdict(scenario, TckOutcome.Failed, difference);
                }
            }

            if (_error is { } error)
            {
                return new TckVerdict(scenario, TckOutcome.Failed, $"{error.Class} {error.Detail} at {error.Phase}: {error.Message}");
            }

            return !_judged
                ? new TckVerdict(scenario, TckOutcome.NotApplicable, "the query writes")
                : new TckVerdict(scenario, _zeroSeconds ? TckOutcome.TemporalText : TckOutcome.Exact, "");
        }

        private string? Take(TckStep step)
        {
            switch (step.Text)
            {
                case "an empty graph" or "any graph" or "no side effects" or "the side effects should be:":
                    // An engine that only reads has no side effects; those of a writing query are not judged.
                    return null;
                case "having executed:":
                    new TckGraphWriter(_graph, _parameters).Run(step.Document!);
                    return null;
                case "parameters are:":
                    foreach (IReadOnlyList<string> row in step.Table)
                    {
                        _parameters[row[0]] = TckValueParser.ParseInput(row[1]);
                    }

                    return null;
                case "executing query:":
                    return Execute(step.Document!);
                case "executing control query:":
                    return Control(step.Document!);
            }

            if (TckProcedure.IsDeclaredBy(step))
            {
                _procedures.Add(TckProcedure.Of(step));
                return null;
            }

            if (step.Text.StartsWith("the ", StringComparison.Ordinal) && step.Text.EndsWith(" graph", StringComparison.Ordinal))
            {
                new TckGraphWriter(_graph, _parameters).Run(TckKit.NamedGraph(folder, step.Text["the ".Length..^" graph".Length]));
                return null;
            }

            if (Raised().Match(step.Text) is { Success: true } raised)
            {
                return Error(raised.Groups[2].Value, raised.Groups[1].Value, raised.Groups[3].Value);
            }

            return step.Text.StartsWith("the result should be", StringComparison.Ordinal) ? Result(step) : throw new NotSupportedException($"step: {step.Text}");
        }

        private string? Execute(string text)
        {
            CypherEngine engine = _procedures.Count == 0 ? Plain : new CypherEngine(new EngineOptions { Procedures = new ProcedureCatalog(_procedures) });
            PreparedQuery query = engine.Prepare(text, _parameters.Keys.ToHashSet(StringComparer.Ordinal));
            (_result, _error, _refused) = (null, null, false);
            if (!query.IsValid)
            {
                Diagnostic first = query.Diagnostics[0];
                _refused = first.Code == DiagnosticCode.UnsupportedStatement && first.Suggestion?.Contains("ingest", StringComparison.Ordinal) == true;
                _error = _refused ? null : ("compile time", DiagnosticCodes.Class(first.Code).ToString(), DiagnosticCodes.Detail(first.Code), string.Join("; ", query.Diagnostics));
                return _refused == (scenario.Kind == "write") || _error is not null ? null : "a reading query was refused as writing";
            }

            if (scenario.Kind == "write")
            {
                return "a writing query was not refused";
            }

            QueryResult result = execute is null ? engine.Execute(_graph.Image, query, _parameters) : execute(_graph.Image, query, _parameters);
            if (result.Error is { } error)
            {
                _error = ("runtime", error.Category?.ToString() ?? "limit", error.Code, error.Message);
            }
            else
            {
                _result = result;
            }

            return null;
        }

        private string? Control(string text)
        {
            string query = scenario.Steps.Single(s => s.Text == "executing query:").Document!;
            if (!_refused || !TckGraphWriter.CanRun(query))
            {
                (_result, _refused) = (null, true);
                return null;
            }

            new TckGraphWriter(_graph, _parameters).Run(query);
            PreparedQuery control = Plain.Prepare(text);
            if (!control.IsValid)
            {
                return $"the control query: {string.Join("; ", control.Diagnostics)}";
            }

            (_result, _refused) = (Plain.Execute(_graph.Image, control, _parameters), false);
            return _result.Error is { } error ? $"the control query: {error}" : null;
        }

        private string? Error(string phase, string kind, string detail)
        {
            if (_refused && phase != "compile time")
            {
                // An error of a write: only seen by writing.
                return null;
            }

            if (_error is not { } error)
            {
                return $"no error, expected {kind} {detail} at {phase}{(_result is null ? "" : $"; {_result.Rows.Count} rows")}";
            }

            _error = null;
            _judged = true;
            bool same = error.Class == kind && (detail == "*" || error.Detail == detail) && (phase == "any time" || error.Phase == phase);
            return same ? null : $"{error.Class} {error.Detail} at {error.Phase} instead of {kind} {detail} at {phase}: {error.Message}";
        }

        private string? Result(TckStep step)
        {
            if (_error is not null || _refused)
            {
                return null;
            }

            _judged = true;
            if (step.Text == "the result should be empty")
            {
                return _result!.Rows.Count == 0 && _result.Columns.Count == 0 ? null : $"{_result.Rows.Count} rows and {_result.Columns.Count} columns instead of none";
            }

            bool inOrder = step.Text.StartsWith("the result should be, in order", StringComparison.Ordinal);
            bool anyListOrder = step.Text.Contains("ignoring element order for lists", StringComparison.Ordinal);
            string? difference = new TckComparison(false, anyListOrder).Difference(step.Table, _result!, inOrder);
            if (difference is not null && new TckComparison(true, anyListOrder).Difference(step.Table, _result!, inOrder) is null)
            {
                _zeroSeconds = true;
                return null;
            }

            return difference;
        }
    }
}
