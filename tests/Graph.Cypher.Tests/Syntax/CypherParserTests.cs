using Graph.Cypher.Syntax;
using Graph.Cypher.Syntax.Ast;
using Xunit;

namespace Graph.Cypher.Tests.Syntax;

public sealed class CypherParserTests
{
    [Theory]
    // Literals and names.
    [InlineData("RETURN 0xFF, 0o17, 1_000, .5, 1.5E-3, -9223372036854775808", "RETURN 255, 15, 1000, 0.5, 0.0015, -9223372036854775808")]
    [InlineData("RETURN Infinity, -INF, NaN", "RETURN Infinity, -Infinity, NaN")]
    [InlineData("RETURN \"it's\", 'a\\u4e2d\\n\\\\'", "RETURN 'it\\'s', 'a中\\n\\\\'")]
    [InlineData("RETURN `a b`.`c``d`, $`x y`, $1, 人.姓名", "RETURN `a b`.`c``d`, $`x y`, $1, 人.姓名")]
    [InlineData("MATCH (match:return) RETURN match.where AS with", "MATCH (`match`:return) RETURN `match`.where AS `with`")]
    [InlineData("RETURN 1 // one\n/* two */ , 2;", "RETURN 1, 2")]
    // Operators by strength.
    [InlineData("RETURN 1 + 2 * 3 ^ 2 - 4 / 2 % 3", "RETURN 1 + 2 * 3 ^ 2 - 4 / 2 % 3")]
    [InlineData("RETURN (1 + 2) * 3, 1 - (2 - 3), -(1), - -1, 2 ^ -1", "RETURN (1 + 2) * 3, 1 - (2 - 3), -(1), -(-1), 2 ^ -1")]
    [InlineData("RETURN NOT a = b AND c OR d XOR e", "RETURN NOT a = b AND c OR d XOR e")]
    [InlineData("RETURN (a OR b) AND NOT (c AND d)", "RETURN (a OR b) AND NOT (c AND d)")]
    [InlineData("RETURN 1 < x <= 3 <> y", "RETURN 1 < x <= 3 <> y")]
    [InlineData("RETURN a STARTS WITH 'x' = b ENDS WITH 'y', a =~ '.*', 'x' CONTAINS 'y', 1 IN [1]", "RETURN a STARTS WITH 'x' = b ENDS WITH 'y', a =~ '.*', 'x' CONTAINS 'y', 1 IN [1]")]
    [InlineData("RETURN a || b || 'c'", "RETURN a || b || 'c'")]
    [InlineData("RETURN x[1], x[1..2], x[..2], x[1..], x.a.b[0].c", "RETURN x[1], x[1..2], x[..2], x[1..], x.a.b[0].c")]
    // Predicates on types and labels.
    [InlineData("RETURN x IS NULL, x IS NOT NULL, x IS NOT NFKC NORMALIZED, x IS NORMALIZED", "RETURN x IS NULL, x IS NOT NULL, x IS NOT NFKC NORMALIZED, x IS NORMALIZED")]
    [InlineData("RETURN x IS TYPED INT, x :: BOOL NOT NULL, x IS NOT :: LIST<STRING!> | FLOAT, x IS :: TIME WITHOUT TIMEZONE", "RETURN x IS :: INTEGER, x IS :: BOOLEAN NOT NULL, x IS NOT :: LIST<STRING NOT NULL> | FLOAT, x IS :: LOCAL TIME")]
    [InlineData("RETURN x IS :: INTEGER LIST NOT NULL, x IS :: ANY<INT | STRING>, x IS :: PROPERTY VALUE", "RETURN x IS :: LIST<INTEGER> NOT NULL, x IS :: INTEGER | STRING, x IS :: PROPERTY VALUE")]
    [InlineData("MATCH (n:A|B&!C), (m:%), (k IS D), (o:E:F) WHERE n:A|B AND m IS X RETURN n:A:B", "MATCH (n:A|B&!C), (m:%), (k:D), (o:E&F) WHERE n:(A|B) AND m:X RETURN n:A&B")]
    [InlineData("MATCH (n:$(l)), (m:$any($x)) RETURN n", "MATCH (n:$(l)), (m:$any($x)) RETURN n")]
    // Lists and maps.
    [InlineData("RETURN [x IN xs WHERE x > 1 | x * 2], [x IN xs], [x IN xs, y]", "RETURN [x IN xs WHERE x > 1 | x * 2], [x IN xs], [x IN xs, y]")]
    [InlineData("RETURN [(x IN xs)], [x IN xs WHERE x:A | x.name], [x IN xs WHERE x:A|B | x]", "RETURN [(x IN xs)], [x IN xs WHERE x:A | x.name], [x IN xs WHERE x:(A|B) | x]")]
    [InlineData("RETURN [p = (a)-[:T]->(b:B|C) WHERE b.x > 1 | p], [(a)-->() | a], [(a)-->(b), 1]", "RETURN [p = (a)-[:T]->(b:B|C) WHERE b.x > 1 | p], [(a)-->() | a], [(a)-->(b), 1]")]
    [InlineData("RETURN n {.a, .*, x: 1, v}, {a: 1, `b c`: {}}", "RETURN n {.a, .*, x: 1, v}, {a: 1, `b c`: {}}")]
    [InlineData("RETURN all(x IN xs WHERE x), any(x IN xs WHERE x), none(x IN xs WHERE x), single(x IN xs WHERE x), reduce(s = 0, x IN xs | s + x)", "RETURN all(x IN xs WHERE x), any(x IN xs WHERE x), none(x IN xs WHERE x), single(x IN xs WHERE x), reduce(s = 0, x IN xs | s + x)")]
    [InlineData("RETURN CASE WHEN a THEN 1 ELSE 2 END, CASE x WHEN 1, 2 THEN 'a' WHEN > 3 THEN 'b' WHEN IS NULL THEN 'c' WHEN STARTS WITH 'd' THEN 'd' END", "RETURN CASE WHEN a THEN 1 ELSE 2 END, CASE x WHEN 1, 2 THEN 'a' WHEN > 3 THEN 'b' WHEN IS NULL THEN 'c' WHEN STARTS WITH 'd' THEN 'd' END")]
    [InlineData("RETURN count(*), count(DISTINCT x), point.distance(a, b), trim(LEADING 'x' FROM s), normalize(s, NFD)", "RETURN count(*), count(DISTINCT x), point.distance(a, b), ltrim(s, 'x'), normalize(s, 'NFD')")]
    // Patterns.
    [InlineData("MATCH (a)--(b)-->(c)<--(d)<-->(e) RETURN a", "MATCH (a)--(b)-->(c)<--(d)<-->(e) RETURN a")]
    [InlineData("MATCH p = (a)-[r:A|:B*2..]->({x: 1})<-[*]-()-[*3]-()-[*..4 {y: 2}]-() RETURN p", "MATCH p = (a)-[r:A|B*2..]->({x: 1})<-[*]-()-[*3]-()-[*..4 {y: 2}]-() RETURN p")]
    [InlineData("MATCH (n WHERE n.x > 1)-[r WHERE r.y = 2]->(:A {z: 3} WHERE true) RETURN n", "MATCH (n WHERE n.x > 1)-[r WHERE r.y = 2]->(:A {z: 3} WHERE true) RETURN n")]
    [InlineData("MATCH (x) ((a)-[r]->(b) WHERE a.v < b.v){1,3} (y)-[:T]->+(z)--{2}()-->*() RETURN r", "MATCH (x)((a)-[r]->(b) WHERE a.v < b.v){1,3}(y)-[:T]->+(z)--{2}()-->*() RETURN r")]
    [InlineData("MATCH p = SHORTEST 2 PATHS (a)-->+(b), ALL SHORTEST (c)--(d), ANY SHORTEST (e)--(f), ANY (g)--(h), SHORTEST 3 PATH GROUPS (i)--(j), ALL PATHS (k)--(l) RETURN p", "MATCH p = SHORTEST 2 (a)-->+(b), ALL SHORTEST (c)--(d), ANY SHORTEST (e)--(f), ANY (g)--(h), SHORTEST 3 GROUPS (i)--(j), ALL (k)--(l) RETURN p")]
    [InlineData("MATCH p = shortestPath((a)-[*..5]-(b)) WHERE length(allShortestPaths((a)--(b))) > 1 RETURN p", "MATCH p = shortestPath((a)-[*..5]-(b)) WHERE length(allShortestPaths((a)--(b))) > 1 RETURN p")]
    [InlineData("MATCH (n) WHERE (n)-->() AND NOT (n)<-[:T]-(:A) RETURN (a) - (b), (a)<-(b)", "MATCH (n) WHERE (n)-->() AND NOT (n)<-[:T]-(:A) RETURN a - b, a < -b")]
    [InlineData("MATCH (n) USING INDEX n:A(x, y) USING SCAN n:A USING JOIN ON n WHERE n.x = 1 RETURN n", "MATCH (n) USING INDEX n:A(x, y) USING SCAN n:A USING JOIN ON n WHERE n.x = 1 RETURN n")]
    // Subqueries.
    [InlineData("MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x } AND COUNT { (n)--() } > 2 RETURN COLLECT { MATCH (n)-->(m) RETURN m.x }", "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x } AND COUNT { MATCH (n)--() } > 2 RETURN COLLECT { MATCH (n)-->(m) RETURN m.x }")]
    [InlineData("MATCH (n) CALL { WITH n RETURN 1 AS a UNION ALL RETURN 2 AS a } CALL (n, a) { RETURN 3 AS b } OPTIONAL CALL (*) { RETURN 4 AS c } RETURN *", "MATCH (n) CALL { WITH n RETURN 1 AS a UNION ALL RETURN 2 AS a } CALL (n, a) { RETURN 3 AS b } OPTIONAL CALL (*) { RETURN 4 AS c } RETURN *")]
    // Clauses.
    [InlineData("MATCH (n) WITH DISTINCT *, n.x AS x ORDER BY x DESC, n.y ASCENDING SKIP 1 LIMIT $k WHERE x > 1 RETURN *", "MATCH (n) WITH DISTINCT *, n.x AS x ORDER BY x DESC, n.y SKIP 1 LIMIT $k WHERE x > 1 RETURN *")]
    [InlineData("UNWIND [1] AS x RETURN x OFFSET 2 LIMIT 3", "UNWIND [1] AS x RETURN x SKIP 2 LIMIT 3")]
    [InlineData("MATCH (n) FINISH", "MATCH (n) FINISH")]
    [InlineData("CALL db.labels", "CALL db.labels")]
    [InlineData("OPTIONAL CALL db.labels() YIELD label AS l WHERE l <> 'x' RETURN l", "OPTIONAL CALL db.labels() YIELD label AS l WHERE l <> 'x' RETURN l")]
    [InlineData("SHOW BUILT IN FUNCTIONS YIELD name ORDER BY name LIMIT 2 WHERE name = 'x' RETURN name", "SHOW BUILT IN FUNCTIONS YIELD name ORDER BY name LIMIT 2 WHERE name = 'x' RETURN name")]
    [InlineData("SHOW INDEXES WHERE type = 'FULLTEXT'", "SHOW INDEXES WHERE type = 'FULLTEXT'")]
    [InlineData("CYPHER 5 runtime=slotted EXPLAIN MATCH (n) RETURN n", "EXPLAIN MATCH (n) RETURN n")]
    [InlineData("profile match (n) return n union distinct return 1 as n", "PROFILE MATCH (n) RETURN n UNION RETURN 1 AS n")]
    // Writing clauses are read too.
    [InlineData("CREATE (a:A:B {x: 1})-[:T $p]->(b) MERGE (c) ON CREATE SET c.x = 1, c += {y: 2} ON MATCH SET c:D:E SET c = $m, c[$k] = 2", "CREATE (a:A&B {x: 1})-[:T $p]->(b) MERGE (c) ON CREATE SET c.x = 1, c += {y: 2} ON MATCH SET c:D:E SET c = $m, c[$k] = 2")]
    [InlineData("MATCH (n) REMOVE n.x, n:A DETACH DELETE n, n.y FOREACH (x IN [1] | SET n.x = x CREATE (:A))", "MATCH (n) REMOVE n.x, n:A DETACH DELETE n, n.y FOREACH (x IN [1] | SET n.x = x CREATE (:A))")]
    public void Parse_ValidText_PrintsCanonically(string text, string canonical)
    {
        ParseResult result = CypherParser.Parse(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(canonical, result.Statement.ToCypher());
        ParseResult again = CypherParser.Parse(canonical);
        Assert.Empty(again.Diagnostics);
        Assert.Equal(result.Statement, again.Statement);
    }

    [Theory]
    [InlineData("RETURN  n . name , count( * ),( 1+2 ) AS x", new[] { "n . name", "count( * )", "x" })]
    [InlineData("RETURN 1 /* c */ + 2 LIMIT 1", new[] { "1 /* c */ + 2" })]
    public void Parse_ColumnWithoutAlias_IsNamedByItsSourceText(string text, string[] names)
    {
        var query = (SingleQuery)CypherParser.Parse(text).Statement.Query;
        Assert.Equal(names, ((ReturnClause)query.Clauses[0]).Projection.Items.Select(i => i.ColumnName));
    }

    [Fact]
    public void Parse_TwoBrokenClauses_ReportsBothAndKeepsTheRest()
    {
        ParseResult result = CypherParser.Parse("MATCH (n WHERE\nWITH n.x AS 1\nMATCH (m) RETURN m");
        Assert.Equal(2, result.Diagnostics.Count);
        var query = (SingleQuery)result.Statement.Query;
        Assert.Equal([typeof(MatchClause), typeof(WithClause), typeof(MatchClause), typeof(ReturnClause)], query.Clauses.Select(c => c.GetType()));
    }

    [Fact]
    public void Parse_EveryNode_HasASpanWithinItsClause()
    {
        const string text = "MATCH (a:A)-[r]->(b) WHERE a.x = 1 RETURN a.y AS y";
        var query = (SingleQuery)CypherParser.Parse(text).Statement.Query;
        var match = (MatchClause)query.Clauses[0];
        Assert.Equal("MATCH (a:A)-[r]->(b) WHERE a.x = 1", match.Span.Of(text));
        Assert.Equal("(a:A)", match.Patterns[0].Path.Elements[0].Span.Of(text));
        Assert.Equal("-[r]->", match.Patterns[0].Path.Elements[1].Span.Of(text));
        Assert.Equal("a.x = 1", match.Where!.Span.Of(text));
        Assert.Equal("a.y AS y", ((ReturnClause)query.Clauses[1]).Projection.Items[0].Span.Of(text));
    }
}
