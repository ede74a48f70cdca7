// @id absent-theme-region
// @zh 各地区没有谈到的主题领域
// @en Which domains of themes the corpus never speaks of for a region
// @topic coverage
// @param least integer = 2 : 地区至少出现的章节数 | fewest sections of a region
// @param limit integer = 100 : 最多行数 | most rows
// @column region text : 地区 | region
// @column theme text : 未谈到的领域 | absent domain
// @column sections integer : 地区的章节 | sections of the region
MATCH (p:Place)<-[:MENTIONS]-(s:Section)
WITH p, count(DISTINCT s) AS sections
WHERE sections >= $least
MATCH (root:Theme)
WHERE NOT EXISTS { MATCH (root)-[:BROADER]->(:Theme) }
  AND NOT EXISTS { MATCH (p)<-[:MENTIONS]-(:Section)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(root) }
RETURN p.name AS region, root.name AS theme, sections
ORDER BY sections DESC, region, theme, p.id
LIMIT $limit
