// @id parks-by-region
// @zh 一个地区的园区及其主题
// @en Parks of a region, with the themes they are named with
// @topic parks
// @param region place (e.g. "上海") : 地区 | region
// @column park text : 园区 | park
// @column themes text[] : 主题 | themes
// @column sections integer : 章节 | sections
MATCH (p:Park)-[:LOCATED_IN*1..3]->(:Place {id: $region})
WITH DISTINCT p
RETURN p.name AS park,
  COLLECT { MATCH (p)<-[:MENTIONS]-(:Section)-[:ABOUT]->(t:Theme) WITH t, count(*) AS n RETURN t.name ORDER BY n DESC, t.name LIMIT 8 } AS themes,
  COUNT { MATCH (p)<-[:MENTIONS]-(s:Section) } AS sections
ORDER BY sections DESC, park
