"""Classes of a module: plain ones, exceptions, dataclasses, asynchronous iterators."""
from __future__ import annotations

import ast
import functools

from .code import Cannot
from .model import Fn
from .protocols import PROTOCOLS
from .records import DATACLASSES
from .writer import FUNCTIONS
from .writing import clean

JAVA_NAMES = {"__str__": "toString", "__repr__": "toString", "__anext__": "next"}


class Classes:
    """The part of the translator that writes classes."""

    def write_class(self, cls):
        node = cls.node
        self.prepare_class(cls)
        if cls.enum:
            return self.write_enum(cls)
        error = self.is_error(self.type_of(cls))
        place = len(self.out)
        self.mark(node, "done")
        for base, expr in zip(cls.bases, node.bases):
            if not (error or cls.parent or base in ("object", "abc.ABC", "typing.NamedTuple") or base in PROTOCOLS):
                self.hand(expr, f"the base class {base}")
        for d in node.decorator_list:
            full = self.names.resolve(d.func if isinstance(d, ast.Call) else d)
            self.mark(d, "done") if full in DATACLASSES else self.hand(d, "a decorator")
        outer, self.out = self.out, []
        self.class_fields(cls, node)
        init = cls.methods.get("__init__")
        if init:
            self.constructor(cls, init, error)
        elif error:
            self.error_constructor(cls)
        elif cls.record is not None:
            self.record_constructor(cls)
            self.record_text(cls)
        elif cls.parent and cls.method("__init__"):
            self.forwarding_constructor(cls)
        of_class = []  # functions of the class itself, which Kotlin has in an object of their own
        for name, fn in cls.methods.items():
            if fn.node not in node.body or name == "__init__" or name == "__aiter__" and "__anext__" in cls.methods or name == "__repr__" and "__str__" in cls.methods:
                self.mark(fn.node, "done", whole=True) if name != "__init__" else None
                continue
            place = len(self.out)
            self.functions(fn, cls)
            if self.lang.name == "kotlin" and not fn.method:
                of_class += self.out[place:]
                del self.out[place:]
        body, self.out = self.out, outer
        self.out.append([0, "", None])
        doc = ast.get_docstring(node)
        for line in doc.strip().split("\n") if doc else []:
            self.out.append([0, ("// " + clean(line.strip())).rstrip(), None])
        self.out.append([0, self.class_head(cls, error), node])
        self.out += [[i + 1, t, n] for i, t, n in self.fields_of(cls, of_class)]
        self.out += [[i + 1 if t else 0, t, n] for i, t, n in body]
        self.out.append([0, "}", None])

    def prepare_class(self, cls):
        """Names of methods that Java prescribes."""
        for name, java in JAVA_NAMES.items():
            fn = cls.methods.get(name)
            if fn and not fn.params and (java != "next" or fn.is_async) and (java != "toString" or not fn.is_async):
                fn.java = java
                if java == "next":
                    fn.coroutine = True
        self.prepare_protocol(cls)
        cls.record, cls.enum = self.record_fields(cls), self.enum_members(cls)

    def class_head(self, cls, error):
        parts, java = [], self.lang.name == "java"
        if cls.parent:
            parts.append(self.class_name(cls.parent))
        elif error:
            parts.append(self.base_error(cls))
        iterator = cls.methods.get("__anext__")
        faces = [f"AsyncIterator<{self.lang.type(iterator.ret, True)}>"] if iterator and iterator.coroutine else []
        faces += [self.protocol_of(cls)[0]] if self.protocol_of(cls)[0] else []
        if java:
            text = f"static class {cls.java}"
            text += f" extends {parts[0]}" if parts else ""
            return text + (f" implements {', '.join(faces)}" if faces else "") + " {"
        if parts and error:
            has_init = "__init__" in cls.methods
            parts[0] += "" if has_init else "(message)"
            head = "open class " + cls.java + ("" if has_init else "(message: String?)")
        else:
            head = "open class " + cls.java
        if parts and not error and not cls.method("__init__"):
            parts[0] += "()"
        all_parts = parts + faces
        return head + (f" : {', '.join(all_parts)}" if all_parts else "") + " {"

    def fields_of(self, cls, of_class):
        """The fields, once it is known what the methods put into them."""
        found = []
        for name, var in cls.fields.items():
            if var.kind != "static":
                found.append([0, self.lang.field(var.type, var.java, var.value, False, False), None])
        shared = [self.lang.field(v.type, v.java, v.value, self.lang.name == "java", False) for v in cls.fields.values() if v.kind == "static"]
        if (shared or of_class) and self.lang.name == "kotlin":
            rows = [[1, line, None] for line in shared] + [[i + 1 if t else 0, t, n] for i, t, n in of_class]
            return found + [[0, "companion object {", None]] + rows + [[0, "}", None]]
        return [[0, line, None] for line in shared] + found

    def class_fields(self, cls, node):
        """Fields: assigned to self somewhere, or in the class itself."""
        inherited = set()
        parent = cls.parent
        while parent:
            inherited |= set(parent.fields)
            parent = parent.parent
        for fn in cls.methods.values():
            for n in ast.walk(fn.node):
                if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store) and isinstance(n.value, ast.Name) and n.value.id == fn.self_name and n.attr not in inherited and n.attr not in cls.methods:
                    cls.field(n.attr)
        self.enter_class(cls)
        for n in node.body:
            if isinstance(n, FUNCTIONS) or isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant):
                continue
            if isinstance(n, ast.Pass):
                self.mark(n, "done")
            elif isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name):
                var = cls.field(n.target.id)
                var.learn(self.annotation(n.annotation))
                self.mark(n, "done")
                if n.value is not None and not (cls.record and n.target.id in cls.record):
                    self.class_constant(cls, var, n)
            elif isinstance(n, ast.Assign) and len(n.targets) == 1 and isinstance(n.targets[0], ast.Name):
                if cls.record and n.targets[0].id in cls.record:
                    cls.field(n.targets[0].id)
                    self.mark(n, "done")
                else:
                    self.class_constant(cls, cls.field(n.targets[0].id), n)
            else:
                self.hand(n, "in the body of a class")

    @functools.cached_property
    def stored_attributes(self):
        return {a.attr for a in ast.walk(self.tree) if isinstance(a, ast.Attribute) and isinstance(a.ctx, ast.Store)}

    def enter_class(self, cls):
        node = ast.FunctionDef("fields", ast.arguments([], [], None, [], [], None, []), [ast.Pass()], [])
        node.lineno = node.end_lineno = 1
        self.enter(Fn(node, None, None, "fields"), None, [])

    def class_constant(self, cls, var, n):
        """A value of the class: a static field, or the first value of each object's own."""
        own = var.name in self.stored_attributes
        try:
            if any(var.name in c.fields or var.name in c.methods for c in self.classes_known() if c is not cls and (self.subclass(self.type_of(c), self.type_of(cls)) or self.subclass(self.type_of(cls), self.type_of(c)))):
                raise Cannot("a value that a subclass has, too")
            if own and not isinstance(n.value, (ast.Constant, ast.UnaryOp)):
                raise Cannot("a value that all objects of the class share")
            code = self.x(n.value, var.type)
            if code.type.name == "void":
                raise Cannot("nothing as a value")
            var.kind = "field" if own else "static"
            var.learn(code.type)
            var.value = self.coerce(code, var.type)
            self.mark(n, None)
        except Cannot as why:
            self.hand(n, why)

    # ------------------------------------------------------------ constructors
    def constructor(self, cls, fn, error):
        node = fn.node
        self.out.append([0, "", None])
        self.enter(fn, cls, node.body)
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        place = len(self.out)
        self.out.append(None)
        self.indent = 1
        call, rest = self.super_call(cls, body, error)
        if self.lang.name == "java" and call:
            self.line(call)
        self.hoist()
        self.block(rest)
        self.mark(node, "done")
        self.indent = 0
        if self.lang.name == "java":
            head = f"{cls.java}({self.params(fn)}) {{"
        else:
            head = f"constructor({self.params(fn)}){' : ' + call if call else ''} {{"
        self.out[place] = [0, head, node]
        self.out.append([0, "}", None])
        self.rest_of(fn)

    def super_call(self, cls, body, error):
        """The call of the parent's constructor, which Java wants first, and what follows it."""
        java = self.lang.name == "java"
        wanted = error or cls.parent is not None and cls.parent.method("__init__") is not None
        for i, n in enumerate(body):
            if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and ast.unparse(n.value.func) == "super().__init__":
                rest = body[:i] + body[i + 1:]
                if i and any(isinstance(x, ast.Name) and x.id in {t.id for b in body[:i] for t in ast.walk(b) if isinstance(t, ast.Name) and isinstance(t.ctx, ast.Store)} for x in ast.walk(n.value)):
                    break
                self.before = []
                try:
                    if cls.parent and cls.parent.method("__init__"):
                        args = self.bind(cls.parent.method("__init__"), n.value)
                    elif error and not n.value.keywords and len(n.value.args) < 2:
                        args = [self.message(a) for a in n.value.args] or ['""']
                    elif not wanted and not n.value.args and not n.value.keywords:
                        self.mark(n, "done")
                        return None, rest
                    else:
                        break
                    if self.before or any(isinstance(x, ast.Attribute) and isinstance(x.value, ast.Name) and x.value.id == (self.fn.self_name or "self") for a in n.value.args for x in ast.walk(a)):
                        break
                    self.mark(n, "done")
                    return f"super({', '.join(args)})" + (";" if java else ""), rest
                except Cannot:
                    break
                finally:
                    self.before = None
        if error and not any("super()" in ast.unparse(n) for n in body):
            return ('super("");' if java else 'super("")'), body
        if wanted:
            parent = cls.parent.method("__init__") if cls.parent else None
            args = ["null" if self.lang.default(parent.vars[p].type) == "null" else self.lang.default(parent.vars[p].type) for p in parent.params] if parent else ['""']
            if not java and parent:
                args = [self.lang.todo(self.fn.node.lineno, "super().__init__()", parent.vars[p].type, self.module.java) for p in parent.params]
                self.need("todo")
            self.hand(self.fn.node.body[0], "the call of the parent's constructor")
            return f"super({', '.join(args)})" + (";" if java else ""), body
        return None, body

    def error_constructor(self, cls):
        if self.lang.name == "java":
            self.out += [[0, "", None], [0, f"{cls.java}(String message) {{", None], [1, "super(message);", None], [0, "}", None]]

    def forwarding_constructor(self, cls):
        init = cls.method("__init__")
        names = ", ".join(init.vars[p].java for p in init.params)
        params = ", ".join(f"{self.lang.type(init.vars[p].type)} {init.vars[p].java}" if self.lang.name == "java" else f"{init.vars[p].java}: {self.lang.type(init.vars[p].type)}" for p in init.params)
        if self.lang.name == "java":
            self.out += [[0, "", None], [0, f"{cls.java}({params}) {{", None], [1, f"super({names});", None], [0, "}", None]]
        else:
            self.out += [[0, "", None], [0, f"constructor({params}) : super({names})", None]]
