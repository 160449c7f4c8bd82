"""Callables that are handed over: callbacks, bodies of threads, predicates, handlers of connections."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import UNKNOWN, of


class Callbacks:
    """The part of the translator that turns callables of Python into lambdas."""

    def a_cb(self, node, wanted, binding, rest):
        """A callback with its arguments, which Python takes at once and a lambda later: so they must not change."""
        if isinstance(node, ast.Lambda) and isinstance(node.body, ast.Tuple) and not node.args.args and rest in (None, ([], [])):
            return self.one_after_the_other(node.body.elts)
        text, _ = self.deferred(node, rest)
        return self.lang.runnable(text)

    def one_after_the_other(self, calls):
        """`lambda: (f(), g())`, which is how Python puts two calls into a lambda."""
        if not all(isinstance(c, ast.Call) for c in calls):
            raise Cannot("a tuple of values")
        texts = [self.late_body(c)[0] for c in calls]
        return f"() -> {{ {' '.join(t + ';' for t in texts)} }}" if self.lang.name == "java" else f"{{ {'; '.join(texts)} }}"

    def a_body(self, node, wanted, binding, rest):
        text, t = self.deferred(node, rest)
        binding["T"] = t
        return self.lang.task_body(text, t.name == "void") if wanted.null else self.lang.body(text)

    def deferred(self, node, rest):
        """The call that a lambda will make, and the type of its result."""
        args, keywords = rest or ([], [])
        while isinstance(node, ast.Call) and self.names.resolve(node.func) == "functools.partial" and node.args:
            given = {k.arg for k in keywords}
            node, args, keywords = node.args[0], node.args[1:] + list(args), [k for k in node.keywords if k.arg not in given] + list(keywords)
        if isinstance(node, ast.Lambda):
            if args or keywords or node.args.args:
                raise Cannot("a lambda with arguments")
            return self.late_body(node.body)
        call = ast.copy_location(ast.Call(node, [self.frozen(a) for a in args], [ast.keyword(k.arg, self.frozen(k.value)) for k in keywords]), node)
        ast.fix_missing_locations(call)
        return self.inside(call, can_await=False)

    def frozen(self, node):
        """An argument that is computed now, for a call that is made later."""
        if isinstance(node, ast.Constant):
            return node
        if isinstance(node, ast.Name):
            var = self.lookup(node.id)
            if var is None or var.steady:
                return node
        elif isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
            return node
        if self.before is None:
            raise Cannot("an argument that is computed at once")
        code = self.x(node)
        name = self.fn.fresh("given")
        if code.type.name in ("void", "none"):
            raise Cannot("nothing as an argument")
        self.before.append(self.lang.declare(code.type, name, code.text, True))
        self.renamed[" " + name] = Code(name, code.type)
        return ast.copy_location(ast.Name(" " + name, ast.Load()), node)

    def late_body(self, node):
        saved, self.late = self.late, True
        try:
            return self.inside(node, can_await=False)
        finally:
            self.late = saved

    def inside(self, node, can_await):
        """An expression inside a lambda that runs later: what changes meanwhile is a box, or refused."""
        saved = self.before, self.can_await, self.later
        self.before, self.can_await, self.later = None, can_await, True
        try:
            if isinstance(node, ast.Tuple):
                raise Cannot("a tuple of calls")
            code = self.x(node)
        finally:
            self.before, self.can_await, self.later = saved
        return code.text, code.type

    def a_cb1(self, node, wanted, binding, rest):
        """A callback that gets the future: a lambda of one argument, or a function of the module."""
        return self.one_argument(node, of("Future", binding.get("T", UNKNOWN)))

    def one_argument(self, node, t):
        if isinstance(node, ast.Lambda) and len(node.args.args) == 1:
            name = node.args.args[0].arg
            java = self.fn.fresh("one" if name == "_" else name if name.isidentifier() and name.isascii() and name != "it" else "one")
            saved = dict(self.renamed)
            self.renamed[name] = self.as_task(java, t)
            try:
                text, _ = self.late_body(node.body)
            finally:
                self.renamed = saved
            return self.lang.lam([java], text)
        if isinstance(node, ast.Name):
            fn = self.module.visible(self.fn, node.id)
            if fn and not fn.is_async and len(fn.params) == 1 and not fn.star:
                java = self.fn.fresh("one")
                saved = dict(self.renamed)
                fn.vars[fn.params[0]].learn(t)
                self.renamed[" one"] = self.as_task(java, fn.vars[fn.params[0]].type)
                call = ast.copy_location(ast.Call(node, [ast.Name(" one", ast.Load())], []), node)
                ast.fix_missing_locations(call)
                try:
                    text, _ = self.inside(call, False)
                finally:
                    self.renamed = saved
                return self.lang.lam([java], text)
        if isinstance(node, ast.Attribute):
            slot = self.x(node.value)
            if slot.type.name in ("Set", "List") and node.attr in ("discard", "remove", "append", "add") and (slot.slot is None or slot.slot.steady):
                self.effects += 1
                java = self.fn.fresh("one")
                word = "add" if node.attr in ("append", "add") else "remove"
                return self.lang.lam([java], f"{slot.operand}.{word}({java})")
        raise Cannot("this callback")

    def exception_handler(self, node):
        """A handler of the errors that nobody receives: a lambda or a function of the program with the loop and what is known."""
        if isinstance(node, ast.Constant) and node.value is None:
            return "null"
        kinds = types.Type("EventLoop"), types.Type("ExceptionContext")
        if isinstance(node, ast.Lambda) and len(node.args.args) == 2:
            given, body = [a.arg for a in node.args.args], node.body
        elif isinstance(node, (ast.Name, ast.Attribute)):
            given = [" loop", " context"]
            body = ast.copy_location(ast.Call(node, [ast.Name(g, ast.Load()) for g in given], []), node)
            ast.fix_missing_locations(body)
        else:
            raise Cannot("this handler of errors")
        saved, names = dict(self.renamed), [self.fn.fresh("inLoop"), self.fn.fresh("context")]
        self.renamed.update({g: Code(n, t) for g, n, t in zip(given, names, kinds)})
        try:
            text, _ = self.late_body(body)
        finally:
            self.renamed = saved
        if text == "null":
            return self.lang.function(names, "{}" if self.lang.name == "java" else "")
        return self.lang.function(names, text)

    def as_task(self, name, t):
        """The future that a callback gets: of a task, the task itself."""
        if t.name != "Task" or not types.complete(t):
            return Code(name, t if t.name != "Task" else of("Future", t.arg()))
        return Code(self.lang.grouped(self.lang.cast(t, name)), t)

    def a_pred(self, node, wanted, binding, rest):
        if isinstance(node, ast.Lambda) and not node.args.args:
            saved = self.before, self.can_await
            self.before, self.can_await, self.later, self.late = None, False, True, True
            try:
                text = self.truth(node.body).text
            finally:
                self.before, self.can_await = saved
                self.later = self.late = False
            return self.lang.supplier(text)
        raise Cannot("this predicate")

    def a_handler(self, node, wanted, binding, rest):
        """A handler of connections: a function of the module with a reader and a writer."""
        fn, target = None, None
        if isinstance(node, ast.Name):
            fn = self.module.visible(self.fn, node.id)
        elif isinstance(node, ast.Attribute):
            receiver = self.x(node.value)
            cls = self.class_of(receiver.type)
            fn, target = (cls.method(node.attr) if cls else None), receiver
        if fn is None or len(fn.params) != 2 or not fn.is_async or fn.generator or fn.star:
            raise Cannot("this handler of connections")
        reader, writer = (fn.vars[p] for p in fn.params)
        reader.learn(types.Type("StreamReader"))
        writer.learn(types.Type("StreamWriter"))
        if not types.complete(reader.type) or not types.complete(writer.type):
            raise Cannot("a handler of something else")
        names = self.fn.fresh("reader"), self.fn.fresh("writer")
        captured = []
        for name in fn.captured:
            var = self.lookup(name)
            if var is None or not (var.steady or var.shared):
                raise Cannot(f"the handler sees {name}, which changes")
            captured.append(self.hand_over(var, fn.captured_vars[name]))
        call = f"{target.operand + '.' if target else ''}{fn.java}({', '.join(list(names) + captured)})"
        if fn.coroutine:
            call = self.lang.await_(call)
        if self.lang.name == "kotlin":
            self.need("ConnectionHandler")
        return self.lang.handler(names, call)
