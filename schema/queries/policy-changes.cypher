// @id policy-changes
// @zh 一项政策的修订与废止，前后两个方向
// @en What amends or repeals a policy, and what it amends or repeals
// @topic policies
// @param policy policy (e.g. "国家级零碳园区建设名单（第一批）") : 政策 | policy
// @column newer text : 新 | newer
// @column relation text : 关系 | relation
// @column older text : 旧 | older
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (:Policy {id: $policy})-[r:AMENDS|REPEALS]-(:Policy)
WITH DISTINCT r
MATCH (b:Briefing {id: r.briefing})
RETURN startNode(r).name AS newer, type(r) AS relation, endNode(r).name AS older, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, newer, older, relation, source
