"""Records: dataclasses, attrs, named tuples and enumerations, whose methods Python writes itself."""
from __future__ import annotations

import ast
from typing import NamedTuple

from .code import Cannot, Code
from .model import FUNCTIONS
from .types import INT, STR

DATACLASSES = {"dataclasses.dataclass", "attr.s", "attr.attrs", "attr.dataclass", "attr.define", "attr.frozen", "attrs.define", "attrs.frozen"}
FIELD_MAKERS = {"dataclasses.field", "attr.ib", "attr.attrib", "attr.field", "attrs.field"}
ENUMS = {"enum.Enum", "enum.IntEnum", "enum.StrEnum"}


class Field(NamedTuple):
    """A field of a record: its default, and whether the constructor and the text have it."""

    default: ast.expr | None
    init: bool = True
    shown: bool = True


def named_tuples(tree, names):
    """Replaces `P = namedtuple("P", "x y")` by the class that it makes."""
    for i, node in enumerate(tree.body):
        call = node.value if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) else None
        if not isinstance(call, ast.Call) or names.resolve(call.func) != "collections.namedtuple" or len(call.args) != 2 or call.keywords:
            continue
        listed = call.args[1]
        fields = listed.value.replace(",", " ").split() if isinstance(listed, ast.Constant) and isinstance(listed.value, str) else [
            e.value for e in getattr(listed, "elts", []) if isinstance(e, ast.Constant)]
        if not fields or not all(isinstance(f, str) and f.isidentifier() for f in fields):
            continue
        body = [ast.AnnAssign(ast.Name(f, ast.Store()), ast.Name("object", ast.Load()), None, 1) for f in fields]
        made = ast.ClassDef(node.targets[0].id, [ast.Name(" NamedTuple", ast.Load())], [], body, [])
        made = ast.copy_location(made, node)
        for b in [made] + body:
            ast.copy_location(b, node)
        for n in ast.walk(made):
            ast.copy_location(n, node)
        made.type_params = []
        tree.body[i] = made
        names.imported[" NamedTuple"] = "typing.NamedTuple"


