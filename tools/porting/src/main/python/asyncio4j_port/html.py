"""The report as one page: Python on the left, the skeleton on the right, coloured by what became of each line."""
from __future__ import annotations

import html
from collections import Counter

from . import report

STYLE = """
:root{color-scheme:light dark;--bg:#fff;--ink:#1c2024;--soft:#60656c;--line:#e3e6ea;--panel:#f7f8fa;--done:#2f9e62;--check:#d98a00;--hand:#d5453d;--none:#9aa1a9;
--done-bg:#eef9f2;--check-bg:#fff7e2;--hand-bg:#fdeeed}
@media (prefers-color-scheme:dark){:root{--bg:#16181b;--ink:#e6e8ea;--soft:#9aa1a9;--line:#2c3036;--panel:#1d2024;--done-bg:#16261d;--check-bg:#2b2412;--hand-bg:#2e1918}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:1500px;margin:0 auto;padding:28px 24px 80px}h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:44px 0 6px}p{margin:4px 0}
.soft{color:var(--soft)}.bar{display:flex;height:12px;border-radius:6px;overflow:hidden;margin:10px 0 6px;background:var(--line)}.bar i{display:block}
.done{--c:var(--done);--b:var(--done-bg)}.check{--c:var(--check);--b:var(--check-bg)}.hand{--c:var(--hand);--b:var(--hand-bg)}.none{--c:var(--none);--b:transparent}
.bar i,.dot{background:var(--c)}.dot{display:inline-block;width:10px;height:10px;border-radius:5px;margin-right:5px}
nav{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);padding:8px 0;margin-top:14px;z-index:2;display:flex;gap:18px;flex-wrap:wrap}
nav label{cursor:pointer;user-select:none}table{border-collapse:collapse;width:100%;margin:8px 0}th{text-align:left;font-weight:600;color:var(--soft);font-size:13px}
td,th{padding:4px 10px 4px 0;vertical-align:top;border-bottom:1px solid var(--line)}td code,th code{font-size:13px}td.n{white-space:nowrap}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.25fr);gap:14px;margin-top:10px}.pair h3{font-size:13px;color:var(--soft);margin:0 0 4px;font-weight:600}
pre{margin:0;border:1px solid var(--line);border-radius:8px;overflow:auto;max-height:640px;font:12.5px/1.55 ui-monospace,Menlo,Consolas,monospace;background:var(--panel);padding:8px 0}
pre span{display:block;padding:0 12px 0 0;white-space:pre;min-width:max-content;border-left:3px solid transparent}pre span[class]{border-left-color:var(--c);background:var(--b)}
pre span::before{content:attr(data-n);display:inline-block;width:42px;padding-right:12px;text-align:right;color:var(--none)}
details>summary{cursor:pointer;margin-top:8px;color:var(--soft)}.badge{border:1px solid var(--c);color:var(--c);border-radius:9px;padding:0 8px;font-size:12px;white-space:nowrap}
.files a{color:inherit}#f-check:not(:checked)~main .check,#f-hand:not(:checked)~main .hand,#f-done:not(:checked)~main .done{--c:transparent;--b:transparent}
.toggle{position:absolute;opacity:0}@media (max-width:900px){.pair{grid-template-columns:1fr}}
#f-traps:not(:checked)~main .traps,#f-uses:not(:checked)~main .uses{display:none}
"""
CLASSES = {"rename": "done", "reshape": "check", "hand": "hand", "none": "none", "unknown": "hand"}
LABELS = {"done": "done", "check": "check", "hand": "by hand"}


def page(reports, skipped, problems, language):
    """One page without scripts and without anything from elsewhere."""
    total = report.summary(reports)
    count = sum(total.values())
    out = ["<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'><title>Porting to asyncio4j</title>",
           f"<style>{STYLE}</style>"]
    out += [f"<input class=toggle type=checkbox id=f-{name} checked>" for name in ("done", "check", "hand", "uses", "traps")]
    out.append("<main><h1>Porting to asyncio4j</h1>")
    out.append(f"<p class=soft>{len(reports)} files, {count} asyncio constructs, {sum(len(r.traps) for r in reports)} traps</p>")
    out.append(bar([(CLASSES[k], total[k], report.WORDS[k]) for k in report.KINDS]))
    out.append("<nav>" + "".join(f"<label for=f-{c} class={c}><span class=dot></span>{LABELS[c]}</label>" for c in LABELS) + "<label for=f-uses>constructs</label><label for=f-traps>traps</label></nav>")
    out += overview(reports, skipped, problems)
    for i, r in enumerate(reports):
        out += one_file(i, r, language)
    out.append("</main></html>")
    return "\n".join(out) + "\n"


