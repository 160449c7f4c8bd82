"""Text: f-strings, str.format, %, and the text of a value."""
from __future__ import annotations

import ast
import re
import string

from . import types
from .code import PLUS, Cannot, Code
from .types import BYTES, INT, NUMBERS, STR

SPEC = re.compile(r"(?:(.)?([<>^=]))?(\+)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([a-zA-Z%])?")
WIDTH = re.compile(r"(?:(.)?([<>^]))?\0((?:\.\d+)?[sdf]?)")  # a width that is computed is \0
PERCENT = re.compile(r"%(-)?(0)?(\d+)?(?:\.(\d+))?([sdrxf%])")
EXACT = {"str", "int", "bool", "none", "List", "Map", "double", "bytes", "long", "UUID", "ReturnWhen"}  # values whose text is Python's


class Formatting:
    """The part of the translator that writes text."""

    def x_JoinedStr(self, node, want):
        parts = []
        for v in node.values:
            if isinstance(v, ast.Constant):
                if getattr(v, "check", ""):
                    self.check(v.check)
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
                return self.computed_width(v)
            spec = "".join(s.value for s in v.format_spec.values)
        code = self.x(v.value)
        if v.conversion == ord("r"):
            code = self.represented(code)
        elif v.conversion == ord("s"):
            code = self.text(code)
        return self.apply_format(code, spec)

    def computed_width(self, v):
        """A value in a width that is computed: {name:>{width}}."""
        values = v.format_spec.values
        widths = [s for s in values if not isinstance(s, ast.Constant)]
        m = WIDTH.fullmatch("".join(s.value if isinstance(s, ast.Constant) else "\0" for s in values))
        if len(widths) != 1 or not m or widths[0].format_spec is not None:
            raise Cannot("a format that is computed")
        fill, side, rest = m.groups()
        value = ast.copy_location(ast.FormattedValue(v.value, v.conversion, ast.JoinedStr([ast.Constant(rest)]) if rest else None), v)
        number = self.quiet_type(v.value)
        if v.conversion == -1 and (number is None or number != STR and number.name not in NUMBERS | {"time"}):
            raise Cannot("a format that is computed")
        side = side or (">" if v.conversion == -1 and number is not None and number.name in NUMBERS | {"time"} else "<")
        code = self.formatted(value)
        return Code(f"{self.need('pad')}({self.as_text(code)}, {self.coerce(self.x(widths[0].value), INT)}, {self.lang.string(side)}, {self.lang.string(fill or ' ')})", STR)

    def apply_format(self, code, spec):
        """A value with a format: a number becomes text first, then it is put into its width."""
        if not spec:
            return self.text(code)
        code = self.in_seconds(code)
        t, m = code.type, SPEC.fullmatch(spec)
        if not m or t.null:
            raise Cannot(f"the format {spec}")
        fill, side, plus, sharp, zero, width, comma, digits, kind = m.groups()
        number = t.name in NUMBERS
        if sharp or plus or side == "=" or kind not in (None, "s", "d", "x", "X", "f", "F", "%", "b"):
            raise Cannot(f"the format {spec}")
        if not number:
            if kind not in (None, "s") or comma or zero or t != STR and (digits or t.name != "unknown"):
                raise Cannot(f"the format {spec} of {self.say(t)}")
            code = self.text(code) if t != STR else code
            if digits:
                code = Code(f"{self.need('slice')}({code.text}, 0, {digits})", STR)
        elif digits is not None or kind in ("f", "F", "%"):
            code = self.fixed(code, digits or "6", comma, kind)
        elif t.name in ("int", "long"):
            code = self.whole(code, kind, comma)
        elif kind or comma:
            raise Cannot(f"the format {spec} of a float")
        else:
            code = self.text(code)
        if not width:
            return code
        side = side or (">" if number else "<")
        if zero:
            return Code(f"{self.need('zeros')}({self.as_text(code)}, {width})", STR)
        return Code(f"{self.need('pad')}({self.as_text(code)}, {width}, {self.lang.string(side)}, {self.lang.string(fill or ' ')})", STR)

    def as_text(self, code):
        return self.lang.value_of(code.text) if code.type.name in ("int", "long") else code.text

    def fixed(self, code, digits, comma, kind):
        """A number with so many digits behind the point, rounded as Python does it."""
        value = self.coerce(code, types.DOUBLE)
        if code.type.name in ("int", "long") and self.lang.name == "java":
            value = f"(double) {code.operand}"
        if kind == "%":
            return Code(f"{self.need('fixed')}({value} * 100, {digits}) + \"%\"", STR, PLUS)
        made = f"{self.need('fixed')}({value}, {digits})"
        return Code(f"{self.need('thousands')}({made})" if comma else made, STR)

    def whole(self, code, kind, comma):
        if kind in ("x", "X"):
            made = self.lang.format("%" + kind, code.text)
            return Code(made, STR)
        if kind == "b":
            return Code(f"Integer.toBinaryString({code.text})", STR)
        if comma:
            return Code(f"{self.need('thousands')}({self.lang.value_of(code.text)})", STR)
        return code

    # ------------------------------------------------------------ % and str.format
    def percent(self, pattern, node):
        """`"%s of %d" % (a, b)`: text and formatted values, one after the other."""
        values = list(node.elts) if isinstance(node, ast.Tuple) else [node]
        return self.concat(self.percented(pattern, values) or [Code('""', STR)])

    def percented(self, pattern, values):
        if not isinstance(pattern, str):
            raise Cannot("% of bytes")
        parts, last, values = [], 0, list(values)
        for m in PERCENT.finditer(pattern):
            if "%" in pattern[last: m.start()]:
                raise Cannot("this format of %")
            if m.start() > last:
                parts.append(Code(self.lang.string(pattern[last: m.start()]), STR))
            last = m.end()
            left, zero, width, digits, kind = m.groups()
            if kind == "%":
                parts.append(Code('"%"', STR))
                continue
            if not values:
                raise Cannot("fewer values than formats")
            code = self.x(values.pop(0))
            if kind == "r":
                code = self.represented(code)
            elif kind == "d" and code.type.name not in ("int", "long") or kind == "f" and code.type.name not in NUMBERS:
                raise Cannot(f"%{kind} of {self.say(code.type)}")
            elif kind == "s":
                code = self.text(code)
            side = "" if not width else "<" if left else "" if zero else ">"
            spec = side + ("0" if zero and width else "") + (width or "") + (f".{digits}" if digits else "") + (kind if kind in "fx" else "")
            parts.append(self.apply_format(code, spec))
        if values or "%" in pattern[last:]:
            raise Cannot("this format of %")
        if last < len(pattern):
            parts.append(Code(self.lang.string(pattern[last:]), STR))
        return parts

    def str_format(self, pattern, node):
        """`"{} of {n}".format(a, n=b)`."""
        parts, count = [], 0
        named = {k.arg: k.value for k in node.keywords}
        try:
            fields = list(string.Formatter().parse(pattern))
        except ValueError:
            raise Cannot("this format") from None
        for literal, field, spec, conversion in fields:
            if literal:
                parts.append(Code(self.lang.string(literal), STR))
            if field is None:
                continue
            if field == "":
                field, count = str(count), count + 1
            value = named.get(field) if not field.isdigit() else node.args[int(field)] if int(field) < len(node.args) else None
            if value is None or isinstance(value, ast.Starred) or "{" in spec:
                raise Cannot("this field of a format")
            code = self.x(value)
            parts.append(self.apply_format(self.represented(code) if conversion == "r" else self.text(code) if conversion == "s" else code, spec))
        return self.concat(parts) if parts else Code('""', STR)

    def represented(self, code):
        self.check_text(code.type, repr_of=code.type)
        if code.type.name in self.errors or code.type.name == "error" or self.is_error(code.type):
            raise Cannot("repr of an exception")
        return Code(f"{self.need('repr')}({code.text})", STR)

    def text(self, code):
        """The text of a value, as str() gives it, for concatenation."""
        code = self.in_seconds(code)
        t = code.type
        if t.name == "void":
            raise Cannot("the text of nothing")
        if t in (STR, INT, types.LONG):
            return code
        self.check_text(t)
        return Code(f"{self.need('text')}({code.text})", STR)

    def check_text(self, t, repr_of=None):
        """Marks what Python would print in another way; notes which helpers the text of this type needs."""
        if t.name == "number":
            self.check("how a float is printed")
        elif t.name == "double":
            self.need("shown")
        elif t.name == "bytes":
            self.need("literal")
        elif t.name in self.errors and (t.name == "NoSuchElementException" or not self.raised_here(t.name)):
            self.check("the text of an error that is not raised here")
        elif t.name.startswith("class "):
            cls = self.class_of(t)
            if not self.is_error(t) and not (cls and (cls.record is not None or cls.enum or cls.method("__str__") or cls.method("__repr__"))):
                self.check("the text of an object")
        elif t.name not in EXACT and not t.name.startswith("Tuple") and t.name not in self.errors and not (t.name == "any" and t.args):
            self.check(f"the text of {self.say(t)}")
        if t == types.ANY:
            self.need("shown", "literal")
        for a in t.args:
            self.check_text(a)


def plain_literal(text):
    """Whether a text is one string literal and nothing more."""
    body = text[1:-1]
    return '"' not in body.replace('\\"', "")
