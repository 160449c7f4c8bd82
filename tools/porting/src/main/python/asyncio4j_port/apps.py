"""aiohttp's applications: what runs when they start and end, and what they keep by name."""
from __future__ import annotations

import ast

from . import types
from .variables import LEARNT
from .code import Cannot, Code
from .types import UNKNOWN, VOID

SIGNALS = {"on_startup": "onStartup", "on_shutdown": "onShutdown", "on_cleanup": "onCleanup"}
APPLICATION = types.Type("Application")


class Apps:
    """The part of the translator that writes applications of aiohttp; in Java alone, whose lambdas may await."""

    def signal(self, node):
        """`app.on_startup.append(f)`; None if a call is something else."""
        func = node.func
        if func.attr != "append" or not isinstance(func.value, ast.Attribute) or func.value.attr not in SIGNALS or self.quiet_type(func.value.value) != APPLICATION:
            return None
        fn = self.module.visible(self.fn, node.args[0].id) if len(node.args) == 1 and isinstance(node.args[0], ast.Name) else None
        owner = ""
        if fn is None and len(node.args) == 1:
            other, name = self.foreign(node.args[0])
            fn, owner = (other.module.top.get(name), f"{other.module.java}.") if other is not None else (None, "")
        if fn is None or len(fn.params) != 1 or not fn.is_async or fn.generator or fn.star or fn.vararg or fn.captured or fn.decorators or self.lang.name != "java":
            raise Cannot("this receiver of a signal")
        fn.vars[fn.params[0]].learn(APPLICATION)
        name = self.fn.fresh("started")
        call = f"{owner}{fn.java}({name})"
        return Code(f"{self.x(func.value.value).operand}.{SIGNALS[func.value.attr]}().append({self.lang.lam([name], self.lang.await_(call) if fn.coroutine else call)})", VOID)

    def key_of(self, node):
        """The name of what an application keeps: a text that is written there, or a constant of the module."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.lang.string(node.value)
        var = self.module.statics.get(node.id) if isinstance(node, ast.Name) else None
        if var is None or var.value is None or var.type != types.STR or self.linked:
            raise Cannot("a name that is computed")
        return var.value

    def kept_in(self, app, key):
        name = self.key_of(key)
        t = self.module.kept.get(name, UNKNOWN)
        if not types.complete(t) or t.args or t.null:
            raise Cannot(f"what the application keeps as {name}")
        self.effects += 1
        return Code(f"{app.operand}.get({self.need('appKey')}({name}, {self.lang.type(t, True)}.class))" if self.lang.name == "java" else f"{app.operand}.get({self.need('appKey')}<{self.lang.type(t)}>({name}))", t)

    def keep_in(self, app, key, code, node):
        name = self.key_of(key)
        t = types.join(self.module.kept.get(name, UNKNOWN), code.type)
        LEARNT[0] += t != self.module.kept.get(name)
        self.module.kept[name] = t
        value = self.coerce(code, t)
        if t.args or not types.complete(t) or t.null:
            raise Cannot(f"what the application keeps as {name}")
        return self.simple(f"{app.operand}.set({self.need('appKey')}({name}, {self.lang.type(t, True)}.class), {value})" if self.lang.name == "java" else f"{app.operand}.set({self.need('appKey')}<{self.lang.type(t)}>({name}), {value})", node)
