// @id absent-theme-agency
// @zh 机构从未与之同节的主题领域
// @en Which domains of themes an agency is never named with
// @topic coverage
// @param least integer = 3 : 机构至少出现的章节数 | fewest sections of an agency
// @param limit integer = 100 : 最多行数 | most rows
// @column agency text : 机构 | agency
// @column theme text : 未谈到的领域 | absent domain
// @column sections integer : 机构的章节 | sections of the agency
MATCH (p:Agency)<-[:MENTIONS]-(s:Section)
WITH p, count(DISTINCT s) AS sections
WHERE sections >= $least
MATCH (root:Theme)
WHERE NOT EXISTS { MATCH (root)-[:BROADER]->(:Theme) }
  AND NOT EXISTS { MATCH (p)<-[:MENTIONS]-(:Section)-[:ABOUT]->(:Theme)-[:BROADER*0..]->(root) }
RETURN p.name AS agency, root.name AS theme, sections
ORDER BY sections DESC, agency, theme, p.id
LIMIT $limit
