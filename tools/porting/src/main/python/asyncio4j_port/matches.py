"""match: the conditions that its patterns stand for."""
from __future__ import annotations

import ast

from .code import Cannot


class Matches:
    """The part of the translator that writes match as a chain of conditions."""

    def s_Match(self, node):
        """The subject gets a name, unless it has one; each case is a condition about it."""
        subject, before = node.subject, None
        if not isinstance(subject, ast.Name):
            code = self.x(subject)
            if not code.type.known or code.type.name in ("void", "any"):
                raise Cannot(f"match of {self.say(code.type)}")
            name = self.fn.fresh("subject")
            before = self.lang.declare(code.type, name, code.text, True)
            self.renamed[" " + name] = type(code)(name, code.type)
            subject = ast.copy_location(ast.Name(" " + name, ast.Load()), node.subject)
        chain = []
        for case in reversed(node.cases):
            test, binds = self.pattern(case.pattern, subject)
            if case.guard is not None:
                if binds:
                    raise Cannot("a guard that looks at what its pattern binds")
                test = case.guard if test is None else ast.BoolOp(ast.And(), [test, case.guard])
            body = binds + case.body
            chain = [ast.If(test, body, chain)] if test is not None else body
            for n in chain[:1]:
                ast.copy_location(n, case.pattern)
                ast.fix_missing_locations(n)
        if before:
            self.line(before, node)
        self.mark(node, None, head=True)
        for case in node.cases:
            self.mark(case.pattern, "done")
        goes_on = True
        for n in chain:
            goes_on = self.statement(n)
        return goes_on

    def pattern(self, pattern, subject):
        """The test of a pattern, None if it takes everything, and the assignments that it makes."""
        kind = type(pattern).__name__
        if kind == "MatchValue":
            return ast.Compare(subject, [ast.Eq()], [pattern.value]), []
        if kind == "MatchSingleton":
            return ast.Compare(subject, [ast.Is()], [ast.Constant(pattern.value)]), []
        if kind == "MatchOr":
            tests = [self.pattern(p, subject) for p in pattern.patterns]
            if any(binds or test is None for test, binds in tests):
                raise Cannot("a choice of patterns that bind")
            return ast.BoolOp(ast.Or(), [test for test, _ in tests]), []
        if kind == "MatchAs":
            test, binds = self.pattern(pattern.pattern, subject) if pattern.pattern is not None else (None, [])
            if pattern.name is not None:
                binds = binds + [ast.copy_location(ast.Assign([ast.Name(pattern.name, ast.Store())], subject), pattern)]
                for b in binds:
                    ast.fix_missing_locations(b)
            return test, binds
        if kind == "MatchClass" and not pattern.patterns and not pattern.kwd_patterns:
            return ast.Call(ast.Name("isinstance", ast.Load()), [subject, pattern.cls], []), []
        raise Cannot("a pattern that takes apart")
