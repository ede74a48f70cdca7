// @id targets-and-actuals
// @zh 目标与已实现的数值对照
// @en Targets beside what was reported
// @topic figures
// @param theme theme (e.g. "energy") : 主题（含下位主题） | theme, with its narrower ones
// @param limit integer = 100 : 最多行数 | most rows
// @column indicator text : 指标 | indicator
// @column unit text : 单位 | unit
// @column target number? : 目标 | target
// @column by date? : 期限（不含） | by, exclusive
// @column targetText text : 目标原文 | target as written
// @column actuals number[] : 已报数值 | reported values
// @column lastActual number? : 最近数值 | latest value
// @column lastPeriod date? : 最近期末 | latest period end
// @column source text : 出处 | source
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[:ABOUT]-(s:Section)
WITH DISTINCT s
MATCH (s)-[:HAS_FIGURE]->(f:Figure {status: 'target'})-[:MEASURES]->(i:Indicator)
MATCH (b:Briefing)-[:HAS_SECTION]->(s)
WITH f, i, b, COLLECT { MATCH (i)<-[:MEASURES]-(a:Figure) WHERE a.status = 'actual' AND a.unit = f.unit AND a.change = f.change AND a.value IS NOT NULL RETURN {v: a.value, p: a.periodEnd} AS o ORDER BY a.periodEnd, a.value, a.id } AS seen
RETURN i.name AS indicator, f.unit AS unit, coalesce(f.value, f.lower, f.upper) AS target, f.periodEnd AS by, f.text AS targetText,
  [o IN seen | o.v] AS actuals, seen[-1].v AS lastActual, seen[-1].p AS lastPeriod, b.title AS source
ORDER BY indicator, by, target, targetText, source, f.id
LIMIT $limit
