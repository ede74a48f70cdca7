// @id park-companies
// @zh 园区周围的企业：落户、合作投资、同节提到
// @en Companies around a park: located there, tied to it, or named beside it
// @topic parks
// @param park park (e.g. "成都高新区") : 园区 | park
// @param limit integer = 100 : 最多行数 | most rows
// @column company text : 企业 | company
// @column located flag : 落户 | located there
// @column ties text[] : 直接关系 | direct ties
// @column together integer : 同节 | together
// @column last date? : 末见 | last
MATCH (p:Park {id: $park})
CALL (p) {
  MATCH (c:Company)-[:LOCATED_IN|COOPERATES_WITH|INVESTED_IN|FINANCED]-(p)
  RETURN c
  UNION
  MATCH (c:Company)<-[:MENTIONS]-(:Section)-[:MENTIONS]->(p)
  RETURN c
}
WITH p, c
RETURN c.name AS company, EXISTS { MATCH (c)-[:LOCATED_IN]->(p) } AS located,
  COLLECT { MATCH (c)-[r:COOPERATES_WITH|INVESTED_IN|FINANCED]-(p) WITH DISTINCT type(r) AS t, coalesce(r.status, '') AS s RETURN trim(t + ' ' + s) AS tie ORDER BY tie } AS ties,
  COUNT { MATCH (c)<-[:MENTIONS]-(s:Section)-[:MENTIONS]->(p) } AS together,
  reduce(m = null, d IN COLLECT { MATCH (c)<-[:MENTIONS]-(s:Section)-[:MENTIONS]->(p) RETURN s.date } | CASE WHEN m IS NULL OR d > m THEN d ELSE m END) AS last
ORDER BY located DESC, size(ties) DESC, together DESC, company, c.id
LIMIT $limit
