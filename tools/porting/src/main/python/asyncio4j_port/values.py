"""Literals and subscripts: values that Python writes with brackets."""
from __future__ import annotations

import ast

from . import data, types
from .code import LOW, Cannot, Code
from .types import BYTES, INT, STR, UNKNOWN, of


class Values:
    """The part of the translator that writes literals and items."""

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
        if t.name.startswith("Call") and not types.complete(t):
            raise Cannot("functions of different types")
        if t.name.startswith("Call") and self.lang.name == "java":
            return [self.lang.cast(t, i.operand) for i in items], t
        return [self.coerce(i, t) for i in items], t

    def x_List(self, node, want):
        if any(isinstance(e, ast.Starred) for e in node.elts):
            return self.spread_list(node)
        texts, t = self.element(node.elts, want.arg() if want.name in types.COLLECTIONS else UNKNOWN)
        t = t if texts else want.arg() if want.name in types.COLLECTIONS else UNKNOWN
        return Code(self.lang.list(texts, t, not self.reading), of("List", t))

    def spread_list(self, node):
        """`[*a, b, *c]`: one list behind the other."""
        made, plain = None, []
        for e in node.elts + [None]:
            if e is not None and not isinstance(e, ast.Starred):
                plain.append(e)
                continue
            if plain:
                made, plain = self.behind(made, self.x(ast.copy_location(ast.List(plain, ast.Load()), node))), []
            if e is not None:
                code, t = self.iterable(self.at_once(e.value))
                made = self.behind(made if made is not None else Code(self.lang.list([], t, True), of("List", t)), Code(code.text, of("List", t)))
        return made

    def behind(self, first, second):
        if first is None:
            return second
        t = types.join(first.type, second.type)
        if not t.arg().known:
            raise Cannot("lists of two types")
        return Code(f"{self.need('joined')}({first.text}, {second.text})", t)

    def x_Set(self, node, want):
        texts, t = self.element(node.elts, want.arg() if want.name == "Set" else UNKNOWN)
        return Code(self.lang.set(texts, t), of("Set", t))

    def x_Tuple(self, node, want):
        if not 2 <= len(node.elts) <= 4:
            if len(node.elts) > 4 and not any(isinstance(e, ast.Starred) for e in node.elts):
                texts, t = self.element(node.elts, want.arg() if want.name == "List" else UNKNOWN)
                if types.complete(t) and not t.null:
                    return Code(self.lang.list(texts, t, False), of("List", t))
            raise Cannot(f"a tuple of {len(node.elts)}")
        wants = want.args if want.name.startswith("Tuple") and len(want.args) == len(node.elts) else [UNKNOWN] * len(node.elts)
        items = [self.x(e, w) for e, w in zip(node.elts, wants)]
        parts = [w if types.complete(w) else i.type for w, i in zip(wants, items)]
        if any(p.name == "void" for p in parts):
            raise Cannot("a tuple of nothing")
        name = self.need(f"Tuple{len(items)}")
        args = [self.coerce(i, p) for i, p in zip(items, parts)]
        known = [p if p.name != "none" else types.Type("any", (types.NONE,)) for p in parts]
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
        if vt.name == "void" or types.may_lack(kt) and kt.known:
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
        if f"{t.name}.__getitem__" in data.templates():
            return self.template(f"{t.name}.__getitem__", target, ast.copy_location(ast.Call(node.value, [node.slice], []), node), want)
        if t.name.startswith("Tuple") and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return self.part(target, node.slice.value % len(t.args))
        if t.name.startswith("Tuple") and len(set(t.args)) == 1:
            target = self.as_items(target)
            t = target.type
        index = self.x(node.slice)
        self.guess(index, INT) if t.name in ("List", "str", "bytes") else None
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
            if not index.literal and not self.counts(node.slice):
                return Code(f"{self.need('at')}({target.text}, {index.text})", t.arg())
            return Code(f"{target.operand}.get({index.text})", t.arg())
        if t == STR and index.type == INT:
            return Code(f"{self.need('charAt')}({target.text}, {index.text})", STR)
        if t == BYTES and index.type == INT and (not index.literal or index.literal.startswith("-")):
            return Code(f"{self.need('octet')}({target.text}, {index.text})", INT)
        if t == BYTES and index.literal and not index.literal.startswith("-"):
            mask = f"{target.operand}[{index.literal}] & 0xff" if self.lang.name == "java" else f"{target.operand}[{index.literal}].toInt() and 0xff"
            return Code(mask, INT, LOW)
        raise Cannot(f"an item of {self.say(t)}")

    def counts(self, node):
        """Whether an index counts from 0 for sure: the variable of a range."""
        if isinstance(node, ast.Name) and node.id in self.fn.loop_local:
            loops = [n for n in ast.walk(self.fn.node) if isinstance(n, (ast.For, ast.AsyncFor)) and isinstance(n.target, ast.Name) and n.target.id == node.id]
            return bool(loops) and all(isinstance(n.iter, ast.Call) and isinstance(n.iter.func, ast.Name) and n.iter.func.id == "range" and len(n.iter.args) == 1 for n in loops)
        return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and self.quiet_type(node) == INT

    def as_items(self, code):
        """A tuple of values of one type as a list."""
        if not code.text.replace(".", "").replace("()", "").isidentifier():
            raise Cannot("the items of a tuple that is computed")
        parts = [self.part(code, i).text for i in range(len(code.type.args))]
        return Code(self.lang.list(parts, code.type.args[0], False), of("List", code.type.args[0]))

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
