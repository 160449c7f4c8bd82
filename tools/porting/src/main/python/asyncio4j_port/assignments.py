"""Assignments: to names, fields, items, and to several at once."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import ANY, BYTES, DOUBLE, INT, NUMBERS, STR, UNKNOWN, of


class Assignments:
    """The part of the translator that writes assignments."""

    def s_Assign(self, node):
        if len(node.targets) > 1:
            if all(isinstance(t, ast.Name) for t in node.targets) and isinstance(node.value, ast.Constant):
                for t in node.targets:
                    self.assign(t, self.x(node.value), node)
                return
            raise Cannot("several targets")
        target = node.targets[0]
        if isinstance(target, (ast.Tuple, ast.List)):
            return self.unpack(target, node.value, node)
        if isinstance(node.value, (ast.Yield,)) and isinstance(target, ast.Name):
            return self.received(target, node)
        self.assign(target, self.x(node.value, self.wanted(target)), node)

    def received(self, target, node):
        if not self.fn.is_async or node.value.value is None:
            raise Cannot("the value that is sent to a generator")
        code = self.x(node.value.value, self.fn.ret)
        self.fn.ret = types.join(self.fn.ret, code.type)
        self.assign(target, Code(f"y.emit({self.coerce(code, self.fn.ret)})", types.ANY), node)

    def s_AnnAssign(self, node):
        if node.value is None:
            return
        t = self.annotation(node.annotation)
        self.assign(node.target, self.x(node.value, t if t.known else self.wanted(node.target)), node, t)

    def wanted(self, target):
        if isinstance(target, ast.Name):
            var = self.lookup(target.id)
            return var.type if var else UNKNOWN
        if isinstance(target, ast.Attribute):
            return self.quiet_type(target) or UNKNOWN
        return UNKNOWN

    def assign(self, target, code, node, annotated=UNKNOWN):
        t = code.type
        if t.name == "void":
            raise Cannot("nothing as a value")
        if annotated.known and (types.assignable(t, annotated) or t.name in ("none", "unknown")):
            t = types.join(annotated, t) if t.name == "none" else annotated
        if isinstance(target, ast.Name):
            var = self.own_var(target.id)
            var = self.split(var, t, node)
            var.learn(t)
            return self.store(var, self.coerce(code, var.type), node)
        if isinstance(target, ast.Attribute):
            receiver = self.x(target.value)
            cls = self.class_of(receiver.type)
            if cls is None:
                if receiver.type.name == "EventLoop" and target.attr == "slow_callback_duration":
                    return self.simple(f"{receiver.operand}.slowCallbackDuration(seconds({self.coerce(code, DOUBLE)}))", node)
                raise Cannot(f"the attribute {target.attr} of {self.say(receiver.type)}")
            var = self.field_of(cls, target.attr)
            var.learn(t)
            return self.simple(f"{self.solid(receiver)}.{var.java} = {self.coerce(code, var.type)}", node)
        if isinstance(target, ast.Subscript):
            return self.put(target, code, node)
        raise Cannot("this target")

    def put(self, target, code, node):
        receiver = self.x(target.value)
        t = receiver.type
        index = self.x(target.slice)
        if receiver.slot is not None and t.name == "Map":
            receiver.slot.learn(of("Map", index.type, code.type))
            t = receiver.slot.type
        if t.name == "Map" and not t.null:
            return self.simple(self.lang.put(receiver.operand, self.coerce(index, t.arg()), self.coerce(code, t.arg(1))).rstrip(";"), node)
        if t.name == "List" and index.type == INT and not t.null:
            return self.simple(f"{receiver.operand}.set({index.text}, {self.coerce(code, t.arg())})", node)
        raise Cannot(f"an item of {self.say(t)}")

    def split(self, var, t, node):
        """A variable that takes another type in the block of its declaration becomes a new variable."""
        key = (self.fn, node, var.name)
        if key in self.splits:
            new = self.splits[key]
        else:
            joined = types.join(var.type, t)
            clash = joined.name == "any" and var.type.known and t.known or joined.name == "number" and var.type.name != "number"
            same_block = self.declared_in.get(var) == self.block_id and not var.hoisted and not var.shared
            if not clash or not same_block or var.kind != "local" or var.name in self.fn.loop_local:
                return var
            new = type(var)(var.name, self.fn.fresh(var.java), var.owner)
            new.stores = var.stores
            self.splits[key] = new
        self.current[var.name] = new
        return new

    def store(self, var, value, node):
        if var.shared and var.kind in ("local", "param"):
            if var in self.declared:
                return self.simple(f"{var.java}.value = {value}", node)
            self.declared.add(var)
            self.declared_in[var] = self.block_id
            return self.simple(self.box(var, value), node)
        if var.kind == "local" and var not in self.declared:
            self.declared.add(var)
            self.declared_in[var] = self.block_id
            return self.simple(self.lang.declare(var.type, var.java, value, var.stores <= 1).rstrip(";"), node)
        target = f"{self.module.java}.{var.java}" if var.kind == "static" and var.java in self.fn.taken else var.java
        return self.simple(f"{target} = {value}", node)

    def box(self, var, value):
        ref = self.need("Ref")
        if self.lang.name == "java":
            return f"{ref}<{self.lang.type(var.type, True)}> {var.java} = new {ref}<>({value})"
        return f"val {var.java} = {ref}<{self.lang.type(var.type)}>({value})"

    def unpack(self, target, value, node):
        names = target.elts
        if any(isinstance(n, ast.Starred) for n in names):
            raise Cannot("a starred target")
        if isinstance(value, ast.Tuple) and len(value.elts) == len(names):
            codes = [self.x(v, self.wanted(n)) for n, v in zip(names, value.elts)]
            used = {n.id for v in value.elts for n in ast.walk(v) if isinstance(n, ast.Name)}
            if used & {n.id for n in names if isinstance(n, ast.Name)} or any(self.has_call(v) for v in value.elts) and any(not isinstance(n, ast.Name) for n in names):
                raise Cannot("an exchange of values")
            for n, c in zip(names, codes):
                self.assign(n, c, node)
            return
        with self.read_only():
            code = self.x(value)
        parts = self.parts(code, len(names), check=True)
        if not code.text.isidentifier():
            name = self.fn.fresh("pair" if len(names) == 2 else "parts")
            t = code.type
            self.line(f"{'var' if self.lang.name == 'java' else 'val'} {name} = {code.text}{self.lang.semicolon}", node)
            parts = self.parts(Code(name, t), len(names), check=True)
        for n, c in zip(names, parts):
            if isinstance(n, ast.Name) and n.id == "_":
                continue
            self.assign(n, c, node)

    def parts(self, code, count, check=False):
        """The parts of a value that is taken apart: a tuple, a connection, an entry, the result of wait."""
        t, java = code.type, self.lang.name == "java"
        missing = "" if java else "!!"
        if t.name.startswith("Tuple") and len(t.args) == count:
            return [self.part(code, i) for i in range(count)]
        known = {
            "Connection": [("reader()", types.Type("StreamReader")), ("writer()", types.Type("StreamWriter"))],
            "WaitResult": [("done()", of("Set", t.arg())), ("pending()", of("Set", t.arg()))],
            "Entry": [("getKey()" if java else "key", t.arg(0)), ("getValue()" if java else "value", t.arg(1))],
            "Output": [("stdout()" + missing, types.BYTES), ("stderr()" + missing, types.BYTES)],
        }.get(t.name)
        if known and len(known) == count:
            return [Code(f"{code.operand}.{m}", part) for m, part in known]
        raise Cannot(f"{self.say(t)} taken apart")

    def s_AugAssign(self, node):
        op = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}.get(type(node.op))
        target = self.x(node.target)
        value = self.x(node.value)
        t = target.type
        if t.null or value.type.null:
            raise Cannot("arithmetic of what may be None")
        if isinstance(node.target, ast.Subscript):
            if t == INT and value.type == INT and op:
                whole = Code(f"{target.operand} {op} {value.operand}", INT)
                return self.put(node.target, whole, node)
            raise Cannot("an item that is changed")
        if t.name in NUMBERS and value.type.name in NUMBERS and op:
            if op == "*" and t == INT:
                self.check("a product beyond int")
            if t == INT and value.type != INT:
                if target.slot is not None:
                    target.slot.learn(types.NUMBER)
                    raise Cannot("an int that becomes a float")
            return self.simple(f"{target.text} {op}= {value.text}", node)
        if t == STR and value.type == STR and op == "+":
            return self.simple(f"{target.text} += {value.text}", node)
        if t.name == "bytes" and value.type.name == "bytes" and op == "+":
            return self.simple(f"{target.text} = {self.need('concat')}({target.text}, {value.text})", node)
        if t.name == "List" and op == "+" and types.assignable(value.type, t):
            return self.simple(f"{target.operand}.addAll({value.text})", node)
        if t.name == "time" and op in ("+", "-"):
            return self.simple(f"{target.text} = {self.durations(target, type(node.op), value).text}", node)
        raise Cannot(f"{self.say(t)} {op}= {self.say(value.type)}")
