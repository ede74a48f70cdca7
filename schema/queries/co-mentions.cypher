// @id co-mentions
// @zh 最常与一个实体同节出现的实体
// @en What is most often named beside an entity
// @topic structure
// @param entity entity (e.g. "国家数据局") : 实体 | entity
// @param kind text? (e.g. "Company") : 类别（可空） | kind (may be null)
// @param limit integer = 30 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column name text : 名称 | name
// @column together integer : 同节 | together
// @column alone integer : 它自己的章节 | its sections
MATCH (a:Entity {id: $entity})<-[:MENTIONS]-(s:Section)-[:MENTIONS]->(e:Entity)
WHERE e.id <> a.id AND ($kind IS NULL OR $kind IN labels(e))
WITH e, count(DISTINCT s) AS together
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, together, COUNT { MATCH (e)<-[:MENTIONS]-(:Section) } AS alone
ORDER BY together DESC, alone, kind, name, e.id
LIMIT $limit
