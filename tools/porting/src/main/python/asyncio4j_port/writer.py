"""The writer of a module: its head, its functions and classes, its main, its helpers."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot
from .model import Fn
from .plan import Plan
from .types import UNKNOWN, of
from .writing import clean

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Writer:
    """The part of the translator that writes functions, and decides where what is given up goes."""

    def write(self):
        main, loading = [], []
        for node in self.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.mark(node, "done")
            elif isinstance(node, FUNCTIONS):
                self.functions(self.module.fns[node], None)
            elif isinstance(node, ast.ClassDef):
                if self.module.classes[node.name].node is node:
                    self.write_class(self.module.classes[node.name])
                else:
                    self.hand(node, "a class of this name is there already")
            elif isinstance(node, ast.If) and ast.unparse(node.test).startswith("__name__ =="):
                self.mark(node, "done")
                main += node.body
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                pass
            elif not self.constant(node):
                (loading if self.module.shared and not self.runs(node) else main).append(node)
        for node in getattr(self.tree, "written_out", ()):
            self.mark(node, "done", whole=True)
        if loading:
            self.main(loading, self.lang.loading)
        self.main(main, self.lang.main)

    def runs(self, node):
        """Whether a statement starts a loop: a class of Java must not wait for one while it is loaded."""
        return any(isinstance(n, ast.Call) and (self.names.resolve(n.func) or "").startswith("asyncio.run") for n in ast.walk(node))

    def constant(self, node):
        """A name of the module that is a constant is written with its field."""
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or not isinstance(node.value, ast.Constant):
            return False
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        var = self.module.statics.get(targets[0].id) if len(targets) == 1 and isinstance(targets[0], ast.Name) else None
        if var is None or var.stores > 1 or node.value.value is None:
            return False
        try:
            code = self.x_Constant(node.value, UNKNOWN)
        except Cannot:
            return False
        var.learn(code.type)
        var.value = code.text
        self.mark(node, "done")
        return True

    def main(self, body, heads):
        """The statements of the module: those that run when it is loaded, for others import it, and those of the program."""
        node = ast.FunctionDef("main", ast.arguments([], [], None, [], [], None, []), body or [ast.Pass()], [])
        node.lineno = node.end_lineno = 1
        fn = Fn(node, None, None, "main")
        for name in list(fn.vars):
            if name in self.module.statics or name in self.module.top or name in self.module.classes:
                del fn.vars[name]
        fn = self.splits.setdefault(heads, fn)
        self.out.append([0, "", None])
        self.enter(fn, None, body)
        self.out += [[0, head, None] for head in heads]
        self.indent = 1
        self.hoist()
        place = len(self.out)
        self.block(body)
        if "argv" in self.used and heads == self.lang.main:
            self.out.insert(place, [1, f"{'Collections.addAll(argv, args)' if self.lang.name == 'java' else 'argv.addAll(args)'}{self.lang.semicolon}", None])
        self.indent = 0
        self.out.append([0, "}", None])
        self.rest_of(fn)

    def enter(self, fn, cls, body):
        """The state at the beginning of a function."""
        self.fn, self.cls = fn, cls
        if not fn.planned:
            Plan(body, self.is_block).settle(fn)
            fn.planned = True
        self.declared = {v for v in fn.vars.values() if v.kind == "param"} | set(fn.captured_vars.values())
        self.declared_in, self.current, self.renamed, self.lambdas = {}, {}, {}, 0
        self.block_count += 1
        self.block_id = self.block_count
        self.before, self.reasons, self.caught = None, [], []
        self.no_return = self.no_break = False
        self.direct = self.lang.name == "kotlin" and fn.is_async and fn.generator
        self.can_await = fn.is_async
        fn.taken = {v.java for v in fn.vars.values()} | {v.java for v in fn.captured_vars.values()} | fn.kept_names | {"y"}
        fn.body = fn.fresh("body") if fn.context else ""
        for name, var in fn.captured_vars.items():
            outer = self.outer_var(fn, name)
            if outer is not None:
                var.shared = outer.shared
        for name, annotation in fn.annotations.items():
            if name in fn.vars:
                fn.vars[name].learn(self.annotation(annotation))
        for name, default in fn.defaults.items():
            if isinstance(default, ast.Constant):
                try:
                    fn.vars[name].learn(self.x_Constant(default, UNKNOWN).type)
                except Cannot:
                    pass

    def outer_var(self, fn, name):
        outer = fn.outer
        while outer:
            if name in outer.vars:
                return outer.vars[name]
            outer = outer.outer
        return None

    def hoist(self):
        """Declarations at the head of a function: of what is first assigned in an inner block and used outside of it."""
        if self.fn.prescribed is not None:
            self.prescribed_start(self.fn)
        for var in self.fn.vars.values():
            if self.fn.prescribed is not None and var.kind == "param" and not var.shared:
                continue
            if var.kind == "param" and var.shared and var.stores > 1:
                self.line(self.box(var, var.java + "0"))
            elif var.kind == "param" and var.stores > 1 and (self.fn.coroutine or self.fn.generator or self.lang.name == "kotlin"):
                self.line(self.lang.declare(var.type, var.java, var.java + "0", False))
            elif var.kind == "param" and var.name == self.fn.vararg:
                self.line(self.lang.gathered(var.type, var.java, var.java + "0"))
            elif var.kind == "local" and var.hoisted and var.name not in self.fn.inner:
                self.declared.add(var)
                self.declared_in[var] = -1
                if var.shared:
                    default = self.lang.default(var.type)
                    self.line(self.box(var, "0.0" if var.type.name in ("double", "number") and default == "0" else default) + self.lang.semicolon)
                elif self.lang.name == "kotlin" and not var.type.null and var.type.known and self.lang.default(var.type) == "null":
                    self.line(f"lateinit var {var.java}: {self.lang.type(var.type)}")
                else:
                    self.line(self.lang.declare(var.type, var.java, self.lang.default(var.type), False))

    def renamed_param(self, var):
        """A parameter that is assigned again gets another name in the head, for the variable that takes its place."""
        again = var.stores > 1 and (self.fn.coroutine or self.fn.generator or var.shared or self.lang.name == "kotlin")
        return var.java + "0" if again and var in self.fn.vars.values() else var.java

    def params(self, fn):
        texts = []
        for var in [fn.vars[p] for p in fn.params] + [fn.captured_vars[n] for n in fn.captured]:
            t = self.lang.type(var.type)
            if var in fn.captured_vars.values() and var.shared:
                self.need("Ref")
                t = f"Ref<{self.lang.type(var.type, True)}>"
            name = self.renamed_param(var)
            texts.append(f"{t} {name}" if self.lang.name == "java" else f"{name}: {t}")
        if fn.context:
            texts.append(self.lang.body_param(fn.body, fn.ret if any(y.value is not None for y in fn.yields) else None, fn.is_async))
        if fn.vararg:
            var = fn.vars[fn.vararg]
            texts.append(self.lang.vararg(var.type.arg(), var.java + "0"))
        return ", ".join(texts)

    def functions(self, fn, cls):
        """A function and the functions that are lifted out of it."""
        self.function(fn, cls)
        self.rest_of(fn)

    def rest_of(self, fn):
        lifted, self.lifted = self.lifted, []
        for inner in lifted:
            self.functions(inner, None)

    def function(self, fn, cls):
        node = fn.node
        self.out.append([0, "", None])
        state = self.can_await
        self.enter(fn, cls, node.body)
        self.comment(node)
        base = self.indent = 0
        place = len(self.out)
        self.out.append(None)
        self.indent = 1
        wrapped = fn.is_async and (fn.coroutine or fn.generator)
        if wrapped:
            self.out.append(None)
            self.indent = 2
        if fn.generator and not fn.is_async:
            self.line(self.lang.declare(of("List", fn.ret), "items", self.lang.list([], fn.ret, True), True))
        self.hoist()
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if -node.lineno in self.given_up:
            self.refused(node, body)
            goes_on = False
        else:
            goes_on = self.block(body)
        self.mark(node, "done")
        for d in fn.decorators:
            if not fn.context and not (isinstance(d, ast.Name) and d.id in ("staticmethod", "classmethod", "property")):
                self.hand(d, "a decorator")
        if fn.generator and not fn.is_async:
            if goes_on:
                self.line(f"return items{self.lang.semicolon}")
        elif fn.prescribed is not None and fn.name == "eof_received" and not fn.returns_value:
            self.line(f"return false{self.lang.semicolon}" if goes_on else "")
        elif fn.returns_value and not fn.generator and goes_on:
            fn.ret = types.join(fn.ret, types.NONE)
            self.line(self.returning("null") + self.lang.semicolon)
        elif self.lang.name == "kotlin" and fn.coroutine and fn.returns_value and not isinstance(body[-1], (ast.Return, ast.Raise)):
            self.line('error("not reached")')
        self.indent = 1
        if wrapped:
            self.out[place + 1] = [1, self.opening(fn), node]
            self.out.append([1, "});" if self.lang.name == "java" else "}", None])
        self.out[place] = [0, self.head(fn, cls), node]
        self.indent = 0
        self.out.append([0, "}", None])
        self.can_await = state

    def refused(self, node, body):
        """A function that the compiler refuses as a whole."""
        for n in body:
            self.hand(n, "the compiler refuses it")
        self.need("todo")
        self.line(self.lang.throw(self.lang.new("UnsupportedOperationException", [self.lang.string(f"line {node.lineno}: {node.name}")])).rstrip(";") + self.lang.semicolon, node)

    def opening(self, fn):
        if fn.generator:
            return "return asyncGenerator(y -> {" if self.lang.name == "java" else "return asyncGenerator { y ->"
        return "return async(() -> {" if self.lang.name == "java" else "return coroutine {"

    def result(self, fn):
        t = fn.ret if fn.returns_value else types.VOID
        if fn.generator:
            return of("AsyncGenerator" if fn.is_async else "List", fn.ret)
        if fn.java == "next" and fn.name == "__anext__":
            return of("Awaitable", t)
        return of("Coroutine", t) if fn.is_async and fn.coroutine else t

    def head(self, fn, cls):
        """The first line of a function."""
        if fn.prescribed is not None:
            return self.prescribed_head(fn)
        t = self.result(fn)
        override = cls is not None and self.overrides(fn, cls)
        if self.lang.name == "java":
            words = "static " if cls is None or not fn.method else "public " if override else ""
            if override:
                words = "@Override " + words
            return f"{words}{self.lang.type(t)} {fn.java}({self.params(fn)}) {{"
        words = "override " if override else "open " if cls is not None and not fn.context and fn.method else ""
        words = "inline " if fn.context and not fn.is_async else words
        words += "suspend " if fn.is_async and not fn.coroutine and not fn.generator else ""
        result = "" if t.name == "void" else f": {self.lang.type(t)}"
        return f"{words}fun {fn.java}({self.params(fn)}){result} {{"

    def overrides(self, fn, cls):
        return fn.java in ("next", "toString") and fn.name.startswith("__") or cls.parent is not None and cls.parent.method(fn.name) is not None

    def comment(self, node):
        """The docstring and the comments above a function, as they are."""
        doc = ast.get_docstring(node)
        if doc:
            for line in doc.strip().split("\n"):
                self.out.append([0, ("// " + clean(line.strip())).rstrip(), None])
