// @id chains-across-issues
// @zh 跨期链条：一期把甲乙、另一期把乙丙通过同一实体连起来
// @en Chains across issues: one issue ties a to b through an entity, another ties b to c through it
// @topic linkages
// @param a theme (e.g. "data") : 主题甲 | first theme
// @param b theme (e.g. "compute") : 主题乙（居中） | middle theme
// @param c theme (e.g. "energy") : 主题丙 | last theme
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 50 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column through text : 经由 | through
// @column firstDate date : 甲乙日期 | date of a–b
// @column firstSource text : 甲乙出处 | source of a–b
// @column secondDate date : 乙丙日期 | date of b–c
// @column secondSource text : 乙丙出处 | source of b–c
MATCH (:Theme {id: $a})<-[:BROADER*0..]-(:Theme)<-[:ABOUT]-(s:Section)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(:Theme {id: $b})
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH DISTINCT s
MATCH (i:Briefing)-[:HAS_SECTION]->(s)-[:MENTIONS]->(x:Entity)
WHERE NOT x:Place
WITH DISTINCT x, i
MATCH (x)<-[:MENTIONS]-(t:Section)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(:Theme {id: $b})
WHERE ($since IS NULL OR t.date >= $since) AND ($until IS NULL OR t.date <= $until)
MATCH (t)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(:Theme {id: $c})
MATCH (j:Briefing)-[:HAS_SECTION]->(t)
WHERE j.id <> i.id
WITH DISTINCT x, i, j
RETURN [l IN labels(x) WHERE l <> 'Entity'][0] AS kind, x.name AS through, i.date AS firstDate, i.title AS firstSource, j.date AS secondDate, j.title AS secondSource
ORDER BY through, firstDate, secondDate, firstSource, secondSource
LIMIT $limit
