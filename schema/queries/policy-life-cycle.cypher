// @id policy-life-cycle
// @zh 一项政策的生命周期：首次提到、印发、被修订、被废止
// @en The life cycle of a policy: first named, issued, amended, repealed
// @topic policies
// @param policy policy (e.g. "国家级零碳园区建设名单（第一批）") : 政策 | policy
// @param until date? : 截止日期（含），看当时的状态 | last day, inclusive: the state by then
// @column date date : 日期 | date
// @column stage text : 阶段 | stage
// @column by text? : 由谁或由何政策 | by whom or which policy
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
CALL () {
  MATCH (p:Policy {id: $policy})<-[m:MENTIONS]-(:Section)
  WHERE $until IS NULL OR m.date <= $until
  WITH p, min(m.date) AS day
  MATCH (p)<-[r:MENTIONS {date: day}]-(:Section)
  WITH p, day, r ORDER BY r.briefing
  WITH p, day, collect(r)[0] AS r
  RETURN day AS date, CASE WHEN p.name CONTAINS '征求意见' OR p.name CONTAINS '草案' THEN 'draft' ELSE 'named' END AS stage, null AS by, r AS r, 1 AS rank
  UNION ALL
  MATCH (a:Entity)-[r:ISSUED]->(:Policy {id: $policy})
  WHERE $until IS NULL OR r.date <= $until
  RETURN r.date AS date, 'issued' AS stage, a.name AS by, r AS r, 2 AS rank
  UNION ALL
  MATCH (q:Policy)-[r:AMENDS|REPEALS]->(:Policy {id: $policy})
  WHERE $until IS NULL OR r.date <= $until
  RETURN r.date AS date, CASE type(r) WHEN 'AMENDS' THEN 'amended' ELSE 'repealed' END AS stage, q.name AS by, r AS r, 3 AS rank
}
MATCH (b:Briefing {id: r.briefing})
RETURN date, stage, by, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, rank, by, source
