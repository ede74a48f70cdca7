// @id stage-history
// @zh 合作、投资与融资的阶段变化
// @en How the stage of a tie changed from issue to issue
// @topic time
// @param entity entity? (e.g. "中国移动") : 只看它（可空） | only of it (may be null)
// @param limit integer = 200 : 最多行数 | most rows
// @column a text : 甲 | a
// @column b text : 乙 | b
// @column relation text : 关系 | relation
// @column history text[] : 日期与阶段 | dates and stages
// @column now text : 最近阶段 | latest stage
MATCH (a:Entity)-[r:COOPERATES_WITH|INVESTED_IN|FINANCED]->(b:Entity)
WHERE r.status IS NOT NULL AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
WITH a, b, type(r) AS relation, r.date AS date, r.status AS status
ORDER BY date, status
WITH a, b, relation, collect(date + ' ' + status) AS history, collect(status) AS stages
RETURN a.name AS a, b.name AS b, relation, history, stages[-1] AS now
ORDER BY size(history) DESC, a, b, relation
LIMIT $limit
