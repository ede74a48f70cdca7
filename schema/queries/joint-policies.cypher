// @id joint-policies
// @zh 联合印发的政策
// @en Policies with several issuers
// @topic policies
// @param least integer = 2 : 至少几个印发者 | fewest issuers
// @param since date? : 起始日期（含） | first day, inclusive
// @param until date? : 截止日期（含） | last day, inclusive
// @column policy text : 政策 | policy
// @column docNo text? : 文号 | document number
// @column issuers text[] : 印发者 | issuers
// @column first date : 首见 | first
MATCH (a:Entity)-[r:ISSUED]->(p:Policy)
WHERE ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR r.date <= $until)
WITH p, a, min(r.date) AS day
ORDER BY a.name, a.id
WITH p, collect(a.name) AS issuers, min(day) AS first
WHERE size(issuers) >= $least
RETURN p.name AS policy, p.docNo AS docNo, issuers, first
ORDER BY first, policy, p.id
