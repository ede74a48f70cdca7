// @id sentences-naming-both
// @zh 同时提到两个实体的句子
// @en Sentences that name both of two entities
// @topic sources
// @param a entity (e.g. "国家数据局") : 实体甲 | one entity
// @param b entity (e.g. "国家发展改革委") : 实体乙 | the other entity
// @param limit integer = 100 : 最多行数 | most rows
// @column date date : 日期 | date
// @column title text : 简报 | briefing
// @column sentence text : 原句 | sentence
MATCH (:Entity {id: $a})<-[p:MENTIONS]-(s:Section)-[q:MENTIONS]->(:Entity {id: $b})
UNWIND [x IN p.evidence WHERE x IN q.evidence] AS id
MATCH (e:Sentence {id: id})
MATCH (b:Briefing)-[:HAS_SECTION]->(s)
RETURN s.date AS date, b.title AS title, e.text AS sentence
ORDER BY date, title, e.start, e.id
LIMIT $limit
