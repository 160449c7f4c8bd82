"""Decorators of the program's own: what they wrap around a function is written out as a function, one for each that is decorated."""
from __future__ import annotations

import ast
import copy
from typing import NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Noted(ast.Constant):
    """A text that only resembles what Python would print: its place is to check."""

    _fields = ast.Constant._fields
    check = ""


class Wrapper(NamedTuple):
    """A decorator: the file it stands in, its definition, the function that it wraps around, the name of what is decorated, its own parameters."""

    file: str
    definition: ast.FunctionDef
    inner: ast.FunctionDef | ast.AsyncFunctionDef
    wrapped: str
    params: tuple


def expand(trees, names, project):
    """Writes the decorators out in all files; `project` finds what one file imports of another."""
    known = {}
    for file, tree in trees.items():
        for node in tree.body:
            found = wrapper(file, node) if isinstance(node, ast.FunctionDef) else None
            if found:
                known[file, node.name] = found
    if known:
        used = {w for file, tree in trees.items() for w in File(file, tree, trees, names, project, known).expand()}
        for w in used:
            drop(w, trees, names, project)


def wrapper(file, node):
    """The decorator that a function is, or makes if it is called; None if it is none that can be written out."""
    if node.decorator_list or node.args.vararg or node.args.kwarg:
        return None
    inner = returned(node)
    if inner is None:
        return None
    if forwards(inner) and len(node.args.args) == 1 and not node.args.defaults:
        return fitting(Wrapper(file, node, inner, node.args.args[0].arg, None))
    deeper = returned(inner) if isinstance(inner, ast.FunctionDef) and len(inner.args.args) == 1 and not inner.args.vararg else None
    if deeper is None or not forwards(deeper):
        return None
    return fitting(Wrapper(file, node, deeper, inner.args.args[0].arg, tuple(a.arg for a in node.args.args)))


