"""Blocks that become the lambda of a method: timeouts, task groups, and context managers that are written as generators."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .nurseries import TRIO_BLOCKS

MANAGERS = {"contextlib.asynccontextmanager", "contextlib.contextmanager"}
BLOCKS = {
    "asyncio.timeout": ("timeout", "Timeout"), "async_timeout.timeout": ("timeout", "Timeout"),
    "asyncio.timeout_at": ("timeoutAt", "Timeout"), "asyncio.TaskGroup": ("taskGroup", "TaskGroup"),
}


def is_context(fn, names):
    """Whether a generator is a context manager whose yield becomes the call of a body: it comes by none twice."""
    if not fn.yields or fn.vararg or fn.star or len(fn.decorators) != 1 or names.resolve(fn.decorators[0]) not in MANAGERS:
        return False
    looped = {id(n) for loop in ast.walk(fn.node) if isinstance(loop, (ast.For, ast.AsyncFor, ast.While)) for n in ast.walk(loop)}
    statements = {id(n.value) for n in ast.walk(fn.node) if isinstance(n, ast.Expr)}
    return not fn.returns_value and all(isinstance(y, ast.Yield) and id(y) in statements and id(y) not in looped for y in fn.yields)


class Contexts:
    """The part of the translator that hands the rest of a block on as a lambda."""

    def is_block(self, item):
        """Whether a with statement becomes a method that takes a lambda."""
        call = item.context_expr
        if not isinstance(call, ast.Call):
            return False
        return self.names.resolve(call.func) in BLOCKS.keys() | TRIO_BLOCKS or self.is_transaction(call) or self.context_of(call.func) is not None

    def is_transaction(self, call):
        """`async with connection.transaction():` of asyncpg."""
        return isinstance(call.func, ast.Attribute) and call.func.attr == "transaction" and "asyncpg" in self.names.modules and not call.args and not call.keywords

    def context_of(self, func):
        """The context manager of the program that is called; None if it is something else."""
        if isinstance(func, ast.Name) and self.module.visible(self.fn, func.id):
            found = [self.module.visible(self.fn, func.id)]
        else:
            other, name = self.foreign(func)
            if other is not None:
                found = [other.module.top[name]] if name in other.module.top else []
            else:
                found = [c.methods[func.attr] for c in self.classes_known() if func.attr in c.methods] if isinstance(func, ast.Attribute) else []
        return found[0] if found and all(fn.context for fn in found) else None

    def with_lambda(self, node, item, full, inside):
        if any(isinstance(n, ast.Return) for b in node.body for n in self.own_jumps(b)):
            raise Cannot("return out of a block that is a lambda")
        declared, current = set(self.declared), dict(self.current)
        call = item.context_expr
        if full in BLOCKS:
            word, args, kind = self.block_of_asyncio(node, call, *BLOCKS[full])
        elif full in TRIO_BLOCKS:
            word, args, kind = self.block_of_trio(node, item, full)
        elif self.is_transaction(call):
            connection = self.x(call.func.value)
            if connection.type != types.Type("PgConnection") or not self.can_await or not isinstance(node, ast.AsyncWith) or item.optional_vars is not None or self.lang.name != "java":
                raise Cannot("this transaction")
            word, args, kind = f"{connection.operand}.transaction", [], None
        else:
            word, args, kind = self.block_of_program(node, call)
        param, first = self.block_param(item, kind) if kind != types.Type("CancelScope") else (self.fn.fresh("unused"), None)
        self.open(self.lang.block(word, args, param), node)
        saved = self.no_return, self.no_break
        self.no_return = self.no_break = True
        if first:
            self.take_apart(*first, node) if isinstance(first[0], (ast.Tuple, ast.List)) else self.assign(*first, node)
        inside()
        self.no_return, self.no_break = saved
        self.close("});" if self.lang.name == "java" else "}")
        self.declared, self.current = declared, current
        return True

    def block_of_asyncio(self, node, call, word, kind):
        """The method, its arguments, and the type of what the block gets."""
        if not isinstance(node, ast.AsyncWith) or not self.can_await:
            raise Cannot("a block that waits where nothing can wait")
        args = []
        if kind == "Timeout":
            values = list(call.args) + [k.value for k in call.keywords]
            if len(values) != 1:
                raise Cannot("a timeout without its time")
            args = [self.coerce(self.x(values[0]), types.Type("time")) if word == "timeoutAt" else self.a_s(values[0], None, {}, None)]
        return word, args, types.Type(kind)

    def block_of_program(self, node, call):
        fn, target = self.callee(call)
        if fn is None or not fn.context or self.direct:
            raise Cannot("a block of a generator")
        if fn.is_async and not (isinstance(node, ast.AsyncWith) and self.can_await):
            raise Cannot("a block that waits where nothing can wait")
        self.effects += 1
        args = self.bind(fn, call)
        valued = any(y.value is not None for y in fn.yields)
        return f"{target + '.' if target else ''}{fn.java}", args, fn.ret if valued else None

    def block_param(self, item, kind):
        """The parameter of the lambda, and what its first statement assigns, if the value has another place."""
        target = item.optional_vars
        if target is None:
            return self.fn.fresh("group") if kind == types.Type("TaskGroup") else self.fn.fresh("unused") if kind is not None and kind.name != "Timeout" else None, None
        if kind is None:
            raise Cannot("the value of a block that has none")
        if isinstance(target, ast.Name) and target.id in self.fn.loop_local:
            var = self.loop_var(target, item)
            var.learn(kind)
            self.declared.add(var)
            return var.java, None
        name = self.fn.fresh(target.id.strip("_") + "Given" if isinstance(target, ast.Name) and target.id.strip("_").isalnum() else "given")
        return name, (target, Code(name, kind))

    def own_jumps(self, node):
        """The return statements of a block, without those of functions inside it."""
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            return
        if isinstance(node, ast.Return):
            yield node
        for child in ast.iter_child_nodes(node):
            yield from self.own_jumps(child)

    def context_call(self, v):
        """The yield of a context manager: the call of the body that it guards."""
        fn = self.fn
        if not any(y.value is not None for y in fn.yields):
            return self.lang.invoke(fn.body, [], True)
        code = self.x(v.value, fn.ret) if v.value is not None else Code("null", types.NONE)
        fn.ret = types.join(fn.ret, code.type)
        return self.lang.invoke(fn.body, [self.coerce(code, fn.ret)], True)
