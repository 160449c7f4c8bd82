"""Skeletons: one for each file, compiled if a compiler is there, and what it refuses given up."""
from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from . import decorators, layout
from .java import Java
from .kotlin import Kotlin
from .names import Names, pascal
from .project import Project, dotted_name, imported_names, places
from .translator import Translator

LANGUAGES = {"java": Java, "kotlin": Kotlin}
ROUNDS = 8
# javac: A.java:3: error: ...; kotlinc: A.kt:3:5: error: ... or e: file:///A.kt:3:5 ...
REFUSED = re.compile(r"^(?:e: (?:file://)?)?(\S.*?\.(?:java|kt)):(\d+)(?::\d+)?(?:: error:| )", re.M)


class Failed:
    """The place of a translator whose file it could not handle: everything by hand."""

    def __init__(self, report, name, lang, package, why):
        self.status = {n: "hand" for n, line in enumerate(report.source.split("\n"), 1) if line.strip()}
        self.why = dict.fromkeys(self.status, why)
        self.package, self.places, self.lang = package, [], lang
        self.module = type("Module", (), {"java": name})
        first = f"// {layout.MARK} from {report.name}; {why}."
        head = f"package {package}{lang.semicolon}\n\n" if package else "\n"
        open_ = f"public final class {name} {{\n  private {name}() {{}}\n" if lang.name == "java" else f"object {name} {{\n"
        self.skeleton = first + "\n" + head + open_ + "}\n"


def translate_all(reports, trees, names, lang, package, strict=False):
    """The translators of all files by their names, with their texts."""
    named = {file: Names(tree) for file, tree in trees.items()}
    project, made, modules = Project(), {}, imported_names(named.values())
    decorators.expand(trees, named, places(named))
    for r in reports:
        dotted = dotted_name(r.name)
        shared = any(dotted == m or dotted.endswith("." + m) for m in modules if m.split(".")[-1] == dotted.split(".")[-1])
        try:
            tr = made[r.name] = Translator(r.source, trees[r.name], names[r.name], lang, r.name, shared=shared)
            tr.package, tr.project, tr.strict = package, project, strict
            project.members[dotted] = tr
        except RecursionError:
            made[r.name] = Failed(r, names[r.name], lang, package, "nested too deeply")
    project.link()
    for r in reports:
        tr = made[r.name]
        if isinstance(tr, Translator) and not attempt(tr):
            made[r.name] = Failed(r, names[r.name], lang, package, "nested too deeply")
    project.settle()
    return made


def attempt(tr):
    """Translates a file; returns whether it is not nested too deeply."""
    try:
        tr.skeleton = tr.translate()
        return True
    except RecursionError:
        tr.project.members = {name: t for name, t in tr.project.members.items() if t is not tr}
        tr.project.cache.clear()
        tr.project.places.clear()
        return False


def names_of(reports):
    """One class name for each file, all different, also where the case of letters does not count."""
    taken, found = set(), {}
    for r in reports:
        stem = pascal(Path(r.name).stem if r.name != "<stdin>" else "Main")
        parts = [pascal(p) for p in Path(r.name).parts[:-1]]
        made = stem if stem != "Init" or not parts else parts[-1]
        while made.lower() in taken or made in layout_names():
            made = parts.pop() + made if parts else made + "Program"
        taken.add(made.lower())
        found[r.name] = made
    return found


def layout_names():
    return {n for names in layout.PACKAGES.values() for n in names.split()} | {"String", "Object", "Integer", "Thread", "Main0", "System", "Math"}


class Output:
    """The folder of the skeletons: writes only below it, never over a file that somebody has edited."""

    def __init__(self, folder, force):
        self.folder, self.force = Path(folder), force
        self.written = {}

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else None
        ours = old is None or str(path) in self.written or self.force or old == text
        if not ours:
            path = path.with_name(path.name + ".new")
        path.write_text(text, encoding="utf-8")
        self.written[str(path)] = text
        return path


def compile_all(translators, redo, output, command, classpath):
    """Asks the compiler, gives up what it refuses, and asks again; returns a sentence for each file."""
    given_up = {name: set() for name in translators}
    said = dict.fromkeys(translators, "not compiled")
    for round_ in range(ROUNDS + 1):
        errors = ask(translators, output, command, classpath)
        if errors is None:
            return dict.fromkeys(translators, "the compiler could not be started")
        for name in translators:
            if name not in errors:
                count = len(given_up[name])
                said[name] = f"compiles; {count} line{'s' * (count != 1)} given up" if count else "compiles"
        if not errors:
            break
        for name, lines in errors.items():
            tr = translators[name]
            for line in lines:
                given_up[name].add(blame(tr, line, round_ >= ROUNDS - 2))
            translators[name] = redo(name, given_up[name])
    else:
        for name in errors:
            said[name] = "does not compile"
    return said


def blame(tr, line, whole):
    """The Python line to give up for a refused line; negative: the whole function that starts there."""
    import ast

    places = tr.places
    at = min(line - 1, len(places) - 1)
    while at >= 0 and places[at] is None:
        at -= 1
    node = places[at] if at >= 0 else None
    if node is None:
        return 0
    if whole or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        while at >= 0 and not isinstance(places[at], (ast.FunctionDef, ast.AsyncFunctionDef)):
            at -= 1
        return -places[at].lineno if at >= 0 else node.lineno
    return node.lineno


def ask(translators, output, command, classpath):
    """The refused lines of each file, as the compiler tells them."""
    paths = {}
    for name, tr in translators.items():
        paths[str(output.write(name, tr.skeleton).resolve())] = name
    with tempfile.TemporaryDirectory() as target:
        return refused_lines(paths, Path(target), command, classpath)


def refused_lines(paths, target, command, classpath):
    """One run of the compiler, its classes thrown away."""
    args = command.split() + (["-proc:none", "-nowarn", "-Xmaxerrs", "100000"] if "kotlin" not in command else ["-nowarn"])
    args += ["-d", str(target), "-cp", classpath]
    listed = target / "files.txt"
    listed.write_text("\n".join(f'"{p}"' for p in paths), encoding="utf-8")
    try:
        done = subprocess.run(args + ["@" + str(listed)], capture_output=True, text=True, check=False)
    except OSError:
        return None
    errors = {}
    for path, line in REFUSED.findall(done.stderr + done.stdout):
        name = paths.get(str(Path(path).resolve()))
        if name:
            errors.setdefault(name, set()).add(int(line))
    return errors if done.returncode else {}
