"""Assignments: to names, fields, items, and to several at once."""
from __future__ import annotations

import ast

from . import types
from .variables import LEARNT
from .code import Cannot, Code
from .types import ANY, BYTES, DOUBLE, INT, NUMBERS, STR, UNKNOWN, of


COMPARED = {"int", "str", "double", "time"}  # what a PriorityQueue can order


class Assignments:
    """The part of the translator that writes assignments."""

    def s_Assign(self, node):
        if len(node.targets) > 1:
            if any(isinstance(t, (ast.Tuple, ast.List)) for t in node.targets):
                raise Cannot("several targets")
            self.assign(node.targets[0], self.x(node.value, self.wanted(node.targets[0])), node)
            first = node.value if isinstance(node.value, ast.Constant) else node.targets[0]
            for t in node.targets[1:]:
                self.assign(t, self.x(self.loaded(first), self.wanted(t)), node)
            return
        target = node.targets[0]
        if isinstance(target, (ast.Tuple, ast.List)):
            return self.unpack(target, node.value, node)
        if isinstance(node.value, (ast.Yield,)) and isinstance(target, ast.Name):
            return self.received(target, node)
        self.assign(target, self.x(node.value, self.wanted(target)), node)

    @staticmethod
    def loaded(node):
        """A target as an expression."""
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return node
        made = ast.Name(node.id, ast.Load()) if isinstance(node, ast.Name) else ast.Attribute(node.value, node.attr, ast.Load())
        return ast.copy_location(made, node)

    def compares(self, t):
        """Whether values of a type have an order in Java: simple ones, and tuples of them, which are compared part by part."""
        return not t.null and (t.name in COMPARED or t.name.startswith("Tuple") and all(self.compares(a) for a in t.args))

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
            if "PriorityQueue.create" in code.text and not self.compares(var.type.arg()):
                raise Cannot("a PriorityQueue of what is not compared")
            return self.store(var, self.coerce(code, var.type), node)
        if isinstance(target, ast.Attribute):
            receiver = self.guess_by_member(self.x(target.value), target.attr)
            cls = self.class_of(receiver.type)
            if cls is None:
                if receiver.type.name == "EventLoop" and target.attr == "slow_callback_duration":
                    return self.simple(f"{receiver.operand}.slowCallbackDuration(seconds({self.coerce(code, DOUBLE)}))", node)
                if receiver.type.name == "CancelScope" and target.attr == "shield":
                    return self.simple(f"{receiver.operand}.shield({self.coerce(code, types.BOOL)})", node)
                raise Cannot(f"the attribute {target.attr} of {self.say(receiver.type)}")
            var = self.field_of(cls, target.attr)
            if var.kind == "static":
                raise Cannot("a value of the class that an object takes for its own")
            var.learn(t)
            return self.simple(f"{self.solid(receiver)}.{var.java} = {self.coerce(code, var.type)}", node)
        if isinstance(target, ast.Subscript):
            return self.put(target, code, node)
        raise Cannot("this target")

    def put(self, target, code, node):
        receiver = self.x(target.value)
        t = receiver.type
        if t.name == "Application":
            return self.keep_in(receiver, target.slice, code, node)
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
            self.fn.kept_names.add(new.java)
            self.splits[key] = new
            LEARNT[0] += 1
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
        if isinstance(value, ast.Tuple) and len(value.elts) == len(names) and not any(isinstance(n, ast.Starred) for n in names + value.elts):
            return self.unpack_each(names, value.elts, node)
        with self.read_only():
            code = self.x(self.at_once(value))
        self.take_apart(target, code, node)

    def unpack_each(self, names, values, node):
        """`a, b = x, y`: one after the other, by way of new variables where one value needs what another target changes."""
        codes = [self.x(v, self.wanted(n)) for n, v in zip(names, values)]
        used = {n.id for v in values for n in ast.walk(v) if isinstance(n, ast.Name)}
        simple = all(isinstance(n, ast.Name) for n in names)
        exchange = used & {n.id for n in names if isinstance(n, ast.Name)} or not simple and any(not isinstance(v, ast.Constant) for v in values[1:])
        if exchange:
            if any(isinstance(n, (ast.Tuple, ast.Starred)) for n in names):
                raise Cannot("an exchange of values")
            kept = []
            for c in codes[:-1] if simple else codes:
                if c.type.name in ("void", "unknown", "any", "none"):
                    raise Cannot("an exchange of values")
                name = self.fn.fresh("old")
                self.line(self.lang.declare(c.type, name, c.text, True), node)
                kept.append(Code(name, c.type))
            if simple:
                # the last value is computed before any target changes, as it is assigned first
                kept.append(codes[-1])
                order = list(zip(names, kept))
                for n, c in [order[-1]] + order[:-1]:
                    self.assign(n, c, node)
                return
            codes = kept
        for n, c in zip(names, codes):
            self.take_apart(n, c, node) if isinstance(n, ast.Tuple) else self.assign(n, c, node)

    def take_apart(self, target, code, node):
        """A value whose parts are assigned to several targets."""
        names = target.elts
        starred = [i for i, n in enumerate(names) if isinstance(n, ast.Starred)]
        if not code.text.isidentifier():
            if code.type.name == "unknown":
                raise Cannot("an unknown type taken apart")
            name = self.fn.fresh("pair" if len(names) == 2 else "parts")
            self.line(f"{'var' if self.lang.name == 'java' else 'val'} {name} = {code.text}{self.lang.semicolon}", node)
            code = Code(name, code.type)
        parts = self.starred_parts(names, starred, code, node) if starred else self.parts(code, len(names), node)
        for n, c in zip(names, parts):
            n = n.value if isinstance(n, ast.Starred) else n
            if isinstance(n, ast.Name) and n.id == "_":
                continue
            if isinstance(n, (ast.Tuple, ast.List)):
                self.take_apart(n, c, node)
            else:
                self.assign(n, c, node)

    def starred_parts(self, names, starred, code, node):
        """`first, *rest = items`: the items in front, those behind, and the rest as a list of its own."""
        if code.type.name != "List" or len(starred) != 1 or code.type.null:
            raise Cannot("a starred target")
        at, size, behind = starred[0], self.lang.size(code.text, code.type), len(names) - starred[0] - 1
        self.line(f"{self.need('atLeast')}({code.text}, {len(names) - 1}){self.lang.semicolon}", node)
        front = [Code(f"{code.text}.get({i})", code.type.arg()) for i in range(at)]
        rest = Code(f"{self.need('slice')}({code.text}, {at}, {size} - {behind})", code.type)
        return front + [rest] + [Code(f"{code.text}.get({size} - {behind - i})", code.type.arg()) for i in range(behind)]

    def parts(self, code, count, node=None):
        """The parts of a value that is taken apart: a tuple, a connection, an entry, the result of wait."""
        t, java = code.type, self.lang.name == "java"
        missing = "" if java else "!!"
        if t.name.startswith("Tuple") and len(t.args) == count:
            return [self.part(code, i) for i in range(count)]
        known = {
            "Connection": [("reader()", types.Type("StreamReader")), ("writer()", types.Type("StreamWriter"))],
            "WaitResult": [("done()", of("Set", t.arg())), ("pending()", of("Set", t.arg()))],
            "Entry": [("getKey()" if java else "key", t.arg(0)), ("getValue()" if java else "value", t.arg(1))],
            "Endpoint": [("transport()", t.arg(0)), ("protocol()", t.arg(1))],
            "Output": [("stdout()" + missing, types.BYTES), ("stderr()" + missing, types.BYTES)],
        }.get(t.name)
        if t.name == "List" and node is not None and not t.null:
            self.line(f"{self.need('exactly')}({code.text}, {count}){self.lang.semicolon}", node)
            return [Code(f"{code.operand}.get({i})", t.arg()) for i in range(count)]
        if known and len(known) == count:
            return [Code(f"{code.operand}.{m}", part) for m, part in known]
        raise Cannot(f"{self.say(t)} taken apart")

    def s_AugAssign(self, node):
        op = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}.get(type(node.op))
        if isinstance(node.target, ast.Attribute) and node.target.attr == "deadline" and op == "+" and self.quiet_type(node.target.value) == types.Type("CancelScope"):
            return self.simple(f"{self.x(node.target.value).operand}.extend({self.a_s(node.value, None, {}, None)})", node)
        target = self.x(node.target)
        value = self.x(node.value)
        t = target.type
        if t.null or value.type.null:
            raise Cannot("arithmetic of what may be None")
        if isinstance(node.target, ast.Subscript):
            if self.has_call(node.target):
                raise Cannot("an item that is changed")
            return self.put(node.target, self.binary(target, type(node.op), value), node)
        if t.name in NUMBERS and value.type.name in NUMBERS and op:
            if op == "*" and t == INT:
                self.check("a product beyond int")
            if t.name in ("int", "long") and value.type.name not in ("int", "long") or t == INT and value.type.name == "long":
                if target.slot is not None:
                    target.slot.learn(types.join(types.NUMBER, types.NUMBER) if value.type.name != "long" else value.type)
                    raise Cannot("an int that becomes a float")
            return self.simple(f"{target.text} {op}= {value.text}", node)
        if t == STR and value.type == STR and op == "+":
            return self.simple(f"{target.text} += {value.text}", node)
        if t.name == "bytes" and value.type.name == "bytes" and op == "+":
            return self.simple(f"{target.text} = {self.need('concat')}({target.text}, {value.text})", node)
        if t.name == "List" and op == "+" and types.assignable(value.type, t):
            return self.simple(f"{target.operand}.addAll({value.text})", node)
        if t.name == "time" and op in ("+", "-") and value.type.name in NUMBERS | {"time"}:
            return self.simple(f"{target.text} = {self.durations(target, type(node.op), value).text}", node)
        made = self.binary(target, type(node.op), value)
        return self.assign(node.target, made, node)
