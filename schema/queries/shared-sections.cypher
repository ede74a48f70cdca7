// @id shared-sections
// @zh 同时谈到两个主题的章节，及把它们连在一起的句子
// @en Sections about both of two themes, and the sentences that tie them
// @topic linkages
// @param a theme (e.g. "data") : 主题甲（含下位主题） | one theme, with its narrower ones
// @param b theme (e.g. "compute") : 主题乙（含下位主题） | the other theme
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @param limit integer = 100 : 最多行数 | most rows
// @column date date : 日期 | date
// @column title text : 简报 | briefing
// @column heading text : 章节 | section
// @column both text[] : 同句 | sentences that speak of both
// @column either text[] : 各自的句子 | sentences that speak of either
MATCH (x:Theme)-[:BROADER*0..]->(:Theme {id: $a})
MATCH (x)<-[p:ABOUT]-(s:Section)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR s.date <= $until)
WITH s, collect(p.evidence) AS lists
WITH s, reduce(all = [], one IN lists | all + one) AS ofA
MATCH (s)-[q:ABOUT]->(y:Theme)-[:BROADER*0..]->(:Theme {id: $b})
WITH s, ofA, collect(q.evidence) AS lists
WITH s, ofA, reduce(all = [], one IN lists | all + one) AS ofB
MATCH (b:Briefing)-[:HAS_SECTION]->(s)
RETURN s.date AS date, b.title AS title, s.heading AS heading,
  COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.id IN ofA AND e.id IN ofB RETURN e.text ORDER BY e.start, e.id } AS both,
  COLLECT { MATCH (s)-[:HAS_SENTENCE]->(e:Sentence) WHERE e.id IN ofA OR e.id IN ofB RETURN e.text ORDER BY e.start, e.id } AS either
ORDER BY date, title, heading
LIMIT $limit
