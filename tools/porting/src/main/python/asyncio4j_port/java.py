"""Java: how types, expressions and statements are written."""
from __future__ import annotations

from .types import Type, may_lack

PRIMITIVE = {"int": "Integer", "double": "Double", "number": "Double", "bool": "Boolean", "void": "Void", "long": "Long"}
SMALL = {"number": "double", "bool": "boolean"}
SHARED_NAMES = {
    "str": "String", "bytes": "byte[]", "any": "Object", "unknown": "Object", "none": "Object", "time": "Duration",
    "error": "Throwable", "Wild": "?", "Logger": "System.Logger", "signal": "String", "Digest": "byte[]", "Redis": "Redis", "report": "String",
}
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class Java:
    """The dialect of Java."""

    name = "java"
    suffix = ".java"
    semicolon = ";"
    main = ("public static void main(String[] args) {",)
    loading = ("static {",)
    natural = "Comparator.naturalOrder()"
    host = ""  # the class that is written now

    def local(self, t):
        """The name of a class of the program, as it is called in the class that is written."""
        return t.name[6:].removeprefix(self.host + ".")

    def type(self, t: Type, boxed=False):
        if t.name == "any":
            return "Object"
        if t.name in PRIMITIVE:
            if boxed or t.null:
                return PRIMITIVE[t.name]
            return SMALL.get(t.name, t.name)
        if t.name.startswith("class "):
            return self.local(t)
        if t.name.startswith("Call"):
            return self.face(t)
        made = SHARED_NAMES.get(t.name, t.name)
        return made + (f"<{', '.join(self.type(a, True) for a in t.args)}>" if t.args else "")

    def default(self, t):
        if t.null:
            return "null"
        return {"int": "0", "double": "0", "long": "0", "number": "0", "bool": "false"}.get(t.name, "null")

    def declare(self, t, name, value, steady):
        return f"{self.type(t)} {name} = {value};"

    def assign(self, target, value):
        return f"{target} = {value};"

    def field(self, t, name, value, static, final):
        words = ("static " if static else "") + ("final " if final else "")
        return f"{words}{self.type(t)} {name}{f' = {value}' if value is not None else ''};"

    def string(self, text):
        return '"' + "".join(ESCAPES.get(c, c if 31 < ord(c) and not 0xD800 <= ord(c) < 0xE000 and c != "\x7f" else utf16(c)) for c in text) + '"'

    def bytes(self, data):
        text = data.decode("latin-1")
        charset = "UTF_8" if text.isascii() else "ISO_8859_1"
        return "new byte[0]" if not data else f"{self.string(text)}.getBytes({charset})"

    def number(self, value):
        return repr(value)

    def new(self, name, args, types=()):
        generic = f"<{', '.join(self.type(t, True) for t in types)}>" if types else ""
        return f"new {name}{generic}({', '.join(args)})"

    def ternary(self, test, yes, no):
        return f"{test} ? {yes} : {no}"

    def is_a(self, value, t):
        return f"{value} instanceof {self.raw(t)}"

    def raw(self, t):
        made = self.type(t, True)
        return made.split("<")[0] + ("<" + ", ".join("?" for _ in t.args) + ">" if t.args else "")

    def cast(self, t, value):
        return f"({self.type(t)}) {value}"

    def same(self, a, b, different):
        return f"{a} {'!=' if different else '=='} {b}"

    def equal(self, a, b, t):
        if t.name == "bytes":
            return f"Arrays.equals({a}, {b})"
        return f"Objects.equals({a}, {b})"

    def lam(self, params, body):
        head = params[0] if len(params) == 1 else f"({', '.join(params)})"
        return f"{head} -> {body}"

    def function(self, params, body):
        return f"{params[0] if len(params) == 1 else '(' + ', '.join(params) + ')'} -> {body}"

    def invoke(self, target, args, nothing):
        """A call of a function that a variable holds."""
        word = ("run" if nothing else "get") if not args else "accept" if nothing else "apply"
        return f"{target}.{word}({', '.join(args)})"

    def face(self, t):
        """The interface of java.util.function for the type of a function."""
        *args, result = [self.type(a, True) for a in t.args]
        if t.args[-1].name == "void":
            return ("Runnable", f"Consumer<{args[0]}>" if args else "", f"BiConsumer<{', '.join(args)}>")[len(args)]
        return ("Supplier", "Function", "BiFunction")[len(args)] + f"<{', '.join(args + [result])}>"

    def task_body(self, call, nothing):
        """The body of a thread's work, which returns something also where Python's returns nothing."""
        return f"() -> {{ {call}; return null; }}" if nothing else f"() -> {call}"

    def runnable(self, call):
        return f"() -> {call}"

    supplier = predicate = body = runnable

    def await_(self, value):
        return f"await({value})"

    def list(self, items, t, mutable):
        if items and may_lack(t):  # List.of takes no null
            given = f"Arrays.asList({', '.join(items) if len(items) > 1 else f'({self.type(t, True)}) {items[0]}'})"
            return f"new ArrayList<>({given})" if mutable else given
        if not mutable:
            return f"List.of({', '.join(items)})"
        if not items:
            return "new ArrayList<>()"
        return f"new ArrayList<>(List.of({', '.join(items)}))"

    def set(self, items, t):
        return f"new LinkedHashSet<>(List.of({', '.join(items)}))" if items else "new LinkedHashSet<>()"

    def map(self, t):
        return "new LinkedHashMap<>()"

    def put(self, target, key, value):
        return f"{target}.put({key}, {value});"

    def get(self, target, key, t):
        return f"{target}.get({key})"

    def size(self, value, t):
        return f"{value}.length()" if t.name == "str" else f"{value}.length" if t.name == "bytes" else f"{value}.size()"

    def unnull(self, value):
        return value

    def to_long(self, value):
        return f"(long) {value}"

    def to_double(self, value, literal):
        return value if literal is None else value

    def format(self, spec, value):
        return f'String.format(Locale.ROOT, {self.string(spec)}, {value})'

    def grouped(self, value):
        return f"({value})"

    def value_of(self, value):
        return f"String.valueOf({value})"

    def for_each(self, t, name, source):
        return f"for ({self.type(t)} {name} : {source}) {{"

    def for_range(self, name, low, high, step):
        move = f"{name}++" if step == 1 else f"{name} += {step}" if step > 0 else f"{name} -= {-step}"
        return f"for (int {name} = {low}; {name} {'<' if step > 0 else '>'} {high}; {move}) {{"

    def range(self, low, high):
        return f"IntStream.range({low}, {high}).boxed().toList()"

    def catch(self, classes, name):
        return [f"}} catch ({' | '.join(classes)} {name}) {{"]

    def spread(self, value, t):
        return f"{value}.toArray(new {self.type(t, True)}[0])"

    def vararg(self, t, name):
        return f"{self.type(t, True)}... {name}"

    def body_param(self, name, t, waits):
        """The parameter for the block that a context manager guards."""
        return f"Consumer<{self.type(t, True)}> {name}" if t is not None else f"Runnable {name}"

    def gathered(self, t, name, given):
        """The arguments of a method that takes any number of them, as a list."""
        return f"{self.type(t)} {name} = Arrays.asList({given});"

    def throw(self, value):
        return f"throw {value};"

    def handler(self, names, call):
        return f"({', '.join(names)}) -> {call}"

    def block(self, word, args, param):
        """The head of a method that takes the rest of the block as a lambda."""
        return f"{word}({', '.join(args + [(param or '()') + ' -> {'])}"

    def todo(self, line, text, t, host):
        return f"{host}.<{self.type(t, True)}>todo({line}, {self.string(text)})"


def utf16(c):
    """The escapes of a character in the units of Java."""
    data = c.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[i]:02x}{data[i + 1]:02x}" for i in range(0, len(data), 2))
