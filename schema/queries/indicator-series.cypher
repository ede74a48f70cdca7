// @id indicator-series
// @zh 一个指标的时间序列
// @en The observations of an indicator over time
// @topic figures
// @param indicator indicator (e.g. "营业收入") : 指标 | indicator
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column date date : 简报日期 | date of the briefing
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
MATCH (f:Figure)-[:MEASURES]->(:Indicator {id: $indicator})
MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section)-[:HAS_FIGURE]->(f)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
RETURN b.date AS date, f.value AS value, f.lower AS lower, f.upper AS upper, f.unit AS unit, f.change AS change, f.status AS status, f.periodStart AS periodStart, f.periodEnd AS periodEnd, f.text AS text, b.title AS source,
  COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.text CONTAINS f.text RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY status, change, unit, periodStart, periodEnd, date, value, text, f.id
