// @id figures-on-theme
// @zh 谈某主题的章节里的数据
// @en Figures in sections about a theme
// @topic figures
// @param theme theme (e.g. "energy") : 主题（含下位主题） | theme, with its narrower ones
// @param status text? (e.g. "target") : 性质 actual forecast target | status
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 200 : 最多行数 | most rows
// @column date date : 日期 | date
// @column indicator text : 指标 | indicator
// @column value number? : 数值 | value
// @column lower number? : 下限 | lower
// @column upper number? : 上限 | upper
// @column unit text : 单位 | unit
// @column change text : 口径 | change
// @column status text : 性质 | status
// @column periodStart date? : 期始 | period start
// @column periodEnd date? : 期末（不含） | period end, exclusive
// @column text text : 原文 | as written
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH DISTINCT s
MATCH (b:Briefing)-[:HAS_SECTION]->(s)-[:HAS_FIGURE]->(f:Figure)-[:MEASURES]->(i:Indicator)
WHERE $status IS NULL OR f.status = $status
RETURN s.date AS date, i.name AS indicator, f.value AS value, f.lower AS lower, f.upper AS upper, f.unit AS unit, f.change AS change, f.status AS status, f.periodStart AS periodStart, f.periodEnd AS periodEnd, f.text AS text, b.title AS source,
  COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.text CONTAINS f.text RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, indicator, text, source, f.id
LIMIT $limit
