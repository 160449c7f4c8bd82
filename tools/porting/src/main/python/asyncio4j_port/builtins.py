"""Built-in functions of Python."""
from __future__ import annotations

import ast

from . import types
from .code import LOW, Cannot, Code
from .types import BOOL, DOUBLE, INT, NUMBERS, STR, UNKNOWN, VOID, of


class Builtins:
    """The part of the translator that writes calls of Python's built-in functions."""

    def f_print(self, node, want):
        options = {k.arg: k.value for k in node.keywords}
        if set(options) - {"end", "flush", "sep", "file"}:
            raise Cannot("print with these options")
        out = "System.out"
        if "file" in options:
            if self.names.resolve(options["file"]) not in ("sys.stderr", "sys.stdout"):
                raise Cannot("print to a file")
            out = "System." + ("err" if "stderr" in self.names.resolve(options["file"]) else "out")
        separator = " "
        if "sep" in options:
            if not isinstance(options["sep"], ast.Constant) or not isinstance(options["sep"].value, str):
                raise Cannot("a separator that is computed")
            separator = options["sep"].value
        end = "\n"
        if "end" in options:
            end = options["end"].value if isinstance(options["end"], ast.Constant) else options["end"]
        parts = []
        for i, a in enumerate(node.args):
            if i:
                parts.append(Code(self.lang.string(separator), STR))
            if isinstance(a, ast.Starred):
                with self.read_only():
                    code, t = self.iterable(a.value)
                self.check_text(t)
                if len(node.args) > 1:
                    raise Cannot("print(*...) beside others")
                self.need("text")
                words = f'{code.operand}.stream().map(x -> text(x)).collect(Collectors.joining({self.lang.string(separator)}))' if self.lang.name == "java" else f'{code.operand}.joinToString({self.lang.string(separator)}) {{ text(it) }}'
                parts.append(Code(words, STR))
                continue
            parts.append(self.text(self.x(a)))
        method = "println" if end == "\n" else "print"
        if isinstance(end, ast.AST):
            parts.append(Code(self.coerce(self.x(end), STR), STR, 1))
        elif end not in ("\n", ""):
            parts.append(Code(self.lang.string(end), STR))
        if self.lang.name == "kotlin" and out == "System.out":
            out, method = "", method
        call = f"{out}.{method}" if out else method
        if len(parts) == 1 and (parts[0].type in (STR, INT, types.LONG)):
            return Code(f"{call}({parts[0].text})", VOID)
        return Code(f"{call}({self.concat(parts).text if parts else ''})", VOID)

    def one(self, node):
        if len(node.args) != 1 or node.keywords:
            raise Cannot("these arguments")
        return node.args[0]

    def f_len(self, node, want):
        with self.read_only():
            code = self.x(self.one(node))
        if code.type.null or code.type.name not in types.COLLECTIONS | {"Map", "str", "bytes"} or code.type.name == "Iterable":
            cls = self.class_of(code.type)
            if cls and cls.method("__len__"):
                return Code(f"{code.operand}.{cls.method('__len__').java}()", INT)
            raise Cannot(f"the length of {self.say(code.type)}")
        return Code(self.lang.size(code.operand, code.type), INT)

    def f_str(self, node, want):
        code = self.x(self.one(node))
        if code.type == STR:
            return code
        if code.type == INT:
            return Code(f"String.valueOf({code.text})" if self.lang.name == "java" else f"{code.operand}.toString()", STR)
        made = self.text(code)
        return Code(made.text, STR, made.binding)

    def f_repr(self, node, want):
        code = self.x(self.one(node))
        self.check_text(code.type)
        if code.type == STR or code.type.name in ("List", "Map", "int", "bool", "none") or code.type.name.startswith("Tuple"):
            return Code(f"{self.need('repr')}({code.text})", STR)
        raise Cannot(f"repr of {self.say(code.type)}")

    def f_int(self, node, want):
        code = self.x(self.one(node))
        if code.type == INT:
            return code
        if code.type == STR:
            return Code(f"Integer.parseInt({code.operand}.strip())" if self.lang.name == "java" else f"{code.operand}.trim().toInt()", INT)
        if code.type.name == "bytes":
            return Code(f"Integer.parseInt(new String({code.text}, UTF_8).strip())" if self.lang.name == "java" else f"String({code.text}, UTF_8).trim().toInt()", INT)
        if code.type.name in ("double", "number"):
            return Code(f"(int) {code.operand}" if self.lang.name == "java" else f"{code.operand}.toInt()", INT, LOW)
        raise Cannot(f"int of {self.say(code.type)}")

    def f_float(self, node, want):
        code = self.x(self.one(node))
        if code.type.name in NUMBERS:
            return Code(self.coerce(code, DOUBLE), DOUBLE, code.binding)
        if code.type == STR:
            return Code(f"Double.parseDouble({code.operand}.strip())" if self.lang.name == "java" else f"{code.operand}.trim().toDouble()", DOUBLE)
        raise Cannot(f"float of {self.say(code.type)}")

    def f_bool(self, node, want):
        return self.truth(self.one(node))

    def f_abs(self, node, want):
        code = self.x(self.one(node))
        if code.type.name not in NUMBERS or code.type.null:
            raise Cannot("abs")
        return Code(f"Math.abs({code.text})", code.type)

    def f_isinstance(self, node, want):
        if len(node.args) != 2:
            raise Cannot("isinstance")
        code = self.x(node.args[0])
        classes = node.args[1].elts if isinstance(node.args[1], ast.Tuple) else [node.args[1]]
        if code.type.name == "Outcome":
            code = Code(f"{self.need('failure')}({code.text})", types.Type("error"))
        tests = []
        for c in classes:
            t = self.class_type(c)
            if t is None or code.type.name in self.errors and t.name in self.errors and not self.covers(t.name, code.type.name) and not self.covers(code.type.name, t.name):
                raise Cannot("isinstance of this class")
            tests.append(self.lang.is_a(code.within(5), t))
        if code.type.name not in ("unknown", "any", "error") and code.type.name not in self.errors and not self.class_of(code.type):
            raise Cannot(f"isinstance of {self.say(code.type)}")
        return Code(" || ".join(tests), BOOL, 5 if len(tests) == 1 else 2)

    def f_list(self, node, want):
        if not node.args and not node.keywords:
            t = want.arg() if want.name == "List" else UNKNOWN
            return Code(self.lang.list([], t, True), of("List", t))
        with self.read_only():
            code, t = self.iterable(self.at_once(self.one(node)))
        text = f"new ArrayList<>({code.text})" if self.lang.name == "java" else f"{code.operand}.toMutableList()"
        return Code(text, of("List", t))

    def f_set(self, node, want):
        if not node.args:
            t = want.arg() if want.name == "Set" else UNKNOWN
            return Code(self.lang.set([], t), of("Set", t))
        with self.unordered():
            code, t = self.iterable(self.at_once(self.one(node)))
        text = f"new LinkedHashSet<>({code.text})" if self.lang.name == "java" else f"{code.operand}.toMutableSet()"
        return Code(text, of("Set", t))

    def f_dict(self, node, want):
        if len(node.args) == 1 and not node.keywords:
            code = self.x(node.args[0])
            if code.type == types.Type("PgRecord"):
                return Code(f"{code.operand}.toMap()", of("Map", STR, types.ANY))
            if code.type.name == "Map" and not code.type.null:
                return Code(f"{self.lang.new('LinkedHashMap', [code.text], [])}" if self.lang.name == "kotlin" else f"new LinkedHashMap<>({code.text})", code.type)
        if node.args or node.keywords:
            raise Cannot("dict of something")
        t = want if want.name == "Map" else of("Map", UNKNOWN, UNKNOWN)
        return Code(self.lang.map(t), t)

    def f_bytes(self, node, want):
        code = self.x(self.one(node))
        if code.type == INT:
            return Code(f"new byte[{code.text}]" if self.lang.name == "java" else f"ByteArray({code.text})", types.BYTES)
        if code.type == types.BYTES:
            return code
        raise Cannot(f"bytes of {self.say(code.type)}")

    def f_bytearray(self, node, want):
        if node.args:
            raise Cannot("a bytearray of something")
        return Code("new byte[0]" if self.lang.name == "java" else "ByteArray(0)", types.BYTES)

    def f_tuple(self, node, want):
        return self.f_list(node, want)

    def f_open(self, node, want):
        """A file that is read or written where nothing else runs: text in UTF-8, or bytes."""
        options = {k.arg: k.value for k in node.keywords}
        mode = node.args[1] if len(node.args) == 2 else options.pop("mode", ast.Constant("r"))
        encoding = options.pop("encoding", None)
        if not node.args or len(node.args) > 2 or options or not isinstance(mode, ast.Constant) or mode.value not in ("r", "rt", "w", "wt", "a", "x", "rb", "wb", "ab"):
            raise Cannot("a file that is opened like this")
        if encoding is not None:
            self.a_utf8(encoding, None, {}, None)
        path = self.coerce(self.x(node.args[0]), STR)
        kind = self.need("BinaryFile" if "b" in mode.value else "TextFile")
        return Code(self.lang.new(kind, [path, self.lang.string(mode.value[0])]), types.Type(kind))

    def f_anext(self, node, want):
        code = self.x(self.one(node))
        cls = self.class_of(code.type)
        if cls and cls.method("__anext__"):
            return Code(f"{code.operand}.next()", of("Coroutine", cls.method("__anext__").ret))
        if code.type.name not in ("AsyncGenerator", "AsyncIterator") or self.lang.name == "kotlin":
            raise Cannot(f"anext of {self.say(code.type)}")
        return Code(f"{code.operand}.next()", of("Coroutine", code.type.arg()))

    def f_pow(self, node, want):
        a, b = (self.x(x) for x in node.args)
        if a.type != INT or b.type != INT:
            raise Cannot("pow")
        self.check("a power beyond int")
        return Code(f"(int) Math.pow({a.text}, {b.text})" if self.lang.name == "java" else f"Math.pow({a.text}.toDouble(), {b.text}.toDouble()).toInt()", INT, LOW)

    def f_round(self, node, want):
        digits = node.args[1] if len(node.args) == 2 and not node.keywords else None
        code = self.in_seconds(self.x(self.one(node) if digits is None else node.args[0]))
        if digits is not None and code.type.name in ("double", "number"):
            return Code(f"{self.need('rounded')}({code.text}, {self.coerce(self.x(digits), INT)})", DOUBLE)
        if code.type.name not in ("double", "number"):
            raise Cannot("round")
        return Code(f"(int) Math.rint({code.text})" if self.lang.name == "java" else f"Math.rint({code.text}).toInt()", INT, LOW)
