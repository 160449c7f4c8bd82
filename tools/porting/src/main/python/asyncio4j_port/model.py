"""The model of a module: its functions, classes and variables, and how each function is written."""
from __future__ import annotations

import ast
import functools

from . import types
from .contexts import is_context
from .names import camel, declared_global, own_nodes, pascal, stored
from .variables import LEARNT, Var, unique

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Fn:
    """A function: parameters, variables, what it returns, and whether it becomes a Coroutine or a plain method."""

    def __init__(self, node, owner, outer, java):
        self.node, self.owner, self.outer, self.java = node, owner, outer, java
        self.name = node.name
        self.is_async = isinstance(node, ast.AsyncFunctionDef)
        own = list(own_nodes(node))
        self.yields = [n for n in own if isinstance(n, (ast.Yield, ast.YieldFrom))]
        self.generator = bool(self.yields)
        self.silent = False  # only the type of an expression is looked for: no name is taken
        self.planned = False
        self.kept_names = set()  # of variables that were made of others: they stay from round to round
        self.context = False  # a context manager: its yield is the call of the body that it guards
        self.body = "body"
        self.prescribed = None  # of a method that an interface has: the types of its parameters
        self.returns_value = any(isinstance(n, ast.Return) and n.value is not None for n in own)
        self.coroutine = False  # somebody uses it as a value: returns Coroutine<T>
        self.given = types.UNKNOWN
        self.inner = {}
        self.captured = []  # names of enclosing functions, passed as parameters
        a = node.args
        positional = a.posonlyargs + a.args
        self.decorators = [d for d in node.decorator_list]
        marks = {d.id for d in self.decorators if isinstance(d, ast.Name)}
        self.property = "property" in marks
        self.method = owner is not None and not marks & {"staticmethod", "classmethod"}
        of_class = owner is not None and "classmethod" in marks and bool(positional)
        self.cls_name = positional[0].arg if of_class else None  # what the function calls its class
        named = positional[1:] if of_class or self.method and positional else positional
        self.self_name = positional[0].arg if self.method and positional else None
        self.params = [x.arg for x in named + a.kwonlyargs]
        self.positional = len(named)
        self.vararg = a.vararg.arg if a.vararg and not self.generator else None
        self.star = bool(a.kwarg or a.vararg and not self.vararg)  # takes what no parameter of Java can
        self.annotations = {x.arg: x.annotation for x in positional + a.kwonlyargs if x.annotation}
        self.defaults = {x.arg: d for x, d in zip(positional[len(positional) - len(a.defaults):], a.defaults)}
        self.defaults.update({x.arg: d for x, d in zip(a.kwonlyargs, a.kw_defaults) if d is not None})
        self.vars = {}
        self.captured_vars = {}
        self.loop_local = set()
        self.globals = declared_global(node, own)
        taken = set()
        bound = sorted(stored(node, own) - self.globals)
        heads = self.params + [self.vararg] * bool(self.vararg)
        for name in heads + [n for n in bound if n not in heads]:
            var = Var(name, unique(camel(name), taken), self)
            var.kind = "param" if name in heads else "local"
            var.stores = 1 if name in heads else 0
            self.vars[name] = var
        if self.vararg:
            self.vars[self.vararg].type = types.of("List", types.UNKNOWN)
        self.taken = taken

    @property
    def ret(self):
        """What the function returns, yields, or hands to the body that it guards."""
        return self.given

    @ret.setter
    def ret(self, t):
        if t != self.given:
            self.given = t
            LEARNT[0] += 1

    @functools.cached_property
    def pure(self):
        """Whether a generator gives the same items if they are all computed at once: it looks at its parameters, and changes nothing."""
        loaded = {n.id for n in ast.walk(self.node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        banned = (ast.While, ast.Await, ast.Attribute, ast.Subscript, ast.Try, ast.With, ast.Lambda, ast.Raise, ast.AugAssign)
        return loaded <= set(self.vars) | {"range", "len", "str", "int", "abs", "enumerate", "zip"} and not any(isinstance(n, banned) for n in ast.walk(self.node))

    def fresh(self, base):
        """A name that no variable of the function has."""
        return unique(base, self.taken if not self.silent else set(self.taken))

    def find(self, name):
        return self.vars.get(name) or self.captured_vars.get(name)


class Cls:
    """A class: its fields, its methods, and what it becomes."""

    def __init__(self, node, bases, java, host):
        self.node, self.name, self.java, self.bases, self.host = node, node.name, java, bases, host
        self.fields = {}
        self.methods = {}
        self.taken = set()
        self.record = None  # of a dataclass: its fields
        self.enum = None  # of an enumeration: its members
        self.parent = None

    def field(self, name):
        if name not in self.fields:
            var = Var(name, unique(camel(name), self.taken), self)
            var.kind = "field"
            self.fields[name] = var
        return self.fields[name]

    def field_var(self, name):
        """The variable of a field of its own or of a parent."""
        cls = self
        while cls.parent and name not in cls.fields:
            cls = cls.parent
        return (cls if name in cls.fields else self).field(name)

    def definer(self, name):
        """The class that defines a method: it or a parent; None if there is none."""
        cls = self
        while cls and name not in cls.methods:
            cls = cls.parent
        return cls

    def method(self, name):
        cls = self.definer(name)
        return cls.methods[name] if cls else None


class Module:
    """All of one Python file: what is defined where, and the decision which coroutine functions stay plain."""

    def __init__(self, tree, names, class_name, shared=False, reserved=()):
        self.tree, self.names, self.java = tree, names, class_name
        self.shared = shared  # other files import it: all its names are fields
        self.kept = {}  # types of what applications of aiohttp keep, by name
        self.fns, self.top, self.classes, self.statics = {}, {}, {}, {}
        self.taken = {class_name} | set(reserved)
        self.methods_taken = {"main"}
        self._collect(tree.body, None, None)
        for fn in self.fns.values():
            fn.context = is_context(fn, names)
            fn.generator = fn.generator and not fn.context
        for cls in self.classes.values():
            cls.parent = next((self.classes[b] for b in cls.bases if b in self.classes and b != cls.name), None)
        self._statics()
        self._decide()
        self._capture()

    def _collect(self, body, owner, outer):
        stack = list(body)
        while stack:
            node = stack.pop(0)
            if isinstance(node, ast.ClassDef):
                if node.name in self.classes:
                    continue
                bases = [self.names.resolve(b) or "?" for b in node.bases]
                self.classes[node.name] = Cls(node, bases, unique(pascal(node.name), self.taken), self.java)
                self._collect(node.body, self.classes[node.name], None)
            elif isinstance(node, FUNCTIONS):
                base = camel(node.name)
                if owner is None and outer is not None and base in self.methods_taken:
                    base = outer.java + base[:1].upper() + base[1:]
                taken = owner.taken_methods if owner and hasattr(owner, "taken_methods") else None
                if owner and taken is None:
                    taken = owner.taken_methods = set()
                java = "main" if node.name == "main" and not owner and not outer else unique(base, taken if owner else self.methods_taken)
                fn = Fn(node, owner, outer, java)
                self.fns[node] = fn
                if owner:
                    owner.methods[node.name] = fn
                elif outer:
                    outer.inner[node.name] = fn
                else:
                    self.top[node.name] = fn
                self._collect(node.body, None, fn)
            elif not isinstance(node, ast.expr):
                stack = [c for c in ast.iter_child_nodes(node) if not isinstance(c, ast.expr)] + stack

    def _statics(self):
        """Names of the module that its functions see become static fields; the others stay variables of main."""
        bound = {}
        for node in own_nodes(self.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.setdefault(node.id, []).append(node)
        used = set()
        for fn in self.fns.values():
            used |= {n.id for n in ast.walk(fn.node) if isinstance(n, ast.Name)}
        for cls in self.classes.values():
            used |= {n.id for n in ast.walk(cls.node) if isinstance(n, ast.Name)}
        fields_taken = set()
        for name, nodes in bound.items():
            if name in used or self.shared:
                var = Var(name, unique(camel(name), fields_taken))
                var.kind = "static"
                var.stores = len(nodes) + sum(name in fn.globals for fn in self.fns.values())
                self.statics[name] = var

    def _decide(self):
        """A coroutine function whose every use is `await f(...)` becomes a plain method that awaits."""
        by_name = {}
        for fn in self.fns.values():
            by_name.setdefault(fn.name, []).append(fn)
        fine = self.awaited = set()  # functions in a call that is awaited at once
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
                fine.add(id(node.value.func))
            if isinstance(node, ast.Call) and self.names.resolve(node.func) in ("asyncio.start_server", "asyncio.start_unix_server") and node.args:
                fine.add(id(node.args[0]))
        for node in ast.walk(self.tree):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
            if name in by_name and isinstance(node.ctx, ast.Load) and id(node) not in fine:
                for fn in by_name[name]:
                    fn.coroutine |= fn.is_async and not fn.generator and not fn.context
        for cls in self.classes.values():  # one shape for a method and what overrides it
            for name, fn in cls.methods.items():
                parent = cls.parent.method(name) if cls.parent else None
                if parent:
                    fn.coroutine = parent.coroutine = fn.coroutine or parent.coroutine

    def _capture(self):
        """Nested functions are lifted; the variables of others that they use become parameters."""
        for fn in self.fns.values():
            if not fn.outer:
                continue
            used = {n.id for n in ast.walk(fn.node) if isinstance(n, ast.Name)}
            for inner_fn in ast.walk(fn.node):
                if isinstance(inner_fn, ast.arg):
                    used.discard(inner_fn.arg) if inner_fn.arg in fn.vars else None
            outer = fn.outer
            while outer:
                for name in sorted(used):
                    if name in outer.vars and name not in outer.inner and (name not in fn.vars) and name not in fn.captured:
                        fn.captured.append(name)
                if outer.self_name and outer.self_name in used and outer.self_name not in fn.captured:
                    fn.self_name = outer.self_name
                outer = outer.outer
        self._pass_on()
        for fn in self.fns.values():
            for name in fn.captured:
                var = Var(name, unique(camel(name), fn.taken), fn)
                var.kind, var.stores = "param", 1
                fn.captured_vars[name] = var

    def _pass_on(self):
        changed = True
        while changed:  # what an inner function's callee captures it has to pass on
            changed = False
            for fn in self.fns.values():
                for node in ast.walk(fn.node):
                    callee = self.visible(fn, node.id) if isinstance(node, ast.Name) else None
                    if callee is None or not callee.captured:
                        continue
                    for name in callee.captured:
                        if name not in fn.vars and name not in fn.captured and fn.outer:
                            fn.captured.append(name)
                            changed = True

    def visible(self, fn, name):
        """The function that a name means inside another function."""
        while fn:
            if name in fn.inner:
                return fn.inner[name]
            if name in fn.vars:
                return None
            fn = fn.outer
        return self.top.get(name)
