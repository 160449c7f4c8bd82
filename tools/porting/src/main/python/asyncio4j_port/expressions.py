"""Expressions: from Python's tree to typed code."""
from __future__ import annotations

import ast

from . import types
from .code import COMPARE, EQUAL, LOW, OR, PLUS, TIMES, UNARY, Cannot, Code
from .types import BOOL, BYTES, DOUBLE, INT, NONE, NUMBERS, STR, UNKNOWN, of

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
        self.bound_late(var, self.late)
        if var.kind == "static" and var.java in self.fn.taken:
            text = f"{self.module.java}.{var.java}"
        if var.shared:
            text += ".value"
        elif self.lambdas and not var.steady and var.kind in ("local", "param") and var.name not in self.lambda_names:
            if self.lang.name == "java":
                text = self.copied(var)
        return Code(text, var.type, slot=var)

    def bound_late(self, var, late):
        """Marks the variable of a loop in a function that runs later: Python looks at it then, Java now."""
        if late and var.kind == "local" and var.name in self.fn.loop_local and not var.shared:
            self.check("a loop's variable, which Python reads when the function runs")

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
