#!/usr/bin/env python3
"""Agreement of two annotations of the same documents: how far a second reading of the contract finds what the first found.

usage: agreement.py [--details] [FIRST_FOLDER [SECOND_FOLDER]]        (default: unseen and unseen/second of this folder)

FIRST_FOLDER holds NAME.gold.json, SECOND_FOLDER holds NAME.second.json. The first is taken as the reference: precision is the share of the second
that the first has, recall the share of the first that the second has, F1 their mean, the same whichever is the reference. Matching follows the scorer of
the gold format: names by NFKC, case folding, without spaces, quotation marks and 《》; figures by section, value to 0.1 %, unit, change and status
(`alternatives` of either side count); relations by type and both ends, with `fromAlso` and `toAlso`, COOPERATES_WITH and undirected LINKED_TO either way
round, "A requires B" as "B enables A". Two columns: `strict` compares what is asked for; `lenient` counts neither way what is optional on the other side.
Python 3.11, standard library only.
"""
import json, pathlib, re, sys, unicodedata
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
QUOTES = dict.fromkeys(map(ord, "“”\"'‘’「」『』《》〈〉"), None)


def norm(s):
    s = unicodedata.normalize("NFKC", str(s)).translate(QUOTES)
    return re.sub(r"[—–‒―－−~～-]+", "-", re.sub(r"\s+", "", s)).casefold()


def names(e): return {norm(x) for x in [e["name"], *e["aliases"]]}


def entities_match(a, b):
    return bool({a["type"], *a.get("typeAlso", [])} & {b["type"], *b.get("typeAlso", [])}) and bool(names(a) & names(b))


def figure_forms(f):
    for alt in [{}, *f.get("alternatives", [])]:
        v = {**f, **alt}
        yield v["value"], norm(v["unit"]), v["change"], v["status"]


def figures_match(a, b):
    if a["section"] != b["section"]: return False
    return any(x[1:] == y[1:] and abs(x[0] - y[0]) <= 0.001 * max(abs(x[0]), abs(y[0])) for x in figure_forms(a) for y in figure_forms(b))


def relation_match(lookup):
    def ends(r, side): return set().union(*(lookup.get(norm(n), {norm(n)}) for n in [r[side], *r.get(side + "Also", [])]))
    def meet(x, y): return "*" in x or "*" in y or bool(x & y)
    def match(a, b):
        if a["type"] != b["type"]: return False
        af, at, bf, bt = ends(a, "from"), ends(a, "to"), ends(b, "from"), ends(b, "to")
        kinds = {a.get("kind"), b.get("kind")} if isinstance(a.get("kind"), str) and isinstance(b.get("kind"), str) else set()
        turn = a["type"] == "COOPERATES_WITH" or a.get("undirected") or b.get("undirected") or kinds == {"requires", "enables"}
        return meet(af, bf) and meet(at, bt) or bool(turn) and meet(af, bt) and meet(at, bf)
    return match


def pair(first, second, match):
    """Largest one-to-one pairing: {index in first: index in second}."""
    edges = [[j for j, b in enumerate(second) if match(a, b)] for a in first]
    owner = {}
    def augment(i, seen):
        for j in edges[i]:
            if j in seen: continue
            seen.add(j)
            if j not in owner or augment(owner[j], seen): owner[j] = i; return True
        return False
    for i in range(len(first)): augment(i, set())
    return {i: j for j, i in owner.items()}


