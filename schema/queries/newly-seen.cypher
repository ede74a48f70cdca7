// @id newly-seen
// @zh 一段时间内首次出现的实体
// @en Entities first seen in a period
// @topic time
// @param since date (e.g. "2026-05-01") : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param kind text? (e.g. "Company") : 类别（可空） | kind (may be null)
// @param limit integer = 200 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column name text : 名称 | name
// @column first date : 首见 | first
// @column source text : 出处 | source
MATCH (e:Entity)<-[r:MENTIONS]-(:Section)
WHERE $kind IS NULL OR $kind IN labels(e)
WITH e, min(r.date) AS first
WHERE first >= $since AND ($until IS NULL OR first <= $until)
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, first,
  COLLECT { MATCH (e)<-[r:MENTIONS {date: first}]-(:Section)<-[:HAS_SECTION]-(b:Briefing) WITH DISTINCT b RETURN b.title ORDER BY b.title, b.id }[0] AS source
ORDER BY first, kind, name, e.id
LIMIT $limit
