using Xunit;

namespace Graph.Cypher.Tests.Execution;

/// <summary>What queries answer on the sample graph: a table of query and rows, rows in the order given.</summary>
public sealed class QueryCaseTests
{
    public static TheoryData<string, string[]> Cases => new()
    {
        // Labels and predicates in patterns.
        { "MATCH (n:P&!X) RETURN n.name ORDER BY n.name", ["'Bob'", "'Cid'", "'Dee'"] },
        { "MATCH (n:X|Y) RETURN n.name ORDER BY n.name", ["'Ann'", "'Dee'"] },
        { "MATCH (n IS P WHERE n.age > 30) RETURN n.name", ["'Bob'"] },
        { "MATCH (n:%) RETURN count(*)", ["6"] },
        { "MATCH (n:$('P')) RETURN count(*)", ["4"] },
        { "MATCH (n:Nope) RETURN count(*)", ["0"] },
        { "MATCH (n {name: 'Eve'}) RETURN n.age", ["2.5"] },
        { "MATCH (n:P) WHERE n.age < 35 AND n.name > 'B' RETURN n.name", ["'Cid'"] },
        { "MATCH (n:P) WHERE n.name IN ['Ann', 'Ann', 'Zed', null] RETURN n.name", ["'Ann'"] },
        { "MATCH (n:P) WHERE NOT n.name IN ['Ann', null] RETURN n.name", [] },
        { "MATCH (n:P) WHERE n.name <> null RETURN n.name", [] },
        { "MATCH (n:P) WHERE n.name STARTS WITH 'B' RETURN n.name", ["'Bob'"] },
        { "MATCH (n) WHERE n.age = 30.0 RETURN n.name ORDER BY n.name", ["'Ann'", "'Cid'"] },

        // Relationships are matched once in a clause.
        { "MATCH (a)-[r]->(b), (a)-[s]->(b) RETURN a.name, r.w, s.w ORDER BY r.w", ["'Ann' | 1 | 7", "'Ann' | 7 | 1"] },
        { "MATCH (x)-[:L]->(x) RETURN x.name", ["'Eve'"] },
        { "MATCH (x)-[:L]-(x) RETURN x.name", ["'Eve'"] },
        { "MATCH (a {name: 'Ann'})-->(m)<--(b {name: 'Cid'}) RETURN m.name", ["'Dee'"] },
        { "MATCH (a {name: 'Ann'})-[r]->(b {name: 'Bob'}) RETURN r.w ORDER BY r.w", ["1", "7"] },
        { "MATCH (a {name: 'Ann'})--(b) RETURN b.name ORDER BY b.name", ["'Bob'", "'Bob'", "'Cid'", "'Dee'"] },
        { "MATCH (a:P {name: 'Ann'})-[r:K]->(b) WITH r MATCH (x)-[r]->(y) RETURN x.name, y.name, r.w ORDER BY r.w", ["'Ann' | 'Bob' | 1", "'Ann' | 'Bob' | 7"] },
        { "MATCH (a:P {name: 'Ann'})-[r:K]->(b) WITH r MATCH (x)-[r]-(y) RETURN count(*)", ["4"] },

        // Variable length and quantified paths.
        { "MATCH (a)-[r:K*2..2]->(b) RETURN [x IN r | x.w] AS w ORDER BY w", ["[1, 2]", "[2, 3]", "[2, 4]", "[3, 1]", "[3, 7]", "[7, 2]"] },
        { "MATCH (a)<-[r:K*2..2]-(b {name: 'Ann'}) RETURN [x IN r | x.w] AS w ORDER BY w", ["[2, 1]", "[2, 7]"] },
        { "MATCH p = (a {name: 'Dee'})<-[r*2]-(b) RETURN [n IN nodes(p) | n.name] AS w ORDER BY w", ["['Dee', 'Ann', 'Cid']", "['Dee', 'Cid', 'Bob']"] },
        { "MATCH (a:P {name: 'Ann'})-[:K]->*(b) RETURN b.name, count(*) ORDER BY b.name", ["'Ann' | 3", "'Bob' | 4", "'Cid' | 2", "'Dee' | 2"] },
        { "MATCH (a:P {name: 'Ann'}) ((x)-[r:K]->(y)){2} (b) RETURN [n IN x | n.name], [q IN r | q.w] AS w, b.name ORDER BY w", ["['Ann', 'Bob'] | [1, 2] | 'Cid'", "['Ann', 'Bob'] | [7, 2] | 'Cid'"] },
        { "MATCH (a:P {name: 'Ann'}) ((x)-[r:K]->(y) WHERE r.w < 3)+ (b) RETURN b.name ORDER BY b.name", ["'Bob'", "'Cid'"] },
        { "MATCH (b) ((x)-[r:K]->(y))+ (a:P {name: 'Dee'}) RETURN b.name, size(r) AS s ORDER BY b.name, s", ["'Ann' | 3", "'Ann' | 3", "'Bob' | 2", "'Cid' | 1", "'Cid' | 4", "'Cid' | 4"] },

        // Shortest paths.
        { "MATCH p = shortestPath((a:P {name: 'Ann'})-[*]-(b:Q {name: 'Eve'})) RETURN length(p)", ["2"] },
        { "MATCH p = allShortestPaths((a:P {name: 'Ann'})-[:K*]->(b:P {name: 'Cid'})) RETURN length(p)", ["2", "2"] },
        { "MATCH p = shortestPath((a:P {name: 'Ann'})-[:K*]->(b:P {name: 'Dee'})) WHERE length(p) > 1 RETURN length(p)", ["3"] },
        { "MATCH p = shortestPath((a:P {name: 'Ann'})-[r:K*]->(b:P {name: 'Bob'})) WHERE all(x IN r WHERE x.w > 1) RETURN [x IN r | x.w]", ["[7]"] },
        { "MATCH p = SHORTEST 2 (a:P {name: 'Ann'})-[:K|L]->+(b:P {name: 'Dee'}) RETURN length(p) AS l ORDER BY l", ["1", "3"] },
        { "MATCH p = SHORTEST 2 GROUPS (a:P {name: 'Ann'})-[:K|L]->+(b:P {name: 'Dee'}) RETURN length(p) AS l ORDER BY l", ["1", "3", "3"] },
        { "MATCH p = ALL SHORTEST (a:P {name: 'Ann'})-[:K]->+(b:P {name: 'Cid'}) RETURN length(p)", ["2", "2"] },
        { "MATCH p = SHORTEST 1 (a:P {name: 'Ann'}) ((x)-[:K]->(y:P))+ (b:P) RETURN b.name, length(p) ORDER BY b.name", ["'Ann' | 3", "'Bob' | 1", "'Cid' | 2", "'Dee' | 3"] },

        // Distinct ends, by breadth first; a cycle makes the start an end too.
        { "MATCH (a)-[*1..3]-(x) RETURN a.name, count(DISTINCT x) AS c ORDER BY a.name", ["'Ann' | 6", "'Bob' | 6", "'Cid' | 6", "'Dee' | 6", "'Eve' | 5", "'Fay' | 4"] },
        { "MATCH (a)-[*..2]->(x) RETURN a.name, count(DISTINCT x) AS c ORDER BY a.name", ["'Ann' | 5", "'Bob' | 4", "'Cid' | 4", "'Dee' | 1", "'Eve' | 1"] },
        { "MATCH (a:P {name: 'Ann'})-[*1..3]-(x) WHERE x <> a RETURN count(DISTINCT x)", ["5"] },

        // Subqueries.
        { "MATCH (n:P) WHERE EXISTS { (n)-[:K]->(:Y) } RETURN n.name", ["'Cid'"] },
        { "MATCH (n:P) WHERE NOT (n)-[:K]->() RETURN n.name", ["'Dee'"] },
        { "MATCH (n:P) RETURN n.name, COUNT { (n)-->() } AS c ORDER BY c DESC, n.name", ["'Ann' | 3", "'Bob' | 2", "'Cid' | 2", "'Dee' | 1"] },
        { "MATCH (n:P) RETURN COLLECT { MATCH (n)-[:K]->(m) RETURN m.name ORDER BY m.name } AS l ORDER BY n.name", ["['Bob', 'Bob']", "['Cid']", "['Ann', 'Dee']", "[]"] },
        { "MATCH (n:P) RETURN [(n)-[:K]->(m) WHERE m.age > 30 | m.name] AS l ORDER BY n.name", ["['Bob', 'Bob']", "[]", "[]", "[]"] },
        { "MATCH (n:P) CALL (n) { MATCH (n)-[:K]->(m) RETURN m.name AS x ORDER BY x LIMIT 1 } RETURN n.name, x ORDER BY n.name", ["'Ann' | 'Bob'", "'Bob' | 'Cid'", "'Cid' | 'Ann'"] },
        { "MATCH (n:P) CALL { WITH n MATCH (n)-[:K]->(m) RETURN count(m) AS c } RETURN n.name, c ORDER BY n.name", ["'Ann' | 2", "'Bob' | 1", "'Cid' | 2", "'Dee' | 0"] },
        { "MATCH (n:P) OPTIONAL CALL (n) { MATCH (n)-[:L]->(m) RETURN m.name AS x } RETURN n.name, x ORDER BY n.name", ["'Ann' | 'Dee'", "'Bob' | null", "'Cid' | null", "'Dee' | 'Eve'"] },
        { "CALL { MATCH (n:P) RETURN n.name AS x UNION MATCH (n:P) RETURN n.name AS x } RETURN count(*)", ["4"] },
        { "CALL { MATCH (n:P) RETURN n.name AS x UNION ALL MATCH (n:P) RETURN n.name AS x } RETURN count(*)", ["8"] },
        { "UNWIND range(1, 3) AS x CALL { WITH x UNWIND range(1, x) AS y RETURN sum(y) AS s } RETURN x, s", ["1 | 1", "2 | 3", "3 | 6"] },

        // Optional matches and nulls.
        { "MATCH (a:P) OPTIONAL MATCH (a)-[r:L]->(b) RETURN a.name, b.name, r.w ORDER BY a.name", ["'Ann' | 'Dee' | 5", "'Bob' | null | null", "'Cid' | null | null", "'Dee' | 'Eve' | null"] },
        { "MATCH (a:P) OPTIONAL MATCH (a)-[:L]->(b) WITH b MATCH (b)-->(c) RETURN b.name, c.name ORDER BY b.name", ["'Dee' | 'Eve'", "'Eve' | 'Eve'"] },
        { "OPTIONAL MATCH (z:Nope) WITH z OPTIONAL MATCH (z)-->(y) RETURN z, y", ["null | null"] },

        // Order, paging, grouping.
        { "MATCH (n) RETURN n.age AS a, count(*) ORDER BY a", ["2.5 | 1", "30 | 2", "40 | 1", "null | 2"] },
        { "MATCH (n) RETURN n.name AS a ORDER BY a DESC SKIP 1 LIMIT 2", ["'Eve'", "'Dee'"] },
        { "MATCH (n) RETURN n.name ORDER BY n.name LIMIT 0", [] },
        { "MATCH (n) WITH n ORDER BY n.name SKIP 2 LIMIT 3 RETURN collect(n.name)", ["['Cid', 'Dee', 'Eve']"] },
        { "MATCH (a:P)-[:K]->(b) WITH b, count(*) AS w MATCH (b)-[:K]->(c)-[:L]->(d) RETURN d.name, sum(w) ORDER BY d.name", ["'Dee' | 1", "'Eve' | 1"] },
        { "MATCH (a:P)-[:K]->(b)-[:K]->(c) RETURN a.name, count(*) AS n ORDER BY a.name", ["'Ann' | 2", "'Bob' | 2", "'Cid' | 2"] },
        { "MATCH (n:Nope) RETURN count(*), sum(n.age), max(n.age), collect(n)", ["0 | 0 | null | []"] },
        { "MATCH (n:Nope) RETURN n.name, count(*)", [] },
        { "WITH [1, 2] AS l MATCH (n:P) WHERE n.age = 30 UNWIND l AS q RETURN n.name, q ORDER BY n.name, q", ["'Ann' | 1", "'Ann' | 2", "'Cid' | 1", "'Cid' | 2"] },
        { "MATCH (n:P) WITH collect(n) AS ns UNWIND ns AS m MATCH (m)-[:L]->(o) RETURN m.name, o.name ORDER BY m.name", ["'Ann' | 'Dee'", "'Dee' | 'Eve'"] },

        // Ranges are counted through.
        { "UNWIND range(3, 1, -1) AS x RETURN collect(x)", ["[3, 2, 1]"] },
        { "UNWIND range(3, 1) AS x RETURN count(x)", ["0"] },
        { "UNWIND range(9223372036854775806, 9223372036854775807) AS x RETURN count(x)", ["2"] },
        { "UNWIND range(1, 2500) AS x RETURN sum(x)", ["3126250"] },

        // A variable that an OPTIONAL MATCH left null matches nothing.
        { "OPTIONAL MATCH (n:Nope) MATCH (n) RETURN count(*)", ["0"] },
        { "OPTIONAL MATCH (n:Nope) MATCH p = (n) RETURN p", [] },
        { "OPTIONAL MATCH (n:Nope) OPTIONAL MATCH p = (n) RETURN p", ["null"] },
        { "OPTIONAL MATCH (n:Nope) RETURN EXISTS { (n) }, COUNT { (n) }, [(n)-->(m) | m]", ["false | 0 | []"] },

        // From a node to itself there may be longer groups beside the path without relationships.
        { "MATCH p = SHORTEST 2 GROUPS (a {name: 'Eve'})-[:L]->*(a) RETURN length(p) AS l ORDER BY l", ["0", "1"] },
        { "MATCH p = ALL SHORTEST (a {name: 'Eve'})-[:L]->*(a) RETURN length(p) AS l", ["0"] },

        // The last bar of a comprehension ends its condition, also after labels and types; bars in brackets never do.
        { "MATCH (n {name: 'Ann'}) RETURN [(n)-->(m) WHERE m:X|Y | m.name]", ["['Dee']"] },
        { "MATCH (n {name: 'Ann'}) RETURN [(n)-->(m) WHERE m:P&!Y | null]", ["[null, null]"] },
        { "MATCH (n {name: 'Ann'}) RETURN [(n)-[:L]->(m) WHERE EXISTS { (m)-[:K|L*1..2]->(:Q|R) } | m.name]", ["['Dee']"] },
        { "MATCH (n {name: 'Ann'}) RETURN [(n)-[:L]->(m) WHERE m.age IS :: INTEGER | FLOAT | NULL]", ["[null]"] },
        { "MATCH (n {name: 'Ann'}) RETURN [(n)-[:L]->(m) WHERE m.name IS :: STRING | m.name]", ["['Dee']"] },
        { "MATCH (n:Q) WITH collect(n) AS ns RETURN [x IN ns WHERE x:P|Q | null], size([x IN ns WHERE x:P|Q])", ["[null, null] | 2"] },

        { "MATCH (n {name: 'Ann'}) RETURN [x IN [1] WHERE CASE WHEN n:X|Y THEN x = 1 ELSE n:Q|R END | x]", ["[1]"] },

        // A map projection without alias is named by its variable.
        { "MATCH (n {name: 'Ann'}) WITH n {.age} RETURN n.age, n.name", ["30 | null"] },

        // Procedures.
        { "CALL db.labels() YIELD label RETURN label ORDER BY label", ["'P'", "'Q'", "'X'", "'Y'"] },
        { "CALL db.index.fulltext.queryNodes('names', 'bob') YIELD node, score RETURN node.name, score > 0", ["'Bob' | true"] },
        { "CALL db.index.fulltext.queryNodes('names', 'x') YIELD node RETURN node.name", ["'Fay'"] },
        { "SHOW INDEXES YIELD name, type WHERE type = 'FULLTEXT' RETURN name", ["'names'"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Query_OnTheSampleGraph_GivesTheRows(string query, string[] rows)
    {
        Assert.Equal(rows, Queries.Rows(query));
        // The same rows without rewrites; their order is only defined where the query sorts.
        Assert.Equal(rows.Order(StringComparer.Ordinal), Queries.Rows(query, engine: Queries.Unoptimized).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CREATE (n)")]
    [InlineData("MATCH (n) SET n.x = 1")]
    [InlineData("MATCH (n) DETACH DELETE n")]
    [InlineData("MERGE (n:P {name: 'Zed'}) RETURN n")]
    public void WritingClause_Prepared_IsRefusedWithWhereWritingHappens(string query)
    {
        PreparedQuery prepared = Queries.Engine.Prepare(query);
        Assert.False(prepared.IsValid);
        Assert.Contains("ingest", prepared.Diagnostics[0].Suggestion, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Queries.Engine.Execute(SampleGraph.Image, prepared, cancellation: TestContext.Current.CancellationToken));
    }
}
