// @id policies-of-region
// @zh 一个地区的政策：印发者在该地、面向该地，或同节提到
// @en Policies of a region: issued there, targeting it, or named beside it
// @topic policies
// @param region place (e.g. "上海") : 地区（含所辖） | region, with what lies in it
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column policy text : 政策 | policy
// @column docNo text? : 文号 | document number
// @column how text[] : 联系 | how
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (x:Entity)-[:LOCATED_IN*0..3]->(:Place {id: $region})
WITH collect(DISTINCT x) AS region
MATCH (p:Policy)<-[:MENTIONS]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH p, region, s,
  EXISTS { MATCH (p)<-[:ISSUED]-(i:Entity) WHERE i IN region } AS issued,
  EXISTS { MATCH (p)-[:TARGETS]->(i:Entity) WHERE i IN region } AS targets,
  EXISTS { MATCH (s)-[:MENTIONS]->(i:Entity) WHERE i IN region } AS named
WHERE issued OR targets OR named
WITH p, min(s.date) AS first, max(s.date) AS last, max(CASE WHEN issued THEN 1 ELSE 0 END) AS i, max(CASE WHEN targets THEN 1 ELSE 0 END) AS t, max(CASE WHEN named THEN 1 ELSE 0 END) AS n
RETURN p.name AS policy, p.docNo AS docNo,
  [h IN [CASE WHEN i = 1 THEN 'issued' END, CASE WHEN t = 1 THEN 'targets' END, CASE WHEN n = 1 THEN 'named' END] WHERE h IS NOT NULL] AS how, first, last
ORDER BY i DESC, t DESC, first, policy, p.id
