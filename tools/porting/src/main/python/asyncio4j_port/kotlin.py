"""Kotlin: how types, expressions and statements are written."""
from __future__ import annotations

from .java import Java
from .types import Type

NAMES = {
    "int": "Int", "double": "Double", "number": "Double", "bool": "Boolean", "str": "String", "bytes": "ByteArray",
    "void": "Unit", "any": "Any?", "unknown": "Any?", "none": "Any?", "time": "Duration", "error": "Throwable", "Wild": "*", "Logger": "System.Logger", "signal": "String", "Digest": "ByteArray", "long": "Long", "report": "String",
    "List": "MutableList", "Map": "MutableMap", "Set": "MutableSet", "Collection": "MutableCollection", "Deque": "ArrayDeque",
    "Iterable": "Iterable", "UncheckedIOException": "UncheckedIOException",
}


class Kotlin(Java):
    """The dialect of Kotlin."""

    name = "kotlin"
    suffix = ".kt"
    semicolon = ""
    natural = "naturalOrder()"
    main = ("@JvmStatic", "fun main(args: Array<String>) {")
    loading = ("init {",)

    def type(self, t: Type, boxed=False):
        if t.name == "any":
            return "Any?"
        if t.name.startswith("Call"):
            return f"({self.face(t)})?" if t.null else self.face(t)
        made = self.local(t) if t.name.startswith("class ") else NAMES.get(t.name, t.name)
        if t.args:
            made += f"<{', '.join('Unit' if a.name == 'void' and t.name == 'never' else self.argument(a) for a in t.args)}>"
        return made + ("?" if t.null and not made.endswith("?") else "")

    def argument(self, t):
        return self.type(t)

    def declare(self, t, name, value, steady):
        return f"{'val' if steady else 'var'} {name}: {self.type(t)} = {value}"

    def assign(self, target, value):
        return f"{target} = {value}"

    def field(self, t, name, value, static, final):
        if value is None:
            simple = t.name in ("int", "long", "double", "number", "bool")
            if t.null or t.name in ("any", "unknown", "none"):
                value = "null"
            elif simple:
                value = {"int": "0", "long": "0L", "bool": "false"}.get(t.name, "0.0")
            else:
                return f"lateinit var {name}: {self.type(t)}"
        return f"{'val' if final else 'var'} {name}: {self.type(t)} = {value}"

    def default(self, t):
        if t.null:
            return "null"
        return {"int": "0", "long": "0L", "double": "0.0", "number": "0.0", "bool": "false", "str": '""'}.get(t.name, "null")

    def string(self, text):
        return super().string(text).replace("$", "\\$").replace("\\f", "\\u000c")

    def bytes(self, data):
        text = data.decode("latin-1")
        return "ByteArray(0)" if not data else f"{self.string(text)}.toByteArray({'UTF_8' if text.isascii() else 'ISO_8859_1'})"

    def new(self, name, args, types=()):
        return super().new(name, args, types)[4:]

    def ternary(self, test, yes, no):
        return f"if ({test}) {yes} else {no}"

    def is_a(self, value, t):
        return f"{value} is {self.raw(t)}"

    def raw(self, t):
        made = self.type(t.plain()._replace(args=()))
        return made + ("<" + ", ".join("*" for _ in t.args) + ">" if t.args else "")

    def cast(self, t, value):
        return f"{value} as {self.type(t)}"

    def same(self, a, b, different):
        return f"{a} {'!==' if different else '==='} {b}"

    def equal(self, a, b, t):
        return f"{a}.contentEquals({b})" if t.name == "bytes" else f"({a} == {b})"

    def lam(self, params, body):
        return f"{{ {', '.join(params)} -> {body} }}"

    def function(self, params, body):
        return f"{{ {', '.join(params)}{' -> ' if params else ''}{body} }}"

    def invoke(self, target, args, nothing):
        return f"{target}({', '.join(args)})"

    def face(self, t):
        *args, result = [self.type(a) for a in t.args]
        return f"({', '.join(args)}) -> {result}"

    def runnable(self, call):
        return f"{{ {call} }}"

    predicate = supplier = runnable

    def task_body(self, call, nothing):
        return self.body(call)

    def body(self, call):
        return f"Body {{ {call} }}"

    def await_(self, value):
        return f"{value}.await()"

    def list(self, items, t, mutable):
        return f"mutableListOf<{self.type(t)}>({', '.join(items)})"

    def set(self, items, t):
        return f"mutableSetOf<{self.type(t)}>({', '.join(items)})"

    def map(self, t):
        return f"mutableMapOf<{', '.join(self.type(a) for a in t.args) or 'Any?, Any?'}>()"

    def put(self, target, key, value):
        return f"{target}[{key}] = {value}"

    def get(self, target, key, t):
        return f"{target}[{key}]!!" if t.name == "Map" else f"{target}[{key}]"

    def size(self, value, t):
        return f"{value}.length" if t.name == "str" else f"{value}.size"

    def unnull(self, value):
        return f"{value}!!"

    def to_long(self, value):
        return f"{value}.toLong()"

    def to_double(self, value, literal):
        return f"{literal}.0" if literal is not None else f"{value}.toDouble()"

    def format(self, spec, value):
        return f"String.format(Locale.ROOT, {self.string(spec)}, {value})"

    def value_of(self, value):
        return f"{value}.toString()" if value.isidentifier() else f"({value}).toString()"

    def for_each(self, t, name, source):
        return f"for ({name} in {source}) {{"

    def for_range(self, name, low, high, step):
        if step == 1:
            return f"for ({name} in {low} until {high}) {{"
        if step > 0:
            return f"for ({name} in {low} until {high} step {step}) {{"
        return f"for ({name} in {low} downTo {high} + 1 step {-step}) {{"

    def range(self, low, high):
        return f"({low} until {high}).toMutableList()"

    def spread(self, value, t):
        return f"*{value}.toTypedArray()"

    def vararg(self, t, name):
        return f"vararg {name}: {self.type(t)}"

    def body_param(self, name, t, waits):
        return f"{name}: {'suspend ' * waits}({self.type(t) if t is not None else ''}) -> Unit"

    def gathered(self, t, name, given):
        return f"val {name}: {self.type(t)} = {given}.toMutableList()"

    def throw(self, value):
        return f"throw {value}"

    def handler(self, names, call):
        return f"ConnectionHandler {{ {', '.join(names)} -> await(coroutine {{ {call} }}) }}"

    def block(self, word, args, param):
        head = f"{word}({', '.join(args)}) {{" if args else f"{word} {{"
        if word == "taskGroup":
            return f"{head} val {param} = this"
        return head + (f" {param} ->" if param else "")

    def todo(self, line, text, t, host):
        return f"todo<{self.type(t)}>({line}, {self.string(text)})"
