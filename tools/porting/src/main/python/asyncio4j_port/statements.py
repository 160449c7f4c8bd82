"""Statements: simple ones, conditions and loops."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot
from .variables import Var
from .names import camel
from .writing import clean

NOT_NEEDED = {"uvloop.install", "warnings.simplefilter", "warnings.filterwarnings", "faulthandler.enable", "nest_asyncio.apply", "asyncio.set_event_loop_policy", "gc.disable", "gc.enable", "gc.freeze"}


class Statements:
    """The part of the translator that writes statements."""

    def block(self, body):
        """Writes statements; returns whether control can reach the end."""
        for i, node in enumerate(body):
            if not self.statement(node):
                for rest in body[i + 1:]:
                    self.mark(rest, "done", whole=True)
                return False
        return True

    def statement(self, node):
        """Writes one statement, or what stays of it by hand; returns whether control can go on behind it."""
        place, self.effects, self.reasons, self.quiet = len(self.out), 0, [], {}
        self.late = self.later = self.any_order = False
        saved_before = self.before
        self.before, hoisted = [], []
        declared = set(self.declared)
        state = dict(self.renamed), self.lambdas, set(self.lambda_names)
        try:
            if node.lineno in self.given_up:
                raise Cannot("the compiler refuses it")
            handler = getattr(self, "s_" + type(node).__name__, None)
            if handler is None:
                raise Cannot(f"no rule for {type(node).__name__}")
            goes_on = handler(node)
            self.mark(node, None)
            return goes_on is not False
        except Cannot as why:
            del self.out[place:]
            self.declared = declared
            self.renamed, self.lambdas, self.lambda_names = state
            self.before = []
            return self.give_up(node, why)
        finally:
            self.before = saved_before

    def line(self, text, node=None):
        """One line of output, behind what its expressions needed first."""
        if self.before:
            for early in self.before:
                self.out.append([self.indent, early, None])
            self.before = []
        self.out.append([self.indent, text, node])

    def simple(self, text, node):
        notes = "; ".join(dict.fromkeys(self.reasons))
        self.line(text + self.lang.semicolon + (f" // check: {notes}" if notes else ""), node)

    def open(self, text, node):
        """The head of a block."""
        notes = "; ".join(dict.fromkeys(self.reasons))
        self.line(text + (f" // check: {notes}" if notes else ""), node)
        self.mark(node, None)
        self.reasons = []
        self.indent += 1

    def close(self, text="}"):
        self.indent -= 1
        self.out.append([self.indent, text, None])

    # ------------------------------------------------------------ simple statements
    def s_Pass(self, node):
        pass

    def s_Global(self, node):
        pass

    s_Nonlocal = s_Import = s_ImportFrom = s_Global

    def s_FunctionDef(self, node):
        if node not in self.module.fns:
            raise Cannot("a function in a function's class")
        self.lifted.append(self.module.fns[node])

    s_AsyncFunctionDef = s_FunctionDef

    def s_Expr(self, node):
        v = node.value
        if isinstance(v, ast.Constant):
            return
        if isinstance(v, ast.Call) and self.names.resolve(v.func) in NOT_NEEDED:
            return self.line(f"// {clean(self.short(v))}: not needed", node)
        if isinstance(v, ast.Yield):
            return self.yielded(v, node)
        if isinstance(v, ast.Await):
            code = self.x(v)
        elif isinstance(v, ast.Call):
            code = self.x(v)
        elif isinstance(v, ast.ListComp) and len(v.generators) == 1:
            return self.done_for_each(v, node)
        else:
            raise Cannot("an expression that does nothing")
        text = code.text
        if code.binding < 9:
            raise Cannot("this expression as a statement")
        self.simple(text, node)

    def done_for_each(self, v, node):
        """A list comprehension whose list nobody wants: a loop."""
        g, body = v.generators[0], [ast.copy_location(ast.Expr(v.elt), node)]
        for test in reversed(g.ifs):
            body = [ast.copy_location(ast.If(test, body, []), node)]
        bound = {n.id for n in ast.walk(g.target) if isinstance(n, ast.Name)}
        for name in bound:
            if name in self.fn.vars or self.lookup(name):
                raise Cannot(f"{name} is a variable, too")
            var = Var(name, self.fn.fresh(camel(name)), self.fn)
            var.stores = 1
            self.fn.vars[name] = var
            self.fn.loop_local.add(name)
        loop = ast.copy_location((ast.AsyncFor if g.is_async else ast.For)(g.target, g.iter, body, []), node)
        try:
            return self.s_AsyncFor(loop) if g.is_async else self.s_For(loop)
        finally:
            for name in bound:
                del self.fn.vars[name]
                self.fn.loop_local.discard(name)

    def yielded(self, v, node):
        if self.fn.context:
            self.simple(self.context_call(v), node)
            return
        if v.value is None:
            raise Cannot("yield of nothing")
        code = self.x(v.value, self.fn.ret)
        self.fn.ret = types.join(self.fn.ret, code.type)
        value = self.coerce(code, self.fn.ret)
        if self.fn.is_async:
            self.simple(f"y.emit({value})", node)
        else:
            if not self.fn.pure:
                self.check("all items are computed at once")
            self.simple(f"items.add({value})", node)

    def s_Return(self, node):
        if node.value is None or isinstance(node.value, ast.Constant) and node.value.value is None and not self.fn.returns_value:
            if self.fn.returns_value and not self.fn.generator:
                self.fn.ret = types.join(self.fn.ret, types.NONE)
                self.simple(self.returning("null"), node)
            else:
                self.simple(self.returning(None), node)
            return False
        if self.no_return:
            raise Cannot("return out of a block that is a lambda")
        with self.kept():
            code = self.x(node.value, self.fn.ret)
        if code.type.name == "void":
            self.simple(code.text, node)
            self.fn.ret = types.join(self.fn.ret, types.NONE)
            self.simple(self.returning("null"), node)
            return False
        self.fn.ret = types.join(self.fn.ret, code.type)
        self.simple(self.returning(self.coerce(code, self.fn.ret)), node)
        return False

    def returning(self, value):
        if self.no_return:
            raise Cannot("return out of a block that is a lambda")
        word = "return"
        if self.lang.name == "kotlin" and self.fn.coroutine:
            word = "return@coroutine"
        if not self.fn.is_async and self.fn.generator:
            value = "items"
        if self.fn.is_async and self.fn.generator:
            value = None
            if self.lang.name == "kotlin":
                word = "return@asyncGenerator"
        return word if value is None else f"{word} {value}"

    def s_Raise(self, node):
        if node.exc is None:
            if not self.caught:
                raise Cannot("raise without an exception")
            self.simple(self.lang.throw(self.caught[-1]).rstrip(";"), node)
            return False
        full = self.names.resolve(node.exc)
        if full in self.exceptions:
            code = self.new_error(full, ast.copy_location(ast.Call(node.exc, [], []), node))
        elif self.known_class(node.exc):
            code = self.construct(self.known_class(node.exc), ast.copy_location(ast.Call(node.exc, [], []), node))
        else:
            code = self.x(node.exc)
        t = code.type
        if t.name == "error" or not (t.name in self.errors or self.is_error(t)):
            raise Cannot(f"raise of {self.say(t)}")
        text = self.solid(code)
        if node.cause is not None and not (isinstance(node.cause, ast.Constant) and node.cause.value is None):
            cause = self.x(node.cause)
            text = f"({self.lang.type(t)}) {text}.initCause({cause.text})" if self.lang.name == "java" else f"({text}.initCause({cause.text}) as {self.lang.type(t)})"
        self.simple(self.lang.throw(text).rstrip(";"), node)
        return False

    def s_Assert(self, node):
        test = self.negated(node.test)
        message = self.text(self.x(node.msg)).text if node.msg is not None else '""'
        self.simple(f"if ({test.text}) throw {self.lang.new('AssertionError', [message])}", node)

    def s_Delete(self, node):
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                receiver = self.x(target.value)
                if receiver.type.name == "Map":
                    self.simple(f"{self.need('take')}({receiver.text}, {self.coerce(self.x(target.slice), receiver.type.arg())})", node)
                    continue
            if isinstance(target, ast.Name):
                self.check("a reference that is dropped")
                self.line(f"// del {target.id}", node)
                continue
            raise Cannot("del")

    def s_Break(self, node):
        if self.no_break:
            raise Cannot("break out of a block that is a lambda")
        if self.flag_now:
            self.line(f"{self.flag_now} = true{self.lang.semicolon}", node)
        self.simple("break", node)
        self.broken = True
        return False

    def s_Continue(self, node):
        if self.no_break:
            raise Cannot("continue out of a block that is a lambda")
        self.simple("continue", node)
        return False
