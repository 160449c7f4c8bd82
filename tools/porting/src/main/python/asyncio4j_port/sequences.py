"""Sequences: sorted, min, max, sum, any, all, map, filter, and their kin."""
from __future__ import annotations

import ast

from . import types
from .code import COMPARE, LOW, Cannot, Code
from .types import BOOL, INT, NUMBERS, STR, of

COMPARABLE = {"int", "str", "double", "bool", "time"}


class Sequences:
    """The part of the translator that writes what Python does with whole sequences."""

    # ------------------------------------------------------------ order
    def f_min(self, node, want):
        return self.extreme(node, "min")

    def f_max(self, node, want):
        return self.extreme(node, "max")

    def extreme(self, node, word):
        options = {k.arg: k.value for k in node.keywords}
        key, default = options.pop("key", None), options.pop("default", None)
        if options or any(isinstance(a, ast.Starred) for a in node.args):
            raise Cannot(f"{word} with these options")
        if len(node.args) > 1 and key is None and default is None:
            return self.least(word, [self.x(a) for a in node.args])
        if len(node.args) != 1:
            raise Cannot(f"{word} of these")
        with self.unordered():
            code, t = self.iterable(self.at_once(node.args[0]))
        order = self.comparator(key, t, False) if key is not None else None
        if order is None and not self.comparable(t) or code.type.name not in types.COLLECTIONS:
            raise Cannot(f"{word} of {self.say(t)}")
        if default is not None:
            other = self.x(default, t)
            joined = types.join(t, other.type)
            return Code(f"{self.need(word + 'Or')}({code.text}, {order or self.lang.natural}, {self.coerce(other, joined)})", joined)
        return Code(f"Collections.{word}({code.text}{', ' + order if order else ''})", t)

    def least(self, word, codes):
        t = codes[0].type
        for c in codes[1:]:
            t = types.join(t, c.type)
        if any(c.type.name not in NUMBERS or c.type.null for c in codes):
            raise Cannot(f"{word} of these")
        text = self.coerce(codes[0], t)
        for c in codes[1:]:
            text = f"Math.{word}({text}, {self.coerce(c, t)})"
        return Code(text, t)

    def f_sorted(self, node, want):
        kept = self.kept_value
        if len(node.args) != 1:
            raise Cannot("sorted")
        with self.unordered():
            code, t = self.iterable(self.at_once(node.args[0]))
        order = self.ordering(node, t)
        if self.lang.name == "kotlin":
            return Code(f"{code.operand}.sortedWith({order or 'naturalOrder()'}).toMutableList()", of("List", t))
        stream = code.operand[: -len(".toList()")] if code.operand.endswith(".toList()") else code.operand + ".stream()"
        text = f"{stream}.sorted({order or ''}).toList()"
        return Code(f"new ArrayList<>({text})" if kept else text, of("List", t))

    def ordering(self, node, t):
        """The Comparator of sorted() or sort(): None if it is the natural one."""
        options = {k.arg: k.value for k in node.keywords}
        key, back = options.pop("key", None), options.pop("reverse", None)
        if options or back is not None and not (isinstance(back, ast.Constant) and isinstance(back.value, bool)):
            raise Cannot("sorted with these options")
        backwards = back is not None and back.value
        if key is None or isinstance(key, ast.Constant) and key.value is None:
            if not self.comparable(t):
                raise Cannot(f"sorted of {self.say(t)}")
            return None if not backwards else "Comparator.reverseOrder()" if self.lang.name == "java" else "reverseOrder()"
        return self.comparator(key, t, backwards)

    def comparator(self, key, t, backwards):
        """A Comparator by a key: a lambda, a function of the module, len or str.lower."""
        name, body = self.key_body(key)
        saved, lambdas, before = dict(self.renamed), self.lambdas, self.before
        java = self.fn.fresh(name if name.isidentifier() and name.isascii() and name not in ("it", "_") else "one")
        self.renamed[name] = Code(java, t)
        self.lambdas, self.before = self.lambdas + 1, None
        try:
            parts = [self.x(p) for p in (body.elts if isinstance(body, ast.Tuple) else [body])]
        finally:
            self.renamed, self.lambdas, self.before = saved, lambdas, before
        if any(not self.comparable(p.type) for p in parts):
            raise Cannot("a key that is not compared")
        if self.lang.name == "kotlin":
            made = f"compareBy<{self.lang.type(t)}>({', '.join(f'{{ {java} -> {p.text} }}' for p in parts)})"
            return made + (".reversed()" if backwards else "")
        made = f"Comparator.comparing(({self.lang.type(t, True)} {java}) -> {parts[0].text})"
        made += "".join(f".thenComparing({java} -> {p.text})" for p in parts[1:])
        return made + (".reversed()" if backwards else "")

    def key_body(self, key):
        """The parameter and the body of a function of one argument."""
        if isinstance(key, ast.Lambda):
            a = key.args
            if len(a.args) != 1 or a.vararg or a.kwarg or a.kwonlyargs or a.posonlyargs or a.defaults:
                raise Cannot("a lambda of other arguments")
            return a.args[0].arg, key.body
        if isinstance(key, ast.Attribute) and self.names.resolve(key) in ("str.lower", "str.upper", "str.strip", "str.casefold"):
            call = ast.Call(ast.Attribute(ast.Name(" key", ast.Load()), key.attr, ast.Load()), [], [])
        elif isinstance(key, (ast.Name, ast.Attribute)):
            call = ast.Call(key, [ast.Name(" key", ast.Load())], [])
        else:
            raise Cannot("a key that is computed")
        ast.copy_location(call, key)
        ast.fix_missing_locations(call)
        return " key", call

    def sort(self, target, node):
        if target.type.name != "List" or node.args or target.type.null:
            raise Cannot("sort of this")
        order = self.ordering(node, target.type.arg())
        if self.lang.name == "kotlin":
            return Code(f"{target.operand}.sortWith({order or 'naturalOrder()'})", types.VOID)
        return Code(f"{target.operand}.sort({order or 'null'})", types.VOID)

    def comparable(self, t):
        """Whether values of a type have Python's order in Java, too."""
        return not t.null and (t.name in COMPARABLE or t.name.startswith("Tuple") and all(self.comparable(a) for a in t.args))

    # ------------------------------------------------------------ folds
    def f_sum(self, node, want):
        arg = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if arg is None:
            raise Cannot("sum with a start")
        if isinstance(arg, (ast.GeneratorExp, ast.ListComp)) and len(arg.generators) == 1:
            return self.quantified(arg, "sum")
        with self.unordered():
            code, t = self.iterable(arg)
        if t.name == "double":
            self.check("the last digit of a sum")
            return Code(f"{code.operand}.sum()" if self.lang.name == "kotlin" else f"{code.operand}.stream().mapToDouble(n -> n).sum()", t)
        if t != INT:
            raise Cannot("the sum of what is no int")
        if isinstance(arg, ast.Call) and self.names.resolve(arg.func) == "range":
            self.check("a sum beyond int")
        if self.lang.name == "kotlin":
            return Code(f"Math.toIntExact({code.operand}.sumOf {{ it.toLong() }})", INT)
        numbers = code.text[: -len(".boxed().toList()")] + ".asLongStream()" if code.text.endswith(".boxed().toList()") else f"{code.operand}.stream().mapToLong(n -> n)"
        return Code(f"Math.toIntExact({numbers}.sum())", INT)

    def f_any(self, node, want):
        return self.every(node, "any")

    def f_all(self, node, want):
        return self.every(node, "all")

    def every(self, node, word):
        arg = self.one(node)
        if isinstance(arg, (ast.GeneratorExp, ast.ListComp)):
            return self.quantified(arg, word)
        with self.unordered():
            code, t = self.iterable(arg)
        if self.lang.name == "kotlin":
            return Code(f"{code.operand}.{word} {{ yes -> {self.truthy(Code('yes', t)).text} }}", BOOL)
        return Code(f"{code.operand}.stream().{word}Match(yes -> {self.truthy(Code('yes', t)).text})", BOOL)

    # ------------------------------------------------------------ made of others
    def as_list(self, node, want):
        """enumerate, zip, reversed, map, filter as a value: computed at once."""
        code, t = self.iterable(node)
        self.check("computed at once")
        return Code(code.text, of("List", t), code.binding)

    f_enumerate = f_zip = f_reversed = f_map = f_filter = f_range = as_list

    def sequence(self, node):
        """The collection that one of Python's functions on sequences makes, and the type of its items; None if it is another call."""
        word, args = node.func.id, node.args
        if word == "range" and not node.keywords:
            bounds = [self.x(a) for a in args]
            for b in bounds:
                self.guess(b, INT)
            if len(bounds) in (1, 2, 3) and all(b.type == INT and not b.type.null for b in bounds):
                low, high = ("0", bounds[0].text) if len(bounds) == 1 else (bounds[0].text, bounds[1].text)
                if len(bounds) == 3:
                    return Code(f"{self.need('range')}({low}, {high}, {bounds[2].text})", of("List", INT)), INT
                return Code(self.lang.range(low, high), of("List", INT)), INT
            raise Cannot("range of these")
        if word == "zip" and len(args) in (2, 3) and not node.keywords:
            codes, kinds = zip(*(self.iterable(a) for a in args))
            whole = types.Type(self.need(f"Tuple{len(args)}"), tuple(kinds))
            return Code(f"{self.need('zip' if len(args) == 2 else 'zip3')}({', '.join(c.text for c in codes)})", of("List", whole)), whole
        if word == "enumerate" and args:
            start = args[1] if len(args) > 1 else next((k.value for k in node.keywords if k.arg == "start"), None)
            code, t = self.iterable(args[0])
            pair = types.Type(self.need("Tuple2"), (INT, t))
            return Code(f"{self.need('enumerate')}({code.text}, {self.x(start).text if start is not None else '0'})", of("List", pair)), pair
        if word == "reversed" and len(args) == 1:
            code, t = self.iterable(args[0])
            if code.type.name == "Set":
                raise Cannot("a set reversed")
            return Code(f"{self.need('reversed')}({code.text})", of("List", t)), t
        if word in ("map", "filter") and len(args) == 2 and not node.keywords:
            return self.mapped(node, word, *args)
        return None

    def mapped(self, node, word, function, items):
        """map() and filter() as the comprehension that says the same."""
        if word == "filter" and isinstance(function, ast.Constant) and function.value is None:
            name, body = " item", ast.copy_location(ast.Name(" item", ast.Load()), node)
        else:
            name, body = self.key_body(function)
        target = ast.Name(name, ast.Store())
        element = body if word == "map" else ast.Name(name, ast.Load())
        made = ast.ListComp(element, [ast.comprehension(target, items, [body] if word == "filter" else [], 0)])
        ast.copy_location(made, node)
        ast.fix_missing_locations(made)
        with self.read_only():
            code = self.x(made)
        return code, code.type.arg()
