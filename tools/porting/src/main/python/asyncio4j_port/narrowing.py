"""Narrowing: what a condition tells of a variable, inside the block that it guards and behind it."""
from __future__ import annotations

import ast
import contextlib

from .code import Code

EVERY = {"Exception", "BaseException"}


class Narrowing:
    """The part of the translator that knows more of a variable behind a test."""

    def facts(self, test):
        """What is known of variables if a test holds, and if it does not: names with the code that stands for them."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            yes, no = self.facts(test.operand)
            return no, yes
        if isinstance(test, ast.BoolOp):
            pairs = [self.facts(v) for v in test.values]
            merged = {k: v for p in pairs for k, v in p[0 if isinstance(test.op, ast.And) else 1].items()}
            return (merged, {}) if isinstance(test.op, ast.And) else ({}, merged)
        if isinstance(test, ast.Name):
            return self.present(test), {}
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.comparators[0], ast.Constant) and test.comparators[0].value is None:
            if isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
                return self.present(test.left), {}
            if isinstance(test.ops[0], (ast.Is, ast.Eq)):
                return {}, self.present(test.left)
        if isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and self.names.resolve(test.func) == "isinstance" and len(test.args) == 2:
            return self.instance(*test.args)
        return {}, {}

    def steady_code(self, node):
        """The code of a variable that nothing changes; None if it may change."""
        if not isinstance(node, ast.Name):
            return None
        if node.id in self.renamed:
            return self.renamed[node.id]
        var = self.lookup(node.id)
        if var is None or not var.steady or var.shared or var.kind not in ("local", "param"):
            return None
        return Code(var.java, var.type, slot=var)

    def present(self, node):
        code = self.steady_code(node)
        if code is None or not code.type.null:
            return {}
        return {node.id: Code(code.text, code.type.plain(), code.binding)}

    def instance(self, node, classes):
        code = self.steady_code(node)
        if code is None or isinstance(classes, ast.Tuple):
            return {}, {}
        t = self.class_type(classes)
        if t is None:
            return {}, {}
        if code.type.name == "Outcome":
            failed = Code(f"{self.need('failure')}({code.text})", t)
            if t.name != "error" and t.name not in ("Throwable", "Exception"):
                failed = Code(self.lang.cast(t, failed.text), t, 1)
            elif t.name in ("Throwable", "Exception"):
                failed.type = t._replace(name="error")
            result = {node.id: Code(f"{code.operand}.get()", code.type.arg())} if self.names.resolve(classes) in EVERY else {}
            return {node.id: Code(self.lang.grouped(failed.text) if failed.binding == 1 else failed.text, t if failed.binding == 1 else failed.type)}, result
        if code.type.name in ("error", "any", "unknown") or self.class_of(code.type) or code.type.name in self.errors:
            if self.lang.name == "kotlin":
                return {node.id: Code(code.text, t)}, {}
            return {node.id: Code(self.lang.grouped(self.lang.cast(t, code.text)), t)}, {}
        return {}, {}

    @contextlib.contextmanager
    def knowing(self, facts, body):
        """A block in which some variables are known better; not those that the block assigns."""
        stored = {n.id for b in body for n in ast.walk(b) if isinstance(n, ast.Name) and isinstance(n.ctx, (ast.Store, ast.Del))} if facts else ()
        saved = dict(self.renamed)
        self.renamed.update({name: code for name, code in facts.items() if name not in stored})
        try:
            yield
        finally:
            self.renamed = saved
