// The key of every label, and of the program's own books: two nodes never share one.
// Made from schema/contract.json; do not edit.

CREATE CONSTRAINT policygraph_briefing_id IF NOT EXISTS FOR (n:Briefing) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_section_id IF NOT EXISTS FOR (n:Section) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_sentence_id IF NOT EXISTS FOR (n:Sentence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_reference_id IF NOT EXISTS FOR (n:Reference) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_theme_id IF NOT EXISTS FOR (n:Theme) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_indicator_id IF NOT EXISTS FOR (n:Indicator) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_figure_id IF NOT EXISTS FOR (n:Figure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_policy_graph_store_id IF NOT EXISTS FOR (n:PolicyGraphStore) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_policy_graph_briefing_id IF NOT EXISTS FOR (n:PolicyGraphBriefing) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policygraph_policy_graph_withdrawn_id IF NOT EXISTS FOR (n:PolicyGraphWithdrawn) REQUIRE n.id IS UNIQUE;
