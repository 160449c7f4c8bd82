"""The plan of a function's variables: where each is declared, and which need a box because a lambda sees them change."""
from __future__ import annotations

import ast
import itertools

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Plan:
    """One walk over the body of a function: each occurrence of a name with its block and its closure."""

    def __init__(self, body, is_block):
        self.is_block = is_block  # whether a with statement becomes a lambda
        self.ids = itertools.count(1)
        self.seen = {}  # name -> [(path, closure, store, binder)]
        self.binders = []
        self.statements(body, (), ())

    def record(self, name, path, closure, store):
        binder = next((b for b, n in reversed(self.binders) if name in n), None)
        self.seen.setdefault(name, []).append((path, closure, store, binder))

    def statements(self, body, path, closure):
        for node in body:
            self.statement(node, path, closure)

    def block(self, body, path, closure):
        if body:
            self.statements(body, path + (next(self.ids),), closure)

    def statement(self, node, path, closure):
        if isinstance(node, FUNCTIONS):
            self.inner(node, path, closure + (next(self.ids),))
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            self.expression(node.iter, path, closure)
            bound = {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
            self.binders.append((id(node), bound))
            inside = path + (next(self.ids),)
            self.expression(node.target, inside, closure)
            self.statements(node.body, inside, closure)
            self.binders.pop()
            self.block(node.orelse, path, closure)
        elif isinstance(node, ast.While):
            inside = path + (next(self.ids),)
            self.expression(node.test, inside if any(isinstance(n, ast.NamedExpr) for n in ast.walk(node.test)) else path, closure)
            self.statements(node.body, inside, closure)
            self.block(node.orelse, path, closure)
        elif isinstance(node, ast.If):
            self.expression(node.test, path, closure)
            self.block(node.body, path, closure)
            self.block(node.orelse, path, closure)
        elif type(node).__name__ == "Match":
            self.expression(node.subject, path, closure)
            for case in node.cases:
                self.expression(case.guard, path, closure) if case.guard is not None else None
                self.expression(case.pattern, path, closure)
                self.block(case.body, path, closure)
        elif isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
            self.block(node.body, path, closure)
            for h in node.handlers:
                if h.type:
                    self.expression(h.type, path, closure)
                self.binders.append((id(h), {h.name}))
                inside = path + (next(self.ids),)
                if h.name:
                    self.record(h.name, inside, closure, True)
                self.statements(h.body, inside, closure)
                self.binders.pop()
            self.block(node.orelse, path, closure)
            self.block(node.finalbody, path, closure)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            inside_closure = closure
            for item in node.items:
                self.expression(item.context_expr, path, inside_closure)
                if self.is_block(item):
                    inside_closure = inside_closure + (next(self.ids),)
            inside, pushed = path + (next(self.ids),), 0
            for item in node.items:
                if item.optional_vars is not None:
                    blocky = self.is_block(item)
                    if blocky and isinstance(item.optional_vars, ast.Name):
                        self.binders.append((id(item), {item.optional_vars.id}))
                        pushed += 1
                    self.expression(item.optional_vars, inside if blocky else path, inside_closure if blocky else closure)
            self.statements(node.body, inside, inside_closure)
            del self.binders[len(self.binders) - pushed:]
        else:
            self.expression(node, path, closure)

    def inner(self, node, path, closure):
        for n in ast.walk(node):
            if isinstance(n, ast.Name):
                self.record(n.id, path, closure, isinstance(n.ctx, ast.Store) and self.nonlocal_in(node, n.id))

    @staticmethod
    def nonlocal_in(node, name):
        return any(isinstance(n, ast.Nonlocal) and name in n.names for n in ast.walk(node))

    def expression(self, node, path, closure):
        stack = [(node, closure, frozenset())]
        while stack:
            n, c, hidden = stack.pop()
            if isinstance(n, ast.Name):
                if n.id not in hidden:
                    self.record(n.id, path, c, isinstance(n.ctx, (ast.Store, ast.Del)))
                continue
            if isinstance(n, ast.AugAssign) and isinstance(n.target, ast.Name):
                self.record(n.target.id, path, c, False)
            if isinstance(n, ast.Assign):  # the value is read before the target is written
                stack.extend((t, c, hidden) for t in reversed(n.targets))
                stack.append((n.value, c, hidden))
                continue
            if isinstance(n, ast.AnnAssign):
                if n.value is not None:
                    stack.append((n.target, c, hidden))
                    stack.append((n.value, c, hidden))
                continue
            if isinstance(n, ast.Lambda):
                a = n.args
                c = c + (next(self.ids),)
                hidden = hidden | {x.arg for x in a.posonlyargs + a.args + a.kwonlyargs}
            elif isinstance(n, COMPREHENSIONS):
                hidden = hidden | {x.id for g in n.generators for x in ast.walk(g.target) if isinstance(x, ast.Name)}
            stack.extend((child, c, hidden) for child in reversed(list(ast.iter_child_nodes(n))))

    def settle(self, fn):
        """Writes down for each variable of the function what the walk has shown."""
        fn.loop_local = set()
        for name, var in fn.vars.items():
            seen = self.seen.get(name, [])
            stores = sum(s for _, _, s, _ in seen)
            var.stores = stores + (var.kind == "param")
            closures = {c for _, c, _, _ in seen}
            if var.kind == "param":
                closures.add(())
            elif seen and all(binder for _, _, _, binder in seen):
                fn.loop_local.add(name)
                var.stores = stores // max(1, len({b for _, _, s, b in seen if s}))
                changes = {}
                for path, c, s, b in seen:
                    changes.setdefault(b, []).append((c, s))
                var.shared = any(len({c for c, _ in uses}) > 1 and sum(s for _, s in uses) > 1 for uses in changes.values())
                if var.shared:
                    fn.loop_local.discard(name)
                    var.hoisted = True
                continue
            elif seen:
                first_path, first_closure, first_store, binder = seen[0]
                inside = all(p[: len(first_path)] == first_path for p, _, _, _ in seen)
                var.hoisted = not first_store or not inside or any(b for _, _, s, b in seen if s)
                if var.hoisted and first_store and not inside and stores == 1:
                    var.stores = 2
            if len(closures) > 1 and (var.stores > 1 or var.hoisted):
                var.shared = True
