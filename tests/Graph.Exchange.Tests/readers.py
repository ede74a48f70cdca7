"""Reads a GraphML, a GEXF and a JSON-LD file with networkx and rdflib and prints what they see, for IndependentReaderTests."""
import json, sys
import networkx as nx, rdflib
from networkx.readwrite import gexf

graphml, gexf_file, jsonld = sys.argv[1:4]
g = nx.read_graphml(graphml)
# networkx before 3.0 (Debian 12) has no entry for the namespace of GEXF 1.3; the format of what is read here is that of 1.2.
gexf.GEXF.versions.setdefault("1.3", {"NS_GEXF": "http://gexf.net/1.3", "NS_VIZ": "http://gexf.net/1.3/viz", "NS_XSI": "http://www.w3.org/2001/XMLSchema-instance",
                                      "SCHEMALOCATION": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd", "VERSION": "1.3"})
x = nx.read_gexf(gexf_file, version="1.3")
r = rdflib.Graph()
r.parse(jsonld, format="json-ld")
S, K, P = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/2004/02/skos/core#"), rdflib.Namespace("http://www.w3.org/ns/prov#")


def of(type_):
    return set(r.subjects(rdflib.RDF.type, type_))


sentences = of(P.Entity)
print(json.dumps({
    "graphml": [g.number_of_nodes(), g.number_of_edges()],
    "gexf": [x.number_of_nodes(), x.number_of_edges()],
    "names": sorted(d["name"] for _, d in g.nodes(data=True) if "name" in d),
    "gexfNames": sorted(d["name"] for _, d in x.nodes(data=True) if "name" in d),
    "values": sorted(d["value"] for _, d in g.nodes(data=True) if "value" in d),
    "gexfValues": sorted(d["value"] for _, d in x.nodes(data=True) if "value" in d),
    "starts": sorted(d["start"] for _, _, d in x.edges(data=True) if "start" in d),
    "companies": len(of(S.Corporation)), "agencies": len(of(S.GovernmentOrganization)), "themes": len(of(K.Concept)),
    "broader": len(list(r.subject_objects(K.broader))), "labels": len({s for s, o in r.subject_objects(K.prefLabel) if o.language == "zh"}),
    "statements": len(of(rdflib.RDF.Statement)), "derived": len(set(r.subjects(P.wasDerivedFrom, None))), "loose": len([o for o in r.objects(None, P.wasDerivedFrom) if o not in sentences]),
}, ensure_ascii=False))
