"""Loops with a condition: while, with an assignment inside it, with else."""
from __future__ import annotations

import ast

from .code import Cannot, Code


class Whiles:
    """The part of the translator that writes while."""

    def with_else(self, node, write):
        """A loop with `else`: what runs if nothing broke it."""
        plain = ast.copy_location(type(node)(**{**{f: getattr(node, f, None) for f in node._fields}, "orelse": []}), node)
        flag = self.fn.fresh("broken")
        self.line(f"boolean {flag} = false;" if self.lang.name == "java" else f"var {flag} = false")
        saved, self.flag = self.flag, flag
        goes_on = write(plain)
        self.flag = saved
        self.open(f"if (!{flag}) {{", node)
        other = self.inner(node.orelse)
        self.close()
        return goes_on or other

    def s_While(self, node):
        if node.orelse:
            return self.with_else(node, self.s_While)
        walrus = [n for n in ast.walk(node.test) if isinstance(n, ast.NamedExpr)]
        if walrus:
            return self.while_walrus(node, walrus[0])
        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        self.before = None  # a condition is computed again and again
        test = "true" if endless else self.condition(node.test)
        self.before = []
        self.open(f"while ({test}) {{", node)
        broken = self.loop_body(node.body)
        self.close()
        return broken or not endless

    def while_walrus(self, node, walrus):
        """`while line := await f():` is an endless loop that is left when the value is empty."""
        if walrus is not node.test:
            return self.while_inside(node, walrus)
        var = self.own_var(walrus.target.id)
        self.before = None
        code = self.x(walrus.value)
        self.before = []
        var.learn(code.type)
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        self.open("while (true) {", node)
        self.block_count += 1
        self.block_id = self.block_count
        if code.type.null and code.type.name not in ("Map",):
            raise Cannot("an assignment of what may be None")
        self.store(var, self.coerce(code, var.type), node)
        test = self.truthy(self.read(var))
        negative = Code(test.text[1:]) if test.text.startswith("!") and test.binding == 8 else Code(f"!({test.text})") if test.binding < 9 else Code("!" + test.text)
        if var.type.name == "bytes":
            negative = Code(f"{self.lang.size(self.read(var).operand, var.type)} == 0")
        self.line(f"if ({negative.text}) break{self.lang.semicolon}")
        self.loop_body(node.body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True

    def while_inside(self, node, walrus):
        """`while (x := f()) is not None:`: an endless loop that is left when the condition does not hold."""
        if len([n for n in ast.walk(node.test) if isinstance(n, ast.NamedExpr)]) > 1 or not isinstance(node.test, ast.Compare) or node.test.left is not walrus:
            raise Cannot("an assignment inside a condition")
        var = self.own_var(walrus.target.id)
        self.before = None
        code = self.x(walrus.value)
        self.before = []
        var.learn(code.type)
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        self.open("while (true) {", node)
        self.block_count += 1
        self.block_id = self.block_count
        self.store(var, self.coerce(code, var.type), node)
        test = ast.copy_location(ast.Compare(ast.copy_location(ast.Name(walrus.target.id, ast.Load()), node), node.test.ops, node.test.comparators), node)
        self.line(f"if ({self.negated(test).text}) break{self.lang.semicolon}", node)
        yes, _ = self.facts(test)
        with self.knowing(yes, node.body):
            self.loop_body(node.body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True
