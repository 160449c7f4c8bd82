"""The files of a run together: what one imports of another is called there, and learns its types from both."""
from __future__ import annotations

import ast
import sys

ROUNDS = 12
STANDARD = getattr(sys, "stdlib_module_names", frozenset())  # never a file of the program


def dotted_name(file):
    """The name of a module by that of its file."""
    return file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def places(names):
    """A function that tells where what an expression of a file names is defined: the file, and its name there; None if it is of no file."""
    files = Project()
    files.members = {dotted_name(file): file for file in names}

    def find(file, node):
        full = names[file].resolve(node)
        if not full or isinstance(node, ast.Name) and node.id not in names[file].imported:
            return (file, full) if full else None
        for _ in range(5):
            other, rest = files.find(full)
            if other is None or len(rest) != 1:
                return None
            if rest[0] not in names[other].imported:
                return other, rest[0]
            full = names[other].imported[rest[0]]
        return None

    return find


class Project:
    """The translators of a run by the names of their modules."""

    def __init__(self):
        self.members = {}  # dotted name of the module -> its translator
        self.cache = {}
        self.places = {}  # dotted names that were looked up
        self.by_java = {}  # the classes of all files by their names in Java
        self.options = {}  # what the options of the program's command line hold, by name

    def module(self, name):
        """The translator of a module: by its whole name, or by the end of it if only one has that."""
        if name not in self.cache:
            found = self.members.get(name)
            if found is None:
                near = [tr for full, tr in self.members.items() if full.endswith("." + name)]
                found = near[0] if len(near) == 1 else None
            self.cache[name] = found
        return self.cache[name]

    def find(self, full):
        """The translator that a dotted name leads to, and what is left of the name."""
        parts = full.removeprefix("@.").split(".")
        if parts[0] in STANDARD and not full.startswith("@."):
            return None, parts
        for i in range(len(parts), 0, -1):
            found = self.module(".".join(parts[:i]))
            if found is not None:
                return found, parts[i:]
        return None, parts

    def defined(self, full):
        """The translator and the name there of what a dotted name means: a package names again what its files define."""
        for _ in range(5):
            other, rest = self.find(full)
            if other is None or len(rest) != 1:
                return None, None
            again = other.names.imported.get(rest[0])
            if again is None or rest[0] in other.module.top or rest[0] in other.module.classes:
                return other, rest[0]
            full = again
        return None, None

    def link(self):
        """Tells the members what the others use of them."""
        for tr in list(self.members.values()):
            for cls in tr.module.classes.values():
                base = next((b for b in cls.bases if "." in b), None)
                other, rest = self.find(base) if base and cls.parent is None else (None, [])
                if other is not None and other is not tr and len(rest) == 1:
                    cls.parent = other.module.classes.get(rest[0])
            tr.linked = any(self.find(m)[0] not in (None, tr) for m in tr.names.modules | set(tr.names.imported.values()))
            self.by_java.update(tr.by_java)
        for tr in self.members.values():
            if tr.linked:
                self.uses(tr)

    def uses(self, tr):
        """A coroutine function that another file hands on returns a Coroutine, as in its own file."""
        others = [o for o in {id(o): o for o in self.members.values()}.values() if o is not tr]
        methods = {}
        for other in others:
            for cls in other.module.classes.values():
                for name, fn in cls.methods.items():
                    methods.setdefault(name, []).append(fn)
        for node in ast.walk(tr.tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load) and id(node) not in tr.module.awaited:
                fns = methods.get(node.attr, []) if isinstance(node, ast.Attribute) else []
                full = tr.names.resolve(node)
                other, name = self.defined(full) if full and (isinstance(node, ast.Name) or "." in full) else (None, None)
                if other is not None and other is not tr and name in other.module.top:
                    fns = fns + [other.module.top[name]]
                for fn in fns:
                    fn.coroutine |= fn.is_async and not fn.generator and not fn.context

    def settle(self):
        """Translates the files that import each other again, until their types stand still."""
        together = [tr for tr in self.members.values() if tr.linked or tr.module.shared]
        for _ in range(ROUNDS):
            if not any([tr.once() for tr in together]):
                break
        for tr in together:
            tr.skeleton = tr.assemble()


def imported_names(trees):
    """What files import, and each name in front of a dot: the modules whose names are seen from outside."""
    found = set()
    for names in trees:
        for full in names.modules | set(names.imported.values()):
            parts = full.removeprefix("@.").split(".")
            if parts[0] not in STANDARD:
                found |= {".".join(parts[:i]) for i in range(1, len(parts) + 1)}
    return found


class Foreign:
    """The part of the translator that finds what other files of the run define."""

    project = None
    linked = False
    skeleton = ""  # its text

    def foreign(self, node):
        """The other file and the name in it that an expression stands for; None, None if it is of this file."""
        full = self.names.resolve(node) if self.linked else None
        if not full:
            return None, None
        if full not in self.project.places:
            self.project.places[full] = self.project.defined(full)
        other, name = self.project.places[full]
        return (None, None) if other is self else (other, name)

    def known_class(self, node):
        """The class of this or another file that an expression names."""
        if isinstance(node, ast.Name) and node.id in self.module.classes:
            return self.module.classes[node.id]
        if isinstance(node, ast.Name) and self.fn is not None and node.id == self.fn.cls_name:
            return self.cls
        other, name = self.foreign(node)
        return other.module.classes.get(name) if other is not None else None

    def class_name(self, cls):
        """How a class is called here."""
        return cls.java if cls.host == self.module.java else f"{cls.host}.{cls.java}"
