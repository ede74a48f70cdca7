// @id posts-of-person
// @zh 一个人的任职
// @en The posts of a person
// @topic people
// @param person person (e.g. "刘烈宏") : 人物 | person
// @column title text? : 职务 | post
// @column body text : 机构 | body
// @column former flag : 曾任 | former
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (:Person {id: $person})-[r:HOLDS_POSITION]->(o:Entity)
MATCH (b:Briefing {id: r.briefing})
RETURN r.title AS title, o.name AS body, coalesce(r.former, false) AS former, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, body, title, source
