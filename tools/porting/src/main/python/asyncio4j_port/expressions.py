"""Expressions: from Python's tree to typed code."""
from __future__ import annotations

import ast

from . import types
from .code import AND, ATOM, COMPARE, EQUAL, LOW, OR, PLUS, TIMES, UNARY, Cannot, Code
from .types import ANY, BOOL, BYTES, DOUBLE, INT, NONE, NUMBERS, STR, UNKNOWN, of

ARITHMETIC = {ast.Add: ("+", PLUS), ast.Sub: ("-", PLUS), ast.Mult: ("*", TIMES)}
RELATIONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
CONSTANTS = {
    "asyncio.ALL_COMPLETED": ("ReturnWhen.ALL_COMPLETED", "ReturnWhen"),
    "asyncio.FIRST_COMPLETED": ("ReturnWhen.FIRST_COMPLETED", "ReturnWhen"),
    "asyncio.FIRST_EXCEPTION": ("ReturnWhen.FIRST_EXCEPTION", "ReturnWhen"),
    "asyncio.subprocess.PIPE": ("Stdio.PIPE", "Stdio"),
    "asyncio.subprocess.DEVNULL": ("Stdio.DEVNULL", "Stdio"),
    "asyncio.subprocess.STDOUT": ("Stdio.STDOUT", "Stdio"),
}


