// @id posts-held
// @zh 一个机构、企业或地区的任职者
// @en Who holds or held a post at a body
// @topic people
// @param body entity (e.g. "国家数据局") : 机构（含下设） | body, with its parts
// @param current flag = false : 只看现任 | only present holders
// @column person text : 人物 | person
// @column title text? : 职务 | post
// @column body text : 机构 | body
// @column former flag : 曾任 | former
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (o:Entity)-[:PART_OF*0..]->(:Entity {id: $body})
WITH DISTINCT o
MATCH (p:Person)-[r:HOLDS_POSITION]->(o)
WHERE NOT $current OR NOT coalesce(r.former, false)
MATCH (b:Briefing {id: r.briefing})
RETURN p.name AS person, r.title AS title, o.name AS body, coalesce(r.former, false) AS former, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY person, date, title, body, source
