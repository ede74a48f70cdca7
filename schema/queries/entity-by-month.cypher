// @id entity-by-month
// @zh 一个实体逐月被提到的次数
// @en Mentions of an entity, month by month
// @topic time
// @param entity entity (e.g. "国家数据局") : 实体 | entity
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column month text : 月份 | month
// @column sections integer : 章节 | sections
// @column mentions integer : 次数 | mentions
MATCH (:Entity {id: $entity})<-[r:MENTIONS]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
RETURN substring(s.date, 0, 7) AS month, count(DISTINCT s) AS sections, sum(r.count) AS mentions
ORDER BY month
