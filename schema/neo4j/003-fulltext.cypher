// Full text in names and sentences. The cjk analyzer takes Chinese in pairs of characters and other scripts in words.
// Made from schema/contract.json; do not edit.

CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity|Theme|Indicator) ON EACH [n.name, n.nameEn, n.aliases] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX sentences IF NOT EXISTS FOR (n:Sentence) ON EACH [n.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
