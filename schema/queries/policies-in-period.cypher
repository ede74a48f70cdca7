// @id policies-in-period
// @zh 一段时间内提到的政策
// @en Policies named in a period
// @topic policies
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 200 : 最多行数 | most rows
// @column policy text : 政策 | policy
// @column docNo text? : 文号 | document number
// @column issuers text[] : 印发者 | issuers
// @column sections integer : 提到的章节 | sections
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (p:Policy)<-[:MENTIONS]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH p, count(DISTINCT s) AS sections, min(s.date) AS first, max(s.date) AS last
RETURN p.name AS policy, p.docNo AS docNo,
  COLLECT { MATCH (i:Entity)-[:ISSUED]->(p) WITH DISTINCT i RETURN i.name ORDER BY i.name } AS issuers, sections, first, last
ORDER BY first, policy, p.id
LIMIT $limit
