"""The report of a run: what is used where, as text, TSV or JSON."""
from __future__ import annotations

import json
from collections import Counter


KINDS = ("rename", "reshape", "hand", "none", "unknown")
WORDS = {"rename": "rename", "reshape": "reshape", "hand": "by hand", "none": "not needed", "unknown": "unknown"}


class FileReport:
    """What was found in one file, and what became of it."""

    def __init__(self, name, source, tree, uses, traps, imports):
        self.name, self.source, self.uses, self.traps, self.imports = name, source, uses, traps, imports
        self.counts = Counter(u.kind for u in uses)
        self.code_lines = sum(1 for line in source.split("\n") if line.strip() and not line.strip().startswith("#"))
        self.skeleton = None  # the Translator, if one was written
        self.target = None
        self.compiled = None  # None: nobody asked; else a sentence


def summary(reports):
    """The numbers of all files together."""
    total = Counter()
    for r in reports:
        total.update(r.counts)
    return {kind: total[kind] for kind in KINDS}


def order(reports):
    """The order in which to port: what imports nothing of the others first."""
    names = {r.name[:-3].replace("/", ".").removesuffix(".__init__"): r for r in reports}
    done, result = set(), []

    def visit(r, path):
        if id(r) in done or id(r) in path:
            return
        for module in sorted(r.imports):
            other = names.get(module) or next((x for n, x in names.items() if n.endswith("." + module)), None)
            if other is not None and len(path) < 200:
                visit(other, path | {id(r)})
        if id(r) not in done:
            done.add(id(r))
            result.append(r)

    for r in sorted(reports, key=lambda r: (sum(r.counts.values()), r.name)):
        visit(r, frozenset())
    return result


def libraries(reports):
    found = {}
    for r in reports:
        for t in r.traps:
            if t.id == "T28":
                found.setdefault(t.detail, set()).add(r.name)
    return {name: len(files) for name, files in sorted(found.items())}


def percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "-"


def counts_text(counts):
    return ", ".join(f"{counts[k]} {WORDS[k]}" for k in KINDS if counts[k] or k in ("rename", "reshape", "hand"))


def lines_text(tr):
    c = Counter(tr.status.values())
    return f"{c['done']} done, {c['check']} to check, {c['hand']} by hand"


def text(reports, skipped, problems, language):
    out = []
    for r in reports:
        total = sum(r.counts.values())
        out.append(f"{r.name}  {r.code_lines} lines, {total} asyncio constructs: {counts_text(r.counts)}; {len(r.traps)} trap{'s' * (len(r.traps) != 1)}")
        if r.skeleton is not None:
            out.append(f"  -> {r.target}: {lines_text(r.skeleton)} of {len(r.skeleton.status)} lines{'; ' + r.compiled if r.compiled else ''}")
        for use, lines in grouped(r.uses):
            row = use.row
            counterpart = row.counterpart(language) if row else ""
            where = ", ".join(map(str, lines[:4])) + (", ..." if len(lines) > 4 else "")
            note = shorten(row.note if row else "no row of the mapping knows it", 90)
            out.append(f"  {where:20} {WORDS[use.kind]:10} {use.what:30} {counterpart:34} {note}".rstrip())
        for t in r.traps:
            detail = f" ({t.detail})" if t.detail else ""
            out.append(f"  {t.line:<20} {t.id}        {t.trap.title}{shorten(detail, 90)}: {t.trap.text}  -> cookbook {t.trap.page}")
        out.append("")
    out += closing(reports, skipped, problems)
    return "\n".join(out) + "\n"


def closing(reports, skipped, problems):
    total = summary(reports)
    count = sum(total.values())
    out = [f"summary: {len(reports)} file{'s' * (len(reports) != 1)}, {count} asyncio constructs: " + ", ".join(f"{WORDS[k]} {percent(total[k], count)}" for k in KINDS if total[k])]
    if any(r.skeleton is not None for r in reports):
        c = Counter(s for r in reports if r.skeleton for s in r.skeleton.status.values())
        whole = sum(c.values())
        complete = sum(1 for r in reports if r.skeleton and set(r.skeleton.status.values()) <= {"done"})
        out.append(f"lines: done {percent(c['done'], whole)}, check {percent(c['check'], whole)}, by hand {percent(c['hand'], whole)}; complete skeletons: {complete}")
    named = [r.name for r in order(reports)]
    if len(named) > 1:
        out.append("order of work: " + ", ".join(named[:20]) + (f", and {len(named) - 20} more" if len(named) > 20 else ""))
    for name, files in libraries(reports).items():
        out.append(f"library: {name} ({files} file{'s' * (files != 1)})")
    if skipped:
        out.append(f"left out: {skipped} files that do not speak of asyncio")
    out += [f"not read: {p}" for p in problems]
    return out


def grouped(uses):
    """Uses of one construct together, in the order of their first line."""
    found = {}
    for u in uses:
        found.setdefault(u.what, (u, []))[1].append(u.line)
    return [(u, sorted(set(lines))) for u, lines in found.values()]


def shorten(text, limit):
    return text if len(text) <= limit else text[: limit - 3] + "..."


def tsv(reports, language):
    out = ["file\tline\tclass\twhat\tcounterpart\tnote"]
    for r in reports:
        for u in r.uses:
            row = u.row
            out.append("\t".join((r.name, str(u.line), u.kind, u.what, row.counterpart(language) if row else "", row.note if row else "")))
        for t in r.traps:
            out.append("\t".join((r.name, str(t.line), t.id, t.detail, "", t.trap.text)))
    return "\n".join(out) + "\n"


def as_json(reports, skipped, problems, language):
    files = []
    for r in reports:
        entry = {"name": r.name, "lines": r.code_lines,
                 "uses": [{"line": u.line, "class": u.kind, "what": u.what, "counterpart": u.row.counterpart(language) if u.row else ""} for u in r.uses],
                 "traps": [{"line": t.line, "id": t.id, "detail": t.detail} for t in r.traps]}
        if r.skeleton is not None:
            tr = r.skeleton
            entry["skeleton"] = {"file": r.target, "class": (tr.package + "." if tr.package else "") + tr.module.java,
                                 "complete": set(tr.status.values()) <= {"done"}, "lines": dict(Counter(tr.status.values())),
                                 "hand": {str(k): tr.why.get(k, "") for k in sorted(tr.status) if tr.status[k] == "hand"}}
        files.append(entry)
    whole = {"format": 1, "summary": summary(reports), "order": [r.name for r in order(reports)], "leftOut": skipped, "problems": problems, "files": files}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
