"""Calls: of the module's own functions and classes, and of everything that the templates know."""
from __future__ import annotations

import ast

from . import data, types
from .code import Cannot, Code
from .types import VOID, of

PLAIN = ("staticmethod", "classmethod", "property")  # decorators that leave a function as it is
PARENTS = {
    "PgConnection": ["PgExecutor"], "PgPool": ["PgExecutor"], "ClientWebSocket": ["WebSocket"], "WebSocketResponse": ["WebSocket", "StreamResponse"],
    "Response": ["StreamResponse"],
    "Task": ["Future"], "LifoQueue": ["Queue"], "PriorityQueue": ["Queue"], "BoundedSemaphore": ["Semaphore", "Lockable"],
    "Semaphore": ["Lockable"], "Lock": ["Lockable"], "Condition": ["Lockable"], "TimerHandle": ["Handle"],
    "AsyncGenerator": ["AsyncIterator"],
}


class Calls:
    """The part of the translator that writes calls."""

    def x_Call(self, node, want):
        self.kept_value = not self.reading  # whether somebody may change what comes back
        with self.kept():
            code = self.call(node, want)
        self.effects += 1
        return code

    def call(self, node, want):
        full = self.names.resolve(node.func)
        made = self.value_call(node) or self.logged(node)
        if made:
            return made
        if isinstance(node.func, ast.Name) and not self.lookup(node.func.id):
            fn = self.module.visible(self.fn, node.func.id)
            if fn:
                return self.own_call(fn, node, None)
            if node.func.id in self.module.classes or node.func.id == self.fn.cls_name:
                return self.construct(self.known_class(node.func), node)
        other, name = self.foreign(node.func)
        if other is not None:
            return self.foreign_call(other, name, node)
        fn, owner = self.of_class(node.func)
        if fn is not None:
            return self.own_call(fn, node, owner)
        if full:
            special = getattr(self, "f_" + full.replace(".", "_"), None)
            if special:
                return special(node, want)
            if full in data.templates():
                return self.template(full, None, node, want)
            if full in self.exceptions:
                return self.new_error(full, node)
            if isinstance(node.func, ast.Name) or "." in full and full.split(".")[0] in {m.split(".")[0] for m in self.names.modules}:
                raise Cannot(f"{full} has no counterpart")
        if isinstance(node.func, ast.Attribute):
            return self.method_call(node, want)
        raise Cannot("a call of a value")

    def of_class(self, func):
        """A static function of a class and the name of that class; None, None if a call is something else."""
        cls = self.known_class(func.value) if isinstance(func, ast.Attribute) else None
        definer = cls.definer(func.attr) if cls is not None else None
        if definer is None or definer.methods[func.attr].method:
            return None, None
        return definer.methods[func.attr], self.class_name(definer)

    def foreign_call(self, other, name, node):
        """A call of what another file defines."""
        if name in other.module.top:
            return self.own_call(other.module.top[name], node, other.module.java)
        if name in other.module.classes:
            return self.construct(other.module.classes[name], node)
        raise Cannot(f"{name} of another file")

    def method_call(self, node, want):
        special = self.special_method(node, want)
        if special:
            return special
        target = self.guess_by_member(self.x(node.func.value), node.func.attr)
        t, name = target.type, node.func.attr
        cls = self.class_of(t)
        if cls:
            fn = cls.method(name)
            if fn is None or fn.property:
                raise Cannot(f"{name} of {cls.name}")
            return self.own_call(fn, node, self.solid(target))
        for kind in [t.name] + PARENTS.get(t.name, []):
            if f"{kind}.{name}" in data.templates():
                return self.template(f"{kind}.{name}", target, node, want)
        raise Cannot(f"{name} of {self.say(t)}")

    # ------------------------------------------------------------ the module's own
    def plain_call(self, call):
        """An awaited call of a coroutine function that became a plain method; None if it is not."""
        fn, target = self.callee(call)
        if fn is None or not fn.is_async or fn.coroutine or fn.generator or fn.context:
            return None
        if not self.can_await:
            raise Cannot("await where nothing can wait")
        code = self.own_call(fn, call, target)
        return Code(f"await(coroutine {{ {code.text} }})", code.type) if self.direct else code

    def callee(self, call):
        func = call.func
        if isinstance(func, ast.Name) and not self.lookup(func.id):
            return self.module.visible(self.fn, func.id), None
        other, name = self.foreign(func)
        if other is not None and name in other.module.top:
            return other.module.top[name], other.module.java
        if self.of_class(func)[0] is not None:
            return self.of_class(func)
        if isinstance(func, ast.Attribute):
            t = self.quiet_type(func.value)
            cls = self.class_of(t) if t else None
            if cls and cls.method(func.attr):
                return cls.method(func.attr), self.solid(self.x(func.value))
        return None, None

    def own_call(self, fn, node, target):
        if fn.is_async and not fn.coroutine and not fn.generator and not self.can_await:
            raise Cannot("a coroutine function outside of coroutines")
        args = self.bind(fn, node)
        if fn.context:
            raise Cannot(f"{fn.name} is a context manager")
        if fn.decorators and any(not (isinstance(d, ast.Name) and d.id in PLAIN) for d in fn.decorators):
            raise Cannot(f"{fn.name} is decorated")
        for i, t in enumerate(fn.prescribed or ()):
            args[i] = f"ByteBuffer.wrap({args[i]})" if t == types.BYTES else args[i]
        head = f"{target}." if target else ""
        text = f"{head}{fn.java}({', '.join(args)})"
        if fn.generator:
            return Code(text, of("AsyncGenerator" if fn.is_async else "List", fn.ret))
        result = fn.ret if fn.returns_value else VOID
        if fn.is_async and fn.coroutine:
            return Code(text, of("Coroutine", result))
        return Code(text, result)

    def bind(self, fn, node):
        """The arguments of a call in the order of the parameters; what is learnt of their types is kept."""
        if fn.star:
            raise Cannot(f"{fn.name} takes *args")
        given = {}
        more = node.args[fn.positional:] if fn.vararg else []
        if any(isinstance(a, ast.Starred) for a in node.args[:fn.positional]) or any(k.arg is None for k in node.keywords):
            raise Cannot("starred arguments")
        if len(node.args) > fn.positional and not fn.vararg:
            raise Cannot(f"{fn.name} takes {fn.positional} arguments")
        given.update(zip(fn.params, node.args))
        for k in node.keywords:
            given[k.arg] = k.value
        said = [k.arg for k in node.keywords if self.has_call(k.value)]
        if said != [p for p in fn.params if p in said]:
            raise Cannot("arguments that are computed in another order")
        texts = []
        for name in fn.params:
            var = fn.vars[name]
            value = given.pop(name, None)
            if value is None:
                if name not in fn.defaults:
                    raise Cannot(f"{fn.name} lacks {name}")
                value = fn.defaults[name]
                if not isinstance(value, (ast.Constant, ast.UnaryOp)):
                    raise Cannot(f"the default of {name}")
            code = self.x(value, var.type)
            if code.type.name == "void":
                raise Cannot("nothing as an argument")
            var.learn(code.type)
            texts.append(self.coerce(code, var.type))
        if given:
            raise Cannot(f"{fn.name} has no {next(iter(given))}")
        for name in fn.captured:
            var = self.lookup(name)
            if var is None:
                raise Cannot(f"{name} is not seen here")
            texts.append(self.hand_over(var, fn.captured_vars[name]))
        return texts + self.bind_more(fn, more)

    def bind_more(self, fn, nodes):
        """The arguments for a parameter that takes any number of them."""
        if not nodes:
            return []
        var, single = fn.vars[fn.vararg], len(nodes) == 1
        if any(isinstance(n, ast.Starred) for n in nodes):
            if not single:
                raise Cannot("a starred argument beside others")
            with self.read_only():
                code, t = self.iterable(nodes[0].value)
            var.learn(of("List", t))
            if var.type.arg() != t or t.args or not t.known:
                raise Cannot("starred arguments of another type")
            return [self.lang.spread(code.operand, t)]
        codes = [self.x(n, var.type.arg()) for n in nodes]
        for code in codes:
            if code.type.name == "void":
                raise Cannot("nothing as an argument")
            var.learn(of("List", code.type))
        texts = [self.coerce(c, var.type.arg()) for c in codes]
        if single and self.lang.name == "java" and (codes[0].type.name == "none" or codes[0].type.name in ("any", "unknown")):
            return [f"({self.lang.type(var.type.arg(), True)}) {codes[0].operand}"]
        return texts

    def hand_over(self, var, inner):
        """A variable as the argument for the parameter that stands for it in a lifted function."""
        self.bound_late(var, self.late or self.later)
        inner.learn(var.type)
        var.learn(inner.type)
        return var.java if var.shared else self.coerce(self.read(var), inner.type)

    def construct(self, cls, node):
        if cls.enum:
            raise Cannot("a member of an enumeration by its value")
        if isinstance(node.func, ast.Name) and node.func.id == self.fn.cls_name and any(c.parent is cls for c in self.classes_known()):
            raise Cannot("a class that may be a subclass")
        if cls.record or "__init__" not in cls.methods:
            parent = cls.method("__init__")
            if parent is None:
                return self.construct_plain(cls, node)
            init = parent
        else:
            init = cls.methods["__init__"]
        return Code(self.lang.new(self.class_name(cls), self.bind(init, node)), self.type_of(cls))

    def construct_plain(self, cls, node):
        t = self.type_of(cls)
        if self.is_error(t):
            if len(node.args) > 1 or node.keywords:
                raise Cannot("an exception of several arguments")
            message = self.message(node.args[0]) if node.args else "null" if self.lang.name == "kotlin" else '""'
            return Code(self.lang.new(self.class_name(cls), [message if node.args else '""']), t)
        if cls.record:
            return self.construct_record(cls, node)
        if node.args or node.keywords:
            raise Cannot(f"{cls.name} takes nothing")
        return Code(self.lang.new(self.class_name(cls), []), t)

    def construct_record(self, cls, node):
        names = [name for name, field in cls.record.items() if field.init]
        if len(node.args) > len(names) or any(k.arg not in names for k in node.keywords) or any(isinstance(a, ast.Starred) for a in node.args):
            raise Cannot(f"these arguments of {cls.name}")
        given = dict(zip(names, node.args))
        given.update({k.arg: k.value for k in node.keywords})
        texts = []
        for name in names:
            var, value = cls.field_var(name), given.get(name, cls.record[name].default)
            if value is None:
                raise Cannot(f"{cls.name} lacks {name}")
            with self.kept():
                code = self.x(value, var.type)
            if code.type.name == "void":
                raise Cannot("nothing as an argument")
            var.learn(code.type)
            texts.append(self.coerce(code, var.type))
        return Code(self.lang.new(self.class_name(cls), texts), self.type_of(cls))

    # ------------------------------------------------------------ templates
    def template(self, key, target, node, want):
        if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            raise Cannot("starred arguments")
        problem = None
        for t in data.templates()[key]:
            args = self.match(t, node)
            if args is None:
                continue
            try:
                return self.apply(t, target, args, want)
            except Cannot as why:
                problem = why
        raise problem or Cannot(f"these arguments of {key}")
