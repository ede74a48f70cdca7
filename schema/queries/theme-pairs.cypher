// @id theme-pairs
// @zh 主题两两同节的次数
// @en How often themes meet in a section, pair by pair
// @topic linkages
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param least integer = 2 : 至少同节次数 | fewest meetings
// @param limit integer = 100 : 最多行数 | most rows
// @column a text : 主题甲 | theme a
// @column b text : 主题乙 | theme b
// @column together integer : 同节 | together
MATCH (a:Theme)<-[:ABOUT]-(s:Section)-[:ABOUT]->(b:Theme)
WHERE a.id < b.id AND ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH a, b, count(s) AS together
WHERE together >= $least
RETURN a.name AS a, b.name AS b, together
ORDER BY together DESC, a, b
LIMIT $limit