def bar(parts):
    whole = sum(n for _, n, _ in parts) or 1
    cells = "".join(f"<i class={c} style='width:{100 * n / whole:.2f}%' title='{n} {label}'></i>" for c, n, label in parts if n)
    legend = " &nbsp; ".join(f"<span class={c}><span class=dot></span>{n} {label} ({report.percent(n, whole)})</span>" for c, n, label in parts if n)
    return f"<div class=bar>{cells}</div><p>{legend}</p>"


def overview(reports, skipped, problems):
    skeletons = any(r.skeleton is not None for r in reports)
    out = ["<h2>In the order of work</h2><table class=files><tr><th>file<th>lines<th>constructs<th>by hand<th>traps" + ("<th>lines of the skeleton" if skeletons else "")]
    index = {id(r): i for i, r in enumerate(reports)}
    for r in report.order(reports):
        row = f"<tr><td><a href='#file{index[id(r)]}'>{e(r.name)}</a><td>{r.code_lines}<td>{sum(r.counts.values())}<td>{r.counts['hand'] + r.counts['unknown']}<td>{len(r.traps)}"
        if r.skeleton is not None:
            c = Counter(r.skeleton.status.values())
            row += "<td>" + " ".join(f"<span class='badge {k}'>{c[k]} {LABELS[k]}</span>" for k in LABELS if c[k])
        out.append(row)
    out.append("</table>")
    for name, files in report.libraries(reports).items():
        out.append(f"<p>Library: {e(name)} <span class=soft>({files} files)</span></p>")
    if skipped:
        out.append(f"<p class=soft>{skipped} files left out: they do not speak of asyncio.</p>")
    out += [f"<p class=hand><span class=badge>not read</span> {e(p)}</p>" for p in problems]
    return out


def one_file(i, r, language):
    out = [f"<h2 id=file{i}>{e(r.name)}</h2>"]
    if r.skeleton is not None:
        c = Counter(r.skeleton.status.values())
        out.append(bar([(k, c[k], f"lines {LABELS[k]}") for k in LABELS]))
        if r.compiled:
            out.append(f"<p class=soft>{e(r.compiled)}</p>")
    if r.traps:
        out.append("<table class=traps><tr><th>line<th>trap<th>where it leads<th>cookbook")
        for t in r.traps:
            detail = f" <code>{e(report.shorten(t.detail, 60))}</code>" if t.detail else ""
            out.append(f"<tr><td>{t.line}<td><span class='badge hand'>{t.id}</span> {e(t.trap.title)}{detail}<td>{e(t.trap.text)}<td>{t.trap.page}")
        out.append("</table>")
    out.append("<div class=uses><details" + (" open" if len(r.uses) < 40 else "") + f"><summary>{len(r.uses)} constructs</summary><table><tr><th>class<th>Python<th>{language.capitalize()}<th>what to write<th>lines")
    for use, lines in report.grouped(r.uses):
        row = use.row
        out.append(f"<tr><td class=n><span class='badge {CLASSES[use.kind]}'>{report.WORDS[use.kind]}</span><td><code>{e(use.what)}</code><td><code>{e(row.counterpart(language) if row else '')}</code><td>{e(row.note if row else '')}<td class=soft>{', '.join(map(str, lines[:12]))}{' ...' if len(lines) > 12 else ''}")
    out.append("</table></details></div>")
    status = r.skeleton.status if r.skeleton is not None else {}
    left = [span(n, report.shorten(line, 90), status.get(n), r.skeleton.why.get(n, "") if r.skeleton else "") for n, line in enumerate(r.source.rstrip("\n").split("\n"), 1)]
    out.append(f"<div class=pair><div><h3>{e(r.name)}</h3><pre>{''.join(left)}</pre></div>")
    if r.skeleton is not None:
        right = [span(n, report.shorten(line, 160), kind_of(line), "") for n, line in enumerate(r.skeleton.skeleton.rstrip("\n").split("\n"), 1)]
        out.append(f"<div><h3>{e(r.target)}</h3><pre>{''.join(right)}</pre></div>")
    out.append("</div>")
    return out


def kind_of(line):
    """What became of a line of a skeleton; the helper todo and the first comment only speak of it."""
    if line.startswith("//") or " T todo(" in line or "fun <T>" in line:
        return None
    return "hand" if "todo(" in line or "todo<" in line else "check" if "// check:" in line else None


def span(n, line, kind, why):
    cls = f" class={kind}" if kind in LABELS else ""
    title = f" title='{e(why)}'" if why and kind in ("check", "hand") else ""
    return f"<span data-n={n}{cls}{title}>{e(line)}</span>"


def e(text):
    return html.escape(str(text), quote=True)
