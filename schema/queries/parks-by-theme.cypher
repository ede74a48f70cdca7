// @id parks-by-theme
// @zh 与某主题相关的园区
// @en Parks that sections about a theme name
// @topic parks
// @param theme theme (e.g. "compute") : 主题（含下位主题） | theme, with its narrower ones
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 50 : 最多行数 | most rows
// @column park text : 园区 | park
// @column places text[] : 所在 | where
// @column sections integer : 章节 | sections
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH DISTINCT s
MATCH (s)-[:MENTIONS]->(p:Park)
WITH p, count(DISTINCT s) AS sections, min(s.date) AS first, max(s.date) AS last
RETURN p.name AS park, COLLECT { MATCH (p)-[:LOCATED_IN]->(w:Entity) WITH DISTINCT w RETURN w.name ORDER BY w.name } AS places, sections, first, last
ORDER BY sections DESC, park, p.id
LIMIT $limit
