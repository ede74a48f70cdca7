// @id theme-by-month
// @zh 一个主题逐月的章节数
// @en Sections about a theme, month by month
// @topic time
// @param theme theme (e.g. "compute") : 主题（含下位主题） | theme, with its narrower ones
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column month text : 月份 | month
// @column sections integer : 章节 | sections
// @column issues integer : 期数 | issues
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[r:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
RETURN substring(s.date, 0, 7) AS month, count(DISTINCT s) AS sections, count(DISTINCT r.briefing) AS issues
ORDER BY month
