"""Functions as values: names of functions, methods and lambdas that are handed on, kept and called."""
from __future__ import annotations

import ast

from . import data, types
from .calls import PARENTS
from .code import Cannot, Code
from .types import UNKNOWN, VOID, of

CALLS = ("Call0", "Call1", "Call2")


class Functions:
    """The part of the translator that turns functions into values of java.util.function."""

    def function_value(self, fn, target, want):
        """A function of the program as a value."""
        if fn.star or fn.vararg or fn.captured or fn.generator or any(not (isinstance(d, ast.Name) and d.id == "staticmethod") for d in fn.decorators):
            raise Cannot(f"{fn.name} as a value")
        if fn.is_async and not fn.coroutine:
            raise Cannot(f"{fn.name} as a value")
        wanted = want.args[:-1] if want.name in CALLS else ()
        required = [p for p in fn.params if p not in fn.defaults]
        count = len(wanted) if want.name in CALLS else len(required)
        if not len(required) <= count <= len(fn.params) or count > 2 or count < len(fn.params):
            raise Cannot(f"{fn.name} as a value")
        for p, t in zip(fn.params, wanted):
            fn.vars[p].learn(t)
        names = [self.fn.fresh(fn.vars[p].java) for p in fn.params[:count]]
        result = fn.ret if fn.returns_value else VOID
        result = of("Coroutine", result) if fn.is_async else result
        head = f"{target}." if target else ""
        args = [fn.vars[p].type for p in fn.params[:count]]
        return Code(self.lang.function(names, f"{head}{fn.java}({', '.join(names)})"), of(f"Call{count}", *args, result), 1)

    def bound_method(self, node, target):
        """A method of an object of asyncio's as a value: task.result, queue.get_nowait."""
        key = next((f"{kind}.{node.attr}" for kind in [target.type.name] + PARENTS.get(target.type.name, []) if f"{kind}.{node.attr}" in data.templates()), None)
        if key is None or target.slot is None or not target.slot.steady or target.type.null:
            raise Cannot(f"the attribute {node.attr} of {self.say(target.type)}")
        call = ast.copy_location(ast.Call(node, [], []), node)
        code = self.template(key, target, call, UNKNOWN)
        return Code(self.lang.function([], code.text), of("Call0", code.type), 1)

    def x_Lambda(self, node, want):
        a = node.args
        if a.vararg or a.kwarg or a.kwonlyargs or a.posonlyargs or a.defaults or len(a.args) > 2:
            raise Cannot("a lambda with these arguments")
        wanted = want.args[:-1] if want.name in CALLS and len(want.args) - 1 == len(a.args) else [UNKNOWN] * len(a.args)
        if not all(types.complete(t) for t in wanted):
            raise Cannot("a lambda of unknown arguments")
        saved, names = dict(self.renamed), []
        for arg, t in zip(a.args, wanted):
            names.append(self.fn.fresh(arg.arg if arg.arg.isidentifier() and arg.arg.isascii() and arg.arg not in ("_", "it") else "one"))
            self.renamed[arg.arg] = Code(names[-1], t)
        try:
            text, t = self.late_body(node.body)
        finally:
            self.renamed = saved
        if t.name in ("unknown", "any", "none"):
            raise Cannot("a lambda of an unknown result")
        return Code(self.lang.function(names, text), of(f"Call{len(names)}", *wanted, t), 1)

    def value_call(self, node):
        """A call of a variable that holds a function; None if it is none."""
        func = node.func
        if isinstance(func, ast.Name) and not self.lookup(func.id) or not isinstance(func, (ast.Name, ast.Attribute)):
            return None
        if isinstance(func, ast.Attribute):
            owner = self.class_of(self.quiet_type(func.value) or UNKNOWN) or self.known_class(func.value)
            if owner is None and self.foreign(func)[0] is None or owner is not None and owner.method(func.attr):
                return None
        t = self.quiet_type(func)
        if t is None or t.name not in CALLS or t.null:
            return None
        if node.keywords or len(node.args) != len(t.args) - 1 or any(isinstance(a, ast.Starred) for a in node.args):
            raise Cannot("a function with other arguments")
        target = self.x(func)
        args = [self.coerce(self.x(a, w), w) for a, w in zip(node.args, t.args)]
        return Code(self.lang.invoke(target.operand, args, t.args[-1].name == "void"), t.args[-1])
