"""Literals, subscripts, comprehensions and text: values that Python writes with brackets and quotes."""
from __future__ import annotations

import ast

from . import types
from .code import LOW, PLUS, Cannot, Code
from .types import BYTES, INT, NUMBERS, STR, UNKNOWN, of


class Values:
    """The part of the translator that writes literals, comprehensions and formatted text."""

    def element(self, nodes, want):
        """The items of a literal and the type that holds them all."""
        with self.kept():
            items = [self.x(n, want) for n in nodes]
        t = UNKNOWN
        for item in items:
            t = types.join(t, item.type)
        if types.complete(want) and all(types.assignable(i.type, want) for i in items):
            t = want
        if t.name == "void":
            raise Cannot("items of nothing")
        return [self.coerce(i, t) for i in items], t

    def x_List(self, node, want):
        if any(isinstance(e, ast.Starred) for e in node.elts):
            raise Cannot("a starred item")
        texts, t = self.element(node.elts, want.arg() if want.name in types.COLLECTIONS else UNKNOWN)
        if t.null and self.lang.name == "java":
            raise Cannot("None in a list")
        t = t if texts else want.arg() if want.name in types.COLLECTIONS else UNKNOWN
        return Code(self.lang.list(texts, t, not self.reading), of("List", t))

    def x_Set(self, node, want):
        texts, t = self.element(node.elts, want.arg() if want.name == "Set" else UNKNOWN)
        return Code(self.lang.set(texts, t), of("Set", t))

    def x_Tuple(self, node, want):
        if not 2 <= len(node.elts) <= 4:
            raise Cannot(f"a tuple of {len(node.elts)}")
        wants = want.args if want.name.startswith("Tuple") and len(want.args) == len(node.elts) else [UNKNOWN] * len(node.elts)
        items = [self.x(e, w) for e, w in zip(node.elts, wants)]
        parts = [w if types.complete(w) else i.type for w, i in zip(wants, items)]
        if any(p.name == "void" for p in parts):
            raise Cannot("a tuple of nothing")
        name = self.need(f"Tuple{len(items)}")
        args = [self.coerce(i, p) for i, p in zip(items, parts)]
        known = [p if p.name != "none" else types.ANY for p in parts]
        return Code(self.lang.new(name, args, known), types.Type(name, tuple(known)))

    def x_Dict(self, node, want):
        wants = want.args if want.name == "Map" else (UNKNOWN, UNKNOWN)
        if any(k is None for k in node.keys):
            raise Cannot("** in a dictionary")
        keys, kt = self.element(node.keys, wants[0])
        values, vt = self.element(node.values, wants[1])
        kt, vt = (kt, vt) if keys else wants
        t = of("Map", kt, vt)
        if not keys:
            return Code(self.lang.map(t), t)
        if self.lang.name == "kotlin":
            pairs = ", ".join(f"{k} to {v}" for k, v in zip(keys, values))
            return Code(f"mutableMapOf<{self.lang.type(kt)}, {self.lang.type(vt)}>({pairs})", t)
        if vt.null or vt.name in ("none", "void") or kt.null:
            raise Cannot("None in a dictionary")
        pairs = ", ".join(f"{k}, {v}" for k, v in zip(keys, values))
        return Code(f"{self.need('mapOf')}({pairs})", t)

    # ------------------------------------------------------------ subscripts
    def x_Subscript(self, node, want):
        special = self.subscript(node)
        if special:
            return special
        target = self.x(node.value)
        t = target.type
        if t.null:
            raise Cannot("an item of what may be None")
        if isinstance(node.slice, ast.Slice):
            return self.slice(target, node.slice)
        if t.name.startswith("Tuple") and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return self.part(target, node.slice.value % len(t.args))
        index = self.x(node.slice)
        if t.name == "Map":
            if t.arg().name == "bytes":
                raise Cannot("bytes as a key")
            key = self.coerce(index, t.arg()) if t.arg().known else index.text
            if not t.arg(1).known:
                raise Cannot("values of an unknown type")
            self.effects += 1
            if self.lang.name == "java":
                return Code(f"{self.need('item')}({target.text}, {key})", t.arg(1))
            return Code(f"{self.need('item')}({target.text}, {key})", t.arg(1))
        if t.name == "List" and index.type == INT:
            if index.literal and index.literal.startswith("-"):
                size = self.lang.size(target.operand, t)
                if self.has_call(node.value):
                    raise Cannot("the end of what a call returns")
                return Code(f"{target.operand}.get({size} - {index.literal[1:]})", t.arg())
            if not index.literal:
                self.check("a negative index")
            return Code(f"{target.operand}.get({index.text})", t.arg())
        if t == STR and index.literal and not index.literal.startswith("-"):
            return Code(f"{target.operand}.substring({index.literal}, {int(index.literal) + 1})", STR)
        if t == BYTES and index.literal and not index.literal.startswith("-"):
            mask = f"{target.operand}[{index.literal}] & 0xff" if self.lang.name == "java" else f"{target.operand}[{index.literal}].toInt() and 0xff"
            return Code(mask, INT, LOW)
        raise Cannot(f"an item of {self.say(t)}")

    def part(self, target, index):
        letter = "abcd"[index]
        return Code(f"{target.operand}.{letter}{'()' if self.lang.name == 'java' else ''}", target.type.args[index])

    def slice(self, target, node):
        t = target.type
        if node.step is not None or t.name not in ("str", "List", "bytes"):
            raise Cannot(f"a slice of {self.say(t)}")
        bounds = [None if b is None else self.x(b) for b in (node.lower, node.upper)]
        if any(b is not None and b.type != INT for b in bounds):
            raise Cannot("a slice by no numbers")
        low = bounds[0].text if bounds[0] else "0"
        high = bounds[1].text if bounds[1] else "Integer.MAX_VALUE" if self.lang.name == "java" else "Int.MAX_VALUE"
        return Code(f"{self.need('slice')}({target.text}, {low}, {high})", t)

    # ------------------------------------------------------------ text
    def x_JoinedStr(self, node, want):
        parts = []
        for v in node.values:
            if isinstance(v, ast.Constant):
                parts.append(Code(self.lang.string(str(v.value)), STR))
            else:
                parts.append(self.formatted(v))
        if not parts:
            return Code('""', STR)
        return self.concat(parts)

    def concat(self, parts):
        """Text out of parts, the first of which is a String, so that + is text's."""
        merged = []
        for p in parts:
            last = merged[-1] if merged else None
            if last is not None and last.text.endswith('"') and last.text.startswith('"') and p.text.startswith('"') and p.text.endswith('"') and p.binding == 9 == last.binding and plain_literal(p.text) and plain_literal(last.text):
                merged[-1] = Code(last.text[:-1] + p.text[1:], STR)
            else:
                merged.append(p)
        if merged[0].type != STR:
            merged.insert(0, Code('""', STR))
        if len(merged) == 1:
            return merged[0]
        return Code(" + ".join([merged[0].within(PLUS)] + [p.within(PLUS + 1) for p in merged[1:]]), STR, PLUS)

    def formatted(self, v):
        spec = ""
        if v.format_spec is not None:
            if not all(isinstance(s, ast.Constant) for s in v.format_spec.values):
                raise Cannot("a format that is computed")
            spec = "".join(s.value for s in v.format_spec.values)
        code = self.x(v.value)
        if v.conversion == ord("r"):
            code = Code(f"{self.need('repr')}({code.text})", STR)
            self.check_text(code.type, repr_of=code.type)
        elif v.conversion == ord("s"):
            code = self.text(code)
        return self.apply_format(code, spec)

    def apply_format(self, code, spec):
        if not spec:
            return self.text(code)
        t = code.type
        import re

        m = re.fullmatch(r"(>|<)?(\d+)?(,)?(?:\.(\d+))?([dfsx%])?", spec)
        if not m or t.null:
            raise Cannot(f"the format {spec}")
        side, width, comma, digits, kind = m.groups()
        number = t.name in NUMBERS
        if t.name not in ("int", "double", "number", "str"):
            if digits or kind or comma:
                raise Cannot(f"the format {spec} of {self.say(t)}")
            code, t = self.text(code), STR
        zero = width is not None and width.startswith("0") and number and not side
        if width is not None:
            flag = "-" if side == "<" or (side is None and not number) else ""
            if zero:
                flag, width = "0", width[1:] or "1"
            width = flag + width
        if digits is not None and t.name == "str":
            raise Cannot(f"the format {spec}")
        if digits is not None or kind in ("f", "%"):
            if kind not in ("f",):
                raise Cannot(f"the format {spec}")
            self.check("the last digit: Python rounds a half to even")
            value = self.coerce(code, types.DOUBLE)
            value = f"(double) {code.operand}" if t == INT and self.lang.name == "java" else value
            return Code(self.lang.format(f"%{comma or ''}{width or ''}.{digits or 6}f", value), STR)
        if t.name == "int":
            letter = {"x": "x"}.get(kind, "d")
            return Code(self.lang.format(f"%{comma or ''}{width or ''}{letter}", code.text), STR)
        if t.name in ("double", "number"):
            raise Cannot(f"the format {spec} of a float")
        return Code(self.lang.format(f"%{width or ''}s", code.text), STR)

    def text(self, code):
        """The text of a value, as str() gives it, for concatenation."""
        t = code.type
        if t.name == "void":
            raise Cannot("the text of nothing")
        if t == STR or t == INT:
            return code
        self.check_text(t)
        return Code(f"{self.need('text')}({code.text})", STR)

    def check_text(self, t, repr_of=None):
        """Marks what Python would print in another way."""
        if t.name in ("double", "number"):
            self.check("how a float is printed") if t.name == "number" else self.check("a very small or large float is printed in another way")
        elif t.name in self.errors and (t.name == "NoSuchElementException" or not self.raised_here(t.name)):
            self.check("the text of an error that is not raised here")
        elif t.name in ("bytes", "time", "Coroutine", "Task", "Future", "Set", "error", "unknown", "any") or t.name not in ("str", "int", "bool", "none", "List", "Map") and not t.name.startswith(("Tuple", "class ")) and t.name not in self.errors:
            self.check(f"the text of {self.say(t)}")
        elif t.name.startswith("class "):
            cls = self.class_of(t)
            if not self.is_error(t) and not (cls and (cls.method("__str__") or cls.method("__repr__"))):
                self.check("the text of an object")
        for a in t.args:
            self.check_text(a)

def plain_literal(text):
    """Whether a text is one string literal and nothing more."""
    body = text[1:-1]
    return '"' not in body.replace('\\"', "")
