// @id theme-links
// @zh 两个主题之间原文明说的关系
// @en What texts say in so many words of two themes
// @topic linkages
// @param a theme (e.g. "compute") : 主题甲（含下位主题） | one theme, with its narrower ones
// @param b theme (e.g. "energy") : 主题乙（含下位主题） | the other theme, with its narrower ones
// @param kind text? (e.g. "requires") : 关系种类 enables requires constrains coordinates | kind of link
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column from text : 从 | from
// @column to text : 到 | to
// @column kind text : 关系 | kind
// @column date date : 日期 | date
// @column source text : 出处 | source
// @column evidence text[] : 原句 | sentences
MATCH (x:Theme)-[:BROADER*0..]->(:Theme {id: $a})
MATCH (y:Theme)-[:BROADER*0..]->(:Theme {id: $b})
MATCH (x)-[r:LINKED_TO]-(y)
WHERE ($kind IS NULL OR r.kind = $kind) AND ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
WITH DISTINCT r, startNode(r) AS f, endNode(r) AS t
MATCH (b:Briefing {id: r.briefing})
RETURN f.name AS from, t.name AS to, r.kind AS kind, r.date AS date, b.title AS source,
  COLLECT { UNWIND r.evidence AS x MATCH (e:Sentence {id: x}) RETURN e.text ORDER BY e.start, e.id } AS evidence
ORDER BY date, from, to, kind, source
