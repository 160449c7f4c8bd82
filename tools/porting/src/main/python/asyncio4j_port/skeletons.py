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
# Its messages are read: they must be in English whatever the machine's language is.
JAVAC = ["-J-Duser.language=en", "-proc:none", "-nowarn", "-Xmaxerrs", "100000"]
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


class CompilerFailed(Exception):
    """The compiler said nothing of the skeletons; the text says why."""


def compile_all(translators, redo, command, classpath):
    """Asks the compiler, gives up what it refuses, and asks again; returns a sentence for each file."""
    given_up = {name: set() for name in translators}
    said = dict.fromkeys(translators, "not compiled")
    for round_ in range(ROUNDS + 1):
        try:
            errors = ask(translators, command, classpath)
        except CompilerFailed as failure:
            return dict.fromkeys(translators, str(failure))
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


def ask(translators, command, classpath):
    """The refused lines of each file, as the compiler tells them; of copies, whose names are always the real ones."""
    with tempfile.TemporaryDirectory() as folder:
        sources, paths = Path(folder, "sources").resolve(), {}
        for name, tr in translators.items():
            path = sources / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(tr.skeleton, encoding="utf-8")
            paths[str(path)] = name
        return refused_lines(paths, Path(folder), command, classpath)


def refused_lines(paths, target, command, classpath):
    """One run of the compiler, its classes thrown away."""
    args = command.split() + (JAVAC if "kotlin" not in command else ["-nowarn"])
    args += ["-d", str(target / "classes"), "-cp", classpath]
    listed = target / "files.txt"
    listed.write_text("\n".join(f'"{p}"' for p in paths), encoding="utf-8")
    try:
        done = subprocess.run(args + ["@" + str(listed)], capture_output=True, text=True, check=False)
    except OSError as e:
        raise CompilerFailed("the compiler could not be started") from e
    errors = {}
    for path, line in REFUSED.findall(done.stderr + done.stdout):
        name = paths.get(str(Path(path).resolve()))
        if name:
            errors.setdefault(name, set()).add(int(line))
    if done.returncode and not errors:
        said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip() and not line.startswith("Picked up ")]
        raise CompilerFailed("the compiler failed: " + (said[0].strip() if said else f"exit {done.returncode}"))
    return errors if done.returncode else {}
