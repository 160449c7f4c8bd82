"""Operators: arithmetic, comparisons, and, or, not."""
from __future__ import annotations

import ast

from . import types
from .code import AND, ATOM, COMPARE, EQUAL, LOW, OR, PLUS, TIMES, UNARY, Cannot, Code
from .types import BOOL, BYTES, DOUBLE, INT, NUMBERS, STR, UNKNOWN

ARITHMETIC = {ast.Add: ("+", PLUS), ast.Sub: ("-", PLUS), ast.Mult: ("*", TIMES)}
SETS = {ast.Sub: "minus", ast.BitOr: "union", ast.BitAnd: "intersection", ast.BitXor: "difference"}
RELATIONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class Operators:
    """The part of the translator that writes operators."""

    # ------------------------------------------------------------ operators
    def x_BinOp(self, node, want):
        op = type(node.op)
        if op is ast.Mod and isinstance(node.left, ast.Constant) and isinstance(node.left.value, (str, bytes)):
            return self.percent(node.left.value, node.right)
        a = self.x(node.left)
        b = self.x(node.right, a.type if a.type.name in ("List", "Set") else UNKNOWN)
        return self.binary(a, op, b)

    def binary(self, a, op, b):
        """An operator of two values."""
        if a.type.null or b.type.null:
            raise Cannot("arithmetic of what may be None")
        if a.type.name in NUMBERS and b.type.name in NUMBERS:
            return self.arithmetic(a, op, b)
        if op is ast.Add:
            if a.type == b.type == STR:
                return Code(f"{a.within(PLUS)} + {b.within(TIMES)}", STR, PLUS)
            if a.type == b.type == BYTES:
                return Code(f"{self.need('concat')}({a.text}, {b.text})", BYTES)
        if op is ast.Mult and b.type == INT and a.type in (STR, BYTES):
            if a.type == STR:
                return Code(f"{a.operand}.repeat({b.text})", STR)
            return Code(f"{self.need('repeat')}({a.text}, {b.text})", BYTES)
        if a.type.name == "time" and op in (ast.Add, ast.Sub) and b.type.name in NUMBERS | {"time"}:
            return self.durations(a, op, b)
        if {a.type.name, b.type.name} <= NUMBERS | {"time"}:
            return self.arithmetic(self.in_seconds(a), op, self.in_seconds(b))
        if a.type.name == b.type.name == "Set" and op in SETS:
            joined = types.join(a.type, b.type)
            return Code(f"{self.need(SETS[op])}({a.text}, {b.text})", joined if types.complete(joined) else a.type)
        if op is ast.Add and a.type.name == b.type.name == "List":
            joined = types.join(a.type, b.type)
            if joined.arg().name == "any" or not joined.arg().known:
                raise Cannot("lists of two types")
            return Code(f"{self.need('joined')}({a.text}, {b.text})", joined)
        if op is ast.Mult and a.type.name == "List" and b.type == INT:
            return Code(f"{self.need('times')}({a.text}, {b.text})", a.type)
        raise Cannot(f"{self.say(a.type)} {op.__name__} {self.say(b.type)}")

    def arithmetic(self, a, op, b):
        kinds = {a.type.name, b.type.name}
        t = INT if kinds == {"int"} else types.LONG if kinds <= {"int", "long"} else types.NUMBER if "number" in kinds else DOUBLE
        whole = t in (INT, types.LONG)
        if op is ast.Mult and whole and a.literal is None and b.literal is None:
            return Code(f"Math.multiplyExact({self.coerce(a, t)}, {self.coerce(b, t)})", t)  # Python's numbers have no end: better an error
        if op in ARITHMETIC:
            sign, binding = ARITHMETIC[op]
            return Code(f"{a.within(binding)} {sign} {b.within(binding + 1)}", t, binding)
        if op is ast.Div:
            left = f"(double) {a.within(UNARY)}" if whole and self.lang.name == "java" else a.within(TIMES)
            if whole and self.lang.name == "kotlin":
                left = f"{a.operand}.toDouble()"
            if b.literal is None or b.literal == "0":
                self.check("a division by zero is no error")
            return Code(f"{left} / {b.within(UNARY)}", DOUBLE, TIMES)
        if whole and op in (ast.FloorDiv, ast.Mod):
            return Code(f"Math.{'floorDiv' if op is ast.FloorDiv else 'floorMod'}({self.coerce(a, t)}, {self.coerce(b, t)})", t)
        if t == INT and op is ast.LShift and a.literal and b.literal and 0 <= int(b.literal) < 31 and abs(int(a.literal)) << int(b.literal) < 2**31:
            return Code(f"{a.text} << {b.text}" if self.lang.name == "java" else f"({a.text} shl {b.text})", INT, LOW)
        if t == INT and op is ast.Pow and a.literal and b.literal and 0 <= int(b.literal) and abs(int(a.literal)) ** int(b.literal) < 2**31:
            return Code(str(int(a.literal) ** int(b.literal)), INT, literal=str(int(a.literal) ** int(b.literal)))
        if t == DOUBLE and op in (ast.FloorDiv, ast.Mod):
            raise Cannot(f"{op.__name__} of floats")
        if t == INT and op in (ast.BitAnd, ast.BitOr, ast.BitXor, ast.RShift):
            sign = {ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.RShift: ">>"}[op]
            if self.lang.name == "kotlin":
                sign = {"&": "and", "|": "or", "^": "xor", ">>": "shr"}[sign]
            return Code(f"{a.operand} {sign} {b.operand}", INT, LOW)
        raise Cannot(f"{op.__name__} of numbers")

    def in_seconds(self, code):
        """A time as the number that it is in Python."""
        return Code(f"{self.need('inSeconds')}({code.text})", DOUBLE) if code.type.name == "time" else code

    def duration(self, code):
        return Code(f"seconds({self.coerce(code, DOUBLE)})", types.Type("time")) if code.type.name in NUMBERS else code

    def durations(self, a, op, b):
        text = self.duration(b).text
        return Code(f"{a.operand}.{'plus' if op is ast.Add else 'minus'}({text})", types.Type("time"))

    def x_UnaryOp(self, node, want):
        if isinstance(node.op, ast.Not):
            return self.negated(node.operand)
        a = self.x(node.operand)
        if isinstance(node.op, ast.USub) and a.type.name in NUMBERS and not a.type.null:
            literal = f"-{a.literal}" if a.literal else None
            return Code(f"-{a.within(UNARY) if not a.text.startswith('-') else '(' + a.text + ')'}", a.type, UNARY, literal=literal)
        raise Cannot(f"{type(node.op).__name__} of {self.say(a.type)}")

    def negated(self, node):
        c = self.truth(node)
        if c.text.startswith("!") and c.binding == UNARY:
            return Code(c.text[1:], BOOL)
        return Code(f"!{c.within(UNARY)}", BOOL, UNARY)

    def x_BoolOp(self, node, want):
        is_and = isinstance(node.op, ast.And)
        if all(self.boolean(v) for v in node.values):
            return self.conditions(node)
        if len(node.values) > 2:
            rest = ast.copy_location(ast.BoolOp(node.op, node.values[1:]), node)
            node = ast.copy_location(ast.BoolOp(node.op, [node.values[0], rest]), node)
        return self.choice(node.values[0], node.values[1], is_and, want)

    def choice(self, first, second, is_and, want):
        """`a or b`, `a and b` as values: the first is needed twice, so it gets a name if it is more than one."""
        earlier = self.effects
        a = self.x(first, want)
        if not (a.slot is not None or a.text.isidentifier()) or self.has_call(first):
            if self.before is None or earlier or a.type.name in ("void", "none", "unknown", "any"):
                raise Cannot("`and` and `or` of values that are computed inside an expression")
            name = self.fn.fresh("first")
            self.before.append(self.lang.declare(a.type, name, a.text, True))
            a = Code(name, a.type)
        yes, no = self.facts(first)
        with self.no_hoisting(), self.knowing(yes if is_and else no, []):
            b = self.x(second, a.type if not is_and else want)
        if a.type.name in ("unknown", "any") or b.type.name == "unknown" or b.type.name == "none" and b.text != "null":
            raise Cannot("`and` and `or` of an unknown type")
        test = self.truthy(a)
        if is_and:
            t = types.join(a.type, b.type)
            return Code(self.lang.ternary(test.within(OR), b.within(OR), a.within(LOW)), t, LOW)
        t = types.join(a.type.plain() if not (a.type.name in ("any", "unknown")) else a.type, b.type)
        if t.name == "any" and a.type.known and b.type.known:
            raise Cannot("`or` of two types")
        return Code(self.lang.ternary(test.within(OR), self.lang.unnull(a.within(OR)) if a.type.null else a.within(OR), b.within(LOW)), t, LOW)

    def boolean(self, node):
        """Whether an expression is a boolean for sure, by its form."""
        if isinstance(node, ast.Compare) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return True
        if isinstance(node, ast.BoolOp):
            return all(self.boolean(v) for v in node.values)
        return self.quiet_type(node) == BOOL

    def conditions(self, node):
        sign, binding = ("&&", AND) if isinstance(node.op, ast.And) else ("||", OR)
        parts, saved = [self.truth(node.values[0])], dict(self.renamed)
        with self.no_hoisting():
            for earlier, v in zip(node.values, node.values[1:]):
                yes, no = self.facts(earlier)
                self.renamed.update(yes if isinstance(node.op, ast.And) else no)
                parts.append(self.truth(v))
        self.renamed = saved
        return Code(f" {sign} ".join(p.within(binding + 1 if p.binding != binding else binding) for p in parts), BOOL, binding)

    def x_Compare(self, node, want):
        operands = [node.left] + node.comparators
        if len(node.ops) > 1 and any(self.has_call(o) for o in operands[1:-1]):
            raise Cannot("a chain of comparisons with a call inside")
        parts = [self.comparison(a, op, b) for a, op, b in zip(operands, node.ops, operands[1:])]
        if len(parts) == 1:
            return parts[0]
        return Code(" && ".join(p.within(AND) for p in parts), BOOL, AND)

    def comparison(self, left, op, right):
        a = self.x(left)
        if isinstance(op, (ast.In, ast.NotIn)) and isinstance(right, ast.Tuple):
            right = ast.copy_location(ast.List(right.elts, ast.Load()), right)
        with self.read_only():
            b = self.x(right)
        negative = isinstance(op, (ast.NotEq, ast.IsNot, ast.NotIn))
        if isinstance(op, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)) and "none" in (a.type.name, b.type.name):
            value = b if a.type.name == "none" else a
            if value.type.name in NUMBERS | {"bool"} and not value.type.null:
                raise Cannot("a number that is compared with None")
            return Code(f"{value.within(EQUAL)} {'!=' if negative else '=='} null", BOOL, EQUAL)
        if isinstance(op, (ast.Is, ast.IsNot)):
            if a.type == b.type == BOOL and not (self.boxed(a) and self.boxed(b)):
                return Code(f"{a.within(COMPARE)} {'!=' if negative else '=='} {b.within(COMPARE)}", BOOL, EQUAL)
            if {a.type.name, b.type.name} & (NUMBERS | {"str", "bytes", "bool"}):
                raise Cannot("identity of values")
            return Code(self.lang.same(a.within(COMPARE), b.within(COMPARE), negative), BOOL, EQUAL)
        if isinstance(op, (ast.Eq, ast.NotEq)):
            return self.equality(a, b, negative)
        if isinstance(op, (ast.In, ast.NotIn)):
            return self.membership(a, b, negative)
        sign = RELATIONS[type(op)]
        if a.type.null or b.type.null:
            raise Cannot("a comparison with what may be None")
        if {a.type.name, b.type.name} <= NUMBERS | {"time"} and "time" in (a.type.name, b.type.name):
            a, b = self.duration(a), self.duration(b)
        if a.type.name in NUMBERS and b.type.name in NUMBERS:
            return Code(f"{a.within(PLUS)} {sign} {b.within(PLUS)}", BOOL, COMPARE)
        if a.type.name == b.type.name == "Set" and isinstance(op, (ast.LtE, ast.GtE)):
            inner, outer = (a, b) if isinstance(op, ast.LtE) else (b, a)
            return Code(f"{outer.operand}.containsAll({inner.text})", BOOL)
        if a.type == b.type and a.type.name in ("str", "time"):
            return Code(f"{a.operand}.compareTo({b.text}) {sign} 0", BOOL, COMPARE)
        raise Cannot(f"{self.say(a.type)} {sign} {self.say(b.type)}")

    def equality(self, a, b, negative):
        kinds = {a.type.name, b.type.name}
        if kinds <= NUMBERS or kinds == {"bool"}:
            if not a.type.null and not b.type.null and not (len(kinds) == 1 and self.boxed(a) and self.boxed(b)):
                if self.lang.name == "kotlin" and len(kinds) > 1:
                    a, b = (Code(self.coerce(c, DOUBLE), DOUBLE, c.binding) for c in (a, b))
                return Code(f"{a.within(COMPARE)} {'!=' if negative else '=='} {b.within(COMPARE)}", BOOL, EQUAL)
        if kinds & {"unknown", "any"} and kinds & {"number", "double", "bytes"} or "void" in kinds:
            raise Cannot("equality of unknown types")
        if "unknown" not in kinds and "any" not in kinds and len(kinds) > 1 or "time" in kinds and len(kinds) > 1:
            raise Cannot(f"{self.say(a.type)} == {self.say(b.type)}")
        cls = self.class_of(a.type)
        if cls and cls.method("__eq__"):
            raise Cannot("an __eq__ of its own")
        test = Code(self.lang.equal(a.text, b.text, a.type.plain()), BOOL, ATOM)
        if self.lang.name == "java" and a.type == STR and a.binding == ATOM:
            test = Code(f"{a.text}.equals({b.text})", BOOL)
        return Code(f"!{test.text}", BOOL, UNARY) if negative else test

    def boxed(self, code):
        """Whether a number may come as an object, whose == in Java is identity: out of a call, or a lambda's parameter."""
        return self.lang.name == "java" and code.slot is None and code.literal is None and code.binding == ATOM and code.text not in ("true", "false")

    def membership(self, a, b, negative):
        if a.type == b.type == BYTES:
            test = f"{self.need('indexOf')}({b.text}, {a.text}) >= 0"
            return Code(f"!({test})" if negative else test, BOOL, UNARY if negative else COMPARE)
        if "bytes" in (a.type.name, b.type.arg().name):
            raise Cannot("bytes in a collection")
        if b.type.name.startswith("Tuple") and len(set(b.type.args)) == 1:
            b = self.as_items(b)
        if b.type.null:
            raise Cannot("`in` what may be None")
        if b.type == STR and a.type == STR or b.type.name in types.COLLECTIONS - {"Iterable"}:
            if b.type.name != "str" and a.type.plain() != b.type.arg().plain() and b.type.arg().known:
                raise Cannot(f"a {a.type} in a {b.type}")
            test = f"{b.operand}.contains({a.text})"
        elif b.type.name == "Map":
            if a.type.plain() != b.type.arg().plain() and b.type.arg().known:
                raise Cannot(f"a {a.type} in a {b.type}")
            test = f"{b.operand}.containsKey({a.text})"
        else:
            raise Cannot(f"in {self.say(b.type)}")
        return Code("!" + test if negative else test, BOOL, UNARY if negative else ATOM)
