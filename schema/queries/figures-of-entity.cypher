// @id figures-of-entity
// @zh 关于一个实体的数据
// @en Figures that concern an entity
// @topic figures
// @param entity entity (e.g. "中国移动") : 实体 | entity
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
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
MATCH (f:Figure)-[r:CONCERNS]->(:Entity {id: $entity})
WHERE ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
MATCH (f)-[:MEASURES]->(i:Indicator)
MATCH (b:Briefing {id: r.briefing})
RETURN r.date AS date, i.name AS indicator, f.value AS value, f.lower AS lower, f.upper AS upper, f.unit AS unit, f.change AS change, f.status AS status, f.periodStart AS periodStart, f.periodEnd AS periodEnd, f.text AS text, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, indicator, text, source, f.id
