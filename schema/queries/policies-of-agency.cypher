// @id policies-of-agency
// @zh 一个机构（含下设机构）印发的政策
// @en Policies that an agency or a part of it issued
// @topic policies
// @param agency entity (e.g. "国家数据局") : 机构 | agency
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column issuer text : 印发者 | issuer
// @column policy text : 政策 | policy
// @column docNo text? : 文号 | document number
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (a:Entity)-[:PART_OF*0..]->(:Entity {id: $agency})
MATCH (a)-[r:ISSUED]->(p:Policy)
WHERE ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
WITH DISTINCT a, r, p
MATCH (b:Briefing {id: r.briefing})
RETURN a.name AS issuer, p.name AS policy, p.docNo AS docNo, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, policy, issuer, source
