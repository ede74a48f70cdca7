// @id figures-that-disagree
// @zh 同一指标、同一时期、同一口径却数值不同的数据
// @en Figures of one indicator, period and kind whose values differ
// @topic figures
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 100 : 最多行数 | most rows
// @column indicator text : 指标 | indicator
// @column unit text : 单位 | unit
// @column change text : 口径 | change
// @column status text : 性质 | status
// @column periodStart date : 期始 | period start
// @column periodEnd date : 期末（不含） | period end, exclusive
// @column firstDate date : 前次日期 | earlier date
// @column firstText text : 前次 | earlier
// @column secondDate date : 后次日期 | later date
// @column secondText text : 后次 | later
MATCH (i:Indicator)<-[:MEASURES]-(f:Figure)
WHERE f.value IS NOT NULL AND f.periodStart IS NOT NULL AND f.periodEnd IS NOT NULL
MATCH (i)<-[:MEASURES]-(g:Figure)
WHERE g.unit = f.unit AND g.change = f.change AND g.status = f.status AND g.periodStart = f.periodStart AND g.periodEnd = f.periodEnd AND g.value <> f.value
MATCH (s:Section)-[:HAS_FIGURE]->(f)
MATCH (t:Section)-[:HAS_FIGURE]->(g)
WHERE (s.date < t.date OR (s.date = t.date AND f.id < g.id)) AND ($since IS NULL OR t.date >= $since) AND ($until IS NULL OR t.date <= $until)
  AND NOT EXISTS { MATCH (f)-[:CONCERNS]->(x) WHERE EXISTS { MATCH (g)-[:CONCERNS]->() } AND NOT EXISTS { MATCH (g)-[:CONCERNS]->(x) } }
RETURN i.name AS indicator, f.unit AS unit, f.change AS change, f.status AS status, f.periodStart AS periodStart, f.periodEnd AS periodEnd,
  s.date AS firstDate, f.text AS firstText, t.date AS secondDate, g.text AS secondText
ORDER BY indicator, periodStart, periodEnd, firstDate, secondDate, firstText, secondText, f.id, g.id
LIMIT $limit
