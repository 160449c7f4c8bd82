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
        if code.type.name == "unknown" and want.known:
            self.guess(code, want)
        have = code.type
        if want.name in ("any", "unknown"):
            if have.name == "void":
                raise Cannot("a value of nothing")
            if have.name.startswith("Call"):
                raise Cannot("a function where anything may be")
            return code.text
        if have.name in NUMBERS and want.name in ("double", "number") and not have.null:
            if have.name in ("int", "long"):
                return self.lang.to_double(code.operand, code.literal)
            return code.text
        if have.name == "int" and want.name == "long" and not have.null:
            return self.lang.to_long(code.operand)
        if have.name == "time" and want.name in ("double", "number"):
            return self.in_seconds(code).text
        if have.name in ("unknown", "any"):
            raise Cannot("the type is not known")
        if code.binding == 1 and have.name == want.name and have.name.startswith("Call") and have.args[:-1] == want.args[:-1] and want.args[-1].name == "any" and have.args[-1].name != "void":
            return code.text  # a lambda that is written here may give more than is asked for
        if code.slot is not None and have.args and have.name == want.name and have != want and not types.complete(have) and types.assignable(want, have):
            code.slot.learn(want.plain())
            have = code.type = code.slot.type
        if have.name == "none" and code.text != "null" and want.known:
            raise Cannot("a variable that is only None here")
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
            if self.type_of(cls).name == want.name:
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
        other, name_there = self.foreign(node)
        if other is not None and name_there in other.module.statics:
            return self.foreign_static(other, name_there)
        fn = self.module.visible(self.fn, name) or (other.module.top.get(name_there) if other is not None else None)
        if fn:
            return self.function_value(fn, other.module.java if other is not None else None, want)
        if name in self.module.classes:
            raise Cannot(f"{name} as a value")
        raise Cannot(f"{name} has no counterpart")

    def read(self, var):
        text = var.java
        if var.kind == "local" and var not in self.declared and var.name not in self.fn.inner:
            raise Cannot(f"{var.name} is not assigned here")
        self.bound_late(var, self.late)
        if var.kind == "static" and var.java in self.fn.taken:
            text = f"{self.module.java}.{var.java}"
        if var.shared:
            text += ".value"
        elif self.lambdas and not var.steady and var.kind in ("local", "param") and var.name not in self.lambda_names:
            if self.lang.name == "java":
                text = self.copied(var)
        return Code(text, var.type, slot=var)

    def foreign_static(self, other, name):
        """A variable of another file."""
        var = other.module.statics[name]
        return Code(f"{other.module.java}.{var.java}", var.type, slot=var)

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
        other, name = self.foreign(node)
        if other is not None and name in other.module.statics:
            return self.foreign_static(other, name)
        special = self.enum_attribute(node) or self.attribute(node)
        if special:
            return special
        owner = self.known_class(node.value)
        if owner is not None and self.has_field(owner, node.attr) and self.field_of(owner, node.attr).kind == "static":
            return self.static_field(self.field_of(owner, node.attr))
        target = self.guess_by_member(self.x(node.value), node.attr)
        if target.type.name == "Options":
            return self.option_value(target, node.attr)
        cls = self.class_of(target.type)
        if cls:
            fn = cls.method(node.attr)
            if fn is not None and fn.property:
                return self.own_call(fn, ast.copy_location(ast.Call(node, [], []), node), self.solid(target))
            if fn is not None:
                return self.function_value(fn, self.solid(target), want)
            if not self.has_field(cls, node.attr):
                raise Cannot(f"{node.attr} of {cls.name}")
            var = self.field_of(cls, node.attr)
            if var.kind == "static":
                return self.static_field(var)
            return Code(f"{self.solid(target)}.{var.java}", var.type, slot=var)
        return self.bound_method(node, target)

    def static_field(self, var):
        return Code(f"{self.class_name(var.owner)}.{var.java}", var.type, slot=var)

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
        yes, no = self.facts(node.test)
        with self.no_hoisting():
            with self.knowing(yes, []):
                a = self.x(node.body, want)
            with self.knowing(no, []):
                b = self.x(node.orelse, want)
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
        if t.name == "Waited" and (self.lang.name == "java" or code.text.endswith(".await()")):
            return Code(code.text, t.arg())  # a method that awaits itself
        if t.name not in types.AWAITABLE and t.name != "CompletableFuture":
            raise Cannot(f"await of {self.say(t)}")
        if not self.can_await:
            raise Cannot("await where nothing can wait")
        if self.direct:
            return Code(f"await({code.text})", t.arg())
        return Code(self.lang.await_(code.operand if self.lang.name == "kotlin" else code.text), t.arg())

    def x_NamedExpr(self, node, want):
        raise Cannot("an assignment inside an expression")

    def x_Yield(self, node, want):
        raise Cannot("a yield inside an expression")

    def x_Starred(self, node, want):
        raise Cannot("a starred argument")