def compare(a, b):
    """kind -> (both, only second, only first, only second and not optional, only first and not optional), and the disagreements as text."""
    out, said = {}, []
    def put(kind, first, second, match, optional_first, optional_second, show):
        got = pair(first, second, match)
        only1 = [x for i, x in enumerate(first) if i not in got]; only2 = [x for j, x in enumerate(second) if j not in got.values()]
        hard1 = [x for x in only1 if not optional_second(x)]; hard2 = [x for x in only2 if not optional_first(x)]
        out[kind] = [len(got), len(only2), len(only1), len(hard2), len(hard1)]
        said.extend(f"{kind}: only first: {show(x)}" + ("" if x in hard1 else " (optional in the second)") for x in only1)
        said.extend(f"{kind}: only second: {show(x)}" + ("" if x in hard2 else " (optional in the first)") for x in only2)
        return got
    lookup = {}
    for e in [*a["entities"], *b["entities"]]:
        joined = set().union(*(lookup.get(n, {n}) for n in names(e)))
        for n in joined: lookup[n] = joined
    oa, ob = ({norm(x) for x in g["optionalEntities"]} for g in (a, b))
    got = put("entities", a["entities"], b["entities"], entities_match, lambda e: names(e) & oa, lambda e: names(e) & ob, lambda e: f"{e['type']} {e['name']}")
    m1 = [(i, s) for i in got for s in a["entities"][i]["sections"]]; m2 = [(i, s) for i, j in got.items() for s in b["entities"][j]["sections"]]
    put("mentions", m1, m2, lambda x, y: x == y, lambda x: False, lambda x: False, lambda x: f"{a['entities'][x[0]]['name']} §{x[1]}")
    put("figures", a["figures"], b["figures"], figures_match, lambda f: any(figures_match(f, o) for o in a.get("optionalFigures", [])), lambda f: any(figures_match(f, o) for o in b.get("optionalFigures", [])),
        lambda f: f"§{f['section']} {f['metric']} {f['value']} {f['unit']} {f['change']} {f['status']}")
    rel = relation_match(lookup)
    def free(r, g, optional): return any(rel(r, o) for o in g.get("optionalRelations", [])) or any(norm(r[k]) in optional and not (lookup.get(norm(r[k]))) for k in ("from", "to"))
    put("relations", a["relations"], b["relations"], rel, lambda r: free(r, a, oa), lambda r: free(r, b, ob), lambda r: f"{r['from']} {r['type']} {r['to']}")
    t1 = [(s["ordinal"], t) for s in a["sections"] for t in s["themes"]]; t2 = [(s["ordinal"], t) for s in b["sections"] for t in s["themes"]]
    def may(g): return {(s["ordinal"], t) for s in g["sections"] for t in s["optionalThemes"]}
    put("themes", t1, t2, lambda x, y: x == y, lambda x: x in may(a), lambda x: x in may(b), lambda x: f"§{x[0]} {x[1]}")
    put("references", a["references"], b["references"], lambda x, y: norm(x["title"]) == norm(y["title"]), lambda x: False, lambda x: False, lambda x: x["title"])
    figs = [(a["figures"][i], b["figures"][j]) for i, j in pair(a["figures"], b["figures"], figures_match).items()]
    rels = [(a["relations"][i], b["relations"][j]) for i, j in pair(a["relations"], b["relations"], rel).items()]
    def listed(v): return set(v if isinstance(v, list) else [v])
    fields = {"qualifier": [x["qualifier"] == y["qualifier"] for x, y in figs],
              "period": [x["period"] == y["period"] or bool({x["period"], *x.get("periodAlso", [])} & {y["period"], *y.get("periodAlso", [])} - {None}) for x, y in figs]}
    for k in ("kind", "status", "title", "former"): fields[k] = [bool(listed(x[k]) & listed(y[k])) or k == "kind" and {x[k], y[k]} == {"requires", "enables"} for x, y in rels if k in x and k in y]
    types = defaultdict(lambda: [0, 0, 0])
    for i, r in enumerate(a["relations"]): types[r["type"]][0 if any(r is x for x, _ in rels) else 2] += 1
    for r in b["relations"]:
        if not any(r is y for _, y in rels): types[r["type"]][1] += 1
    return out, said, fields, types


def prf(tp, fp, fn):
    p = tp / (tp + fp) if tp + fp else 1.0
    r = tp / (tp + fn) if tp + fn else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main(argv):
    details = "--details" in argv
    places = [pathlib.Path(x) for x in argv if x != "--details"]
    first = places[0] if places else HERE / "unseen"
    second = places[1] if len(places) > 1 else first / "second"
    total, fields, types, n = defaultdict(lambda: [0] * 5), defaultdict(list), defaultdict(lambda: [0, 0, 0]), 0
    for p in sorted(second.glob("*.second.json")):
        g = first / (p.name.removesuffix(".second.json") + ".gold.json")
        out, said, fs, ts = compare(json.loads(g.read_text(encoding="utf-8")), json.loads(p.read_text(encoding="utf-8")))
        n += 1
        for k, v in out.items(): total[k] = [x + y for x, y in zip(total[k], v)]
        for k, v in fs.items(): fields[k] += v
        for k, v in ts.items(): types[k] = [x + y for x, y in zip(types[k], v)]
        if details:
            for x in said: print(f"{p.name.removesuffix('.second.json')}: {x}")
    print(f"{n} documents\n{'':12} {'both':>5} {'2nd':>4} {'1st':>4}  strict P/R/F1     lenient P/R/F1")
    for k, v in total.items():
        print(f"{k:12} {v[0]:5} {v[1]:4} {v[2]:4}  " + "/".join(f"{x:.3f}" for x in prf(*v[:3])) + "  " + "/".join(f"{x:.3f}" for x in prf(v[0], v[3], v[4])))
    print("fields of the matched: " + "  ".join(f"{k} {sum(v)}/{len(v)}" for k, v in fields.items() if v))
    print("relations by type, strict F1: " + "  ".join(f"{k} {prf(*v)[2]:.2f} ({v[0]}+{v[1]}+{v[2]})" for k, v in sorted(types.items())))
    return 0 if n else 1


if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
