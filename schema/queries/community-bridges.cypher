// @id community-bridges
// @zh 横跨最多主题领域的实体
// @en Entities that stand between the most communities of themes
// @topic structure
// @param least integer = 3 : 至少横跨几个领域 | fewest domains
// @param kind text? (e.g. "Company") : 类别（可空） | kind (may be null)
// @param limit integer = 50 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column name text : 名称 | name
// @column domains text[] : 领域 | domains
// @column sections integer : 章节 | sections
MATCH (e:Entity)<-[:MENTIONS]-(s:Section)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(root:Theme)
WHERE NOT EXISTS { MATCH (root)-[:BROADER]->(:Theme) } AND NOT e:Place AND ($kind IS NULL OR $kind IN labels(e))
WITH e, root, count(DISTINCT s) AS n
ORDER BY n DESC, root.name
WITH e, collect(root.name) AS domains
WHERE size(domains) >= $least
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, domains, COUNT { MATCH (e)<-[:MENTIONS]-(:Section) } AS sections
ORDER BY size(domains) DESC, sections DESC, kind, name, e.id
LIMIT $limit
