// @id sources-of-theme
// @zh 某主题的章节引用的文献
// @en References that sections about a theme rest on
// @topic sources
// @param theme theme (e.g. "compute") : 主题（含下位主题） | theme, with its narrower ones
// @param limit integer = 100 : 最多行数 | most rows
// @column publisher text? : 发布者 | publisher
// @column title text : 标题 | title
// @column date text? : 日期 | date
// @column url text? : 网址 | url
// @column sections integer : 引用章节 | citing sections
MATCH (t:Theme)-[:BROADER*0..]->(:Theme {id: $theme})
MATCH (t)<-[:ABOUT]-(s:Section)
WITH DISTINCT s
MATCH (s)-[:CITES]->(r:Reference)
RETURN r.publisher AS publisher, r.title AS title, r.date AS date, r.url AS url, count(DISTINCT s) AS sections
ORDER BY sections DESC, date, title, publisher, url
LIMIT $limit
