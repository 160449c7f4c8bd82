"""The command line: list, java, kotlin, explain."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import data, files, html, report, skeletons, traps, uses
from .names import Names

EXPLAIN = """explain NAME: a name of Python (asyncio.wait_for, Queue.get), a construct ('async with'), or a trap (T07)"""


def main(argv=None):
    args = arguments().parse_args(argv)
    try:
        if args.command == "explain":
            return explain(" ".join(args.what))
        return run(args)
    except files.Unreadable as e:
        print(f"port: {e}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def arguments():
    parser = argparse.ArgumentParser(prog="port", description="Lists what asyncio programs use, and writes skeletons in Java or Kotlin for asyncio4j.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (("list", "what is used, its counterparts, the traps, the order of work"), ("java", "skeletons in Java"), ("kotlin", "skeletons in Kotlin")):
        c = commands.add_parser(name, help=what)
        c.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
        c.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="leave out files of a folder")
        c.add_argument("--fail-on", choices=("hand", "check", "trap"), help="exit with 1 if there is any")
        c.add_argument("--format", choices=("text", "tsv", "json", "html"), default="text")
        if name == "list":
            c.add_argument("-o", dest="output", metavar="FILE", help="write the report there")
            continue
        c.add_argument("-o", dest="output", metavar="DIR", required=True, help="the folder of the skeletons, and of report.html")
        c.add_argument("--package", default="", help="the package of the skeletons")
        c.add_argument("--classpath", help="with it the compiler is asked, and what it refuses is given up")
        c.add_argument("--javac" if name == "java" else "--kotlinc", dest="compiler", default="javac" if name == "java" else "kotlinc", help="the compiler's command")
        c.add_argument("--strict", action="store_true", help="types are never guessed from use")
        c.add_argument("--force", action="store_true", help="overwrite files that somebody has edited")
    c = commands.add_parser("explain", help="one row of the mapping, or one trap")
    c.add_argument("what", nargs="+")
    return parser


def run(args):
    found, skipped = files.collect(args.paths, args.exclude)
    reports, trees, problems = [], {}, []
    for shown, path in found.items():
        try:
            source, tree = files.read(path)
        except SyntaxError as e:
            problems.append(f"{shown}:{e.lineno or 1}:{e.offset or 1}: {e.msg}")
            continue
        except OSError as e:
            problems.append(f"{shown}: {e.strerror}")
            continue
        names = Names(tree)
        reports.append(report.FileReport(shown, source, tree, uses.find(tree, names), traps.find(tree, names, source), names.modules))
        trees[shown] = tree
    language = "kotlin" if args.command == "kotlin" else "java"
    if args.command != "list":
        write(args, reports, trees, language)
    publish(args, reports, skipped, problems, language)
    for p in problems:
        print(f"port: {p}", file=sys.stderr)
    return 3 if problems else 1 if fails(args.fail_on, reports) else 0


def write(args, reports, trees, language):
    """The skeletons of all files, compiled if there is a class path."""
    names, output = skeletons.names_of(reports), skeletons.Output(args.output, args.force)
    lang = skeletons.LANGUAGES[language]()
    by_file = {}
    for r in reports:
        r.target = args.package.replace(".", "/") + "/" * bool(args.package) + names[r.name] + lang.suffix
        by_file[r.target] = r

    def again(target, given_up):
        """A file once more, without the lines that the compiler refuses."""
        tr = by_file[target].skeleton
        if isinstance(tr, skeletons.Translator):
            tr.given_up = set(given_up)
            skeletons.attempt(tr)
        return tr

    made = skeletons.translate_all(reports, trees, names, lang, args.package, args.strict)
    for r in reports:
        r.skeleton = made[r.name]
    translators = {target: by_file[target].skeleton for target in by_file}
    if args.classpath and translators:
        for target, said in skeletons.compile_all(translators, again, args.compiler, args.classpath).items():
            by_file[target].compiled = said
    for target, tr in translators.items():
        output.write(target, by_file[target].skeleton.skeleton)


def publish(args, reports, skipped, problems, language):
    if args.command != "list":
        page = html.page(reports, skipped, problems, language)
        (Path(args.output) / "report.html").write_text(page, encoding="utf-8")
    made = {"text": lambda: report.text(reports, skipped, problems, language), "tsv": lambda: report.tsv(reports, language),
            "json": lambda: report.as_json(reports, skipped, problems, language), "html": lambda: html.page(reports, skipped, problems, language)}[args.format]()
    if args.command == "list" and args.output:
        Path(args.output).write_text(made, encoding="utf-8")
    else:
        sys.stdout.write(made)


def fails(on, reports):
    if on == "trap":
        return any(r.traps for r in reports)
    if on == "hand":
        return any(r.counts["hand"] or r.counts["unknown"] or r.skeleton is not None and "hand" in r.skeleton.status.values() for r in reports)
    if on == "check":
        return fails("hand", reports) or any(r.counts["reshape"] or r.skeleton is not None and "check" in r.skeleton.status.values() for r in reports)
    return False


def explain(what):
    """One row of the mapping or one trap; else what comes near."""
    what = what.removeprefix("trap ")
    trap = data.traps().get(what.upper())
    if trap:
        print(f"{trap.id}  {trap.title}\n     {trap.text}\n     cookbook {trap.page} (docs/cookbook.md); a line `# port: ok {trap.id}` is not reported")
        return 0
    rows = data.mapping()
    exact = [rows[k] for k in (what, "asyncio." + what, "asyncio.subprocess." + what) if k in rows]
    near = exact or [r for k, r in rows.items() if what.lower() in k.lower()]
    for row in near[:20]:
        print(f"{row.python}  ({report.WORDS.get(row.kind, row.kind)})")
        for label, value in (("Java", row.counterpart("java")), ("Kotlin", row.counterpart("kotlin")), ("note", row.note)):
            if value:
                print(f"     {label}: {value}")
    if not near:
        print(f"port: no row of the mapping and no trap is called {what}", file=sys.stderr)
        return 2
    return 0
