// @id event-participants
// @zh 一个活动的主办与参加者
// @en Hosts and participants of an event
// @topic events
// @param event event (e.g. "2026中关村论坛年会") : 活动 | event
// @column name text : 名称 | name
// @column kind text : 类别 | kind
// @column role text : 角色 | role
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (a:Entity)-[r:ORGANIZED|PARTICIPATED_IN]->(:Event {id: $event})
MATCH (b:Briefing {id: r.briefing})
RETURN a.name AS name, [l IN labels(a) WHERE l <> 'Entity'][0] AS kind, type(r) AS role, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY role, name, date, source
