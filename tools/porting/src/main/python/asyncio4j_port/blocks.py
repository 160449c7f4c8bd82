"""Blocks that guard: with, async with."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import of


RESOURCES = {"ClientSession", "ClientResponse", "ClientWebSocket", "PgConnection", "PgPool", "Redis", "AsyncTextFile", "AsyncBinaryFile", "Scheduler"}


class Blocks:
    """The part of the translator that writes with."""

    # ------------------------------------------------------------ with
    def s_With(self, node):
        return self.with_items(node, list(node.items), node.body)

    s_AsyncWith = s_With

    def with_items(self, node, items, body):
        """One item after the other, each a block around the next."""
        if not items:
            return self.inner(body)
        item, rest = items[0], items[1:]
        expr = item.context_expr
        inside = (lambda: self.with_items(node, rest, body)) if rest else (lambda: self.inner(body))
        full = self.names.resolve(expr.func) if isinstance(expr, ast.Call) else None
        if full == "contextlib.suppress":
            return self.with_suppress(node, expr, inside)
        if self.is_block(item):
            return self.with_lambda(node, item, full, inside)
        is_async = isinstance(node, ast.AsyncWith)
        if is_async and not self.can_await:
            raise Cannot("async with where nothing can wait")
        code = self.x(expr)
        t = code.type
        if is_async and t.name == "Coroutine" and t.arg().name in RESOURCES:
            self.effects += 1
            code = self.awaited(code)
            t = code.type
        if t.null:
            raise Cannot("a with of what may be None")
        if is_async and t.name in RESOURCES:
            return self.with_resource(node, item, code, inside)
        if is_async and t.name in ("Lock", "Semaphore", "BoundedSemaphore", "Condition", "CapacityLimiter"):
            return self.with_lock(node, item, code, inside)
        if is_async and t.name == "Barrier":
            self.effects += 1
            if item.optional_vars is not None:
                self.assign(item.optional_vars, self.awaited(Code(f"{code.operand}.await()", of("Coroutine", types.INT))), node)
            else:
                self.simple(self.awaited(Code(f"{code.operand}.await()", of("Coroutine", types.INT))).text, node)
            return self.braces(node, inside)
        if is_async and t.name == "Server" or not is_async and t.name == "Runner":
            return self.with_resource(node, item, code, inside)
        if not is_async and t.name == "ExecutorService":
            return self.with_finally(node, item, code, "shutdown()", inside)
        if not is_async and t.name in ("TextFile", "BinaryFile"):
            return self.with_resource(node, item, code, inside)
        if not is_async and t.name == "ReentrantLock":
            return self.with_thread_lock(node, item, code, inside)
        cls = self.class_of(t)
        enter, leave = ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__")
        if cls and cls.method(enter) and cls.method(leave):
            return self.with_own(node, item, code, cls.method(enter), cls.method(leave), inside)
        raise Cannot(f"with of {self.say(t)}")

    def braces(self, node, inside):
        self.open("{" if self.lang.name == "java" else "run {", node)
        goes_on = inside()
        self.close()
        return goes_on

    def with_lock(self, node, item, code, inside):
        if item.optional_vars is not None:
            raise Cannot("the value of a lock")
        lock = self.steady_name(code, node, "lock")
        self.simple(self.lang.await_(f"{lock}.acquire()"), node)
        return self.guarded(node, inside, f"{lock}.release()")

    def steady_name(self, code, node, base):
        """A name for a value that is needed twice."""
        if code.slot is not None and code.text == code.slot.java and code.slot.steady:
            return code.text
        name = self.fn.fresh(base)
        self.line(self.lang.declare(code.type, name, code.text, True), node)
        return name

    def guarded(self, node, inside, last):
        self.open("try {", node)
        goes_on = inside()
        self.close("} finally {")
        self.indent += 1
        self.line(last + self.lang.semicolon, node)
        self.close()
        return goes_on

    def with_finally(self, node, item, code, last, inside):
        if isinstance(item.optional_vars, ast.Name):
            self.assign(item.optional_vars, code, node)
            name = self.x(item.optional_vars).text
        else:
            name = self.steady_name(code, node, "resource")
        return self.guarded(node, inside, f"{name}.{last}")

    def with_resource(self, node, item, code, inside):
        if isinstance(item.optional_vars, ast.Name):
            kind = code.type
            self.assign(item.optional_vars, code, node)
            code = self.x(item.optional_vars)
            if code.type.name != kind.name:
                raise Cannot(f"{item.optional_vars.id} is of several types")
        name = self.steady_name(code, node, code.type.name[:1].lower() + code.type.name[1:])
        if code.type.name in RESOURCES and self.lang.name == "kotlin":
            return self.guarded(node, inside, f"{name}.closeAsync().await()")
        if code.type.name == "Server":
            last = f"{name}.close()"
            return self.guarded(node, inside, last)
        self.open(f"try ({name}) {{" if self.lang.name == "java" else f"{name}.use {{ _ ->", node)
        goes_on = inside()
        self.close()
        return goes_on

    def with_suppress(self, node, expr, inside):
        classes = []
        fake = ast.ExceptHandler(ast.Tuple(expr.args, ast.Load()), None, [ast.Pass()])
        classes, notes = self.catching(ast.copy_location(fake, node), 0)
        self.reasons += notes
        self.open("try {", node)
        inside()
        self.indent -= 1
        name = self.fn.fresh("suppressed")
        for c in [classes] if self.lang.name == "java" else [[c] for c in classes]:
            for text in self.lang.catch(c, name) if self.lang.name == "java" else [f"}} catch ({name}: {self.error_name(c[0])}) {{"]:
                self.line(text)
        self.indent += 1
        self.line("// as suppress()")
        self.close()
        return True

    def with_own(self, node, item, code, enter, leave, inside):
        """A context manager of the module: enter, then leave in a finally, if leaving does not look at the failure."""
        looks = {n.id for n in ast.walk(leave.node) if isinstance(n, ast.Name)} & set(leave.params)
        if looks or leave.returns_value:
            raise Cannot("an exit that looks at the failure: a method that takes the body")
        if enter.captured or leave.captured or enter.coroutine or leave.coroutine or enter.params:
            raise Cannot("this context manager")
        name = self.fn.fresh("manager")
        self.line(self.lang.declare(code.type, name, code.text, True), node)
        for p in leave.params:
            leave.vars[p].learn(types.NONE)
        entered = Code(f"{name}.{enter.java}()", enter.ret if enter.returns_value else types.VOID)
        if item.optional_vars is not None:
            self.assign(item.optional_vars, entered, node)
        else:
            self.simple(entered.text, node)
        return self.guarded(node, inside, f"{name}.{leave.java}({', '.join('null' for _ in leave.params)})")
