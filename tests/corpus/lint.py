#!/usr/bin/env python3
"""Checks gold annotations against the documents beside them.

usage: lint.py [FOLDER or GOLD.json ...]        (default: seed/briefings and tests/corpus of this project)

For every NAME.gold.json: the keys and their types, theme ids, second labels, relationship types and property values; that every section heading
stands in the document, in order; that every entity is written in a section that claims it; that every figure's number can be read at its `text`
in its section; that references are written; that the ends of relations are entities, optional names or themes. A document that was made noisy on
purpose has a NAME.EXT.clean copy, which is read in its place. Exit code 1 when anything was found. Python 3.11, standard library only.
"""
import datetime, decimal, html, json, pathlib, re, sys, unicodedata
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
THEMES = set("""data compute energy capital industry trade governance data-elements cross-border-data data-security data-space public-data digital-economy
computing-power ai semiconductors communications quantum electricity green-low-carbon energy-storage new-energy-vehicles bank-credit bonds equity-funds
capital-expenditure advanced-manufacturing industrial-digitalization industrial-parks robotics low-altitude-economy biomanufacturing commercial-space exports
international-cooperation standards intellectual-property talent market-rules""".split())
ROOTS = {"data", "compute", "energy", "capital", "industry", "trade", "governance"}
LABELS = {"Agency", "Park", "Company", "Organization", "Person", "Place", "Policy", "Event"}
ENDS = {"ISSUED": ({"Agency", "Organization", "Place", "Park", "Company"}, {"Policy"}), "BASED_ON": ({"Policy"}, {"Policy"}), "AMENDS": ({"Policy"}, {"Policy"}), "REPEALS": ({"Policy"}, {"Policy"}),
        "TARGETS": ({"Policy"}, {"Place", "Park", "Organization", "Theme"}), "ORGANIZED": (LABELS - {"Policy", "Event"}, {"Event"}), "PARTICIPATED_IN": (LABELS - {"Policy", "Event"}, {"Event"}),
        "LOCATED_IN": ({"Park", "Company", "Organization", "Event", "Place", "Agency"}, {"Place", "Park"}), "PART_OF": ({"Park", "Agency", "Company", "Organization"}, {"Park", "Agency", "Company", "Organization"}),
        "HOLDS_POSITION": ({"Person"}, {"Agency", "Company", "Organization", "Place", "Park"}), "INVESTED_IN": (LABELS, LABELS), "FINANCED": (LABELS, LABELS), "COOPERATES_WITH": (LABELS, LABELS), "LINKED_TO": ({"Theme"}, {"Theme"})}
CHANGES, STATUSES, QUALIFIERS = {"level", "yoy", "ytd-yoy", "mom", "cagr"}, {"actual", "forecast", "target"}, {"exact", "about", "over", "under"}
KINDS, STAGES = {"enables", "requires", "constrains", "coordinates"}, {"planned", "signed", "started", "operating"}
UNIT = re.compile(r"%|pp|[A-Z]{3}|kWh|kW|t|kg|[EP]FLOPS|TB|EB|km|m|km2|m2|CNY/[a-zA-Z]+|h|[kMGT]?bps|PUE|count:\S+")
PERIOD = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
TOP = {"file": str, "title": str, "series": str, "date": str, "publishers": list, "publishersAlso": list, "sha256": (str, list), "alsoFiles": list, "note": str, "sections": list, "references": list,
       "entities": list, "optionalEntities": list, "figures": list, "optionalFigures": list, "relations": list, "optionalRelations": list, "forbiddenRelations": list, "forbidden": list}
NEEDED = {"file", "title", "date", "publishers", "sections", "references", "entities", "optionalEntities", "figures", "relations", "forbidden"}
KEYS = {"sections": ({"ordinal", "heading", "themes", "optionalThemes"}, {"headingAlso"}), "references": ({"publisher", "title", "date", "url"}, {"titleContains"}),
        "entities": ({"type", "name", "aliases", "sections"}, {"typeAlso", "docNo", "held", "note"}),
        "figures": ({"metric", "value", "unit", "change", "status", "qualifier", "period", "section"}, {"text", "lower", "upper", "metricAlso", "periodAlso", "alternatives", "note"}),
        "relations": ({"type", "from", "to"}, {"fromAlso", "toAlso", "kind", "status", "title", "former", "undirected", "note"})}
