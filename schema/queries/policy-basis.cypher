// @id policy-basis
// @zh 一项政策依据的政策，逐级向上
// @en What a policy is based on, step by step
// @topic policies
// @param policy policy (e.g. "国家级零碳园区建设名单（第一批）") : 政策 | policy
// @column step integer : 级 | step
// @column policy text : 政策 | policy
// @column basis text : 依据 | based on
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH p = (:Policy {id: $policy})-[:BASED_ON*1..5]->(:Policy)
WITH DISTINCT length(p) AS step, last(relationships(p)) AS r
MATCH (b:Briefing {id: r.briefing})
RETURN step, startNode(r).name AS policy, endNode(r).name AS basis, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY step, policy, basis, date, source
