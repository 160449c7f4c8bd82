"""trio: nurseries and cancel scopes, whose blocks become lambdas of asyncio4j-nurseries."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import of

SCOPES = {"trio.CancelScope": None, "trio.move_on_after": "relativeDeadline", "trio.move_on_at": "deadline"}
LIMITS = {"trio.fail_after": "failAfter", "trio.fail_at": "failAt"}
TRIO_BLOCKS = set(SCOPES) | set(LIMITS) | {"trio.open_nursery"}


class Nurseries:
    """The part of the translator that writes trio's blocks; in Java alone, whose lambdas may await."""

    def block_of_trio(self, node, item, full):
        """The method that takes the block, its arguments, and the type of what the block gets."""
        if not self.can_await or self.lang.name != "java":
            raise Cannot("a block of trio")
        call = item.context_expr
        if full == "trio.open_nursery":
            if call.args or call.keywords:
                raise Cannot("a nursery with options")
            return "Nurseries.openNursery", [], types.Type("Nursery")
        if full in LIMITS:
            if len(call.args) != 1 or call.keywords or item.optional_vars is not None:
                raise Cannot("a time limit with options")
            limit = self.a_s(call.args[0], None, {}, None) if full == "trio.fail_after" else self.loop_time(call.args[0])
            return f"Nurseries.{LIMITS[full]}", [limit], None
        return f"{self.scope_before(node, item, full)}.run", [], types.Type("CancelScope")

    def scope_before(self, node, item, full):
        """The scope, made in front of its block, so that the code behind the block can ask it, too."""
        code, target = Code(f"CancelScope.create({self.scope_options(item.context_expr, full)})", types.Type("CancelScope")), item.optional_vars
        if target is None:
            return self.steady_name(code, node, "scope")
        if not isinstance(target, ast.Name):
            raise Cannot("the target of a block")
        if target.id in self.fn.loop_local:
            var = self.loop_var(target, item)
            var.learn(code.type)
            self.declared.add(var)
            self.line(self.lang.declare(code.type, var.java, code.text, True), node)
            return var.java
        self.assign(target, code, node)
        return self.x(ast.copy_location(ast.Name(target.id, ast.Load()), target)).text

    def loop_time(self, node):
        """A time of trio's clock as one of the loop's."""
        return f"{self.need('loopTime')}({self.coerce(self.x(node), types.Type('time'))})"

    def scope_options(self, call, full):
        values = [(k.arg, k.value) for k in call.keywords] + [(SCOPES[full], a) for a in call.args]
        made = "ScopeOptions.defaults()"
        for name, value in values:
            if name == "shield":
                made += f".shield({self.truth(value).text})"
            elif name in ("deadline", "relativeDeadline", "relative_deadline"):
                time = self.loop_time(value) if name == "deadline" else self.a_s(value, None, {}, None)
                made += f".{'deadline' if name == 'deadline' else 'relativeDeadline'}({time})"
            else:
                raise Cannot("a scope with these options")
        return made if values else ""

    def started_soon(self, target, node):
        """`nursery.start_soon(f, a)`: the coroutine of f(a), handed to the nursery."""
        if node.keywords or not node.args:
            raise Cannot("start_soon with options")
        call = ast.copy_location(ast.Call(node.args[0], node.args[1:], []), node)
        code = self.x(call)
        if code.type.name != "Coroutine":
            raise Cannot(f"start_soon of {self.say(code.type)}")
        return Code(f"{self.solid(target)}.startSoon({code.text})", of("Task", code.type.arg()))

    def f_trio_run(self, node, want):
        options = {k.arg: k.value for k in node.keywords}
        clock = options.pop("clock", None)
        options.pop("strict_exception_groups", None)
        if options or not node.args or clock is not None and not (isinstance(clock, ast.Call) and self.names.resolve(clock.func) == "trio.testing.MockClock"):
            raise Cannot("trio.run with these options")
        code = self.x(ast.copy_location(ast.Call(node.args[0], node.args[1:], []), node))
        if code.type.name != "Coroutine":
            raise Cannot(f"trio.run of {self.say(code.type)}")
        return Code(f"run({self.need('fromZero')}({code.text}){', RunOptions.defaults().virtualTime()' if clock is not None else ''})", code.type.arg())
