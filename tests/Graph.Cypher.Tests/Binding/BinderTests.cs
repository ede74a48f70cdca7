using Graph.Cypher.Binding;
using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Xunit;

namespace Graph.Cypher.Tests.Binding;

public sealed class BinderTests
{
    private static BindResult Bind(string query) => Binder.Bind(CypherParser.Parse(query), new KitCatalog("p(in :: INTEGER?) :: (out :: STRING?)"));

    private static BoundStatement Bound(string query)
    {
        BindResult result = Bind(query);
        Assert.Empty(result.Diagnostics);
        return result.Statement!;
    }

    private static IReadOnlyList<BoundClause> Clauses(string query) => ((BoundSingleQuery)Bound(query).Query).Clauses;

    [Theory]
    [InlineData("RETURN [1, 2]", "LIST<INTEGER>")]
    [InlineData("RETURN [1, 2.5]", "LIST<INTEGER | FLOAT>")]
    [InlineData("RETURN 1 + 2.0", "FLOAT")]
    [InlineData("RETURN 1 + 2", "INTEGER")]
    [InlineData("RETURN 'a' + 1", "STRING")]
    [InlineData("RETURN [1] + 'a'", "LIST<INTEGER | STRING>")]
    [InlineData("RETURN $x", "ANY")]
    [InlineData("RETURN null", "NULL")]
    [InlineData("RETURN 2 ^ 2", "FLOAT")]
    [InlineData("UNWIND [1, 2] AS x RETURN x", "INTEGER")]
    [InlineData("MATCH (n) RETURN collect(n)", "LIST<NODE>")]
    [InlineData("MATCH p = ()-[r*]->() RETURN r", "LIST<RELATIONSHIP>")]
    [InlineData("MATCH p = ()-[r*]->() RETURN nodes(p)[0]", "NODE")]
    [InlineData("MATCH ((a)-[r]->())+ RETURN a", "LIST<NODE>")]
    [InlineData("MATCH (n) RETURN [(n)-->(m) | m]", "LIST<NODE>")]
    [InlineData("MATCH (n) RETURN COUNT { (n)--() }", "INTEGER")]
    [InlineData("MATCH (n) RETURN count(*)", "INTEGER")]
    [InlineData("MATCH (a), (b) RETURN shortestPath((a)-[*]-(b))", "PATH")]
    [InlineData("RETURN CASE 1 WHEN 2 THEN 'a' ELSE true END", "BOOLEAN | STRING")]
    [InlineData("RETURN date('2026-06-11')", "DATE")]
    public void Bind_Column_HasTheStaticType(string query, string type) => Assert.Equal(type, Bound(query).Query.Columns[0].Symbol.Type.ToString());

    [Fact]
    public void Bind_VariablePassedOn_KeepsItsSymbolAndARenamedOneDoesNot()
    {
        IReadOnlyList<BoundClause> clauses = Clauses("MATCH (a) WITH a, a AS b RETURN a, b");
        Symbol node = ((BoundMatch)clauses[0]).Paths[0].Nodes[0].Symbol;
        IReadOnlyList<BoundItem> items = ((BoundProjection)clauses[1]).Items;
        Assert.Same(node, items[0].Symbol);
        Assert.True(items[0].IsPassThrough);
        Assert.NotSame(node, items[1].Symbol);
        Assert.Equal(SymbolKind.Node, items[1].Symbol.Kind);
    }

    [Fact]
    public void Bind_Aggregation_SeparatesKeysAndAggregatesOnce()
    {
        var projection = (BoundProjection)Clauses("MATCH (n) RETURN n.name AS name, count(*) + count(*) AS c, n.name + toString(max(n.age)) ORDER BY n.name, count(*), sum(1)")[1];
        Assert.Equal("name", Assert.Single(projection.GroupingKeys).Name);
        Assert.Equal([null, "max", "sum"], projection.Aggregates.Select(a => a.Function?.Name));
        var second = Assert.IsType<BoundBinary>(projection.Items[2].Value);
        Assert.Same(projection.GroupingKeys[0].Symbol, Assert.IsType<BoundVariable>(second.Left).Symbol);
        Assert.Same(projection.GroupingKeys[0].Symbol, Assert.IsType<BoundVariable>(projection.OrderBy[0].Value).Symbol);
        Assert.Same(projection.Aggregates[0].Symbol, Assert.IsType<BoundVariable>(projection.OrderBy[1].Value).Symbol);
    }

    [Fact]
    public void Bind_PatternPredicateAndComprehension_BecomeSubqueriesThatNameTheirOuterSymbols()
    {
        IReadOnlyList<BoundClause> clauses = Clauses("MATCH (a)-[r]->(b) WHERE (a)-->() RETURN [(b)-->(c) | c.x + r.y]");
        var match = (BoundMatch)clauses[0];
        var exists = Assert.IsType<BoundSubqueryExpression>(match.Where);
        Assert.Equal(SubqueryKind.Exists, exists.Kind);
        Assert.Equal(["a"], exists.OuterSymbols.Select(s => s.Name));
        var collect = Assert.IsType<BoundSubqueryExpression>(((BoundProjection)clauses[1]).Items[0].Value);
        Assert.Equal(["r", "b"], collect.OuterSymbols.OrderByDescending(s => s.Name).Select(s => s.Name));
    }

