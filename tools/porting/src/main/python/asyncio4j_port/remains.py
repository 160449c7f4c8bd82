"""What stays by hand: its place in the skeleton, and what follows it."""
from __future__ import annotations

import ast

from . import types
from .code import Code
from .names import camel
from .writing import clean


class Remains:
    """The part of the translator that writes what it cannot tell."""

    # ------------------------------------------------------------ by hand
    def give_up(self, node, why):
        """A statement that stays by hand: a todo in its place, its inner blocks translated as far as they go."""
        self.hand_head(node, why)
        self.need("todo")
        self.reasons = []
        bodies = [getattr(node, part, None) for part in ("body", "orelse", "finalbody")]
        self.declare_stored(node)
        self.line(f"{self.lang.todo(node.lineno, self.short_head(node), types.ANY if self.lang.name == 'java' else types.VOID, self.module.java)}{self.lang.semicolon} // {clean(str(why))}", node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return True
        parts = [b for b in bodies if isinstance(b, list) and b]
        for part in parts + [c.body for c in getattr(node, "cases", [])]:
            self.part_by_hand(node, part)
        for h in getattr(node, "handlers", []):
            self.part_by_hand(node, h.body, h)
        return True

    def part_by_hand(self, node, part, handler=None):
        self.open("if (true) {" if self.lang.name == "java" else "run {", node)
        self.status[node.lineno] = "hand"
        saved = self.no_return, self.no_break, self.caught
        self.no_return, self.no_break = self.lang.name == "kotlin" or self.no_return, True
        self.caught = []
        renamed = dict(self.renamed)
        for h in getattr(node, "handlers", []):
            self.renamed.pop(h.name, None)
        if handler is not None:
            self.hand_head(handler, self.why.get(node.lineno, ""))
            name, t = self.fn.fresh(camel(handler.name) if handler.name else "caught"), types.Type("error")
            self.line(self.lang.declare(t, name, self.lang.todo(handler.lineno, self.short_head(handler), t, self.module.java), True), handler)
            self.caught = [] if self.lang.name == "java" else [name]
            if handler.name:
                self.renamed[handler.name] = Code(name, t)
        self.inner(part)
        self.no_return, self.no_break, self.caught = saved
        self.renamed = renamed
        self.close()

    def hand_head(self, node, why):
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno or node.lineno
        for line in range(node.lineno, max(node.lineno, last) + 1):
            self.status[line] = "hand"
            self.why[line] = str(why)

    def short_head(self, node):
        if isinstance(getattr(node, "body", None), list) and not isinstance(node, ast.ClassDef):
            text = self.lines[node.lineno - 1].strip()
            return text if len(text) <= 90 else text[:87] + "..."
        return self.short(node)

    def declare_stored(self, node):
        """The variables that a statement would have declared, so that what follows finds them."""
        body = getattr(node, "body", None)
        heads = [node] if not isinstance(body, list) else [getattr(node, "target", None)] + [i.optional_vars for i in getattr(node, "items", [])]
        for head in [h for h in heads if h is not None]:
            for n in ast.walk(head):
                if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and n.id not in self.renamed:
                    self.declare_unknown(n, node)

    def declare_unknown(self, n, node):
        var = self.lookup(n.id)
        if var is None or var in self.declared or var.kind != "local" or var.name in self.fn.inner:
            return
        if var.name in self.fn.loop_local and var is self.fn.vars.get(n.id):
            var = self.loop_var(n, node)
            if var in self.declared:
                return
        self.declared.add(var)
        self.declared_in[var] = self.block_id
        value = self.lang.todo(n.lineno, self.short_head(node), var.type if var.type.name != "none" else types.ANY, self.module.java)
        if var.shared:
            self.line(self.box(var, value) + self.lang.semicolon)
        else:
            self.line(self.lang.declare(var.type, var.java, value, False))
