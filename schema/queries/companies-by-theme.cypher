// @id companies-by-theme
// @zh 与某主题相关的企业，及其合作与投资所处阶段
// @en Companies named with a theme, with the stages of their ties
// @topic companies
// @param theme theme (e.g. "compute") : 主题（含下位主题） | theme, with its narrower ones
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 100 : 最多行数 | most rows
// @column company text : 企业 | company
// @column sections integer : 章节 | sections
// @column stages text[] : 阶段 | stages
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH DISTINCT s
MATCH (s)-[:MENTIONS]->(c:Company)
WITH c, count(DISTINCT s) AS sections, min(s.date) AS first, max(s.date) AS last
RETURN c.name AS company, sections,
  COLLECT { MATCH (c)-[r:COOPERATES_WITH|INVESTED_IN|FINANCED]-(:Entity) WHERE r.status IS NOT NULL WITH DISTINCT r.status AS status RETURN status ORDER BY status } AS stages,
  first, last
ORDER BY sections DESC, company, c.id
LIMIT $limit