class Records:
    """The part of the translator that writes what Python generates for records."""

    def record_fields(self, cls):
        """The fields of a record by name; None if the class is none."""
        node = cls.node
        decorators = [self.names.resolve(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list]
        if not (set(decorators) & DATACLASSES or "typing.NamedTuple" in cls.bases):
            return None
        found = dict(cls.parent.record) if cls.parent and cls.parent.record else {}
        for n in node.body:
            target = n.target if isinstance(n, ast.AnnAssign) else n.targets[0] if isinstance(n, ast.Assign) and len(n.targets) == 1 else None
            if not isinstance(target, ast.Name):
                continue
            maker = n.value if isinstance(n.value, ast.Call) and self.names.resolve(n.value.func) in FIELD_MAKERS else None
            if maker is not None:
                found[target.id] = self.made_field(maker)
            elif isinstance(n, ast.AnnAssign) and not ast.unparse(n.annotation).startswith(("ClassVar", "typing.ClassVar")):
                found[target.id] = Field(n.value)
        return found

    def made_field(self, call):
        options = {k.arg: k.value for k in call.keywords}
        default = options.get("default")
        factory = options.get("default_factory", options.get("factory"))
        if factory is not None:
            default = factory.body if isinstance(factory, ast.Lambda) and not factory.args.args else ast.Call(factory, [], [])
            ast.copy_location(default, call)
            ast.fix_missing_locations(default)

        def yes(name):
            return not (isinstance(options.get(name), ast.Constant) and options[name].value is False)

        return Field(default, yes("init"), yes("repr"))

    def record_constructor(self, cls):
        """The constructor of a record; what it does not take it makes by its default."""
        java = self.lang.name == "java"
        given = [cls.field_var(n) for n, f in cls.record.items() if f.init]
        params = ", ".join(f"{self.lang.type(v.type)} {v.java}" if java else f"{v.java}: {self.lang.type(v.type)}" for v in given)
        above = [cls.field_var(n) for n, f in cls.parent.record.items() if f.init] if cls.parent and cls.parent.record else []
        call = f"super({', '.join(v.java for v in above)})" if above else ""
        self.out += [[0, "", None], [0, f"{cls.java}({params}) {{" if java else f"constructor({params}){' : ' + call if call else ''} {{", None]]
        if call and java:
            self.out.append([1, call + ";", None])
        self.out += [[1, f"this.{v.java} = {v.java}{self.lang.semicolon}", None] for v in given if v not in above]
        for name, field in cls.record.items():
            if not field.init and field.default is not None and not (above and name in cls.parent.record):
                var = cls.field_var(name)
                code = self.x(field.default, var.type)
                var.learn(code.type)
                self.out.append([1, f"this.{var.java} = {self.coerce(code, var.type)}{self.lang.semicolon}", None])
        after = cls.method("__post_init__") or cls.method("__attrs_post_init__")
        if after and not after.params and not after.is_async:
            self.out.append([1, f"{after.java}(){self.lang.semicolon}", None])
        self.out.append([0, "}", None])

    def record_text(self, cls):
        """The text and the equality of a record, as Python makes them."""
        if cls.method("__repr__") or cls.method("__str__"):
            return
        java = self.lang.name == "java"
        self.need("repr")
        shown = [(name, cls.field_var(name)) for name, f in cls.record.items() if f.shown]
        for _, var in shown:
            self.check_text(var.type)
        self.reasons = []
        parts = " + ".join(f'"{", " if i else ""}{name}=" + repr({var.java})' for i, (name, var) in enumerate(shown)) or '""'
        text = f'"{cls.name}(" + {parts} + ")"'
        if java:
            self.out += [[0, "", None], [0, "@Override public String toString() {", None], [1, f"return {text};", None], [0, "}", None]]
        else:
            self.out += [[0, "", None], [0, f"override fun toString(): String = {text}", None]]
        if cls.method("__eq__") or any(v.type.name == "bytes" for v in map(cls.field_var, cls.record)) or not cls.record:
            return
        fields = [cls.field_var(n).java for n in cls.record]
        if java:
            same = " && ".join(f"Objects.equals({f}, o.{f})" for f in fields)
            self.out += [[0, "", None], [0, "@Override public boolean equals(Object other) {", None], [1, f"return other instanceof {cls.java} o && {same};", None], [0, "}", None],
                         [0, "", None], [0, "@Override public int hashCode() {", None], [1, f"return Objects.hash({', '.join(fields)});", None], [0, "}", None]]
        else:
            same = " && ".join(f"{f} == other.{f}" for f in fields)
            self.out += [[0, "", None], [0, f"override fun equals(other: Any?): Boolean = other is {cls.java} && {same}", None],
                         [0, "", None], [0, f"override fun hashCode(): Int = java.util.Objects.hash({', '.join(fields)})", None]]

    # ------------------------------------------------------------ enumerations
    def enum_members(self, cls):
        """The members of an enumeration by name; None if the class is none, or more than its members."""
        if not set(cls.bases) & ENUMS or len(cls.bases) != 1:
            return None
        found, number = {}, 0
        for n in cls.node.body:
            if isinstance(n, ast.Assign) and len(n.targets) == 1 and isinstance(n.targets[0], ast.Name) and isinstance(n.value, (ast.Constant, ast.Call)):
                if isinstance(n.value, ast.Call):
                    if self.names.resolve(n.value.func) != "enum.auto":
                        return None
                    number += 1
                    found[n.targets[0].id] = ast.copy_location(ast.Constant(number), n)
                else:
                    found[n.targets[0].id] = n.value
                    number = n.value.value if isinstance(n.value.value, int) else number
            elif not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant) or isinstance(n, ast.Pass) or isinstance(n, FUNCTIONS)):
                return None
        kinds = {type(v.value) for v in found.values()}
        return found if len(kinds) == 1 and kinds <= {int, str} and not cls.methods else None

    def write_enum(self, cls):
        node, java = cls.node, self.lang.name == "java"
        self.mark(node, "done", whole=True)
        self.enter_class(cls)
        values = {name: self.x(value) for name, value in cls.enum.items()}
        t = next(iter(values.values())).type
        members = ", ".join(f"{name}({code.text})" for name, code in values.items()) + ";"
        if java:
            rows = [(0, f"enum {cls.java} {{"), (1, members), (0, ""), (1, f"final {self.lang.type(t)} value;"), (0, ""),
                    (1, f"{cls.java}({self.lang.type(t)} value) {{"), (2, "this.value = value;"), (1, "}"), (0, ""),
                    (1, "@Override public String toString() {"), (2, f'return "{cls.name}." + name();'), (1, "}"), (0, "}")]
        else:
            rows = [(0, f"enum class {cls.java}(val value: {self.lang.type(t)}) {{"), (1, members), (0, ""), (1, f'override fun toString() = "{cls.name}." + name'), (0, "}")]
        self.out += [[0, "", None]] + [[i, text, node] for i, text in rows]

    def enum_attribute(self, node):
        """A member of an enumeration, or the value or name of one; None if it is something else."""
        cls = self.known_class(node.value)
        if cls is not None and cls.enum and node.attr in cls.enum:
            return Code(f"{self.class_name(cls)}.{node.attr}", self.type_of(cls))
        if node.attr not in ("value", "name"):
            return None
        t = self.quiet_type(node.value)
        cls = self.class_of(t) if t else None
        if cls is None or not cls.enum:
            return None
        target = self.solid(self.x(node.value))
        if node.attr == "name":
            return Code(f"{target}.name" + "()" * (self.lang.name == "java"), STR)
        value = next(iter(cls.enum.values())).value
        return Code(f"{target}.value", INT if isinstance(value, int) else STR)