    [Fact]
    public void Bind_QuantifiedPath_IsInNormalFormWithGroups()
    {
        var match = (BoundMatch)Clauses("MATCH (s) ((a)-[r]->(b) WHERE a.x < b.x){1,3} ((c)-->())+ RETURN a, r, b, c")[0];
        BoundPath path = Assert.Single(match.Paths);
        Assert.Equal(3, path.Nodes.Count);
        var first = Assert.IsType<BoundQuantifiedPath>(path.Steps[0]);
        Assert.Equal((1, 3), (first.Min, first.Max));
        Assert.Equal(["a", "r", "b"], first.Groups.Select(g => g.Outer.Name));
        Assert.All(first.Groups, g => Assert.Equal(SymbolKind.Group, g.Outer.Kind));
        Assert.NotNull(first.Where);
        Assert.Null(Assert.IsType<BoundQuantifiedPath>(path.Steps[1]).Max);
        Assert.DoesNotContain(first.Groups[0].Inner, match.NewSymbols);
        Assert.Contains(first.Groups[0].Outer, match.NewSymbols);
    }

    [Fact]
    public void Bind_QuantifiedRelationship_IsAQuantifiedPathOfTwoAnonymousNodes()
    {
        var match = (BoundMatch)Clauses("MATCH (a)-[r:T {k: 1}]->{2}(b) RETURN r")[0];
        var step = Assert.IsType<BoundQuantifiedPath>(match.Paths[0].Steps[0]);
        var inner = Assert.IsType<BoundRelationship>(step.Inner.Steps[0]);
        Assert.Equal("k", Assert.Single(inner.Properties).Key);
        Assert.Equal("r", Assert.Single(step.Groups).Outer.Name);
    }

    [Theory]
    [InlineData("MATCH (a), (b) CALL { WITH a RETURN a.x AS x } RETURN x", new[] { "a" })]
    [InlineData("MATCH (a), (b) CALL (b) { WITH b.x AS y RETURN y, b.z AS z } RETURN y", new[] { "b" })]
    [InlineData("MATCH (a), (b) CALL (*) { RETURN a.x + b.x AS y } RETURN y", new[] { "a", "b" })]
    [InlineData("MATCH (a) CALL { RETURN 1 AS one } RETURN one", new string[0])]
    [InlineData("MATCH (a) CALL { WITH a RETURN 1 AS one UNION WITH a RETURN a.x AS one } RETURN one", new[] { "a" })]
    public void Bind_CallSubquery_ListsItsImports(string query, string[] imports) =>
        Assert.Equal(imports, Clauses(query).OfType<BoundCallSubquery>().Single().Imports.Select(s => s.Name));

    [Fact]
    public void Bind_SimpleCase_PutsTheSubjectIntoASymbolOnce()
    {
        var projection = (BoundProjection)Clauses("RETURN CASE 1 + 1 WHEN 2, 3 THEN 'a' WHEN > 5 THEN 'b' END")[0];
        var @case = Assert.IsType<BoundCase>(projection.Items[0].Value);
        Assert.NotNull(@case.SubjectSymbol);
        Assert.Equal(LogicalOperator.Or, Assert.IsType<BoundLogical>(@case.Alternatives[0].Condition).Operator);
        Assert.Equal(ComparisonOperator.Greater, Assert.IsType<BoundComparison>(@case.Alternatives[1].Condition).Operator);
    }

    [Theory]
    [InlineData("MATCH (n) RETURN n", false)]
    [InlineData("MATCH (n) SET n.x = 1", true)]
    [InlineData("MATCH (n) CALL (n) { CREATE (:A) } RETURN n", true)]
    [InlineData("FOREACH (x IN [1] | CREATE (:A))", true)]
    public void Bind_WritingClause_IsBoundAndItsPlaceGiven(string query, bool writes) => Assert.Equal(writes, Bound(query).FirstWrite is not null);

