using Xunit;

namespace Graph.Cypher.Tests.Tck;

/// <summary>The runner itself: what it takes as the same, and what not. Without the kit.</summary>
public sealed class TckRunnerTests
{
    private static TckScenario Scenario(string query, string step, params string[] cells) =>
        new("Own", "[1] Own", 0, "core", [new TckStep("any graph", null, []), new TckStep("having executed:", "CREATE (a:A {x: 1})-[:T {y: 'z'}]->(b:B:C)", []), new TckStep("executing query:", query, []), new TckStep(step, null, [["x"], .. cells.Select(c => (IReadOnlyList<string>)[c])])]);

    [Theory]
    [InlineData("RETURN 1 AS x", "1", "Exact")]
    [InlineData("RETURN 1 AS x", "1.0", "Failed")]
    [InlineData("RETURN 1.0 AS x", "1", "Failed")]
    [InlineData("RETURN 1 AS y", "1", "Failed")]
    [InlineData("RETURN '1' AS x", "1", "Failed")]
    [InlineData("RETURN null AS x", "null", "Exact")]
    [InlineData("RETURN -0.0 AS x", "0.0", "Exact")]
    [InlineData("RETURN 0.0 / 0.0 AS x", "NaN", "Exact")]
    [InlineData("RETURN [1, 2] AS x", "[2, 1]", "Failed")]
    [InlineData("RETURN {a: 1, b: [null]} AS x", "{b: [null], a: 1}", "Exact")]
    [InlineData("RETURN {a: 1, b: null} AS x", "{a: 1}", "Failed")]
    [InlineData("RETURN 'it\\'s \\\\ |' AS x", "'it\\'s \\\\ \\|'", "Exact")]
    [InlineData("RETURN time('12:00Z') AS x", "'12:00Z'", "TemporalText")]
    [InlineData("RETURN time('12:00:01Z') AS x", "'12:00Z'", "Failed")]
    [InlineData("RETURN date('2020-01-01') AS x", "'2020-01-01'", "Exact")]
    [InlineData("MATCH (x:A) RETURN x", "(:A {x: 1})", "Exact")]
    [InlineData("MATCH (x:A) RETURN x", "(:A {x: 1.0})", "Failed")]
    [InlineData("MATCH (x:B) RETURN x", "(:C:B)", "Exact")]
    [InlineData("MATCH (x:B) RETURN x", "(:B)", "Failed")]
    [InlineData("MATCH ()-[x]->() RETURN x", "[:T {y: 'z'}]", "Exact")]
    [InlineData("MATCH ()-[x]->() RETURN x", "[:T]", "Failed")]
    [InlineData("MATCH x = (:A)-->() RETURN x", "<(:A {x: 1})-[:T {y: 'z'}]->(:B:C)>", "Exact")]
    [InlineData("MATCH x = (:A)-->() RETURN x", "<(:A {x: 1})<-[:T {y: 'z'}]-(:B:C)>", "Failed")]
    [InlineData("MATCH x = (:B)<--() RETURN x", "<(:B:C)<-[:T {y: 'z'}]-(:A {x: 1})>", "Exact")]
    [InlineData("RETURN 1 AS x", "(:A", "Failed")]
    public void Value_BesideItsCell_IsJudgedStrictly(string query, string cell, string outcome) =>
        Assert.Equal(outcome, new TckRunner("").Run(Scenario(query, "the result should be, in any order:", cell)).Outcome.ToString());

    [Theory]
    [InlineData("UNWIND [2, 1, 1] AS x RETURN x", "the result should be, in any order:", "Exact")]
    [InlineData("UNWIND [2, 1] AS x RETURN x", "the result should be, in any order:", "Failed")]
    [InlineData("UNWIND [2, 2, 1] AS x RETURN x", "the result should be, in any order:", "Failed")]
    [InlineData("UNWIND [2, 1, 1] AS x RETURN x", "the result should be, in order:", "Failed")]
    [InlineData("UNWIND [1, 1, 2] AS x RETURN x", "the result should be, in order:", "Exact")]
    [InlineData("RETURN 1 / 0 AS x", "the result should be, in order:", "Failed")]
    public void Rows_OfTheTable112_AreCountedAndOrdered(string query, string step, string outcome) =>
        Assert.Equal(outcome, new TckRunner("").Run(Scenario(query, step, "1", "1", "2")).Outcome.ToString());

    [Theory]
    [InlineData("RETURN y", "a SyntaxError should be raised at compile time: UndefinedVariable", "Exact")]
    [InlineData("RETURN y", "a SyntaxError should be raised at runtime: UndefinedVariable", "Failed")]
    [InlineData("RETURN y", "a SyntaxError should be raised at compile time: UnexpectedSyntax", "Failed")]
    [InlineData("RETURN 1 AS x", "a SyntaxError should be raised at any time: *", "Failed")]
    [InlineData("RETURN range(1, 2, 0) AS x", "an ArgumentError should be raised at runtime: NumberOutOfRange", "Exact")]
    [InlineData("RETURN range(1, 2, 0) AS x", "an ArgumentError should be raised at any time: *", "Exact")]
    [InlineData("RETURN range(1, 2, 0) AS x", "a TypeError should be raised at any time: *", "Failed")]
    [InlineData("RETURN range(1, 2, 0) AS x", "a thing that no runner knows", "Failed")]
    public void Error_BesideItsStep_IsJudgedByPhaseClassAndDetail(string query, string step, string outcome) =>
        Assert.Equal(outcome, new TckRunner("").Run(Scenario(query, step)).Outcome.ToString());
}