class Expressions:
    """The part of the translator that writes expressions."""

    def x(self, node, want=UNKNOWN):
        """The code of an expression; `want` is the type that its place would like, for literals."""
        handler = getattr(self, "x_" + type(node).__name__, None)
        if handler is None:
            raise Cannot(f"no rule for {type(node).__name__}")
        self.depth += 1
        if self.depth > 60:
            self.depth -= 1
            raise Cannot("nested too deeply")
        try:
            return handler(node, want)
        finally:
            self.depth -= 1

    def coerce(self, code, want):
        """The text of a value where a type is wanted."""
        have = code.type
        if want.name in ("any", "unknown"):
            if have.name == "void":
                raise Cannot("a value of nothing")
            return code.text
        if have.name in NUMBERS and want.name in ("double", "number") and not have.null:
            if have.name == "int":
                return self.lang.to_double(code.operand, code.literal)
            return code.text
        if have.name in ("unknown", "any"):
            raise Cannot("the type is not known")
        if types.assignable(have, want):
            if have.null and not want.null and have.name != "none":
                return self.lang.unnull(code.operand)
            if have.name == "none" and not want.null and want.name in NUMBERS | {"bool"}:
                raise Cannot("None where a number is")
            return code.text
        if self.subclass(have, want):
            return code.text
        raise Cannot(f"a {have} where a {want} is needed")

    def subclass(self, have, want):
        if want.name == "error":
            return have.name in self.errors or have.name.startswith("class ") and self.is_error(have)
        cls = self.class_of(have)
        while cls and cls.parent:
            cls = cls.parent
            if "class " + cls.java == want.name:
                return True
        return False

    # ------------------------------------------------------------ names and constants
    def x_Constant(self, node, want):
        v = node.value
        if v is None:
            return Code("null", NONE)
        if isinstance(v, bool):
            return Code("true" if v else "false", BOOL)
        if isinstance(v, int):
            if not -(2**31) <= v < 2**31:
                raise Cannot("a number beyond int")
            return Code(str(v), INT, literal=str(v))
        if isinstance(v, float):
            if v != v or abs(v) == float("inf"):
                raise Cannot("no finite number")
            return Code(self.lang.number(v), DOUBLE)
        if isinstance(v, str):
            return Code(self.lang.string(v), STR)
        if isinstance(v, bytes):
            return Code(self.lang.bytes(v), BYTES)
        raise Cannot(f"a constant of {type(v).__name__}")

    def x_Name(self, node, want):
        name = node.id
        if self.fn.self_name == name and self.cls and not self.fn.find(name):
            if self.fn.outer:
                raise Cannot("self in a nested function")
            inside = self.lang.name == "kotlin" and self.fn.coroutine
            return Code(f"this@{self.cls.java}" if inside else "this", self.type_of(self.cls))
        if name in self.renamed:
            return self.renamed[name]
        var = self.lookup(name)
        if var:
            return self.read(var)
        full = self.names.resolve(node)
        if full in CONSTANTS:
            text, t = CONSTANTS[full]
            return Code(text, types.Type(t))
        fn = self.module.visible(self.fn, name)
        if fn or name in self.module.classes:
            raise Cannot(f"{name} as a value")
        raise Cannot(f"{name} has no counterpart")

    def read(self, var):
        text = var.java
        if var.kind == "static" and var.java in self.fn.taken:
            text = f"{self.module.java}.{var.java}"
        if var.shared:
            text += ".value"
        elif self.lambdas and not var.steady and var.kind in ("local", "param") and var.name not in self.lambda_names:
            if self.lang.name == "java":
                text = self.copied(var)
        return Code(text, var.type, slot=var)

    def copied(self, var):
        """A copy of a variable that changes, for a lambda that runs at once."""
        if self.before is None:
            raise Cannot(f"a lambda sees {var.name}, which changes")
        name = self.fn.fresh(var.java + "Now")
        self.before.append(self.lang.declare(var.type, name, var.java, True))
        return name

    def x_Attribute(self, node, want):
        full = self.names.resolve(node)
        if full in CONSTANTS:
            text, t = CONSTANTS[full]
            return Code(text, types.Type(t))
        special = self.attribute(node)
        if special:
            return special
        target = self.x(node.value)
        cls = self.class_of(target.type)
        if cls:
            if self.module_method(cls, node.attr) or not self.has_field(cls, node.attr):
                raise Cannot(f"{node.attr} as a value")
            var = self.field_of(cls, node.attr)
            return Code(f"{self.solid(target)}.{var.java}", var.type, slot=var)
        raise Cannot(f"the attribute {node.attr} of {self.say(target.type)}")

    def solid(self, code):
        """A receiver: never null for Kotlin."""
        return self.lang.unnull(code.operand) if code.type.null else code.operand

    # ------------------------------------------------------------ operators
    def x_BinOp(self, node, want):
        a, b = self.x(node.left), self.x(node.right)
        op = type(node.op)
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
        if a.type.name == "time":
            return self.durations(a, op, b)
        if op is ast.Sub and a.type.name == b.type.name == "Set":
            return Code(f"{self.need('minus')}({a.text}, {b.text})", types.join(a.type, b.type) if types.complete(types.join(a.type, b.type)) else a.type)
        raise Cannot(f"{self.say(a.type)} {op.__name__} {self.say(b.type)}")

    def arithmetic(self, a, op, b):
        kinds = {a.type.name, b.type.name}
        t = INT if kinds == {"int"} else types.NUMBER if "number" in kinds else DOUBLE
        if op in ARITHMETIC:
            sign, binding = ARITHMETIC[op]
            return Code(f"{a.within(binding)} {sign} {b.within(binding + 1)}", t, binding)
        if op is ast.Div:
            left = f"(double) {a.within(UNARY)}" if t == INT and self.lang.name == "java" else a.within(TIMES)
            if t == INT and self.lang.name == "kotlin":
                left = f"{a.operand}.toDouble()"
            if b.literal is None or b.literal == "0":
                self.check("a division by zero is no error")
            return Code(f"{left} / {b.within(UNARY)}", DOUBLE, TIMES)
        if t == INT and op in (ast.FloorDiv, ast.Mod):
            return Code(f"Math.{'floorDiv' if op is ast.FloorDiv else 'floorMod'}({a.text}, {b.text})", INT)
        if t == INT and op in (ast.BitAnd, ast.BitOr, ast.BitXor, ast.RShift):
            sign = {ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.RShift: ">>"}[op]
            if self.lang.name == "kotlin":
                sign = {"&": "and", "|": "or", "^": "xor", ">>": "shr"}[sign]
            return Code(f"{a.operand} {sign} {b.operand}", INT, LOW)
        raise Cannot(f"{op.__name__} of numbers")

    def durations(self, a, op, b):
        if b.type.name in NUMBERS:
            text = f"seconds({self.coerce(b, DOUBLE)})"
        elif b.type.name == "time":
            text = b.text
        else:
            raise Cannot("time and something else")
        if op not in (ast.Add, ast.Sub):
            raise Cannot("arithmetic of times")
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
        if not is_and and len(node.values) == 2:
            a = self.x(node.values[0])
            with self.no_hoisting():
                b = self.x(node.values[1], a.type)
            if a.type.null and not self.has_call(node.values[0]) and a.type.plain().name not in NUMBERS | {"str", "bytes", "List", "Map", "Set", "bool", "any"}:
                t = types.join(a.type.plain(), b.type)
                test = f"{a.within(EQUAL)} != null"
                return Code(self.lang.ternary(test, a.within(OR), b.within(OR)), t, LOW)
        raise Cannot("`and` and `or` of values that are no booleans")

    def boolean(self, node):
        """Whether an expression is a boolean for sure, by its form."""
        if isinstance(node, ast.Compare) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return True
        if isinstance(node, ast.BoolOp):
            return all(self.boolean(v) for v in node.values)
        return self.quiet_type(node) == BOOL

    def conditions(self, node):
        sign, binding = ("&&", AND) if isinstance(node.op, ast.And) else ("||", OR)
        parts = [self.truth(node.values[0])]
        with self.no_hoisting():
            parts += [self.truth(v) for v in node.values[1:]]
        return Code(f" {sign} ".join(p.within(binding + 1 if p.binding != binding else binding) for p in parts), BOOL, binding)

    def truth(self, node):
        """The condition that a value stands for."""
        if isinstance(node, ast.BoolOp):
            return self.conditions(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.negated(node.operand)
        code = self.x(node)
        return self.truthy(code)

    def truthy(self, code):
        t = code.type
        if t == BOOL:
            return code
        if t.name == "void":
            raise Cannot("the truth of nothing")
        if t.name in NUMBERS and not t.null:
            return Code(f"{code.within(EQUAL)} != 0{'.0' if t.name != 'int' and self.lang.name == 'kotlin' else ''}", BOOL, EQUAL)
        if t.null or t.name in ("unknown", "any", "none"):
            if t.null and t.name in ("Task", "Future", "Lock", "Event", "Queue", "Semaphore", "error", "EventLoop") or self.class_of(t) and not self.odd_truth(t):
                return Code(f"{code.within(EQUAL)} != null", BOOL, EQUAL)
            return Code(f"{self.need('truth')}({code.text})", BOOL)
        if t.name in types.COLLECTIONS | {"Map", "str"} and t.name != "Iterable":
            return Code(f"!{code.operand}.isEmpty()", BOOL, UNARY)
        if t.name == "bytes":
            return Code(f"{self.lang.size(code.operand, t)} > 0", BOOL, COMPARE)
        if t.name in self.errors or t.name in ("error", "Task", "Future", "Lock", "Event", "Queue", "Semaphore"):
            return Code(f"{code.within(EQUAL)} != null", BOOL, EQUAL)
        raise Cannot(f"the truth of {self.say(t)}")

    def odd_truth(self, t):
        cls = self.class_of(t)
        return bool(cls and (cls.method("__bool__") or cls.method("__len__")))

    def x_Compare(self, node, want):
        operands = [node.left] + node.comparators
        if len(node.ops) > 1 and any(self.has_call(o) for o in operands[1:-1]):
            raise Cannot("a chain of comparisons with a call inside")
        parts = [self.comparison(a, op, b) for a, op, b in zip(operands, node.ops, operands[1:])]
        if len(parts) == 1:
            return parts[0]
        return Code(" && ".join(p.within(AND) for p in parts), BOOL, AND)

    def comparison(self, left, op, right):
        a, b = self.x(left), self.x(right)
        negative = isinstance(op, (ast.NotEq, ast.IsNot, ast.NotIn))
        if isinstance(op, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)) and "none" in (a.type.name, b.type.name):
            value = b if a.type.name == "none" else a
            if value.type.name in NUMBERS | {"bool"} and not value.type.null:
                raise Cannot("a number that is compared with None")
            return Code(f"{value.within(EQUAL)} {'!=' if negative else '=='} null", BOOL, EQUAL)
        if isinstance(op, (ast.Is, ast.IsNot)):
            if a.type == b.type == BOOL:
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
        if a.type.name in NUMBERS and b.type.name in NUMBERS:
            return Code(f"{a.within(PLUS)} {sign} {b.within(PLUS)}", BOOL, COMPARE)
        if a.type == b.type and a.type.name in ("str", "time"):
            return Code(f"{a.operand}.compareTo({b.text}) {sign} 0", BOOL, COMPARE)
        raise Cannot(f"{self.say(a.type)} {sign} {self.say(b.type)}")

    def equality(self, a, b, negative):
        kinds = {a.type.name, b.type.name}
        if kinds <= NUMBERS or kinds == {"bool"}:
            if not a.type.null and not b.type.null:
                if self.lang.name == "kotlin" and len(kinds) > 1:
                    a, b = (Code(self.coerce(c, DOUBLE), DOUBLE, c.binding) for c in (a, b))
                return Code(f"{a.within(COMPARE)} {'!=' if negative else '=='} {b.within(COMPARE)}", BOOL, EQUAL)
        if kinds & {"unknown", "any"} and kinds & {"number", "double", "bytes"} or "void" in kinds:
            raise Cannot("equality of unknown types")
        if "unknown" not in kinds and "any" not in kinds and len(kinds) > 1 or "time" in kinds and len(kinds) > 1:
            raise Cannot(f"{self.say(a.type)} == {self.say(b.type)}")
        cls = self.class_of(a.type)
        if cls and cls.method("__eq__") and not cls.record:
            raise Cannot("an __eq__ of its own")
        test = Code(self.lang.equal(a.text, b.text, a.type.plain()), BOOL, ATOM)
        if self.lang.name == "java" and a.type == STR and a.binding == ATOM:
            test = Code(f"{a.text}.equals({b.text})", BOOL)
        return Code(f"!{test.text}", BOOL, UNARY) if negative else test

    def membership(self, a, b, negative):
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

    def x_IfExp(self, node, want):
        test = self.truth(node.test)
        with self.no_hoisting():
            a, b = self.x(node.body, want), self.x(node.orelse, want)
        t = types.join(a.type, b.type)
        if t.name == "void":
            raise Cannot("a conditional statement as an expression")
        return Code(self.lang.ternary(test.within(OR), a.within(OR), b.within(LOW)), t, LOW)

    def x_Await(self, node, want):
        self.effects += 1
        if isinstance(node.value, ast.Call):
            plain = self.plain_call(node.value)
            if plain:
                return plain
        code = self.x(node.value, want)
        return self.awaited(code)

    def awaited(self, code):
        t = code.type
        if t.name not in types.AWAITABLE and t.name != "CompletableFuture":
            raise Cannot(f"await of {self.say(t)}")
        if not self.can_await:
            raise Cannot("await where nothing can wait")
        if self.direct:
            return Code(f"await({code.text})", t.arg())
        return Code(self.lang.await_(code.operand if self.lang.name == "kotlin" else code.text), t.arg())

    def x_NamedExpr(self, node, want):
        raise Cannot("an assignment inside an expression")

    def x_Lambda(self, node, want):
        raise Cannot("a lambda as a value")

    def x_Yield(self, node, want):
        raise Cannot("a yield inside an expression")

    def x_Starred(self, node, want):
        raise Cannot("a starred argument")
