// Look-ups by name, title, document number and date, and by id through a second label.
// Made from schema/contract.json; do not edit.

CREATE INDEX policygraph_briefing_title IF NOT EXISTS FOR (n:Briefing) ON (n.title);
CREATE INDEX policygraph_briefing_date IF NOT EXISTS FOR (n:Briefing) ON (n.date);
CREATE INDEX policygraph_section_date IF NOT EXISTS FOR (n:Section) ON (n.date);
CREATE INDEX policygraph_reference_title IF NOT EXISTS FOR (n:Reference) ON (n.title);
CREATE INDEX policygraph_reference_date IF NOT EXISTS FOR (n:Reference) ON (n.date);
CREATE INDEX policygraph_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
CREATE INDEX policygraph_theme_name IF NOT EXISTS FOR (n:Theme) ON (n.name);
CREATE INDEX policygraph_indicator_name IF NOT EXISTS FOR (n:Indicator) ON (n.name);
CREATE INDEX policygraph_figure_period_start IF NOT EXISTS FOR (n:Figure) ON (n.periodStart);
CREATE INDEX policygraph_figure_period_end IF NOT EXISTS FOR (n:Figure) ON (n.periodEnd);
CREATE INDEX policygraph_agency_id IF NOT EXISTS FOR (n:Agency) ON (n.id);
CREATE INDEX policygraph_agency_name IF NOT EXISTS FOR (n:Agency) ON (n.name);
CREATE INDEX policygraph_park_id IF NOT EXISTS FOR (n:Park) ON (n.id);
CREATE INDEX policygraph_park_name IF NOT EXISTS FOR (n:Park) ON (n.name);
CREATE INDEX policygraph_company_id IF NOT EXISTS FOR (n:Company) ON (n.id);
CREATE INDEX policygraph_company_name IF NOT EXISTS FOR (n:Company) ON (n.name);
CREATE INDEX policygraph_organization_id IF NOT EXISTS FOR (n:Organization) ON (n.id);
CREATE INDEX policygraph_organization_name IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE INDEX policygraph_person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX policygraph_person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX policygraph_place_id IF NOT EXISTS FOR (n:Place) ON (n.id);
CREATE INDEX policygraph_place_name IF NOT EXISTS FOR (n:Place) ON (n.name);
CREATE INDEX policygraph_policy_id IF NOT EXISTS FOR (n:Policy) ON (n.id);
CREATE INDEX policygraph_policy_name IF NOT EXISTS FOR (n:Policy) ON (n.name);
CREATE INDEX policygraph_policy_doc_no IF NOT EXISTS FOR (n:Policy) ON (n.docNo);
CREATE INDEX policygraph_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX policygraph_event_name IF NOT EXISTS FOR (n:Event) ON (n.name);
