// @id policies-on-theme
// @zh 面向某主题的政策：明说面向的与在该主题章节中提到的
// @en Policies on a theme: said to target it, or named in sections about it
// @topic policies
// @param theme theme (e.g. "data") : 主题（含下位主题） | theme, with its narrower ones
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column policy text : 政策 | policy
// @column docNo text? : 文号 | document number
// @column issuers text[] : 印发者 | issuers
// @column targets flag : 明说面向 | said to target it
// @column sections integer : 提到的章节 | sections
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
WITH collect(DISTINCT t) AS themes
MATCH (p:Policy)<-[:MENTIONS]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until) AND (EXISTS { MATCH (s)-[:ABOUT]->(x:Theme) WHERE x IN themes } OR EXISTS { MATCH (p)-[:TARGETS]->(x:Theme) WHERE x IN themes })
WITH p, themes, count(DISTINCT s) AS sections, min(s.date) AS first, max(s.date) AS last
RETURN p.name AS policy, p.docNo AS docNo,
  COLLECT { MATCH (i:Entity)-[:ISSUED]->(p) WITH DISTINCT i RETURN i.name ORDER BY i.name } AS issuers,
  EXISTS { MATCH (p)-[:TARGETS]->(x:Theme) WHERE x IN themes } AS targets,
  sections, first, last
ORDER BY targets DESC, sections DESC, policy, p.id
