"""Comprehensions: streams in Java, map and filter in Kotlin."""
from __future__ import annotations

import ast

from . import types
from .code import COMPARE, Cannot, Code
from .names import camel
from .types import BOOL, INT, NUMBERS, UNKNOWN, of
from .source import ComprehensionSource


class Comprehensions:
    """The part of the translator that writes comprehensions."""

    # ------------------------------------------------------------ comprehensions
    def x_ListComp(self, node, want):
        g = node.generators[0]
        if self.lang.name == "java" and g.is_async and len(node.generators) == 1 and any(self.has_call(n) for n in self.elements(node)):
            return self.list_that_awaits(node, g, want)
        stream, t = self.stream(node, want.arg() if want.name == "List" else UNKNOWN)
        if self.lang.name == "kotlin":
            return Code(stream + ("" if self.reading and False else ".toMutableList()"), of("List", t))
        if self.reading:
            return Code(f"{stream}.toList()", of("List", t))
        return Code(f"new ArrayList<>({stream}.toList())", of("List", t))

    def list_that_awaits(self, node, g, want):
        """`[await f(x) async for x in s]`: each item is fetched when the one before it is done."""
        if not isinstance(g.target, ast.Name) or not self.can_await:
            raise Cannot("an asynchronous comprehension that calls")
        source, saved = self.async_source(g.iter), (dict(self.renamed), self.lambdas, set(self.lambda_names), self.before)
        name = self.fn.fresh(camel(g.target.id))
        self.renamed[g.target.id] = Code(name, source.type.arg())
        self.lambdas, self.lambda_names, self.before = self.lambdas + 1, self.lambda_names | {g.target.id}, None
        try:
            text = source.operand + "".join(f".filter({self.lang.lam([name], self.truth(test).text)})" for test in g.ifs)
            with self.kept():
                item = self.x(node.elt, want.arg() if want.name == "List" else UNKNOWN)
        finally:
            self.renamed, self.lambdas, self.lambda_names, self.before = saved
        if item.type.name in ("void", "none") or item.type.null:
            raise Cannot("a comprehension of None")
        made = self.awaited(Code(f"{text}.<{self.lang.type(item.type, True)}>map({self.lang.lam([name], item.text)}).toList()", of("Coroutine", of("List", item.type))))
        return Code(made.text if self.reading else f"new ArrayList<>({made.text})", of("List", item.type))

    @staticmethod
    def at_once(node):
        """What is read to its end at once: a generator is a list there."""
        return ast.copy_location(ast.ListComp(node.elt, node.generators), node) if isinstance(node, ast.GeneratorExp) else node

    def x_GeneratorExp(self, node, want):
        self.check("a generator is computed at once")
        return self.x_ListComp(node, want)

    def x_SetComp(self, node, want):
        stream, t = self.stream(node, UNKNOWN)
        if self.lang.name == "kotlin":
            return Code(f"{stream}.toMutableSet()", of("Set", t))
        return Code(f"new LinkedHashSet<>({stream}.toList())", of("Set", t))

    def x_DictComp(self, node, want):
        with self.items_of(node) as (stream, name):
            key, value = self.x(node.key), self.x(node.value)
            if key.type.name == "void" or value.type.name == "void" or value.type.null:
                raise Cannot("a dictionary with nothing in it")
            t = of("Map", key.type, value.type)
            if self.lang.name == "kotlin":
                return Code(f"{stream}.associateTo(mutableMapOf<{self.lang.type(key.type)}, {self.lang.type(value.type)}>()) {{ {name} -> {key.within(COMPARE)} to {value.within(COMPARE)} }}", t)
            return Code(f"{stream}.collect({self.need('toMap')}({self.lang.lam([name], key.text)}, {self.lang.lam([name], value.text)}))", t)

    def stream(self, node, want):
        """A stream of the items of a comprehension, before it is collected."""
        if len(node.generators) > 1:
            return self.flat(node, want)
        with self.items_of(node) as (stream, name):
            with self.kept():
                item = self.x(node.elt, want)
            t = want if types.complete(want) and types.assignable(item.type, want) else item.type
            if t.name in ("void", "none"):
                raise Cannot("a comprehension of None")
            text = self.coerce(item, t)
            if text == name and self.lang.name == "java":
                return stream, t
            boxed = f".{self.generic(t)}map" if self.lang.name == "java" else ".map"
            if self.lang.name == "kotlin":
                return f"{stream}.map {{ {name} -> {text} }}", t
            return f"{stream}{boxed}({self.lang.lam([name], text)})", t

    def flat(self, node, want):
        """The stream of a comprehension with several loops."""
        inner = ast.copy_location(ast.ListComp(node.elt, node.generators[1:]), node)
        outer = ast.copy_location(ast.ListComp(node.elt, node.generators[:1]), node)
        with self.items_of(outer) as (stream, name):
            text, t = self.stream(inner, want)
        if self.lang.name == "kotlin":
            return f"{stream}.flatMap {{ {name} -> {text} }}", t
        return f"{stream}.flatMap({name} -> {text})", t

    def generic(self, t):
        return f"<{self.lang.type(t, True)}>" if t.args or t.name in NUMBERS else ""

    def items_of(self, node):
        if len(node.generators) != 1:
            raise Cannot("a comprehension with two loops")
        return ComprehensionSource(self, node.generators[0], node)

    def quantified(self, node, call):
        """any(), all(), sum() of a comprehension: the stream and the condition or number."""
        with self.items_of(node) as (stream, name):
            if call == "sum":
                code = self.x(node.elt)
                if code.type == BOOL:
                    if self.lang.name == "kotlin":
                        return Code(f"{stream}.count {{ {name} -> {code.text} }}", INT)
                    return Code(f"(int) {stream}.filter({self.lang.lam([name], code.text)}).count()", INT, 8)
                if code.type == INT:
                    if self.lang.name == "kotlin":
                        return Code(f"Math.toIntExact({stream}.sumOf {{ {name} -> ({code.text}).toLong() }})", INT)
                    return Code(f"Math.toIntExact({stream}.mapToLong({self.lang.lam([name], code.text)}).sum())", INT)
                raise Cannot("the sum of what is no int")
            code = self.truth(node.elt)
            word = {"any": ("anyMatch", "any"), "all": ("allMatch", "all")}[call]
            if self.lang.name == "kotlin":
                return Code(f"{stream}.{word[1]} {{ {name} -> {code.text} }}", BOOL)
            return Code(f"{stream}.{word[0]}({self.lang.lam([name], code.text)})", BOOL)
