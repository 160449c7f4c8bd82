"""try and except: which classes are caught, and which cause tells one from the other."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .names import camel


class Guards:
    """The part of the translator that writes try."""

    def s_Try(self, node):
        flag = None
        if node.orelse:
            flag = self.fn.fresh("completed")
            self.line(f"boolean {flag} = false;" if self.lang.name == "java" else f"var {flag} = false")
            if node.finalbody:
                self.open("try {", node)
        catches = [self.catching(h, i) for i, h in enumerate(node.handlers)]
        seen = []
        for classes, _ in catches:
            for c in classes:
                if any(self.covers(s, c) for s in seen):
                    raise Cannot(f"{c} is caught twice: merge the two by their causes")
            seen += classes
        self.open("try {", node)
        goes_on = self.inner(node.body)
        if flag and goes_on:
            self.line(f"{flag} = true{self.lang.semicolon}")
        for handler, (classes, notes) in zip(node.handlers, catches):
            goes_on = self.handler(handler, classes, notes) or goes_on
        if flag:
            self.close()
            self.open(f"if ({flag}) {{", node)
            self.inner(node.orelse)
            self.close()
            goes_on = True
            if not node.finalbody:
                return True
            self.indent -= 1
            return self.finally_(node, goes_on)
        self.indent -= 1
        if node.finalbody:
            return self.finally_(node, goes_on)
        self.indent += 1
        self.close()
        return goes_on

    def finally_(self, node, goes_on):
        self.line("} finally {")
        self.indent += 1
        ends = self.inner(node.finalbody)
        self.close()
        return goes_on and ends

    def handler(self, h, classes, notes):
        self.indent -= 1
        self.reasons = list(notes)
        declared, current, caught = set(self.declared), dict(self.current), list(self.caught)
        name = self.fn.fresh(camel(h.name) if h.name else "e")
        if h.name:
            t = types.Type(classes[0]) if len(classes) == 1 and classes[0] not in ("Exception", "Throwable") else types.Type("error")
            cls = self.known_class(self.handled(h)[0]) if h.type is not None and len(classes) == 1 else None
            t = self.type_of(cls) if cls else t
            saved = self.renamed.get(h.name)
            self.renamed[h.name] = Code(name, t)
        if self.lang.name == "kotlin":
            return self.handler_kotlin(h, classes, name, declared, current, caught)
        for text in self.lang.catch(classes, name):
            self.open(text, h)
        self.caught = caught + [name]
        self.guard(h, name)
        goes_on = self.inner(h.body)
        return self.leave(h, declared, current, caught, goes_on)

    def handler_kotlin(self, h, classes, name, declared, current, caught):
        first, goes_on = True, False
        place = None
        for c in classes:
            if not first:
                self.indent -= 1
            self.open(f"}} catch ({name}: {self.error_name(c)}) {{", h)
            self.caught = caught + [name]
            self.guard(h, name)
            goes_on = self.inner(h.body) or goes_on
            first = False
        return self.leave(h, declared, current, caught, goes_on)

    def guard(self, h, name):
        """The family of OSError is one class in Java: the cause tells which member it is."""
        kinds = [self.names.resolve(t) for t in self.handled(h)]
        cause = self.causes.get(kinds[0]) if len(kinds) == 1 else None
        if cause == "refused":
            self.line(f"if (!{self.need('refused')}({name})) {self.lang.throw(name)}")
        elif cause:
            if self.lang.name == "java":
                self.line(f"if (!({name}.getCause() instanceof {cause})) throw {name};")
            else:
                self.line(f"if ({name}.cause !is {cause}) throw {name}")

    def leave(self, h, declared, current, caught, goes_on):
        if h.name:
            self.renamed.pop(h.name, None)
        self.declared, self.current, self.caught = declared, current, caught
        return goes_on

    def handled(self, h):
        return [] if h.type is None else h.type.elts if isinstance(h.type, ast.Tuple) else [h.type]

    def catching(self, h, index):
        """The classes of Java that a handler catches, and what to check."""
        kinds = [self.names.resolve(t) for t in self.handled(h)] or ["BaseException"]
        classes, notes = [], []
        for t, kind in zip(self.handled(h) or [None], kinds):
            java = self.exceptions.get(kind)
            cls = self.known_class(t) if t is not None else None
            if cls is not None and self.is_error(self.type_of(cls)):
                java = self.class_name(cls)
            if java is None:
                raise Cannot(f"except {kind or ast.unparse(t)}")
            if kind in self.causes and (kind != "ConnectionRefusedError" or len(kinds) > 1):
                notes.append(f"{kind} is told by its cause")
            if kind in ("KeyError", "TypeError", "AttributeError", "IndexError", "StopIteration"):
                notes.append(f"Java may throw something else for {kind}")
            if kind == "OSError" or kind == "ConnectionError":
                notes.append("the JDK's own IOException is not caught here")
            if kind == "BaseException" and not any(isinstance(n, ast.Raise) for n in ast.walk(h)):
                notes.append("swallows the cancellation, too")
            if java not in classes:
                classes.append(java)
        kept = [c for c in classes if not any(c != d and self.covers(d, c) for d in classes)]
        return kept, notes

    def covers(self, general, special):
        """Whether a catch of one class of Java catches the other, too."""
        while special:
            if special == general:
                return True
            special = self.java_parents.get(special)
        return False
