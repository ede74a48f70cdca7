// @id events-and-hosts
// @zh 活动及其主办方
// @en Events and who hosted them
// @topic events
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 200 : 最多行数 | most rows
// @column event text : 活动 | event
// @column hosts text[] : 主办方 | hosts
// @column places text[] : 地点 | where
// @column participants integer : 参加者数 | participants
// @column first date : 首见 | first
MATCH (e:Event)<-[:MENTIONS]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH e, min(s.date) AS first
RETURN e.name AS event,
  COLLECT { MATCH (h:Entity)-[:ORGANIZED]->(e) WITH DISTINCT h RETURN h.name ORDER BY h.name } AS hosts,
  COLLECT { MATCH (e)-[:LOCATED_IN]->(w:Entity) WITH DISTINCT w RETURN w.name ORDER BY w.name } AS places,
  COUNT { MATCH (p:Entity)-[:PARTICIPATED_IN]->(e) RETURN DISTINCT p } AS participants, first
ORDER BY first, event, e.id
LIMIT $limit