def returned(node):
    """The function that is all that a function makes and returns."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if len(body) == 2 and isinstance(body[0], FUNCTIONS) and isinstance(body[1], ast.Return) and isinstance(body[1].value, ast.Name) and body[1].value.id == body[0].name:
        return body[0]
    return None


def forwards(inner):
    a = inner.args
    if any(not (isinstance(d, ast.Call) and ast.unparse(d.func) in ("functools.wraps", "wraps")) for d in inner.decorator_list):
        return False
    return a.vararg is not None and a.kwarg is not None and not a.kwonlyargs and not a.defaults


def fitting(w):
    """The wrapper, if it uses the function only to call it with the same arguments, or to tell its name."""
    a, allowed = w.inner.args, set()
    for n in ast.walk(w.inner):
        if calls(n, w):
            allowed |= {id(x) for x in ast.walk(n)}
        elif isinstance(n, ast.Attribute) and n.attr in ("__name__", "__qualname__") and isinstance(n.value, ast.Name) and n.value.id == w.wrapped:
            allowed.add(id(n.value))
        elif isinstance(n, ast.FormattedValue) and isinstance(n.value, ast.Name) and n.format_spec is None:
            allowed.add(id(n.value))
        elif isinstance(n, (ast.Yield, ast.YieldFrom, ast.Nonlocal, ast.Global)):
            return None
    special = {w.wrapped, a.vararg.arg, a.kwarg.arg}
    heads = {id(x) for d in w.inner.decorator_list for x in ast.walk(d)}
    if any(isinstance(n, ast.Name) and n.id in special and id(n) not in allowed | heads for n in ast.walk(w.inner)):
        return None
    return w


def calls(node, w):
    """Whether a node is the call of the decorated function with the arguments that came."""
    a = w.inner.args
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != w.wrapped:
        return False
    *first, rest = node.args or [None]
    same = [isinstance(x, ast.Name) and x.id == p.arg for x, p in zip(first, a.args)]
    return (len(first) == len(a.args) and all(same) and isinstance(rest, ast.Starred) and isinstance(rest.value, ast.Name) and rest.value.id == a.vararg.arg
            and len(node.keywords) == 1 and node.keywords[0].arg is None and isinstance(node.keywords[0].value, ast.Name) and node.keywords[0].value.id == a.kwarg.arg)


def drop(w, trees, names, project):
    """Takes a decorator out of its file that nothing names any more; its lines are done."""
    for file, tree in trees.items():
        inside = {id(n) for n in ast.walk(w.definition)}
        for n in ast.walk(tree):
            if isinstance(n, (ast.Name, ast.Attribute)) and id(n) not in inside and project(file, n) == (w.file, w.definition.name):
                return
    tree = trees[w.file]
    tree.body.remove(w.definition)
    tree.written_out = getattr(tree, "written_out", []) + [w.definition]


class File:
    """One file whose decorated functions are written out."""

    def __init__(self, file, tree, trees, names, project, known):
        self.file, self.tree, self.trees, self.names, self.project, self.known = file, tree, trees, names, project, known
        self.used, self.imports = set(), []

    def expand(self):
        for holder in [self.tree] + [n for n in self.tree.body if isinstance(n, ast.ClassDef)]:
            body = []
            for node in holder.body:
                body += self.written(node, isinstance(holder, ast.ClassDef)) if isinstance(node, FUNCTIONS) else [node]
            holder.body[:] = body
        self.tree.body[:0] = self.imports
        return self.used

    def written(self, fn, method):
        """A function with what its decorators wrap around it, the innermost first."""
        made = [fn]
        while fn.decorator_list:
            found, values = self.wrapper_of(fn.decorator_list[-1])
            static = any(isinstance(d, ast.Name) and d.id in ("staticmethod", "classmethod", "property") for d in fn.decorator_list)
            if found is None or static or fn.args.kwarg or len(found.inner.args.args) > len(fn.args.posonlyargs + fn.args.args):
                break
            at, name = fn.decorator_list.pop(), fn.name
            fn.name = f"{name}_undecorated" + str(len(made)) * (len(made) > 1)
            outer, fn.decorator_list = fn.decorator_list, []
            fn = Expansion(found, fn, name, values, at, method).function()
            fn.decorator_list = outer
            made.append(fn)
            self.used.add(found)
        return made

    def wrapper_of(self, node):
        call = node if isinstance(node, ast.Call) else None
        found = self.known.get(self.project(self.file, call.func if call else node))
        if found is None or (found.params is None) != (call is None):
            return None, None
        values = {}
        if call:
            if any(not isinstance(a, ast.Constant) for a in call.args + [k.value for k in call.keywords]) or len(call.args) > len(found.params):
                return None, None
            defaults = found.definition.args.defaults
            values = dict(zip(found.params[len(found.params) - len(defaults):], defaults))
            values.update(zip(found.params, call.args))
            values.update({k.arg: k.value for k in call.keywords})
            if set(values) != set(found.params) or any(not isinstance(v, ast.Constant) for v in values.values()):
                return None, None
        if found.file != self.file and not self.bring(found, node):
            return None, None
        return found, values

    def bring(self, found, at):
        """The imports of another file that the wrapper needs; False if it needs more of that file."""
        there, here = self.names[found.file], self.names[self.file]
        own = {n.name for n in self.trees[found.file].body if isinstance(n, FUNCTIONS + (ast.ClassDef,))}
        plain = [n for n in self.trees[found.file].body if not isinstance(n, FUNCTIONS + (ast.ClassDef,))]
        own |= {n.id for statement in plain for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inside = {n.id for n in ast.walk(found.inner) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        heads = {id(x) for d in found.inner.decorator_list for x in ast.walk(d)}
        wanted = {n.id for n in ast.walk(found.inner) if isinstance(n, ast.Name) and id(n) not in heads} - inside
        if any(name in own and name not in there.imported and name != found.wrapped for name in wanted - {found.wrapped}):
            return False
        missing = {name: there.imported[name] for name in wanted if name in there.imported}
        if any(here.imported.get(name, full) != full or full.startswith("@") for name, full in missing.items()):
            return False
        for name, full in missing.items():
            if name in here.imported:
                continue
            module, _, last = full.rpartition(".")
            node = ast.ImportFrom(module, [ast.alias(last, name)], 0) if module else ast.Import([ast.alias(full, name if name != full else None)])
            self.imports.append(ast.copy_location(node, at))
            here.imported[name] = full
        return True


class Expansion(ast.NodeTransformer):
    """The wrapper of one decorator around one function."""

    def __init__(self, wrapper, fn, name, values, at, method):
        self.wrapper, self.fn, self.name, self.values, self.at, self.method = wrapper, fn, name, values, at, method
        a = fn.args
        self.params = [x.arg for x in a.posonlyargs + a.args]
        stored = {n.id for n in ast.walk(wrapper.inner) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        every = set(self.params) | {x.arg for x in a.kwonlyargs + [a.vararg] * bool(a.vararg)}
        self.renamed = {n: n + "_" for n in stored & every}
        self.renamed.update({p.arg: q for p, q in zip(wrapper.inner.args.args, self.params)})

    def function(self):
        inner = copy.deepcopy(self.wrapper.inner)
        body = inner.body[1:] if ast.get_docstring(inner) is not None else inner.body
        made = type(inner)(self.name, copy.deepcopy(self.fn.args), [self.visit(n) for n in body], [], copy.deepcopy(self.fn.returns))
        made.type_params = []
        for n in ast.walk(made):
            n.lineno, n.end_lineno, n.col_offset, n.end_col_offset = self.at.lineno, self.at.lineno, self.at.col_offset, self.at.end_col_offset
        return made

    def visit_Call(self, node):
        if not calls(node, self.wrapper):
            return self.generic_visit(node)
        a, skipped = self.fn.args, 1 if self.method else 0
        target = ast.Attribute(ast.Name(self.params[0], ast.Load()), self.fn.name, ast.Load()) if self.method else ast.Name(self.fn.name, ast.Load())
        given = [ast.Name(p, ast.Load()) for p in self.params[skipped:]] + ([ast.Starred(ast.Name(a.vararg.arg, ast.Load()), ast.Load())] if a.vararg else [])
        return ast.Call(target, given, [ast.keyword(k.arg, ast.Name(k.arg, ast.Load())) for k in a.kwonlyargs])

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id == self.wrapper.wrapped:
            return ast.Constant(self.name)
        return self.generic_visit(node)

    def visit_JoinedStr(self, node):
        values = []
        for v in node.values:
            word = v.value.id if isinstance(v, ast.FormattedValue) and isinstance(v.value, ast.Name) else None
            values += self.told(word) if word in self.special else [self.visit(v)]
        return ast.JoinedStr(values)

    @property
    def special(self):
        return {self.wrapper.wrapped, self.wrapper.inner.args.vararg.arg, self.wrapper.inner.args.kwarg.arg}

    def told(self, word):
        """The texts of the function and of its arguments, as near as a port can come."""
        noted = Noted(f"<function {self.name}>")
        noted.check = "the text of a function"
        if word == self.wrapper.wrapped:
            return [noted]
        given = self.params[len(self.wrapper.inner.args.args):]
        if word == self.wrapper.inner.args.kwarg.arg:
            noted.value, noted.check = "{}", "arguments that are given by name" if self.params else ""
            return [noted]
        parts = [ast.Constant("(")]
        for i, p in enumerate(given):
            parts += [ast.Constant(", ")] * bool(i) + [ast.FormattedValue(ast.Name(p, ast.Load()), ord("r"), None)]
        return parts + [ast.Constant(",)" if len(given) == 1 else ")")]

    def visit_Name(self, node):
        if node.id in self.values and isinstance(node.ctx, ast.Load):
            return copy.deepcopy(self.values[node.id])
        return ast.Name(self.renamed.get(node.id, node.id), node.ctx)
