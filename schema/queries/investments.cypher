// @id investments
// @zh 谁投资、谁融资，金额与阶段
// @en Who invests in or finances whom, with amounts and stage
// @topic companies
// @param entity entity? (e.g. "国家集成电路产业投资基金三期") : 只看它（可空） | only of it (may be null)
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column from text : 出资方 | from
// @column to text : 对象 | to
// @column relation text : 方式 | how
// @column amounts text[] : 金额 | amounts
// @column status text? : 阶段 | stage
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (a:Entity)-[r:INVESTED_IN|FINANCED]->(b:Entity)
WHERE ($entity IS NULL OR a.id = $entity OR b.id = $entity) AND ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
MATCH (i:Briefing {id: r.briefing})
RETURN a.name AS from, b.name AS to, type(r) AS relation,
  COLLECT { UNWIND coalesce(r.figures, []) AS x MATCH (f:Figure {id: x}) RETURN f.text ORDER BY f.text, f.id } AS amounts,
  r.status AS status, r.date AS date, i.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, from, to, relation, source
