// @id bridging-entities
// @zh 把两个主题连起来的实体
// @en Entities that stand in sections of both of two themes
// @topic linkages
// @param a theme (e.g. "data") : 主题甲（含下位主题） | one theme, with its narrower ones
// @param b theme (e.g. "energy") : 主题乙（含下位主题） | the other theme
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 30 : 最多行数 | most rows
// @column kind text : 类别 | kind
// @column name text : 名称 | name
// @column a integer : 甲的章节 | sections of a
// @column b integer : 乙的章节 | sections of b
// @column both integer : 同节 | sections of both
// @column first date : 首见 | first
// @column last date : 末见 | last
MATCH (x:Theme)-[:BROADER*0..]->(:Theme {id: $a})
MATCH (x)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH collect(DISTINCT s) AS ofA
MATCH (y:Theme)-[:BROADER*0..]->(:Theme {id: $b})
MATCH (y)<-[:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH ofA, collect(DISTINCT s) AS ofB
UNWIND ofA + [s IN ofB WHERE NOT s IN ofA] AS s
MATCH (s)-[:MENTIONS]->(e:Entity)
WHERE NOT e:Place
WITH e, s, s IN ofA AS inA, s IN ofB AS inB
WITH e, sum(CASE WHEN inA THEN 1 ELSE 0 END) AS a, sum(CASE WHEN inB THEN 1 ELSE 0 END) AS b,
  sum(CASE WHEN inA AND inB THEN 1 ELSE 0 END) AS both, min(s.date) AS first, max(s.date) AS last
WHERE a > 0 AND b > 0
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.name AS name, a, b, both, first, last
ORDER BY CASE WHEN a < b THEN a ELSE b END DESC, a + b DESC, kind, name, e.id
LIMIT $limit