KEYS["optionalFigures"], KEYS["optionalRelations"], KEYS["forbiddenRelations"] = KEYS["figures"], KEYS["relations"], KEYS["relations"]
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
SCALE = {"万亿": 10 ** 12, "千亿": 10 ** 11, "百亿": 10 ** 10, "十亿": 10 ** 9, "亿": 10 ** 8, "千万": 10 ** 7, "百万": 10 ** 6, "十万": 10 ** 5, "万": 10 ** 4, "千": 1000, "百": 100, "十": 10, "": 1}


def norm(s):
    """NFKC, without spaces, quotation marks and emphasis; case is kept."""
    return re.sub(r"[\s“”\"'‘’「」『』*`]+", "", unicodedata.normalize("NFKC", str(s)))


def document_text(path):
    clean = path.with_name(path.name + ".clean")
    raw = (clean if clean.exists() else path).read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"): text = raw.decode("utf-16")
    else:
        try: text = raw.decode("utf-8-sig")
        except UnicodeDecodeError: text = raw.decode("gb18030")
    if path.suffix in (".html", ".htm"):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return norm(text)


def occurs(name, text):
    """Latin names as whole words, the rest anywhere; any case."""
    n, t = norm(name).lower(), text.lower()
    if re.fullmatch(r"[a-z0-9.&'-]+", n): return re.search(r"(?<![a-z])" + re.escape(n) + r"(?![a-z])", t) is not None
    return n in t


