// @id cooperation
// @zh 谁与谁合作，处于什么阶段
// @en Who cooperates with whom, at which stage
// @topic companies
// @param entity entity? (e.g. "中国移动") : 只看它（可空） | only of it (may be null)
// @param status text? (e.g. "signed") : 阶段 planned signed started operating | stage
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column a text : 甲 | a
// @column b text : 乙 | b
// @column status text? : 阶段 | stage
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (a:Entity)-[r:COOPERATES_WITH]->(b:Entity)
WHERE ($entity IS NULL OR a.id = $entity OR b.id = $entity) AND ($status IS NULL OR r.status = $status) AND ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
MATCH (i:Briefing {id: r.briefing})
RETURN a.name AS a, b.name AS b, r.status AS status, r.date AS date, i.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, a, b, source
