"""argparse: the options of a program, and the types of what they hold."""
from __future__ import annotations

import ast

from . import types
from .variables import LEARNT
from .code import Cannot, Code
from .types import BOOL, DOUBLE, INT, STR, UNKNOWN, of

IGNORED = {"help", "metavar", "dest"}


class CommandLine:
    """The part of the translator that writes argparse."""

    def f_argparse_ArgumentParser(self, node, want):
        if node.args or {k.arg for k in node.keywords} - {"description", "prog", "epilog", "usage"}:
            raise Cannot("a parser with these options")
        self.check("help and usage are shorter")
        return Code(self.lang.new(self.need("Arguments"), []), types.Type("Arguments"))

    def option(self, target, node):
        """`parser.add_argument(...)`: what the option is called, how its text becomes a value, and what it holds if it is not given."""
        given = {k.arg: k.value for k in node.keywords}
        names = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if len(names) != len(node.args) or not names or set(given) - IGNORED - {"type", "default", "action", "nargs", "required"}:
            raise Cannot("an option like this")
        words = {k: given[k].value if isinstance(given.get(k), ast.Constant) else None for k in ("action", "nargs", "required", "dest")}
        if any(k in given and words[k] is None for k in words) or words["action"] not in (None, "store", "store_true", "store_false") or words["nargs"] not in (None, "?", "*", "+"):
            raise Cannot("an option like this")
        dashed = names[0].startswith("-")
        long_ = next((n for n in names if n.startswith("--")), names[0])
        dest = words["dest"] or long_.lstrip("-").replace("-", "_")
        flag = words["action"] in ("store_true", "store_false")
        convert, t = ("null", BOOL) if flag else self.converter(given.get("type"))
        many = words["nargs"] in ("*", "+")
        t = of("List", t) if many else t
        otherwise = self.otherwise(given.get("default"), words["action"], t, (dashed or words["nargs"] == "?") and not words["required"])
        if otherwise is not None:
            t = types.join(t, otherwise.type)
            default = otherwise.text
        else:
            default = "null"
        joined = types.join(self.project.options.get(dest, UNKNOWN), t)
        LEARNT[0] += joined != self.project.options.get(dest)
        self.project.options[dest] = joined
        texts = [self.lang.string(dest), self.lang.list([self.lang.string(n) for n in names], STR, False), self.lang.string(words["action"] or "store"), convert, default,
                 self.lang.string(words["nargs"] or ("" if not words["required"] and dashed else "1"))]
        return Code(f"{self.solid(target)}.add({', '.join(texts)})", types.VOID)

    def converter(self, node):
        """The function that makes a value of the text of an option, and its type."""
        full = self.names.resolve(node) if node is not None else "str"
        java = self.lang.name == "java"
        simple = {"str": ("text -> text", "{ it }", STR), "int": ("text -> Integer.parseInt(text.strip())", "{ it.trim().toInt() }", INT),
                  "float": ("text -> Double.parseDouble(text.strip())", "{ it.trim().toDouble() }", DOUBLE)}.get(full)
        if simple:
            return simple[0 if java else 1], simple[2]
        name, body = self.key_body(node)
        saved = dict(self.renamed)
        text = self.fn.fresh("text")
        self.renamed[name] = Code(text, STR)
        try:
            made, t = self.late_body(body)
        finally:
            self.renamed = saved
        if not types.complete(t):
            raise Cannot("an option of an unknown type")
        return self.lang.lam([text], made), t

    def otherwise(self, node, action, t, may_lack):
        """What an option holds if it is not given; None if it must be there."""
        if node is not None:
            code = self.x(node, t)
            if code.type.name != "none" and not types.assignable(code.type, t):
                raise Cannot("a default of another type")
            text = f"(double) {code.operand}" if t == DOUBLE and code.type.name == "int" and self.lang.name == "java" else self.coerce(code, t.nullable())
            return Code(text, t if code.type.name != "none" else types.NONE)
        if action in ("store_true", "store_false"):
            return Code("false" if action == "store_true" else "true", BOOL)
        return Code("null", types.NONE) if may_lack else None

    def parsed(self, target, node):
        if node.keywords or len(node.args) > 1:
            raise Cannot("parse_args with options")
        given = self.coerce(self.x(node.args[0]), of("List", STR)) if node.args else f"{self.need('argv')}.subList(1, argv.size{'()' * (self.lang.name == 'java')})"
        return Code(f"{self.solid(target)}.parse({given})", types.Type("Options"))

    def option_value(self, target, name):
        """What an option holds."""
        t = self.project.options.get(name, UNKNOWN)
        if not types.complete(t):
            raise Cannot(f"the option {name}")
        if self.lang.name == "java":
            return Code(f"{target.operand}.<{self.lang.type(t, True)}>get({self.lang.string(name)})", t)
        return Code(f"{target.operand}.get<{self.lang.type(t)}>({self.lang.string(name)})", t)
