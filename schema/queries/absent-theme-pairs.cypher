// @id absent-theme-pairs
// @zh 从未在同一章节出现的主题组合
// @en Pairs of themes that never meet in a section though each occurs
// @topic linkages
// @param least integer = 3 : 各自至少出现的章节数 | fewest sections of each
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 100 : 最多行数 | most rows
// @column a text : 主题甲 | theme a
// @column b text : 主题乙 | theme b
// @column sectionsA integer : 甲的章节 | sections of a
// @column sectionsB integer : 乙的章节 | sections of b
MATCH (t:Theme)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH t, count(DISTINCT s) AS n
WHERE n >= $least
WITH collect({theme: t, n: n}) AS all
UNWIND all AS p
UNWIND all AS q
WITH p.theme AS a, p.n AS sectionsA, q.theme AS b, q.n AS sectionsB
WHERE a.id < b.id
  AND NOT EXISTS { MATCH (a)-[:BROADER*1..]->(b) } AND NOT EXISTS { MATCH (b)-[:BROADER*1..]->(a) }
  AND NOT EXISTS { MATCH (a)<-[:ABOUT]-(s:Section)-[:ABOUT]->(b) WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until) }
RETURN a.name AS a, b.name AS b, sectionsA, sectionsB
ORDER BY sectionsA + sectionsB DESC, a, b
LIMIT $limit
