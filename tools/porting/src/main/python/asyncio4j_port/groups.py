"""except*: the errors of a group, sorted by their classes, and the rest raised again."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .names import camel
from .types import of


class Groups:
    """The part of the translator that writes except*."""

    def s_TryStar(self, node):
        if node.orelse:
            raise Cannot("except* with else")
        jumps = (ast.Return, ast.Break, ast.Continue)
        if any(isinstance(n, jumps) for h in node.handlers for b in h.body for n in ast.walk(b)):
            raise Cannot("a jump out of except*")
        catches = [self.catching(h, i) for i, h in enumerate(node.handlers)]
        if any(self.causes.get(self.names.resolve(t)) for h in node.handlers for t in self.handled(h)):
            raise Cannot("except* of a class that its cause tells")
        self.open("try {", node)
        goes_on = self.inner(node.body)
        self.indent -= 1
        caught, rest = self.fn.fresh("caught"), self.fn.fresh("rest")
        self.line(self.lang.catch(["RuntimeException", "Error"], caught)[0] if self.lang.name == "java" else f"}} catch ({caught}: Throwable) {{")
        self.indent += 1
        self.line(self.lang.declare(of("List", types.Type("error")), rest, f"{self.need('leaves')}({caught})", True) , node)
        for h, (classes, notes) in zip(node.handlers, catches):
            self.star(h, classes, notes, rest)
        self.line(f"{self.need('raiseRest')}({caught}, {rest}){self.lang.semicolon}")
        self.indent -= 1
        if node.finalbody:
            return self.finally_(node, True)
        self.indent += 1
        self.close()
        return True

    def star(self, h, classes, notes, rest):
        """One handler: it runs if the group has errors of its classes, with a group of those."""
        looks = any(isinstance(n, ast.Attribute) and n.attr == "exceptions" for b in h.body for n in ast.walk(b))
        self.reasons = list(notes) + ["groups in a group are taken apart"] * looks
        name = self.fn.fresh(camel(h.name) if h.name else "found")
        tests = ", ".join(f"{c}.class" if self.lang.name == "java" else f"{self.error_name(c)}::class.java" for c in classes)
        group = types.Type("TaskGroupException")
        self.line(self.lang.declare(group._replace(null=True), name, f"{self.need('takeOut')}({rest}, {tests})", True), h)
        declared, current, saved = set(self.declared), dict(self.current), self.renamed.get(h.name)
        if h.name:
            own = self.known_class(self.handled(h)[0]) if len(classes) == 1 else None
            one = (self.type_of(own) if own else types.Type(classes[0]),) if len(classes) == 1 and classes[0] not in ("Exception", "Throwable") else ()
            self.renamed[h.name] = Code(name, group._replace(args=one))
        self.open(f"if ({name} != null) {{", h)
        self.inner(h.body)
        self.close()
        if h.name:
            self.renamed.pop(h.name, None)
            if saved is not None:
                self.renamed[h.name] = saved
        self.declared, self.current = declared, current