def numbers_in(text):
    """Every number that a figure's text could mean, in base units and without them."""
    out = set()
    for m in re.finditer(r"(-?[\d,]*\d(?:\.\d+)?|[零一二三四五六七八九两半]?(?=[十百千万]))(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)?", norm(text)):
        d, s = m[1].replace(",", ""), SCALE[m[2] or ""]
        if not d and not m[2]: continue
        v = decimal.Decimal(d) if re.match(r"-?\d", d) else decimal.Decimal(DIGITS.get(d, 1))
        out |= {v, v * s}
    n = norm(text)
    for m in re.finditer(r"[零一二三四五六七八九两](?!十|百|千|万)", n): out |= {decimal.Decimal(DIGITS[m[0]])}
    for m in re.finditer(r"([零一二三四五六七八九两\d.]+)成(半)?", n): out.add((decimal.Decimal(m[1]) if m[1][0].isdigit() else decimal.Decimal(DIGITS[m[1][0]])) * 10 + (5 if m[2] else 0))
    for m in re.finditer(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", n): out.add(decimal.Decimal(DIGITS.get(m[1], 1) * 10 + DIGITS.get(m[2], 0)))
    for m in re.finditer(r"(?:近|上|过|超|约|逾|数)(万亿|千亿|百亿|十亿|亿|千万|百万)", n): out.add(decimal.Decimal(SCALE[m[1]]))
    if "翻一番" in n or "倍增" in n or "翻番" in n: out |= {decimal.Decimal(1)}
    if "一半" in n or "半数" in n: out |= {decimal.Decimal(50)}
    for m in re.finditer(r"([一二三四五六七八九十百\d]+)分之([一二三四五六七八九十\d]+)", n):
        a, b = (decimal.Decimal(x) if x.isdigit() else decimal.Decimal(10 if x == "十" else 100 if x == "百" else DIGITS.get(x[0], 1)) for x in (m[1], m[2]))
        out.add(b / a * 100)
    return out


FACTORS = [decimal.Decimal(x) for x in ("1", "100", "10", "0.001", "0.01", "1000", "1000000", "1000000000", "100000000", "10000", "12", "0.000001", "10000000000")]


def readable(value, text):
    v = decimal.Decimal(str(value))
    seen = numbers_in(text)
    return any(abs(abs(n * f) - abs(v)) <= abs(v) / 1000 for n in seen for f in FACTORS)


def lint(path):
    found = []
    def bad(m): found.append(f"{path.name}: {m}")
    try: g = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as e: return [f"{path.name}: not JSON: {e}"], None
    for k in NEEDED - g.keys(): bad(f"key {k} is missing")
    for k, v in g.items():
        if k not in TOP: bad(f"unknown key {k}")
        elif not isinstance(v, TOP[k]): bad(f"{k} has the wrong type")
    for k, (need, may) in KEYS.items():
        for x in g.get(k, []):
            for m in need - x.keys(): bad(f"{k}: {m} is missing in {json.dumps(x, ensure_ascii=False)[:90]}")
            for m in x.keys() - need - may: bad(f"{k}: unknown key {m} in {json.dumps(x, ensure_ascii=False)[:90]}")
    if found: return found, None
    try: datetime.date.fromisoformat(g["date"])
    except ValueError: bad(f"date {g['date']} is not YYYY-MM-DD")
    doc = path.with_name(g["file"])
    if not doc.exists(): return found + [f"{path.name}: document {g['file']} is missing"], None
    text = document_text(doc)
    if norm(g["title"]) not in text: bad(f"title {g['title']} is not in the document")
    # sections
    ordinals = [s["ordinal"] for s in g["sections"]]
    if ordinals != list(range(ordinals[0] if ordinals else 0, (ordinals[0] if ordinals else 0) + len(ordinals))) or ordinals[:1] not in ([0], [1]): bad(f"section ordinals {ordinals}")
    at, starts = 0, []
    for s in g["sections"]:
        places = [i for h in [s["heading"], *s.get("headingAlso", [])] if norm(h) for i in [text.find(norm(h), at)] if i >= 0]
        written = text.find(norm(s["heading"]), at)
        if written < 0 and not (s["ordinal"] == 0 and s.get("headingAlso")): bad(f"heading {s['heading']} is not in the document, or not in this place")
        i = written if written >= 0 else min(places) if places else at
        starts.append(i); at = i + 1
        for t in [*s["themes"], *s["optionalThemes"]]:
            if t not in THEMES: bad(f"section {s['ordinal']}: unknown theme {t}")
        if not s["themes"] and not s["optionalThemes"]: bad(f"section {s['ordinal']} has no theme")
        for t in set(s["themes"]) & set(s["optionalThemes"]): bad(f"section {s['ordinal']}: theme {t} is both asked for and optional")
    if g["sections"] and ordinals[0] == 0 and len(starts) > 1 and norm(g["sections"][0]["heading"]) not in text: starts[0] = 0
    body = {o: text[starts[k]:starts[k + 1] if k + 1 < len(starts) else len(text)] for k, o in enumerate(ordinals)}
    # references
    for r in g["references"]:
        for k in ("publisher", "title"):
            if norm(r[k]) not in text: bad(f"reference {k} {r[k]} is not in the document")
        if r["date"] is not None and not re.fullmatch(r"\d{4}(-\d\d){0,2}", r["date"]): bad(f"reference date {r['date']}")
        if r["url"] and norm(r["url"]) not in text and norm(r["url"]) not in norm(doc.read_bytes().decode("utf-8", "replace")): bad(f"reference URL {r['url']} is not in the document")
    # entities
    names, kind = {}, {}
    for e in g["entities"]:
        if e["type"] not in LABELS: bad(f"entity {e['name']}: unknown label {e['type']}")
        for t in e.get("typeAlso", []):
            if t not in LABELS: bad(f"entity {e['name']}: unknown label {t}")
        forms = [e["name"], *e["aliases"]]
        if not any(occurs(f, text) for f in forms): bad(f"entity {e['name']} is not in the document")
        if not e["sections"]: bad(f"entity {e['name']} has no section")
        for o in e["sections"]:
            if o not in body: bad(f"entity {e['name']}: no section {o}")
            elif not any(occurs(f, body[o]) for f in forms) and not any(occurs(f, text[:starts[0]] + text[-400:]) for f in forms): bad(f"entity {e['name']} is not in section {o}")
        for o, b in body.items():
            if o not in e["sections"] and occurs(e["name"], b):
                longer = [f for x in g["entities"] if x is not e for f in [x["name"], *x["aliases"]] if norm(e["name"]) in norm(f) and norm(f) in b] + [x for x in [*g["optionalEntities"], *g["forbidden"]] if norm(e["name"]) in norm(x) and norm(x) in b] + [x for x in [*e["aliases"]] if norm(e["name"]) in norm(x)]
                if not longer and not (k := text.find("参考文献")) >= 0 and not any(norm(e["name"]) in norm(r["publisher"] + r["title"]) for r in g["references"]) and o != ordinals[-1]: bad(f"entity {e['name']} stands in section {o}, which the annotation does not list")
        for f in forms:
            if norm(f) in names and names[norm(f)] is not e: bad(f"the name {f} stands for two entities")
            names[norm(f)] = e; kind[norm(f)] = {e["type"], *e.get("typeAlso", [])}
        if e["type"] == "Policy" and "docNo" in e and norm(e["docNo"]) not in text: bad(f"文号 {e['docNo']} is not in the document")
        if e["type"] != "Policy" and ("docNo" in e or "held" in e): bad(f"{e['name']}: docNo and held belong to policies")
    for x in g["optionalEntities"]:
        if norm(x) in names: bad(f"{x} is both asked for and optional")
    for x in g["forbidden"]:
        if norm(x) in names or norm(x) in {norm(y) for y in g["optionalEntities"]}: bad(f"{x} is both forbidden and allowed")
    # figures
    for which in ("figures", "optionalFigures"):
        for f in g.get(which, []):
            label = f"{which} {f.get('text', f['value'])} (section {f['section']})"
            for v in [f, *({**f, **a} for a in f.get("alternatives", []))]:
                if not UNIT.fullmatch(v["unit"]): bad(f"{label}: unit {v['unit']}")
                if v["change"] not in CHANGES or v["status"] not in STATUSES or v["qualifier"] not in QUALIFIERS: bad(f"{label}: change, status or qualifier")
            for p in [f["period"], *f.get("periodAlso", [])]:
                if p is not None and not PERIOD.fullmatch(p): bad(f"{label}: period {p}")
            if f["section"] not in body: bad(f"{label}: no such section"); continue
            if "text" in f and norm(f["text"]) not in body[f["section"]]: bad(f"{label}: the text is not in the section")
            where = f.get("text") or body[f["section"]]
            for v in [x for x in (f.get("lower"), f.get("upper")) if x is not None] or ([f["value"]] if f["value"] is not None else []):
                if not readable(v, where): bad(f"{label}: {v} cannot be read from it")
    # relations
    optional = {norm(x) for x in g["optionalEntities"]}
    for which in ("relations", "optionalRelations", "forbiddenRelations"):
        for r in g.get(which, []):
            label = f"{which} {r['from']} {r['type']} {r['to']}"
            if r["type"] not in ENDS: bad(f"{label}: unknown type"); continue
            for side, k, also in ((0, "from", "fromAlso"), (1, "to", "toAlso")):
                for n in [r[k], *r.get(also, [])]:
                    if n in ("*", "theme:*"):
                        if which != "optionalRelations": bad(f"{label}: {n} is for optional relations")
                        continue
                    if n in THEMES: kinds = {"Theme"}
                    elif norm(n) in kind: kinds = kind[norm(n)]
                    elif norm(n) in optional and which != "relations": continue
                    else: bad(f"{label}: {n} is neither an entity nor a theme"); continue
                    if not kinds & ENDS[r["type"]][side]: bad(f"{label}: {n} is a {'/'.join(sorted(kinds))}")
            for k in [r["kind"]] if isinstance(r.get("kind"), str) else r.get("kind", []):
                if k not in KINDS: bad(f"{label}: kind {k}")
            for k in [r["status"]] if isinstance(r.get("status"), str) else r.get("status", []):
                if k not in STAGES: bad(f"{label}: status {k}")
            if which == "relations" and r["type"] == "LINKED_TO" and "kind" not in r and not r.get("undirected"): bad(f"{label}: no kind")
            if which == "relations" and r["type"] == "HOLDS_POSITION" and ("title" not in r or not any(norm(t) in text for t in ([r["title"]] if isinstance(r["title"], str) else r["title"]))): bad(f"{label}: no title, or one that is not in the document")
    seen = Counter((r["type"], r["from"], r["to"]) for r in g["relations"])
    for k, c in seen.items():
        if c > 1: bad(f"relation {' '.join(k)} stands {c} times")
    return found, g


def main(argv):
    project = HERE.parent.parent
    places = [pathlib.Path(a) for a in argv] or [project / "seed" / "briefings", HERE]
    golds = [g for p in places for g in (sorted(p.glob("*.gold.json")) if p.is_dir() else [p])]
    docs = [d for p in places if p.is_dir() for d in sorted(p.iterdir()) if d.suffix in (".md", ".txt", ".html", ".htm") and d.name != "README.md"]
    found, total, per, used = [], Counter(), Counter(), Counter()
    named = set()
    for p in golds:
        f, g = lint(p)
        found += f
        if not g: continue
        named.add(p.with_name(g["file"]))
        total.update(documents=1, sections=len(g["sections"]), references=len(g["references"]), entities=len(g["entities"]), figures=len(g["figures"]), relations=len(g["relations"]))
        per.update("entity " + e["type"] for e in g["entities"]); per.update("relation " + r["type"] for r in g["relations"])
        used.update(t for s in g["sections"] for t in s["themes"])
    found += [f"{d.name}: no annotation" for d in docs if d not in named]
    for line in found: print(line)
    print("  ".join(f"{k} {v}" for k, v in total.items()))
    print("  ".join(f"{k} {v}" for k, v in sorted(per.items())))
    print(f"themes asked for: {len(used)} of {len(THEMES)}; leaves never asked for: {' '.join(sorted(THEMES - ROOTS - used.keys())) or 'none'}")
    print(f"{len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
