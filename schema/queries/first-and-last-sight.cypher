// @id first-and-last-sight
// @zh 实体首见与末见，及提到的期数
// @en When entities were first and last seen, and in how many issues
// @topic time
// @param kind text? (e.g. "Company") : 类别（可空） | kind (may be null)
// @param limit integer = 200 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column name text : 名称 | name
// @column first date : 首见 | first
// @column last date : 末见 | last
// @column issues integer : 期数 | issues
// @column sections integer : 章节 | sections
MATCH (e:Entity)<-[r:MENTIONS]-(s:Section)
WHERE $kind IS NULL OR $kind IN labels(e)
WITH e, min(r.date) AS first, max(r.date) AS last, count(DISTINCT r.briefing) AS issues, count(s) AS sections
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, first, last, issues, sections
ORDER BY issues DESC, sections DESC, kind, name, e.id
LIMIT $limit
