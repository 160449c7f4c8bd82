"""Loops over asynchronous sources, and what can be gone through at all."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import BYTES, INT, STR, of


SEQUENCES = ("range", "zip", "enumerate", "reversed", "map", "filter")


class Sources:
    """The part of the translator that knows what loops go through."""

    def s_AsyncFor(self, node):
        if node.orelse:
            raise Cannot("async for with else")
        if not self.can_await:
            raise Cannot("async for where nothing can wait")
        if isinstance(node.target, ast.Name) and self.quiet_type(node.iter) == types.Type("StreamReader"):
            return self.for_lines(node, self.x(node.iter))
        code = self.async_source(node.iter)
        if self.lang.name == "kotlin" and not self.direct:
            return self.for_flow(node, code)
        return self.for_items(node, Code(f"each({code.text})", of("Iterable", code.type.arg())), code.type.arg())

    def for_flow(self, node, code):
        """Kotlin: a loop that awaits each item, so that break, continue and return work."""
        if not isinstance(node.target, ast.Name):
            raise Cannot("items that are taken apart")
        iterator = self.fn.fresh("iterator")
        self.line(f"val {iterator} = {code.operand}.iterator()", node)
        return self.endless(node, code.type.arg(), lambda name: [f"val {name} = try {{ {iterator}.next().await() }} catch (end: StopAsyncIterationException) {{ break }}"])

    def for_lines(self, node, reader):
        """The lines of a stream with their ends, as readline() gives them, until there are no more."""
        source = self.steady_name(reader, node, "reader")
        line = self.awaited(Code(f"{source}.readLine()", of("Coroutine", BYTES))).text
        return self.endless(node, BYTES, lambda name: [self.lang.declare(BYTES, name, line, True), f"if ({self.lang.size(name, BYTES)} == 0) break{self.lang.semicolon}"])

    def endless(self, node, t, heads):
        """An endless loop that first fetches its item, or breaks."""
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        var = self.loop_var(node.target, node)
        var.learn(t)
        self.block_count += 1
        plain = not var.hoisted and not var.shared and var.stores <= 1
        name = var.java if plain else self.fn.fresh(var.java)
        self.open("while (true) {", node)
        for head in heads(name):
            self.line(head, node)
        self.block_id = self.block_count
        if plain:
            self.declared.add(var)
        else:
            self.assign(node.target, Code(name, t), node)
        self.loop_body(node.body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True

    def async_source(self, node):
        """What `async for` goes through."""
        code = self.x(node)
        t = code.type
        if t.name == "StreamReader":
            self.check("lines() gives lines without their ends")
            return Code(f"{code.operand}.lines()", of("AsyncIterable", types.BYTES))
        if t.name in ("AsyncTextFile", "AsyncBinaryFile"):
            return Code(code.text, of("AsyncIterable", STR if t.name == "AsyncTextFile" else BYTES))
        cls = self.class_of(t)
        if cls and cls.method("__anext__"):
            return Code(code.text, of("AsyncIterator", cls.method("__anext__").ret))
        if t.name in ("AsyncGenerator", "AsyncIterable", "AsyncIterator", "Cursor") and t.arg().known:
            return code
        raise Cannot(f"async for over {self.say(t)}")

    # ------------------------------------------------------------ what can be gone through
    def iterable(self, node):
        """A collection and the type of its items."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and self.names.resolve(node.func) in SEQUENCES:
            made = self.sequence(node)
            if made:
                return made
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "items" and not node.args:
            target = self.x(node.func.value)
            if target.type.name == "Map" and not target.type.null:
                entry = of("Entry", *target.type.args)
                return Code(f"{target.operand}.{'entrySet()' if self.lang.name == 'java' else 'entries'}", of("Set", entry)), entry
        if isinstance(node, (ast.Tuple, ast.Set)):
            node = ast.copy_location(ast.List(node.elts, ast.Load()), node) if isinstance(node, ast.Tuple) else node
        if isinstance(node, ast.Call) and self.names.resolve(node.func) == "asyncio.as_completed":
            code = self.x(node)
            return code, of("Awaitable", code.type.arg())
        code = self.x(node)
        t = code.type
        if t.null:
            raise Cannot("a loop over what may be None")
        if t.name == "TextFile":
            return Code(f"{code.operand}.readLines()", of("List", STR)), STR
        if t == STR:
            if isinstance(node, ast.Constant) and node.value.isascii() and node.value:
                return self.iterable(ast.copy_location(ast.List([ast.Constant(c) for c in node.value], ast.Load()), node))
            return Code(f"{self.need('characters')}({code.text})", of("List", STR)), STR
        if t == BYTES:
            return Code(f"{self.need('octets')}({code.text})", of("List", INT)), INT
        if t.name.startswith("Tuple") and len(set(t.args)) == 1 and t.args[0].known:
            return self.as_items(code), t.args[0]
        if t.name in types.COLLECTIONS and (t.arg().known or t.arg().name == "any"):
            if t.name == "Set" and t.arg().name not in types.AWAITABLE and not self.any_order:
                self.check("the order of a set")
            return code, t.arg()
        if t.name == "Map" and t.arg().known:
            return Code(f"{code.operand}.{'keySet()' if self.lang.name == 'java' else 'keys'}", of("Set", t.arg())), t.arg()
        raise Cannot(f"a loop over {self.say(t)}")