    [Theory]
    // Scopes.
    [InlineData("MATCH (n) WITH n.x AS x RETURN n", DiagnosticCode.UndefinedVariable)]
    [InlineData("MATCH (n) CALL { RETURN n.x AS x } RETURN x", DiagnosticCode.UndefinedVariable)]
    [InlineData("MATCH (n) CALL (n) { RETURN n.x AS n } RETURN n", DiagnosticCode.VariableAlreadyBound)]
    [InlineData("MATCH (n) RETURN [x IN [1] | x] + x", DiagnosticCode.UndefinedVariable)]
    [InlineData("MATCH (n) WHERE EXISTS { WITH 1 AS n RETURN n } RETURN n", DiagnosticCode.VariableAlreadyBound)]
    [InlineData("UNWIND [1] AS x UNWIND [2] AS x RETURN x", DiagnosticCode.VariableAlreadyBound)]
    // Aggregation.
    [InlineData("RETURN count(rand())", DiagnosticCode.NonConstantExpression)]
    [InlineData("MATCH (n) RETURN n.x ORDER BY count(*)", DiagnosticCode.InvalidAggregation)]
    [InlineData("MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", DiagnosticCode.UndefinedVariable)]
    [InlineData("MATCH (n) WITH n, count(*) AS c WHERE count(*) > 1 RETURN n", DiagnosticCode.InvalidAggregation)]
    [InlineData("MATCH (n), (m) RETURN n, count(*) + COUNT { (m)--() }", DiagnosticCode.AmbiguousAggregationExpression)]
    [InlineData("MATCH (n) UNWIND collect(n) AS x RETURN x", DiagnosticCode.InvalidAggregation)]
    // Types.
    [InlineData("RETURN 'a' - 1", DiagnosticCode.InvalidArgumentType)]
    [InlineData("RETURN NOT 1", DiagnosticCode.InvalidArgumentType)]
    [InlineData("MATCH (n) RETURN type(n)", DiagnosticCode.InvalidArgumentType)]
    [InlineData("MATCH p = ()-->() RETURN size(p)", DiagnosticCode.InvalidArgumentType)]
    [InlineData("WITH 1 AS n MATCH (n) RETURN n", DiagnosticCode.VariableTypeConflict)]
    [InlineData("RETURN 1 LIMIT 'a'", DiagnosticCode.InvalidArgumentType)]
    // Patterns.
    [InlineData("MATCH (n) WHERE (n)-->(m) RETURN n", DiagnosticCode.UndefinedVariable)]
    [InlineData("MATCH (a), ((a)-->(b))+ RETURN b", DiagnosticCode.VariableAlreadyBound)]
    [InlineData("MATCH ((a)-[*]->(b))+ RETURN b", DiagnosticCode.InvalidPattern)]
    [InlineData("MATCH ((a))+ RETURN a", DiagnosticCode.InvalidPattern)]
    [InlineData("MATCH p = shortestPath((a)-->(b)-->(c)) RETURN p", DiagnosticCode.InvalidPattern)]
    [InlineData("MATCH SHORTEST 0 (a)-->(b) RETURN a", DiagnosticCode.InvalidPattern)]
    [InlineData("CREATE (a)-[:A|B]->(b)", DiagnosticCode.NoSingleRelationshipType)]
    [InlineData("CREATE (a)-[:A*2]->(b)", DiagnosticCode.CreatingVarLength)]
    [InlineData("MATCH (n) DELETE n:A", DiagnosticCode.InvalidDelete)]
    // Clauses.
    [InlineData("MATCH (n) WITH n", DiagnosticCode.InvalidClauseComposition)]
    [InlineData("RETURN 1 RETURN 2", DiagnosticCode.InvalidClauseComposition)]
    [InlineData("RETURN COLLECT { RETURN 1 AS a, 2 AS b }", DiagnosticCode.InvalidClauseComposition)]
    [InlineData("CALL { RETURN 1 + 1 } RETURN 2", DiagnosticCode.NoExpressionAlias)]
    [InlineData("CALL p(1) YIELD nothing RETURN 1", DiagnosticCode.UnknownProcedureColumn)]
    [InlineData("RETURN exists(n.x)", DiagnosticCode.UnknownFunction)]
    public void Bind_Mistake_IsReported(string query, DiagnosticCode code)
    {
        BindResult result = Bind(query);
        Assert.Null(result.Statement);
        Assert.Equal(code, result.Diagnostics[0].Code);
    }

    [Theory]
    [InlineData("MATCH (n) RETURN n.x AS x ORDER BY n.y")]
    [InlineData("MATCH (n) WITH n.x AS x WHERE n.y > 1 RETURN x")]
    [InlineData("MATCH (n) RETURN DISTINCT n.x ORDER BY n.x + 1")]
    [InlineData("MATCH (n) RETURN n, count(*) ORDER BY max(n.x)")]
    [InlineData("MATCH (n) RETURN n, [x IN collect(n.x) | x + n.y]")]
    [InlineData("MATCH (n), (m) RETURN n, count(*) + COUNT { (n)--() }")]
    [InlineData("MATCH (n) WHERE exists((n)-->()) RETURN n")]
    [InlineData("MATCH (a {x: b.x}), (b) RETURN a")]
    [InlineData("WITH null AS n OPTIONAL MATCH (n) RETURN n")]
    [InlineData("MATCH (a)-[r1]->()-[r2]->(b) WITH [r1, r2] AS rs, a, b MATCH (a)-[rs*]->(b) RETURN a")]
    [InlineData("RETURN 1 LIMIT toInteger(rand() * 3)")]
    [InlineData("MATCH (n) WHERE NOT (n)-->() OR any(x IN [1] WHERE (n)<--()) RETURN CASE WHEN (n)--() THEN 1 END")]
    [InlineData("SHOW FUNCTIONS YIELD name, signature AS s ORDER BY s WHERE name = 'a' RETURN count(s)")]
    [InlineData("CALL p(1)")]
    [InlineData("MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m UNION MATCH (n)<--(m) RETURN m } RETURN m")]
    public void Bind_ValidQuery_HasNoDiagnostics(string query) => Bound(query);
}
