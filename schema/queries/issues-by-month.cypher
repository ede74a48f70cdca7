// @id issues-by-month
// @zh 逐月的简报、章节与句子数
// @en Briefings, sections and sentences, month by month
// @topic coverage
// @column month text : 月份 | month
// @column briefings integer : 简报 | briefings
// @column sections integer : 章节 | sections
// @column sentences integer : 句子 | sentences
MATCH (b:Briefing)-[:HAS_SECTION]->(s:Section)
WITH substring(b.date, 0, 7) AS month, b, s, COUNT { MATCH (s)-[:HAS_SENTENCE]->(:Sentence) } AS n
RETURN month, count(DISTINCT b) AS briefings, count(DISTINCT s) AS sections, sum(n) AS sentences
ORDER BY month
